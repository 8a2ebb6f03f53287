"""A thread that a page tells in schema.org's words, beside its text: whose each post is, and to which it answers."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from tui_reader.extraction.facts.linked_data import is_post, name_in, text_in
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.post_facts import Post

_ANSWERS = ("suggestedAnswer", "acceptedAnswer", "comment")
LEAST = 2
SHARE = 0.7
"""Of the chosen text that the posts must hold."""
_BEGINNING = 40
"""Characters by which a post is found in the page."""
_MOST = 20_000


class _Told(NamedTuple):
    text: str
    author: str
    time: str
    answers: int | None
    accepted: bool


def told_posts(items: Sequence[dict[str, Any]], chosen: Sequence[Unit]) -> list[Post]:
    """The posts that the chosen units stand in, in the order of the text; none where they are most of no text.

    items: the objects of a page's JSON-LD that are posts, with their answers in them.
    """
    told: list[_Told] = []
    for item in items:
        _tell(item, told)
    found = list(_found(told, chosen))
    if len(found) < LEAST:
        return []
    arounds = _arounds([element for _, element in found])
    places = {number: at for at, (number, _) in enumerate(found)}
    held = {element for around in arounds for element in around.iter()}
    inside = sum(len(unit.block.text) for unit in chosen if unit.element in held)
    if inside < SHARE * sum(len(unit.block.text) for unit in chosen):
        return []
    posts = [told[number] for number, _ in found]
    return [
        Post(around, around, post.author, post.time, None if post.answers is None else places.get(post.answers),
             accepted=post.accepted)
        for around, post in zip(arounds, posts, strict=True)
    ]  # fmt: skip


def _tell(item: dict[str, Any], told: list[_Told]) -> None:
    """Add a post and those that answer it, the nearest first."""
    stack: list[tuple[dict[str, Any], int | None, bool]] = [(item, None, False)]
    while stack and len(told) < _MOST:
        post, to, taken = stack.pop()
        number = len(told)
        text = text_in(post.get("text")) or text_in(post.get("articleBody"))
        time = text_in(post.get("datePublished")) or text_in(post.get("dateCreated"))
        told.append(_Told(text, name_in(post.get("author")), time.replace("T", " ")[:16], to, taken))
        inner = [(each, key) for key in _ANSWERS for each in _list(post.get(key)) if isinstance(each, dict)]
        stack += [(each, number, key == "acceptedAnswer") for each, key in reversed(inner) if is_post(each)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _found(told: Sequence[_Told], chosen: Sequence[Unit]) -> Iterator[tuple[int, HtmlElement]]:
    """The posts whose text is in the page, each with the element that begins it, in the order of the text."""
    numbers: dict[str, list[int]] = {}
    for number, post in enumerate(told):
        if post.text and (post.author or post.time):
            numbers.setdefault(_key(post.text), []).append(number)
    for unit in chosen:
        waiting = numbers.get(_key(unit.block.text))
        if waiting:
            yield waiting.pop(0), unit.element


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text[: 2 * _BEGINNING]))[:_BEGINNING]


def _arounds(begun: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Of each element the highest box that holds no other of them."""
    counts: dict[HtmlElement, int] = {}
    for element in begun:
        for above in (element, *element.iterancestors()):
            counts[above] = counts.get(above, 0) + 1
    result = []
    for element in begun:
        around = element
        for above in element.iterancestors():
            if counts[above] > 1 or above.tag == "body":
                break
            around = above
        result.append(around)
    return result
