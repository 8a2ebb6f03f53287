"""What the terminal sends, cut into what was typed and what was not: neither a paste nor an answer has keys in it."""
