"""Markdown: its parser, what its tokens say, and the fields before its text."""
