"""What colours the terminal has, and which of them stand for those that are wanted."""
