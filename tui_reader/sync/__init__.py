"""One library on every machine: two of them tell each other what changed."""
