"""A thread of any board: boxes of one kind, each with a name, a time and text, that hold most of what was chosen.

Nothing is asked of what a program calls its boxes. What nobody wrote in them (the line of name and time, buttons) goes,
and what was left out for being short comes back, where it stands as the chosen text of the others does.
"""

from collections.abc import Collection, Container, Mapping, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import content_of
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads import post_facts
from tui_reader.extraction.threads.moments import times_of, words_of
from tui_reader.extraction.threads.post_facts import Post
from tui_reader.extraction.threads.question import is_one_of_them, question

LEAST = 3
"""Posts that are no chance."""
LONG = 200
"""Posts of a thread that is found without the engines."""
_SENTENCE = 25
MOST = 20_000
"""Times of a page that are looked at."""
HIGHEST = 8
"""Boxes around a time that may be its post."""
SHARE = 0.7
"""Of the boxes must have a name and a time; of the article's text behind the first of them they must hold as much."""
LEAST_SHARE = 0.5
"""Of all of the article's text: what they are written to may stand above them."""
MOST_TITLED = 0.3
"""Share of the boxes with a heading of their own: from there on they are entries, or stories of a list."""
_AROUND = frozenset("div li article section tr table td dd tbody blockquote".split())
_LONGEST_LINE = 40
"""Characters of the line of name and time that are neither."""
_MENU = 60
"""Characters of a row of buttons."""
_LINKED = 0.7


class Conversation(NamedTuple):
    """What was written, and the posts that it stands in."""

    units: list[Unit]
    posts: list[Post]


def long_conversation(root: HtmlElement, everything: Sequence[Unit]) -> Conversation | None:
    """The thread that a page is by all of its prose, when it is so long that asking the engines would cost seconds."""
    prose = [unit for unit in everything if len(unit.block.text) >= _SENTENCE and not _is_menu(unit)]
    return conversation(root, everything, prose, LONG) if len(prose) >= LONG else None


def conversation(
    root: HtmlElement, everything: Sequence[Unit], chosen: Sequence[Unit], least: int = LEAST
) -> Conversation | None:
    """The thread that the chosen units of a page are; None when they are none, or of fewer posts than `least`."""
    times = list(times_of(root))
    if not least <= len(times) <= MOST:
        return None
    # A box around others may have its time behind theirs; what stands around the root is of its kind by chance.
    order = {element: at for at, element in enumerate(root.iter())}
    found = [box for box in _boxes(times, chosen) if box in order]
    if len(found) < LEAST:
        return None
    found.sort(key=order.__getitem__)
    posts = _posts(found, times)
    people = {post.author for post in posts if post.author}
    named = sum(bool(post.author and post.time) for post in posts)
    if named < max(LEAST, SHARE * len(posts)) or len(people) < 2 or _titled(posts) > MOST_TITLED * len(found):
        return None
    if asked := question(set(found), chosen):
        posts = _below(asked, posts)
    units = _written(posts, everything, chosen)
    return Conversation(units, posts) if units else None


def with_question(told: Conversation, everything: Sequence[Unit], chosen: Sequence[Unit]) -> Conversation | None:
    """A thread and what was chosen above it as one, where that is a question of one of theirs, no longer than it."""
    asked = question({post.around for post in told.posts}, chosen)
    if asked is None or _size(chosen) > _size(told.units) or not is_one_of_them(asked, told.posts):
        return None
    posts = _below(asked, told.posts)
    return Conversation(_written(posts, everything, [*chosen, *told.units]), posts)


def _below(asked: Post, posts: Sequence[Post]) -> list[Post]:
    """The posts with the question before them."""
    return [asked, *(post._replace(answers=None if post.answers is None else post.answers + 1) for post in posts)]


def _size(units: Sequence[Unit]) -> int:
    return sum(len(unit.block.text) for unit in units)


def _boxes(times: Sequence[HtmlElement], chosen: Sequence[Unit]) -> list[HtmlElement]:
    """The boxes of one kind that hold most of the text, in the order of their times; else none."""
    kinds: dict[tuple[str, str], dict[HtmlElement, None]] = {}
    for time in times:
        seen = set()
        for above, _ in zip(time.iterancestors(), range(HIGHEST), strict=False):
            if above.tag not in _AROUND:
                continue
            for name in (above.get("class") or "").split()[:6] or [""]:
                if (above.tag, name) not in seen:
                    seen.add((above.tag, name))
                    kinds.setdefault((above.tag, name), {})[above] = None
    sizes: dict[HtmlElement, int] = {}
    for unit in chosen:
        for above in (unit.element, *unit.element.iterancestors()):
            sizes[above] = sizes.get(above, 0) + len(unit.block.text)
    whole = sum(len(unit.block.text) for unit in chosen)
    best: list[HtmlElement] = []
    held = 0
    for boxes in kinds.values():
        if len(boxes) < LEAST:
            continue
        holds = sum(sizes.get(box, 0) for box in boxes if not any(above in boxes for above in box.iterancestors()))
        if _with_text(boxes, sizes) < LEAST or holds < LEAST_SHARE * whole or (len(boxes), holds) < (len(best), held):
            continue
        if holds >= SHARE * (whole - _before(boxes, chosen)):
            # Of boxes in each other, one each, the outer ones: a name may stand beside the text.
            best, held = list(boxes), holds
    return best


def _with_text(boxes: Collection[HtmlElement], sizes: Mapping[HtmlElement, int]) -> int:
    """How many of the boxes hold text beside that of the others in them."""
    own = {box: sizes.get(box, 0) for box in boxes}
    for box in boxes:
        outer = next((above for above in box.iterancestors() if above in own), None)
        if outer is not None:
            own[outer] -= sizes.get(box, 0)
    return sum(size > 0 for size in own.values())


def _before(boxes: Container[HtmlElement], chosen: Sequence[Unit]) -> int:
    """Characters of the chosen text above the first box: what was asked."""
    size = 0
    for unit in chosen:
        if unit.element in boxes or any(above in boxes for above in unit.element.iterancestors()):
            break
        size += len(unit.block.text)
    return size


class _Others(Container[object]):
    """All boxes but one: a set of them for each box would take time with the square of the posts."""

    def __init__(self, boxes: Container[object], own: HtmlElement) -> None:
        self._boxes = boxes
        self._own = own

    def __contains__(self, element: object) -> bool:
        return element is not self._own and element in self._boxes


def _posts(boxes: Sequence[HtmlElement], times: Sequence[HtmlElement]) -> list[Post]:
    index = {box: at for at, box in enumerate(boxes)}
    said: dict[int, HtmlElement] = {}
    for time in times:
        at = next((index[above] for above in time.iterancestors() if above in index), None)
        if at is not None:
            said.setdefault(at, time)
    heads = [list(post_facts.head_of(box, _Others(index, box))) for box in boxes]
    around = [next((index[above] for above in box.iterancestors() if above in index), None) for box in boxes]
    answers = (
        around if any(each is not None for each in around) else post_facts.answers_by_numbers(boxes, heads) or around
    )
    taken = [post_facts.accepted(box, head) for box, head in zip(boxes, heads, strict=True)]
    accepts = taken.count(True) == 1
    facts = zip(boxes, heads, answers, taken, strict=True)
    return [
        _post(box, head, said.get(at), answer)._replace(accepted=accepts and was)
        for at, (box, head, answer, was) in enumerate(facts)
    ]


def _post(box: HtmlElement, head: Sequence[HtmlElement], time: HtmlElement | None, answers: int | None) -> Post:
    author = post_facts.author_of(head) or _name_before(head, time)
    when, points = post_facts.time_of(head) or _words(time), post_facts.points_of(head)
    return Post(box, box, author, when, answers, points, by_asker=post_facts.by_asker(head, author))


def _words(time: HtmlElement | None) -> str:
    return "" if time is None else words_of(time)


def _name_before(head: Sequence[HtmlElement], time: HtmlElement | None) -> str:
    """The nearest words before a time that can be a name, where the page does not call it one."""
    if time is None or time not in head:
        return ""
    for element in reversed(head[: head.index(time)]):
        words = "" if len(element) else one_line(content_of(element)).strip(" :,·|—–-@")
        if words:
            return words if post_facts.is_name(words) else ""
    return ""


def _titled(posts: Sequence[Post]) -> int:
    """How many boxes have a heading of their own that leads somewhere, and is not the name of who wrote it."""
    inner = {post.around for post in posts}
    return sum(
        any(_leads(heading, post.author) for heading in post.around.iter("h1", "h2", "h3", "h4"))
        for post in posts
        if not any(each in inner for each in post.around.iterdescendants())
    )


def _leads(heading: HtmlElement, author: str) -> bool:
    is_linked = heading.find(".//a") is not None or heading.getparent().tag == "a"
    return is_linked and not (author and author in one_line(content_of(heading)))


def _written(posts: Sequence[Post], everything: Sequence[Unit], chosen: Sequence[Unit]) -> list[Unit]:
    """What was written: the chosen text of the boxes and what stands in them in the same way, no furniture."""
    owner = {element: at for at, post in enumerate(posts) for element in post.around.iter()}
    taken = {id(unit) for unit in chosen}
    ways = {
        way for unit in chosen if (at := owner.get(unit.element)) is not None and (way := _way(unit.element, posts[at]))
    }
    beside = {element for post in posts[:1] if post.body is not post.around for element in post.around.iter()}
    beside -= {element for post in posts[:1] for element in post.body.iter()}
    result = []
    for unit in everything:
        at = owner.get(unit.element)
        if unit.element in beside and unit.block.kind != "HEADING":
            continue  # what stands around the text of a question: its head, and buttons
        if at is None:
            if id(unit) in taken:
                result.append(unit)
        elif (id(unit) in taken or _stands_alike(unit.element, posts[at], ways)) and not _is_furniture(unit, posts[at]):
            result.append(unit)
    return result


def _stands_alike(element: HtmlElement, post: Post, ways: Container[tuple[str, ...]]) -> bool:
    """Whether it stands where what is chosen does, as a paragraph or as the text beside paragraphs."""
    way = _way(element, post)
    return way in ways or (element is not post.around and (_called(element), *way) in ways)


def _way(element: HtmlElement, post: Post) -> tuple[str, ...]:
    """The boxes between a post's and the one around an element, by what they are called."""
    way = []
    for above in element.iterancestors():
        if above is post.around:
            break
        way.append(_called(above))
    return tuple(way)


def _called(element: HtmlElement) -> str:
    return f"{element.tag}.{(element.get('class') or '').split(' ')[0]}"


def _is_furniture(unit: Unit, post: Post) -> bool:
    """Whether it is the line of name and time, the picture of who wrote it, or buttons."""
    text, picture = unit.block.text, unit.block.image
    if picture is not None and not text:
        words = picture.alt.lower()
        return not _has_words(words) or (post.author != "" and post.author.lower() in words)
    says = [words for words in (post.author, post.time) if words and words in text]
    if says and len(text) - sum(map(len, says)) <= _LONGEST_LINE:
        return True
    return (len(text) <= _MENU and _is_menu(unit)) or not _has_words(text)


def _is_menu(unit: Unit) -> bool:
    """Whether most of its words are those of links."""
    linked = sum(span.end - span.start for span in unit.block.spans if span.kind == "LINK")
    return 0 < _LINKED * len(unit.block.text) <= linked


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text)) or not text.isascii()
