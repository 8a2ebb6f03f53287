"""The words that may be the first argument, each a command line of its own."""
