"""Who speaks in Chinese, Japanese and Korean, by the patterns that are regular there; else nobody."""
