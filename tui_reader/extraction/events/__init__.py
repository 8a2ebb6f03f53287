"""Tags and text, told in reading order, become blocks: what Markdown and plain text are read with."""
