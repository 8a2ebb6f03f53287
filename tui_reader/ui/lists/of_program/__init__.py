"""Lists of what the program has: its keys, settings and themes."""
