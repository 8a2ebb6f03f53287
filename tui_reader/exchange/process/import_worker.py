"""The process that reads a file: `import_worker MEMORY SECONDS`, bytes on standard input, what they hold on its output.

Out: frames of a line with the number of bytes, and so many bytes of JSON: first the name of the format, then lists of
what was read; at last null, or one of our errors.
"""

import codecs
import importlib
import json
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from tui_reader.address.url import split
from tui_reader.errors import NothingToRead, ReaderError
from tui_reader.exchange.form import told
from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Read
from tui_reader.exchange.recognising import format_of
from tui_reader.exchange.unpacking import Archive, is_zip
from tui_reader.extraction.decoding import charset
from tui_reader.process.confinement import OUT_OF_MEMORY, confine
from tui_reader.process.inside import told as error_told

BATCH = 5000
"""Items in a frame."""
_KNOWN = (
    "Known are the exports of Pocket, Instapaper, Omnivore, wallabag, Readwise, Raindrop, Matter, linkding, Pinboard, "
    "Karakeep, Linkwarden and Hypothesis, bookmarks, OPML, lists of addresses, and tui-reader's own."
)


def main() -> int:
    """Read the file and tell what is in it."""
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    _import_early()
    body = source.read()
    confine(memory, seconds)
    try:
        for name, given in _files(body):
            _tell_all(sink, name, given)
        _frame(sink, None)
    except ReaderError as error:
        _frame(sink, {"error": error_told(error)})
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    sys.stderr.flush()
    os._exit(0)  # freeing a million objects takes its time


def _import_early() -> None:
    """What may be needed when no file can be opened any more."""
    charset.preload()
    codecs.lookup("cp437")  # the names in archives
    for module in ("bz2", "lzma", "unicodedata", "urllib.parse"):
        importlib.import_module(module)
    for rare in ("http://ü.example/", "http://10.1/", "http://[::1]/"):  # each needs modules that import others late
        split(rare)


def _files(body: bytes) -> Iterator[tuple[str, Given]]:
    """The file, or those of an archive that are recognised; raises NothingToRead when none is."""
    if not is_zip(body):
        given = Given(body)
        if format_of(given) is None:
            raise NothingToRead("Nothing here is recognised", _KNOWN)
        yield "", given
        return
    found = False
    for name, given in Archive(body).files():
        if format_of(given) is not None:
            found = True
            yield name, given
    if not found:
        raise NothingToRead("Nothing in the archive is recognised", _KNOWN)


def _tell_all(sink: BinaryIO, name: str, given: Given) -> None:
    format = format_of(given)
    assert format is not None
    _frame(sink, {"format": format.name, "file": name})
    batch: list[Any] = []
    for read in format.read(given):
        batch.append(told(_within(read, name)))
        if len(batch) == BATCH:
            _frame(sink, batch)
            batch = []
    _frame(sink, batch)


def _within(read: Read, name: str) -> Read:
    return read._replace(within=name) if name and isinstance(read, BadRow) else read


def _frame(sink: BinaryIO, values: Any) -> None:
    body = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    sink.write(b"%d\n" % len(body) + body)
    sink.flush()


if __name__ == "__main__":
    sys.exit(main())
