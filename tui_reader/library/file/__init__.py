"""The library's file: where it lies, what it is made of, and what may be wrong with it."""
