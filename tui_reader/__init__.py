"""tui-reader: web articles in the terminal, with their outline and their quotations."""

__version__ = "0.1.0"
