"""Which of a page's units are its article: engines are asked, and their answers laid back onto the units."""

import re
from collections import Counter
from collections.abc import Iterable

import trafilatura
from lxml.html import HtmlElement

from tui_reader.extraction.metadata import Facts
from tui_reader.extraction.units import Unit

_WORD = re.compile(r"\w+")
SHINGLE = 4


def choose(root: HtmlElement, everything: list[Unit], facts: Facts) -> tuple[list[Unit], str]:
    """The article's units in reading order, and the engine that chose them."""
    body = _trafilatura(root)
    if body is None:
        return [], "trafilatura"
    kept = _aligned([unit.block.text for unit in everything], body)
    return [unit for unit, keep in zip(everything, _joined(everything, kept), strict=True) if keep], "trafilatura"


def warm_up() -> None:
    """Ask every engine once."""
    from lxml import html
    from trafilatura.external import jt_stoplist_init

    jt_stoplist_init()
    page = "<html><body><article><h1>Warm</h1>" + "<p>An engine that has run once has loaded all it loads.</p>" * 9
    _trafilatura(html.document_fromstring(page))


def _trafilatura(root: HtmlElement) -> list[str] | None:
    """The texts of trafilatura's blocks; None when it finds nothing."""
    try:
        answer = trafilatura.bare_extraction(root, include_comments=False, include_images=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - foreign code on foreign pages: whatever it raises, the other ways remain
        return None
    if answer is None or answer.body is None:
        return None
    return [text for element in answer.body.iter("p", "head", "item", "cell", "quote", "code", "ab", "fw", "div", "body") if (text := " ".join("".join(_own(element)).split()))]


def _own(element: HtmlElement) -> Iterable[str]:
    """The text of an element without that of blocks below it."""
    blocks = ("p", "head", "item", "cell", "quote", "code", "ab", "list", "table", "row", "div")
    stack = [element]
    if element.text:
        yield element.text
    for child in element:
        if child.tag not in blocks:
            yield from _own(child)
        if child.tail:
            yield child.tail
    del stack


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))]


def _aligned(texts: list[str], answer: list[str]) -> list[bool]:
    """For every text whether the answer holds it: by shingles when it is long, by whole lines when it is short."""
    lines = Counter(tuple(_words(text)) for text in answer)
    shingles = {shingle for text in answer for shingle in _shingles(_words(text))}
    result = []
    for text in texts:
        words = _words(text)
        if not words:
            result.append(False)
        elif len(words) < SHINGLE:
            result.append(lines[tuple(words)] > 0)
        else:
            own = _shingles(words)
            result.append(sum(shingle in shingles for shingle in own) >= 0.5 * len(own))
    return result


def _joined(everything: list[Unit], kept: list[bool]) -> list[bool]:
    """What stands between chosen units and carries no text of its own is chosen with them: pictures and rules."""
    chosen = [index for index, keep in enumerate(kept) if keep]
    if not chosen:
        return kept
    first, last = chosen[0], chosen[-1]
    result = list(kept)
    for index in range(first, last):
        block = everything[index].block
        if block.kind in ("FIGURE", "RULE", "CODE"):
            result[index] = True
    return result
