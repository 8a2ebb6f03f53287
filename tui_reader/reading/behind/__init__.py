"""What is found out about all that is kept, behind the reading."""
