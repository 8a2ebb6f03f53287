"""Prose in <pre>: letters of archives and memos of standards bodies are read as the text files that they are."""

import re
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.article.document import Block, Span
from tui_reader.clean import clean
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.plaintext.placed_ranges import PlacedRanges
from tui_reader.extraction.plaintext.plain_text import blocks_of

_PAGE = re.compile(r"\[Page \d+\]\s*$", re.MULTILINE)
_LETTER = re.compile(r"^(?:>|.{0,200}\b(?:wrote|writes|schrieb|a \u00e9crit|escribi\u00f3)\s*:\s*$)", re.MULTILINE)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.?!][\"')\u201d]?(?=\s|$)")
_CODE = re.compile(r"[{};]\s*$|^\s*(?:#|//|/\*|\$ |>>> )|\w\(\w*\)|=\s*[\"'\d\[{]|^\s*</?\w+")
LEAST_WORDS = 6
"""Words that a line of prose has on average."""
LONG = 110
"""Characters of a line that nobody broke."""


class Written(NamedTuple):
    """The text of a <pre>, its links (start, end, address) and its in-page addresses (offset, name)."""

    text: str
    links: list[tuple[int, int, str]]
    names: list[tuple[int, str]]


class Prose(NamedTuple):
    """What <pre> elements hold: blocks, and the in-page addresses (id, offset) in each of them."""

    blocks: tuple[Block, ...]
    anchors: dict[int, tuple[tuple[str, int], ...]]


def run_of(element: HtmlElement) -> list[HtmlElement]:
    """A <pre> and those that follow it with nothing between them: the pages of one text."""
    run = [element]
    while True:
        following = run[-1].getnext()
        between = run[-1].tail or ""
        while following is not None and following.tag in ("hr", "br"):
            between += following.tail or ""
            following = following.getnext()
        if following is None or following.tag != "pre" or between.strip():
            return run
        run.append(following)


def is_prose(run: list[HtmlElement]) -> bool:
    """Whether <pre> elements hold a letter or a memo, and no code."""
    if any(next(element.iter("code", "samp", "kbd"), None) is not None for element in run):
        return False
    if any("lang" in (element.get("class") or "") or "highlight" in (element.get("class") or "") for element in run):
        return False
    text = "\n".join(written(element, "").text for element in run)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 3 or len(_SENTENCE.findall(text)) < 2:
        return False
    if _PAGE.search(text) and len(lines) > 20:
        return True
    if sum(_CODE.search(line) is not None for line in lines) * 4 > len(lines):
        return False
    words = sum(len(line.split()) for line in lines) / len(lines)
    flush = sum(not line.startswith((" ", "\t")) for line in lines)
    unbroken = sum(len(line) > LONG for line in lines)
    letter = _LETTER.search(text) is not None
    return words >= LEAST_WORDS and (letter or unbroken > 0) and flush * 2 > len(lines)


def prose(run: list[HtmlElement], base: str) -> Prose:
    """The prose of <pre> elements, their links and in-page addresses kept."""
    text = ""
    links: list[tuple[int, int, str]] = []
    names: list[tuple[int, str]] = []
    for element in run:
        more, more_links, more_names = written(element, base)
        links += [(start + len(text), end + len(text), href) for start, end, href in more_links]
        names += [(at + len(text), name) for at, name in more_names]
        text += f"{more}\n"
    return prose_of(Written(text, links, names), base)


def prose_of(told: Written, base: str) -> Prose:
    """The prose of a text whose links and in-page addresses are known."""
    text, links, names = told
    blocks = list(blocks_of(text, base))
    placed = PlacedRanges(text, blocks)
    for start, end, href in links:
        if text[start:end].strip() and (found := placed.place(start, end)):
            at, begin, stop = found
            if blocks[at].kind != "CODE":
                blocks[at] = _linked(blocks[at], Span(begin, stop, "LINK", href))
    placed = PlacedRanges(text, blocks)
    anchors: dict[int, tuple[tuple[str, int], ...]] = {}
    for start, name in names:
        if found := placed.place(start, start):
            anchors[found[0]] = (*anchors.get(found[0], ()), (name, found[1]))
    return Prose(tuple(blocks), anchors)


def _linked(block: Block, link: Span) -> Block:
    """The block with a link in the stead of those that were found in its words."""
    others = [one for one in block.spans if one.kind != "LINK" or one.end <= link.start or link.end <= one.start]
    return block._replace(spans=tuple(sorted((*others, link), key=lambda span: (span.start, -span.end))))


def written(element: HtmlElement, base: str) -> Written:
    """What is written in a <pre>; without a base no link leads anywhere."""
    parts: list[str] = []
    size = 0
    open_links: list[tuple[int, str]] = []
    links: list[tuple[int, int, str]] = []
    names: list[tuple[int, str]] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if name := node.get("id") or (node.tag == "a" and node.get("name")):
                names.append((size, name))
            if node.tag == "a":
                href = absolute(base, node.get("href") or "") if base else ""
                open_links.append((size, href))
            text = "\n" if node.tag == "br" else node.text
        else:
            if node.tag == "a" and open_links:
                start, href = open_links.pop()
                # A number in a heading that leads to the heading itself is no link.
                if href and not (node.get("name") and href.endswith(f"#{node.get('name')}")):
                    links.append((start, size, href))
            text = None if node is element else node.tail
        if text:
            text = clean(text).expandtabs(8)
            parts.append(text)
            size += len(text)
    return Written("".join(parts), links, names)
