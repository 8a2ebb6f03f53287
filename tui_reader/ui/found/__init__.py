"""Everything that is kept, searched: the screen of what was found."""
