"""A document at one width: its lines, and positions <-> lines both ways."""
