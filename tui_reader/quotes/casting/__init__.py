"""Who speaks in a dialogue where the sentence does not say: the people in reach, ranked by a forest."""
