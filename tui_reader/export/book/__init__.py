"""Documents as one EPUB 3."""
