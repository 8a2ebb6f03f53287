"""The library as a list: the queue, what is being read, what was read."""
