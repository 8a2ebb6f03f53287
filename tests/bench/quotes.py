"""The quotes of labelled articles, for scoring: `python -m tests.bench.quotes IN.jsonl OUT.jsonl [--parts] [--told]`.

A line in is {"id", "lang", "paragraphs"}; a line out has each quote's offsets into the paragraphs
joined by blank lines. The labels know what stands in marks or behind a dash: turns of transcripts and interviews,
which have neither, are neither right nor wrong by them and stay away, unless --told asks for them.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tui_reader.article.document import Block, Quote
from tui_reader.quotes import quotes
from tui_reader.quotes.cues import words_of
from tui_reader.quotes.cues.language import language_of
from tui_reader.quotes.finding import told_by_labels


def found(article: dict[str, Any], parts: bool, told: bool) -> tuple[dict[str, Any], float]:
    """One article's line: SPEECH and BLOCK, with `parts` PART as well, with `told` what labels say; and the seconds."""
    starts: list[int] = []
    at = 0
    for paragraph in article["paragraphs"]:
        starts.append(at)
        at += len(paragraph) + 2
    blocks = [Block("PARAGRAPH", paragraph) for paragraph in article["paragraphs"]]
    started = time.process_time()
    everything = quotes(blocks, article["lang"])
    spent = time.process_time() - started
    labelled = set() if told else {quote.parts for quote in _labelled(blocks, article["lang"])}
    marked = [quote for quote in everything if quote.parts not in labelled]
    kept = [quote for quote in marked if parts or quote.kind != "PART"]
    return {"id": article["id"], "quotes": [_line(quote, starts) for quote in kept]}, spent


def _labelled(blocks: list[Block], language: str) -> list[Quote]:
    return told_by_labels(blocks, words_of(language_of(language, " ".join(block.text for block in blocks[:40]))))


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
    parser.add_argument("--told", action="store_true")
    arguments = parser.parse_args()
    articles = [json.loads(line) for line in arguments.articles.read_text(encoding="utf-8").splitlines()]
    quotes([], "en")  # what the first article would pay for all
    rows = [found(article, arguments.parts, arguments.told) for article in articles]
    lines, spent = [line for line, _ in rows], sum(seconds for _, seconds in rows)
    with arguments.out.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    print(f"{len(lines)} articles, {sum(len(line['quotes']) for line in lines)} quotes, {spent:.2f} s")


if __name__ == "__main__":
    main()
