"""The quotes' benchmark on whole pages: what is shown of them, against verdicts made by eye before the finder ran.

    python -m tests.bench.judged CORPUS_DIR... [--show PAGE] [--lot NAME]

CORPUS_DIR has html/ID.html.gz and gold/ID.json with the page's "url". judged_quotes.json has the verdicts, by lot and
page: where each pair of marks or quotation set apart lies in the lines of the document, its words as a hash, whether
it is speech ("s"), words of somebody in another's sentence ("p") or neither ("n"), and hashes of the words by which
its speaker may be named; no word of a page. A verdict that lists nobody says that the page does not tell.
Prints, page by page and of all, how many are shown, and of those how many have a right name, a wrong one, no name, are
no speech, stand twice, or were not judged.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Literal, NamedTuple

from tests.bench.pages import page_of
from tui_reader.article.document import Block, Document, Quote
from tui_reader.complete import complete
from tui_reader.extraction.dispatch import read

VERDICTS = Path(__file__).with_name("judged_quotes.json")
OUTCOMES = ("right", "wrong", "nameless", "not speech", "twice", "not judged")
_WORD = re.compile(r"[^\W_]+")
_LEAST = 0.5
"""The share of a quotation that lies within what was judged, from which on it is that."""

What = Literal["s", "p", "n"]


class Verdict(NamedTuple):
    """What was judged, `[start, end)` of the document's lines. names: hashes of the speaker's words."""

    start: int
    end: int
    words: str
    what: What
    names: frozenset[str]


def hashed(text: str) -> str:
    """The words of a text without case, accents and marks, as eight hexadecimal digits."""
    plain = unicodedata.normalize("NFD", text.lower())
    return sha256("".join(_WORD.findall(plain)).encode()).hexdigest()[:8]


def starts_of(blocks: Sequence[Block]) -> list[int]:
    """Where each block begins in the lines of a document."""
    return [0, *accumulate(len(block.text) + 1 for block in blocks)]


def verdicts(rows: Sequence[str]) -> list[Verdict]:
    """`START LENGTH WORDS WHAT NAME...` a row."""
    return [
        Verdict(int(start), int(start) + int(length), words, _what(what), frozenset(names))
        for start, length, words, what, *names in map(str.split, rows)
    ]


def _what(letter: str) -> What:
    return "s" if letter == "s" else "p" if letter == "p" else "n"


def outcomes(document: Document, judged: Sequence[Verdict]) -> Iterator[tuple[Quote, str]]:
    """What became of each quote that is shown."""
    starts = starts_of(document.blocks)
    seen: set[str] = set()
    for quote in document.quotes:
        spans = [(starts[a.block] + a.offset, starts[b.block] + b.offset) for a, b in quote.parts]
        words = hashed(quote.text)
        parts = [document.blocks[a.block].text[a.offset : b.offset] for a, b in quote.parts if a.block == b.block]
        known = {words, *map(hashed, parts)}
        found = next((one for span in spans if (one := _judged(span, known, judged))), None)
        yield quote, "twice" if words in seen and len(quote.text) > 20 else _outcome(quote, found)
        seen.add(words)


def _judged(span: tuple[int, int], words: Set[str], judged: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a quotation: by its words or those of a part of it, else by where it lies."""
    same = min((one for one in judged if one.words in words), key=lambda one: abs(one.start - span[0]), default=None)
    shares = [(min(span[1], one.end) - max(span[0], one.start), one) for one in judged]
    best, there = max(shares, key=lambda pair: pair[0], default=(0, None))
    return same or (there if best >= _LEAST * (span[1] - span[0]) else None)


def _outcome(quote: Quote, verdict: Verdict | None) -> str:
    if verdict is None:
        return "not judged"
    if verdict.what == "n":
        return "not speech"
    if not quote.speaker:
        return "nameless"
    words = {hashed(word) for piece in quote.speaker.split() for word in (piece, *piece.split("’"), *piece.split("'"))}
    return "wrong" if verdict.names.isdisjoint(words) else "right"


def main() -> None:
    """Score all pages that were judged, or show one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--show", default="")
    parser.add_argument("--lot", default="")
    given = parser.parse_args()
    print(f"{'':<30} shown  " + "  ".join(OUTCOMES))
    total: Counter[str] = Counter()
    for lot, pages in json.loads(VERDICTS.read_text(encoding="utf-8")).items():
        for name, rows in pages.items() if lot.startswith(given.lot) else ():
            if given.show in ("", name):
                total += _scored(given.corpora, name, verdicts(rows), bool(given.show))
    _tell("all", total)


def _scored(corpora: Sequence[Path], name: str, judged: Sequence[Verdict], show: bool) -> Counter[str]:
    corpus = next(folder for folder in corpora if (folder / "gold" / f"{name}.json").exists())
    found = list(outcomes(complete(read(page_of(corpus, name))), judged))
    for quote, outcome in found if show else ():
        print(f"{outcome}: {quote.said_by or quote.mention} | {quote.kind} {quote.text[:90]}")
    counts = Counter(outcome for _, outcome in found)
    _tell(name, counts)
    return counts


def _tell(name: str, counts: Counter[str]) -> None:
    print(f"{name:<30.30} {counts.total():>5}  " + "  ".join(f"{counts[one]:>{len(one)}}" for one in OUTCOMES))


if __name__ == "__main__":
    main()
