"""Whose words an article quotes, told so that the same person is known in another article.

about: who somebody is in the text -> speaking: the quotations with their speakers, folded within the article ->
telling_apart: which of those known by a name this one is.
"""

VERSION = 1
"""Rises when people are found or told apart better: those of every article are then looked for again."""
