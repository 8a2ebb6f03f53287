"""What is done with what is kept, apart from reading it: added to, taken in and out, looked over, asked again."""
