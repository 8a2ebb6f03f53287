"""Text whose lines a page has broken and set itself: code, verse, prose of plain text."""
