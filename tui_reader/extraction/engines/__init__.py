"""The engines that say which text of a page is its article, and their votes on its units."""
