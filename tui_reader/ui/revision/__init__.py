"""What changed in an article, before it is taken or not."""
