"""What other programs kept, taken in, and what is kept here, given out: formats on both sides of one value."""
