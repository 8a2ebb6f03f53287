"""What names something, and stands in a row, a list or a pane: whatever a page calls it, it has an end."""

LONGEST = 1000
"""Characters of the longest; what is drawn, wrapped and asked for with every key would take a page's megabyte else."""


def label(text: str) -> str:
    """A name in one line, its runs of white space as one blank; the end of one that is no name any more is cut."""
    if len(text) > 2 * LONGEST:
        text = text[: 2 * LONGEST]
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    end = text.rfind(" ", 0, LONGEST)
    return text[: end if end > 0 else LONGEST - 1] + "…"
