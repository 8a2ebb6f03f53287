"""PDF: lines of glyphs become columns in their order, paragraphs, headings and notes. pypdfium2 alone is asked."""
