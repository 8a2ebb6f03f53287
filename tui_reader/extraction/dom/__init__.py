"""The page's DOM before anything is chosen from it: parsed, thinned, without what nobody sees."""
