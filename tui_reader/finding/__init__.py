"""What is asked of all that is kept: the words that were typed as a value, and where they stand in a text."""
