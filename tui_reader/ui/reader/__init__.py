"""The reading screen: one article, and what can be done with it."""
