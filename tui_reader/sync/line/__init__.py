"""What two libraries say to each other over a line of bytes, whatever carries it."""
