"""Passages of the text: found, selected, copied, written to a file."""
