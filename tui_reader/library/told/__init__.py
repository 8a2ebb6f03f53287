"""What another library tells: put into the tables, and what this one tells it read from them."""
