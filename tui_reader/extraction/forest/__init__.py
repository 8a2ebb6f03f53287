"""The forest that says how likely a unit is the article's, and the numbers it weighs."""
