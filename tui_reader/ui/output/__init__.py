"""The one room for terminal output: what changed is sent, in few bytes, and no control ever comes from content."""
