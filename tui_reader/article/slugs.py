"""The in-page addresses that hosts of Markdown give to headings."""


def slug(heading: str) -> str:
    """Lower case, blanks as hyphens, no punctuation."""
    kept = (mark for mark in heading.lower().strip() if mark.isalnum() or mark in " -_")
    return "".join(kept).replace(" ", "-")
