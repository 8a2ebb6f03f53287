"""Verdicts for tests.bench.judged: what there is to judge on a page, and what was judged, without its words.

    python -m tests.bench.judging CORPUS_DIR PAGE                      prints the page with its marks numbered
    python -m tests.bench.judging CORPUS_DIR PAGE --lot NAME VERDICTS  adds them to judged_quotes.json

VERDICTS are parted by semicolons: the number of a pair of marks (or B and that of a block), "s" for speech, "p" for
words within another's sentence or "n" for neither, and the words that may name who said it. The finder has no part in
this: pairs are counted as they stand.
"""

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.judged import VERDICTS, hashed, starts_of
from tests.bench.pages import page_of
from tui_reader.article.document import Block
from tui_reader.extraction.dispatch import read

PAIR = re.compile(
    r'"[^"\n]{2,}?"|“[^”\n]{2,}?”|„[^“”\n]{2,}?[“”]|«[^»\n]{2,}?»|»[^«\n]{2,}?«|‘[^’\n]{8,}?’(?!\w)|'
    r"'[^'\n]{12,}?'(?!\w)|‹[^›\n]{2,}?›|›[^‹\n]{2,}?‹|「[^」\n]{2,}?」"
)
_VERDICT = re.compile(r"(B?\d+)([spn])\b\s*(.*)")


def places(blocks: Sequence[Block]) -> dict[str, tuple[int, int, str]]:
    """Where each pair of marks lies in the lines of a document, by its number, and each block, by B and its number."""
    found: dict[str, tuple[int, int, str]] = {}
    number = 0
    for index, (block, start) in enumerate(zip(blocks, starts_of(blocks), strict=False)):
        found[f"B{index}"] = (start, len(block.text), block.text)
        for match in PAIR.finditer(block.text) if block.kind in ("PARAGRAPH", "FIGURE") else ():
            number += 1
            found[str(number)] = (start + match.start(), len(match.group()), match.group())
    return found


def rows(blocks: Sequence[Block], judged: str) -> list[str]:
    """The rows of judged_quotes.json for the verdicts of one page."""
    found = places(blocks)
    result = []
    for one in judged.split(";"):
        match = _VERDICT.fullmatch(one.strip())
        if match is None:
            raise SystemExit(f"no verdict: {one!r}")
        start, length, words = found[match.group(1)]
        names = sorted({hashed(name) for name in match.group(3).split()})
        result.append(" ".join([str(start), str(length), hashed(words), match.group(2), *names]))
    return result


def _numbered(block: Block, index: int, found: Mapping[str, tuple[int, int, str]], start: int) -> str:
    inside = {at: key for key, (at, _, _) in found.items() if not key.startswith("B") and start <= at}
    text = block.text
    for at in sorted(inside, reverse=True):
        if at < start + len(block.text):
            text = f"{text[: at - start]}[{inside[at]}]{text[at - start :]}"
    return f"B{index} {' '.join(one.kind for one in block.inside)} {text}"


def main() -> None:
    """Print a page, or write what was judged of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("page")
    parser.add_argument("verdicts", nargs="?", default="")
    parser.add_argument("--lot", default="first")
    given = parser.parse_args()
    blocks = read(page_of(given.corpus, given.page)).blocks
    if not given.verdicts:
        found = places(blocks)
        for index, (block, start) in enumerate(zip(blocks, starts_of(blocks), strict=False)):
            print(_numbered(block, index, found, start))
        return
    lots = json.loads(VERDICTS.read_text(encoding="utf-8")) if VERDICTS.exists() else {}
    lots.setdefault(given.lot, {})[given.page] = rows(blocks, given.verdicts)
    VERDICTS.write_text(json.dumps(lots, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
