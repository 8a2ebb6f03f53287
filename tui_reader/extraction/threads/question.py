"""What was asked, or told, above a thread's posts: a post as well, of another kind than those that answer it."""

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import content_of
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.moments import times_of, words_of
from tui_reader.extraction.threads.post_facts import Post, author_of, head_of, points_of, time_of

SENTENCE = 25
"""Characters of a text from which on it may be one."""
LONGEST_HEAD = 120
HIGHEST = 6
"""Boxes around a question's text that may have its head."""


def question(boxes: Collection[HtmlElement], chosen: Sequence[Unit]) -> Post | None:
    """The post that the chosen text before the first of the boxes is; None where no name and time stand with it."""
    asked = _before(boxes, chosen)
    body = _around(asked)
    if body is None:
        return None
    around_boxes = {above for box in boxes for above in (box, *box.iterancestors())}
    text = {unit.element for unit in asked}
    below = body
    for above, _ in zip((body, *body.iterancestors()), range(HIGHEST), strict=False):
        if above in around_boxes:
            # Its head may stand in a box above its text, beside it.
            return next(
                (post for box in below.itersiblings(preceding=True) if (post := _post(body, below, box, text))), None
            )
        if post := _post(body, above, above, text):
            return post
        below = above
    return None


def _post(body: HtmlElement, around: HtmlElement, box: HtmlElement, text: Collection[HtmlElement]) -> Post | None:
    """The post whose head is in this box; None where that names no author and no time."""
    head = list(head_of(box, text))
    author, time = author_of(head), _time(box, head)
    return Post(body, around, author, time, None, points_of(head)) if author and time else None


def is_one_of_them(asked: Post, posts: Sequence[Post]) -> bool:
    """Whether a page names who asked as it does most of those who answer, by links of one kind: a member of a board."""
    names, folder = _link(asked)
    theirs = [_link(post) for post in posts]
    alike = sum(bool(names & each) or (folder == its and folder is not None) for each, its in theirs)
    return 2 * alike > len(posts)


def _link(post: Post) -> tuple[set[str], str | None]:
    """The classes of the link that says a post's author, and the folder that it leads to; None without a link."""
    links = [
        *post.around.iter("a"),
        *(link for box in post.around.itersiblings(preceding=True) for link in box.iter("a")),
    ]
    for link in links:
        if link.get("href") and one_line(content_of(link)) == post.author:
            parts = urlsplit(link.get("href") or "")
            return set((link.get("class") or "").split()), f"{parts.netloc}{parts.path.rpartition('/')[0]}"
    return set(), None


def _before(boxes: Collection[HtmlElement], chosen: Sequence[Unit]) -> list[Unit]:
    """The chosen text above the first box, without headings; none where it has no sentence."""
    asked = []
    for unit in chosen:
        if unit.element in boxes or any(above in boxes for above in unit.element.iterancestors()):
            break
        is_said = unit.block.kind != "HEADING" and any(map(str.isalpha, unit.block.text))
        if is_said and not _is_head(unit):
            asked.append(unit)
    return asked if any(len(unit.block.text) >= SENTENCE for unit in asked) else []


def _is_head(unit: Unit) -> bool:
    """Whether it is the line that says who asked, and when."""
    if len(unit.block.text) > LONGEST_HEAD:
        return False
    inner = list(head_of(unit.element, ()))
    return bool(author_of(inner) and _time(unit.element, inner))


def _time(box: HtmlElement, head: Sequence[HtmlElement]) -> str:
    """When it was written, by what the page calls it or by the words alone."""
    return time_of(head) or next((words_of(time) for time in times_of(box) if time in head), "")


def _around(asked: Sequence[Unit]) -> HtmlElement | None:
    """The lowest box that has all of it."""
    if not asked:
        return None
    ways = [[*reversed([*unit.element.iterancestors()]), unit.element] for unit in asked]
    lowest = None
    for elements in zip(*ways, strict=False):
        if any(element is not elements[0] for element in elements):
            break
        lowest = elements[0]
    return lowest
