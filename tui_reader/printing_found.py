"""What was found in all that is kept, printed: a line each, or JSON."""

import asyncio
import json
import sys
import time
from typing import TextIO

from tui_reader import progress
from tui_reader.clean import escaped, one_line
from tui_reader.errors import LibraryError, UsageError
from tui_reader.finding.query import parsed
from tui_reader.library.values import Findings, Found
from tui_reader.printing import Say, encode
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings

INDEX_SECONDS = 5.0
"""How long what is not indexed yet is waited for."""
MOST_PRINTED = 500
NOTHING_FOUND = 5
"""The exit code."""


def search(typed: str, format: str, settings: Settings, options: Options, say: Say) -> int:
    """Look for what was typed in the library, print it, and end; the exit code."""
    if format not in ("text", "json"):
        raise UsageError("--search prints text or json", "Leave --format out, or say --format json.")
    reading = Reading.start(settings, options, told=progress.show)
    if not reading.keeper.keeps:
        raise LibraryError("Nothing was searched", " ".join(reading.keeper.unsaid()))
    encode(sys.stdout, format)
    try:
        code = asyncio.run(print_found(reading, typed, format, sys.stdout, say))
        sys.stdout.flush()
    finally:
        for words in reading.close():
            say(words)
    return code


async def print_found(reading: Reading, typed: str, format: str, out: TextIO, say: Say) -> int:
    """Print the rows that a query finds, and say what is to be known of them; 5 when it finds nothing."""
    query = parsed(typed, time.time())
    for sentence in query.unclear:
        say(sentence)
    if query.is_empty:
        raise UsageError("Nothing is looked for", "Give words: --search 'ferry bell'.")
    await reading.shelf.index(INDEX_SECONDS)
    answer = await reading.shelf.find(query, MOST_PRINTED)
    if answer.waiting:
        say(f"{answer.waiting:,} articles are not indexed yet, and were not searched")
    if format == "json":
        out.write(escaped(json.dumps(_listed(typed, answer), ensure_ascii=False)) + "\n")
    for found in answer.found if format != "json" else ():
        text = found.passage.text if found.passage is not None else ""
        fields = (found.kind, found.row.title, found.row.site, found.row.address, text)
        out.write("\t".join(one_line(field) for field in fields) + "\n")
    if len(answer.found) < answer.total:
        say(f"the first {len(answer.found):,} of {answer.total:,}")
    if not answer.total:
        say(f"nothing holds “{one_line(typed)}”")
    return 0 if answer.total else NOTHING_FOUND


def _listed(typed: str, answer: Findings) -> dict[str, object]:
    return {
        "version": 1, "kind": "search", "query": typed, "total": answer.total,
        "order": "best" if answer.best_first else "newest", "items": [_item(found) for found in answer.found],
    }  # fmt: skip


def _item(found: Found) -> dict[str, object]:
    """One row. words: where they stand in its text, as ranges of characters."""
    row, passage = found.row, found.passage
    return {
        "url": row.address, "title": row.title, "site": row.site, "kind": found.kind, "group": row.group,
        "read_at": row.read_at, "text": passage.text if passage is not None else "",
        "words": [list(one) for one in passage.found] if passage is not None else [],
    }  # fmt: skip
