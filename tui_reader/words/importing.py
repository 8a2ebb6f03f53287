"""`tui-reader import`: what other programs exported is taken into the library."""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tui_reader import progress
from tui_reader.arguments import word_parser
from tui_reader.clean import one_line
from tui_reader.errors import LibraryError, NoSuchFile, NothingToRead, ReaderError
from tui_reader.words.words import Say

if TYPE_CHECKING:
    from tui_reader.exchange.items import BadRow, Read
    from tui_reader.reading import Reading

_NAMED_ROWS = 20
"""Bad rows that are named one by one; of the others their numbers are."""
_PIECE = 60_000_000
"""Bytes of a file of ours that are read at a time."""
_LINE_SECONDS = 0.2
"""A line of progress is written anew so often."""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = word_parser(
        "tui-reader import",
        "Take in what other programs exported: articles, tags, states, dates, notes and highlights. "
        "The format is known by the content. Nothing is fetched, and the same file again changes nothing.",
        "exit codes: 0 all was taken in, 2 wrong usage, 3 a file can not be read, 5 nothing in it was recognised, "
        "6 over a limit, 1 a fault of ours, 130 interrupted; with several files that of the first that failed",
    )
    made.add_argument("--dry-run", action="store_true", help="say what would be taken in, and change nothing")
    made.add_argument("--fetch", type=_count, default=0, metavar="N", help="then fetch N of the unread texts")
    made.add_argument("files", metavar="FILE", nargs="+", help="an exported file, an archive of some, or -")
    return made


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"a whole number, not {text!r}")
    return int(text)


def run(given: argparse.Namespace, say: Say) -> int:
    """Take all files in; the code of the first that could not be read, the others are taken in."""
    from tui_reader.reading import Options, Reading
    from tui_reader.settings import default_path, read

    settings, _ = read(default_path())
    reading = Reading.start(settings, Options(), told=progress.show)
    failed: list[ReaderError] = []
    try:
        if not reading.keeper.keeps:
            raise LibraryError("Nothing was taken in", " ".join(reading.keeper.unsaid()))
        taking = _Taking(reading, given.dry_run, say)
        for name in given.files:
            try:
                asyncio.run(taking.file(name))
            except ReaderError as error:
                say(f"{one_line(name)}: {error}")
                failed.append(error)
        if given.fetch and not given.dry_run:
            asyncio.run(_fetch(reading, taking.unread, given.fetch, say))
    finally:
        for words in reading.close():
            say(words)
    return failed[0].code if failed else 0


Came = Literal["new", "more", "same", "lists"]
"""What became of a row: of an article, or a list that was not followed before."""
_CAME: Mapping[Came, str] = {"new": "new", "more": "with more than before"}


def _told(counts: Counter[Came], verb: str) -> str:
    """What became of the rows of a file, in words: what was taken in, then what is here already."""
    parts = [f"{counts[came]:,} {words}" for came, words in _CAME.items() if counts[came]]
    if lists := counts["lists"]:
        parts.append(f"{lists:,} {'list' if lists == 1 else 'lists'} to follow")
    taken = f"{', '.join(parts)} {verb}" if parts else "nothing new"
    return f"{taken}, {counts['same']:,} here already" if counts["same"] else taken


class _Taking:
    """Takes files in one after the other. unread: addresses of what is unread, which may be fetched."""

    def __init__(self, reading: "Reading", is_dry: bool, say: Say) -> None:
        self.unread: list[str] = []
        self._reading = reading
        self._is_dry = is_dry
        self._verb = "would be taken in" if is_dry else "taken in"
        self._say = say
        self._counts = Counter[Came]()
        self._bad: list[BadRow] = []
        self._line = _Line()

    async def file(self, name: str) -> None:
        """Take one file in, and say what came of it; raises ReaderErrors, whatever came before stays."""
        from tui_reader.exchange.process.import_child import Recognised, reads

        self._counts, self._bad, formats = Counter[Came](), [], dict[str, None]()
        try:
            for before, body in _pieces(name):
                async with aclosing(reads(body)) as parts:
                    async for part in parts:
                        if isinstance(part, Recognised):
                            formats[part.format] = None
                        else:
                            await self._take(part, before)
                            self._line.show(f"{one_line(name)}: {_told(self._counts, self._verb)}")
        finally:
            self._line.clear()
            if formats:
                self._tell(one_line(name), ", ".join(formats))
        if not self._counts.total() and not self._bad:
            raise NothingToRead("Nothing was found", f"It is a file of {', '.join(formats)} without a row.")

    async def _take(self, part: "tuple[Read, ...]", before: int) -> None:
        """before: the rows of the file that were read before these."""
        from tui_reader.exchange.items import BadRow
        from tui_reader.reading.kept.imported import restore, take_in

        self._bad += [read._replace(number=read.number + before) for read in part if isinstance(read, BadRow)]
        came, known = await restore(self._reading.keeper, part, self._is_dry)
        self._counts.update(new=came, same=known)
        for item, taken in await take_in(self._reading.keeper, part, self._is_dry):
            self._counts["lists" if item.is_feed and taken == "new" else taken] += 1
            if not item.is_feed and item.state in (None, "unread", "reading"):
                self.unread.append(item.address)

    def _tell(self, name: str, formats: str) -> None:
        """A line of what came, and of each row that did not."""
        came = f": {_told(self._counts, self._verb)}" if self._counts.total() else ""
        self._say(f"{name} ({formats}){came}")
        for bad in self._bad[:_NAMED_ROWS]:
            self._say(f"{f'{bad.within}, ' if bad.within else ''}row {bad.number} {bad.why}")
        if rest := self._bad[_NAMED_ROWS:]:
            numbers = ", ".join(str(bad.number) for bad in rest[:200])
            self._say(f"{len(rest):,} more rows like these: {numbers}{' …' if len(rest) > 200 else ''}")


class _Line:
    """A line on a terminal that says how far it is; nothing elsewhere."""

    def __init__(self) -> None:
        self._shown = 0.0
        self._is_there = False

    def show(self, words: str) -> None:
        """Show these words instead of those before, if the last were not shown just now."""
        if sys.stderr.isatty() and time.monotonic() - self._shown > _LINE_SECONDS:
            self._shown, self._is_there = time.monotonic(), True
            sys.stderr.write(f"\r\x1b[K{words}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._is_there:
            sys.stderr.write("\r\x1b[K")
            self._is_there = False


async def _fetch(reading: "Reading", unread: list[str], most: int, say: Say) -> None:
    """Fetch so many of these whose texts are not here; what can not be had is said, and stays on record."""
    from tui_reader.address import parse_source
    from tui_reader.reading import Failed

    standing = await reading.lists.standing(unread)
    addresses = [
        address
        for address in unread
        if (one := standing.get(address)) is None or (not one.is_kept and one.state in ("unread", "reading"))
    ][:most]
    line, fetched = _Line(), 0
    for number, address in enumerate(addresses, 1):
        line.show(f"fetching {number} of {len(addresses)}: {one_line(address)}")
        failed: ReaderError | None = None
        async for event in reading.open(parse_source(address)):
            failed = event.error if isinstance(event, Failed) else failed
        if failed is None:
            fetched += 1
        else:
            line.clear()
            say(f"{one_line(address)}: {failed}")
    line.clear()
    if addresses:
        say(f"{fetched} of {len(addresses)} fetched")


def _pieces(name: str) -> Iterator[tuple[int, bytes]]:
    """The file, or standard input, and how many rows came before; one of our own, however large, in pieces.

    Raises NoSuchFile, or OverLimit where it is read.
    """
    from tui_reader.exchange.readers.lists.own_lines import HEAD
    from tui_reader.exchange.unpacking import PACKED

    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            head = file.readline(len(HEAD) + 20)
            if not head.startswith(HEAD.encode()):
                yield 0, head + file.read(PACKED + 1 - len(head))
                return
            before = 0
            while (lines := file.readlines(_PIECE)) or not before:
                yield before, head + b"".join(lines)
                before += len(lines) or 1
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "the name is not possible"
        raise NoSuchFile("The file can not be read", f"{why}. Check the name.") from error
