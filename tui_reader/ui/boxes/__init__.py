"""What lies over the text for a while."""
