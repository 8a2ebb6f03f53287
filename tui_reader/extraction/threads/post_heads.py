"""The head of a post, "Jon Dahl · to Anna Berg · 10:02", as a heading above its text, and the box that it stands in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Container
from tui_reader.extraction.shape.container_kinds import container_kind
from tui_reader.extraction.shape.units import Unit, moved
from tui_reader.extraction.threads.post_facts import Post, is_role
from tui_reader.extraction.threads.quoted_lines import with_quotations

_FIRST_LEVEL, _LAST_LEVEL = 2, 6
DEEPEST = 40
"""Posts within each other; those that answer one so deep stand beside it, and their heads say to whom they are."""

BUTTON = 24
"""Characters of a line that may be a button of every post."""
LEAST_POSTS = 4
MOST_POSTS = 0.6
"""Posts that must have it, and which share of all."""


class _Placed(NamedTuple):
    """A post's boxes, outermost first, its head, and how many containers stand around its text in the page.

    Those lay the posts out: lists in lists, say, whose numbers count nothing.
    """

    inside: tuple[Container, ...]
    head: str
    around: int


def with_heads(units: Sequence[Unit], posts: Sequence[Post]) -> list[Unit]:
    """The chosen units, those of each post in its box and below its head; as they are where no post names anybody."""
    if not any(post.author or post.time for post in posts):
        return list(units)
    first_id = max((container.id for unit in units for container in unit.block.inside), default=0) + 1
    placed = _placed(posts, first_id)
    owner = {element: index for index, post in enumerate(posts) for element in post.body.iter()}
    next_id = first_id + len(posts)
    result: list[Unit] = []
    last = None
    buttons = _buttons(units, owner)
    for unit in units:
        index = owner.get(unit.element)
        if index is None or (last is None and unit.block.kind == "HEADING" and unit.block.level == 1):
            result.append(unit)  # the page's title may stand in the box of what it names
            continue
        inside, head, around = placed[index]
        if unit.block.text in buttons or (index != last and head and is_role(unit.block.text)):
            continue
        if index != last and head and unit.block.kind == "HEADING" and posts[index].body is posts[index].around:
            unit = _titled(unit, head)
        elif index != last and head:
            level = min(_FIRST_LEVEL + len(inside) - 1, _LAST_LEVEL)
            result.append(Unit(Block("HEADING", head, level, inside=inside), posts[index].around))
        last = index
        placed_block = unit.block._replace(inside=(*inside, *unit.block.inside[around:]))
        blocks = with_quotations(placed_block, next_id)
        next_id += blocks != [placed_block]
        anchors = unit.anchors if len(blocks) == 1 else tuple([(name, 0) for name, _ in unit.anchors])
        result += [Unit(block, unit.element, () if at else anchors) for at, block in enumerate(blocks)]
    return result


def _buttons(units: Sequence[Unit], owner: Mapping[HtmlElement, int]) -> set[str]:
    """The lines that most posts have, word for word: what a reader may do with each of them."""
    where: dict[str, set[int]] = {}
    for unit in units:
        text = unit.block.text
        if unit.block.kind == "PARAGRAPH" and 0 < len(text) <= BUTTON and unit.element in owner:
            where.setdefault(text, set()).add(owner[unit.element])
    posts = len({owner[unit.element] for unit in units if unit.element in owner})
    return {text for text, places in where.items() if len(places) >= max(LEAST_POSTS, MOST_POSTS * posts)}


def _titled(unit: Unit, head: str) -> Unit:
    """The heading of an entry behind its head: "14:10 · Gate two is open"."""
    block, by = unit.block, len(head) + 3
    spans = tuple([moved(span, by) for span in block.spans])
    return unit._replace(
        block=block._replace(text=f"{head} · {block.text}", spans=spans),
        anchors=tuple([(name, offset + by if offset else 0) for name, offset in unit.anchors]),
    )


def _placed(posts: Sequence[Post], first_id: int) -> list[_Placed]:
    result: list[_Placed] = []
    for index, post in enumerate(posts):
        # What a page says of its posts may be wrong: none answers one that is yet to come.
        answers = post.answers if post.answers is not None and post.answers < index else None
        before = posts[answers] if answers is not None else None
        outer = result[answers].inside[: DEEPEST - 1] if answers is not None else ()
        to = f"to {before.author}" if before is not None and before.author else ""
        asker = "by the asker" if post.by_asker and index else ""
        more = (asker, post.points, "accepted" if post.accepted else "") if post.author else ()
        head = " · ".join(filter(None, (post.author, to, post.time, *more)))
        own = Container("POST", first_id + index, author=post.author, time=post.time)
        result.append(_Placed((*outer, own), head, _containers((*post.body.iterancestors(), post.body))))
    within = [_containers(_alone_in(post.body)) for post in posts]
    if 2 * sum(map(bool, within)) > len(posts):  # a post that is a quotation and no more stays one
        result = [one._replace(around=one.around + inner) for one, inner in zip(result, within, strict=True)]
    return result


def _alone_in(body: HtmlElement) -> Iterator[HtmlElement]:
    """The boxes in a body that hold all that it does."""
    while len(body) == 1 and not (body.text or "").strip() and not (body[0].tail or "").strip():
        body = body[0]
        yield body


def _containers(boxes: Iterable[HtmlElement]) -> int:
    return sum(isinstance(box.tag, str) and container_kind(box, box.tag) is not None for box in boxes)
