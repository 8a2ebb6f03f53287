"""What a key means, and the rows that say so."""
