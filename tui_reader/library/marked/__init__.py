"""What a person adds to what is read: highlights, notes, tags, states."""
