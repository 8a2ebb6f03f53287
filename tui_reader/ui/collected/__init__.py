"""A list that was opened: a feed, or what the page of a front, a section or a search lists."""
