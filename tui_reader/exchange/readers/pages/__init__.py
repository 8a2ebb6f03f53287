"""Readers of markup: bookmarks, OPML, the lists that Pocket wrote."""
