"""Just enough grammar to find who a verb of speech belongs to: tokens, noun phrases, subjects, verbs."""
