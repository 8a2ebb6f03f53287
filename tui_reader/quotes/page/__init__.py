"""What a page says itself of who speaks: cites, authors of posts, labels of a conversation."""
