"""Programs and styles, half of a page's markup, of which nothing is read: they are emptied before anybody looks."""

_NAMES = ("script", "style")
_PROGRAMS = ("javascript", "module", "css")
"""What the type of a program says that is no data."""
_BEHIND_NAME = frozenset(" \t\n\r\f>")


def without_programs(markup: str) -> str:
    """The markup with nothing between the tags of its scripts and styles; data in scripts stays, and so does whatever
    is not plainly one: a tag that closes itself, or that may stand in an attribute or a comment.
    """
    for name in _NAMES:
        markup = _emptied(markup, name)
    return markup


def _emptied(markup: str, name: str) -> str:
    opens, closes = f"<{name}", f"</{name}"
    parts: list[str] = []
    at = 0
    start = markup.find(opens)
    while start >= 0:
        begin = markup.find(">", start) + 1
        end = markup.find(closes, begin)
        if not begin or end < 0:
            break
        if end > begin and _is_program(markup[start:begin], len(opens)) and _is_whole(markup[begin:end], opens):
            parts.append(markup[at:begin])
            at = begin = end
        start = markup.find(opens, begin)
    parts.append(markup[at:])
    return "".join(parts)


def _is_program(tag: str, behind: int) -> bool:
    """Whether a start tag is whole, its name what it seems, and its type that of a program or a style."""
    if tag[behind] not in _BEHIND_NAME or tag.endswith("/>") or tag.count('"') % 2 or tag.count("'") % 2:
        return False
    return "type=" not in tag or any(kind in tag for kind in _PROGRAMS)


def _is_whole(text: str, opens: str) -> bool:
    """Whether what lies before an end tag can not have begun in an attribute or a comment."""
    return opens not in text and ("-->" not in text or text.lstrip().startswith("<!--"))
