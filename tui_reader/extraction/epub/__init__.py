"""E-books, EPUB 2 and 3: what stands in their spine is one document, their table of contents its outline."""
