"""What a page says of what comes after it: numbered pages of the same text, or another chapter of the same work."""
