"""Passages that were kept, found again in a text that may have changed."""
