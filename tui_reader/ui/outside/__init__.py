"""The ways out of the reader: the browser and the clipboard."""
