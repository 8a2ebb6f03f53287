"""The posts of a discussion: who wrote each, when, and to whom it answers."""
