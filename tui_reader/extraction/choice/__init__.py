"""Which units are the article: votes, rules and the forest's likelihoods together."""
