"""Front end two: the Textual app."""
