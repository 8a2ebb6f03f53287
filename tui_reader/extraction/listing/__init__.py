"""Lists of articles: what feeds say, and what the page of a front, a section or a search shows."""
