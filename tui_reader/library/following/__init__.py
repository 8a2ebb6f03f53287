"""Lists that are followed: which they are, and which of their entries a person has not seen."""
