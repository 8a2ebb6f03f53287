"""What stands beside the text or in its place."""
