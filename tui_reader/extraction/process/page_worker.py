"""The child process: reads one page from standard input, writes its document to standard output, and ends.

In: one JSON line with the fields of the page, those of the pages that it goes on in, and what is asked, then their
bodies. Out: a line of "D" and the sizes of the parts that follow, which are the document without its blocks, and
blocks; or "E", the size of, and one of our errors; all in JSON. It ends with OUT_OF_MEMORY when the memory was not
enough.
"""

import gc
import json
import os
import select
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from tui_reader import errors
from tui_reader.article.document import Document
from tui_reader.article.form import blocks_to_list, to_json
from tui_reader.extraction.dispatch import read, read_plainly
from tui_reader.extraction.process import early_imports
from tui_reader.extraction.site_rules import SiteRules
from tui_reader.process.confinement import OUT_OF_MEMORY, confine
from tui_reader.process.expressions import compiled_before
from tui_reader.process.inside import told
from tui_reader.process.kept_modules import found_before
from tui_reader.web.page import Page

BLOCKS = 32
"""Blocks in a part of the answer."""


def main() -> int:
    """`worker MEMORY SECONDS [plainly|next]`: MEMORY in bytes, SECONDS of CPU. next: only what comes next is read."""
    memory, seconds, how = int(sys.argv[1]), int(sys.argv[2]), "".join(sys.argv[3:])
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    sys.setrecursionlimit(20_000)
    # It lives for one page; looking for cycles among what is imported takes a tenth of the start.
    gc.disable()
    try:
        with found_before(early_imports.__name__), compiled_before(early_imports.__name__):
            if not how and not select.select([source], [], [], 0)[0]:
                early_imports.for_html()  # while the page is still on its way; most pages are HTML
            asked = json.loads(source.readline() or b"null")
            if asked is None:
                return 0
            page = _page(source, asked["pages"])
            for one in (page, *page.following):
                early_imports.for_page(one, how)
            if asked["rules"]:
                early_imports.for_rules()
        confine(memory, seconds)
        _answer(sink, "D", *_parts(_document(page, asked, how)))
    except errors.ReaderError as error:
        _answer(sink, "E", json.dumps(told(error)).encode())
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    # Interpreter shutdown frees a hundred thousand nodes one by one; the process's end frees them at once.
    sys.stderr.flush()
    os._exit(0)


def _page(source: BinaryIO, told: list[dict[str, Any]]) -> Page:
    """The page with those that it goes on in, each of which has its size."""
    first, *others = [Page(body=source.read(one.pop("size")), **one) for one in told]
    return first._replace(following=tuple(others))


def _document(page: Page, asked: dict[str, Any], how: str) -> Document:
    if how == "next":
        from tui_reader.extraction.onward.next_alone import next_alone

        return Document(continued=next_alone(page))
    if how == "plainly":
        return read_plainly(page, asked["view"])
    rules = asked["rules"]
    return read(page, asked["view"], rules and SiteRules(tuple(rules["content"]), tuple(rules["drop"])))


def _parts(document: Document) -> Iterator[bytes]:
    """The document without its blocks, then its blocks in parts that take a millisecond to be read."""
    blocks = document.blocks
    yield to_json(document.with_(blocks=())).encode("utf-8", "replace")
    for start in range(0, len(blocks), BLOCKS):
        part = blocks_to_list(blocks[start : start + BLOCKS])
        yield json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _answer(sink: BinaryIO, sort: str, *parts: bytes) -> None:
    sink.write(" ".join([sort, *(str(len(part)) for part in parts)]).encode() + b"\n")
    sink.writelines(parts)
    sink.flush()


if __name__ == "__main__":
    sys.exit(main())
