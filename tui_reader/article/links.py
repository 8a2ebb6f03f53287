"""The links of a document in reading order, and what each one says."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, overload

from tui_reader.article.blocks import Blocks, part_starts, within
from tui_reader.article.document import Block, Document, Position

# Compiled when a link is followed or a note is met.
_HOST = r"(?<![\w.-])((?:\w[\w-]{0,62}\.)+(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{1,59}))(?![\w-]|\.\w)"
# What a browser takes for the dot of a host (UTS 46), and the ideographic one that NFKC leaves.
_DOTS = {ord("\u3002"): ".", ord("\uff61"): "."}
# Endings that make "index.html" or "setup.py" a file's name where a host's could stand.
_FILES = "html?|php|aspx?|txt|md|pdf|zip|gz|py|[jt]s|rs|css|json|xml|toml|ya?ml|sh|exe|png|jpe?g|svg"
_NOTE_MARK = r"(?i)\[?(?:\d{1,4}|[*†‡§¶]{1,3})\]?|\[(?:[a-z]|note \d+)\]"
_LONGEST = 300  # characters of a link's words that are looked at


class Link(NamedTuple):
    """One link: where it stands, its words, and where it leads - to an address, or to a position of this document.

    note: it is the mark of a footnote.
    """

    at: Position
    end: int
    text: str
    href: str
    to: Position | None = None
    note: bool = False


class Links(Sequence[Link]):
    """All links of a document in reading order; of several that begin at one place the longest that leads somewhere.

    Those of a part of the blocks are made when one of them is looked at.
    """

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._starts = part_starts(document.blocks)
        self._made: dict[int, Sequence[Link]] = {}
        if isinstance(document.blocks, Blocks):
            self._set_counts([part.links for part in document.blocks.parts])
        else:
            self._count()

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, index: int) -> Link: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Link]: ...
    def __getitem__(self, index: int | slice) -> Link | Sequence[Link]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        number = within(self._firsts, index)
        return self._part(number)[index - self._firsts[number]]

    @property
    def part_count(self) -> int:
        """How many parts there are."""
        return len(self._starts) - 1

    def of(self, block: int) -> range:
        """The indices of the links of a block."""
        return self.between(Position(block, 0), Position(block + 1, 0))

    def between(self, start: Position, stop: Position) -> range:
        """The indices of the links that begin in `[start, stop)`."""
        return range(self._index(start), self._index(stop))

    def parts(self, start: Position, stop: Position) -> range:
        """The numbers of the parts that the blocks from `start` to `stop` lie in."""
        first, last = within(self._starts, start.block), within(self._starts, stop.block)
        return range(first, min(last + 1, self.part_count))

    def in_part(self, number: int) -> range:
        """The indices of the links of a part."""
        return range(self._firsts[number], self._firsts[number + 1])

    def _index(self, position: Position) -> int:
        """The index of the first link that begins at or behind a position."""
        if position.block >= len(self._blocks):
            return len(self)
        number = within(self._starts, position.block)
        return bisect_left(self._part(number), position, key=_at) + self._firsts[number]

    def _part(self, number: int) -> Sequence[Link]:
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = links_in(self._blocks, self._starts[number], self._starts[number + 1])
            if len(made) != self._firsts[number + 1] - self._firsts[number]:
                # What counts as a link was decided otherwise when these were counted.
                self._count()
        return made

    def _count(self) -> None:
        for number, (start, stop) in enumerate(pairwise(self._starts)):
            self._made[number] = links_in(self._blocks, start, stop)
        self._set_counts([len(self._made[number]) for number in range(len(self._starts) - 1)])

    def _set_counts(self, counts: Sequence[int]) -> None:
        self._firsts = list(accumulate(counts, initial=0))


def links_in(blocks: Sequence[Block], start: int, stop: int) -> tuple[Link, ...]:
    """The links of blocks `[start, stop)`."""
    found: list[Link] = []
    for index, block in enumerate(blocks[start:stop], start):
        taken = 0
        for span in sorted(block.spans, key=lambda span: (span.start, -span.end)):
            if span.kind not in ("LINK", "NOTE") or span.start < taken or not (span.href or span.to is not None):
                continue
            taken = span.end
            words = " ".join(block.text[span.start : span.end].replace("\u00ad", "").split())
            note = span.kind == "NOTE" or (span.to is not None and (_is_note(blocks, span.to) or is_note_mark(words)))
            found.append(Link(Position(index, span.start), span.end, words, span.href or "", span.to, note))
    return tuple(found)


def _at(link: Link) -> Position:
    return link.at


def is_note_mark(words: str) -> bool:
    """Whether a link's words are those of a note: "[1]", "*"."""
    return bool(re.fullmatch(_NOTE_MARK, words))


def named_host(text: str) -> str:
    """The host that a link's words name, in lower case ("see www.coast.example/a" -> "www.coast.example"), else "".

    It is read as the eye reads it: what is not seen is no part of it, and what looks like a dot is one.
    """
    seen = text[:_LONGEST]
    if not seen.isascii():
        seen = "".join([sign for sign in seen if unicodedata.category(sign) != "Cf"])
        seen = unicodedata.normalize("NFKC", seen.translate(_DOTS))
    match = re.search(_HOST, seen)
    name = match.group(1).lower() if match else ""
    return "" if re.fullmatch(_FILES, name.rpartition(".")[2]) else name


def is_other_than_named(text: str, host: str) -> bool:
    """Whether the words name another host than `host`, in ASCII; a domain and its sub-domains are one."""
    named = _ascii(named_host(text)).removeprefix("www.")
    host = host.lower().removeprefix("www.")
    return bool(named) and named != host and not host.endswith(f".{named}")


def _ascii(host: str) -> str:
    """A host as an address has it ("münchen.example" -> "xn--mnchen-3ya.example"), as it is where it can not be one."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def note_text(document: Document, to: Position) -> str:
    """What stands at a footnote's position: its paragraphs, or the block there when it is no footnote.

    A paragraph that only leads back to the footnote's mark says nothing.
    """
    return "\n".join(document.blocks[index].text for index in note_blocks(document, to))


def note_blocks(document: Document, to: Position) -> Sequence[int]:
    """The indices of those paragraphs; none where there is no block."""
    blocks = document.blocks
    if not 0 <= to.block < len(blocks):
        return ()
    note = next((container for container in blocks[to.block].inside if container.kind == "NOTE"), None)
    last = to.block
    while note is not None and last + 1 < len(blocks) and note in blocks[last + 1].inside:
        last += 1
    found = range(to.block, last + 1)
    return [index for index in found if not _only_leads_back(blocks[index])] or found


def _only_leads_back(block: Block) -> bool:
    """Whether all words of a paragraph are links to other parts of the document: "^", "a b"."""
    ends = [(span.start, span.end) for span in block.spans if span.kind == "LINK" and span.to is not None]
    return bool(ends) and not any(
        letter.strip() and not any(start <= at < end for start, end in ends) for at, letter in enumerate(block.text)
    )


def own_note(document: Document, link: Link) -> Position | None:
    """Where the footnote begins that a link stands in and leads back from; None for every other link."""
    blocks = document.blocks
    if link.to is None or not _is_note(blocks, link.at) or _is_note(blocks, link.to):
        return None
    note = next(container for container in blocks[link.at.block].inside if container.kind == "NOTE")
    first = link.at.block
    while first and note in blocks[first - 1].inside:
        first -= 1
    return Position(first, 0)


def note_number(document: Document, to: Position) -> int | None:
    """The number of the footnote at a position; None when it has none."""
    inside = document.blocks[to.block].inside if 0 <= to.block < len(document.blocks) else ()
    return next((container.number for container in inside if container.kind == "NOTE"), None)


def _is_note(blocks: Sequence[Block], to: Position) -> bool:
    return 0 <= to.block < len(blocks) and any(container.kind == "NOTE" for container in blocks[to.block].inside)


def part(document: Document, name: str) -> Position | None:
    """Where the part of this name (an address's text after `#`) begins; None when the text has no such part.

    A link of the page says where it is; else it is the heading whose title makes that name.
    """
    for block in document.blocks:
        for span in block.spans:
            if span.to is not None and span.href and span.href.partition("#")[2] == name:
                return span.to
    wanted = _slug(name)
    sections = (inner for section in document.outline for inner in section.walk())
    return next((section.at for section in sections if wanted and _slug(section.title) == wanted), None)


def _slug(title: str) -> str:
    """A title as the names of parts are made of it: lower case, words and nothing else."""
    return "-".join(re.findall(r"\w+", title.casefold().replace("_", " ")))
