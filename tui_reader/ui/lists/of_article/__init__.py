"""Lists of what an article has: what is known of it, its links, who speaks in it, the way to it and other ways."""
