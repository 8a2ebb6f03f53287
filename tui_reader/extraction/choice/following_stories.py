"""Stories that follow the one of the page, in boxes like its own: pages load them while one scrolls."""

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.dom.evidence import points_on
from tui_reader.extraction.engines.alignment import words
from tui_reader.extraction.shape.units import Unit

DEEP = 8
"""How many elements up from its title the box of a story begins."""
STORY = 400
"""Characters of a box that is a story by itself."""
NEAR = 2
"""How many elements up from a headline its line of author and time begins."""
KICKER = 30
"""Characters of a line above a headline that says what part of a paper it stands in."""
_HEADINGS = ("h1", "h2")
_TITLE = re.compile(r"title|headline|heading", re.IGNORECASE)
_SIGNED = re.compile(r"author|by-?line|(?:^|[\s_-])(?:date|time)", re.IGNORECASE)


def without_following_stories(everything: Sequence[Unit], kept: Sequence[bool], title: str) -> list[bool]:
    """The choice without what stands in the boxes behind the one of the title that are made like it, each with a
    headline of its own.
    """
    wanted = words(title)
    headline = next(
        (unit.element for unit in everything if unit.element.tag in _HEADINGS and words(unit.block.text) == wanted),
        None,
    )
    if headline is None:
        return list(kept)
    chosen = [unit for unit, yes in zip(everything, kept, strict=True) if yes]
    for own, others in _boxes(headline):
        within = set(own.iter())
        if sum(len(unit.block.text) for unit in chosen if unit.element in within) >= STORY:
            theirs = {element for box in others for element in box.iter()}
            return [yes and unit.element not in theirs for unit, yes in zip(everything, kept, strict=True)]
    end = _next_headline(everything, kept, headline)
    if end is None:
        end = _list_of_others(everything, kept, headline)
    return [yes and (end is None or at < end) for at, yes in enumerate(kept)]


def _boxes(headline: HtmlElement) -> Iterator[tuple[HtmlElement, list[HtmlElement]]]:
    """The boxes that may be that of a story, each with those behind it that are stories as well."""
    for box in [*headline.iterancestors()][:DEEP]:
        if box.tag in ("body", "html"):
            break
        if others := list(_alike(box, headline)):
            yield box, others


def _next_headline(everything: Sequence[Unit], kept: Sequence[bool], headline: HtmlElement) -> int | None:
    """Where the next heading stands that is called as the headline is, and has a line of author or time of its own, in
    a box that holds nothing of the story before; a few words straight above it are its own.
    """
    names = _titles(headline)
    if not names or headline.tag != "h1":
        return None
    own: set[HtmlElement] = set()
    seen, kicker = False, -1
    for at, (unit, yes) in enumerate(zip(everything, kept, strict=True)):
        element = unit.element
        seen = seen or element is headline
        if own and element.tag == "h1" and names & _titles(element) and _is_signed(element, own):
            return at if kicker < 0 else kicker
        if seen and yes:
            if kicker >= 0:
                own.update(everything[kicker].element.iterancestors())
            kicker = at if 0 < len(unit.block.text) <= KICKER else -1
            if kicker < 0:
                own.update(element.iterancestors())
    return None


def _list_of_others(everything: Sequence[Unit], kept: Sequence[bool], headline: HtmlElement) -> int | None:
    """Where a heading names other stories, behind the <article> of the headline when that is a story by itself."""
    article = next(headline.iterancestors("article"), None)
    if article is None:
        return None
    within = set(article.iter())
    places = [at for at, unit in enumerate(everything) if unit.element in within]
    if sum(len(everything[at].block.text) for at in places if kept[at]) < STORY:
        return None
    return next(
        (
            at
            for at in range(places[-1] + 1, len(everything))
            if everything[at].block.kind == "HEADING" and points_on(everything[at].block.text)
        ),
        None,
    )


def _titles(heading: HtmlElement) -> set[str]:
    """Those of a heading's names that say it is a title."""
    return {name for name in (heading.get("class") or "").split() if _TITLE.search(name)}


def _is_signed(heading: HtmlElement, before: set[HtmlElement]) -> bool:
    """Whether a box close around a heading says who wrote what follows, or when; before: those that hold other text."""
    for box in list(heading.iterancestors())[:NEAR]:
        if box in before or box.tag in ("body", "main"):
            return False
        if any(node.tag == "time" or _SIGNED.search(node.get("class") or "") for node in box.iterdescendants()):
            return True
    return False


def _alike(box: HtmlElement, headline: HtmlElement) -> Iterator[HtmlElement]:
    """The boxes behind one that have its tag and class, and a headline like its own that is a link or an article's."""
    for other in box.itersiblings(box.tag):
        if other.get("class") != box.get("class"):
            continue
        headings = (each for each in other.iter(headline.tag) if each.get("class") == headline.get("class"))
        if any(box.tag == "article" or heading.find(".//a") is not None for heading in headings):
            yield other
