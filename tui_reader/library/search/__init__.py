"""Everything that is kept, found by its words: the index, and what is asked of it."""
