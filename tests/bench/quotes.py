"""The quotes of labelled articles, for scoring: `python -m tests.bench.quotes IN.jsonl OUT.jsonl [--parts]`.

A line in is {"id", "lang", "paragraphs"}; a line out has each quote's offsets into the paragraphs
joined by blank lines.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tui_reader.article.document import Block, Quote
from tui_reader.quotes import quotes


def found(article: dict[str, Any], parts: bool) -> dict[str, Any]:
    """One article's line: SPEECH and BLOCK, with `parts` PART as well."""
    starts: list[int] = []
    at = 0
    for paragraph in article["paragraphs"]:
        starts.append(at)
        at += len(paragraph) + 2
    blocks = [Block("PARAGRAPH", paragraph) for paragraph in article["paragraphs"]]
    kept = [quote for quote in quotes(blocks, article["lang"]) if parts or quote.kind != "PART"]
    return {"id": article["id"], "quotes": [_line(quote, starts) for quote in kept]}


def _line(quote: Quote, starts: Sequence[int]) -> dict[str, Any]:
    parts = [[starts[first.block] + first.offset, starts[last.block] + last.offset] for first, last in quote.parts]
    return {
        "start": parts[0][0],
        "end": parts[-1][1],
        "parts": parts,
        "speaker": quote.speaker,
        "speaker_mention": quote.mention,
        "cue": quote.cue,
        "kind": quote.kind,
    }


def main() -> None:
    """Read, find, write; the time spent finding goes to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--parts", action="store_true")
    arguments = parser.parse_args()
    articles = [json.loads(line) for line in arguments.articles.read_text(encoding="utf-8").splitlines()]
    started = time.process_time()
    lines = [found(article, arguments.parts) for article in articles]
    spent = time.process_time() - started
    with arguments.out.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    print(f"{len(lines)} articles, {sum(len(line['quotes']) for line in lines)} quotes, {spent:.2f} s")


if __name__ == "__main__":
    main()
