"""A document as plain text, Markdown or HTML: what print mode writes and what is copied into files."""
