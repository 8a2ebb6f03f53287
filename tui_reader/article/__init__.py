"""The pure core: documents and what can be computed from them. No I/O, no Textual."""
