"""The article that is open: how it comes, what becomes of it, and the way through it and back."""
