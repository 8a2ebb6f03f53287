"""`tui-reader export`: what is kept here, in the forms of other programs."""

import argparse
import asyncio
import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui_reader import progress
from tui_reader.arguments import word_parser
from tui_reader.clean import one_line
from tui_reader.errors import LibraryError, NothingToRead, UsageError
from tui_reader.words.words import Say

if TYPE_CHECKING:
    from tui_reader.exchange.items import Item
    from tui_reader.library.exchanged.giving_out import GiveOut
    from tui_reader.reading import Reading

What = Literal["highlights", "articles", "all"]
FORMATS: Mapping[str, What] = {
    "markdown": "highlights",
    "org": "highlights",
    "readwise": "highlights",
    "annotations": "highlights",
    "hypothesis": "highlights",
    "bookmarks": "articles",
    "opml": "articles",
    "epub": "articles",
    "jsonl": "all",
}
"""The formats, and what is exported when that is not said."""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = word_parser(
        "tui-reader export",
        "Write what is kept here in the forms of other programs: a folder of Markdown for Obsidian and "
        "Logseq (default), a book, a table, or jsonl, from which import restores everything.",
        "exit codes: 0 exported, 2 wrong usage, or it can not be written, 5 there is nothing to export, "
        "1 a fault of ours, 130 interrupted",
    )
    add = made.add_argument
    group = made.add_mutually_exclusive_group()
    for name, words in (
        ("highlights", "articles with highlights or a note, and those"),
        ("articles", "all articles, and their texts where the format has them"),
        ("all", "both"),
    ):
        usual = ", ".join(format for format, what in FORMATS.items() if what == name)
        group.add_argument(
            f"--{name}", action="store_const", dest="what", const=name, help=f"{words}; usual for {usual}"
        )
    add("sources", metavar="SOURCE", nargs="*", help="addresses of articles; the default are all, for epub the queue")
    others = ", ".join(tuple(FORMATS)[1:])
    add(
        "-f", "--format", metavar="FORMAT", choices=tuple(FORMATS), default="markdown",
        help=f"markdown (default), {others}",
    )  # fmt: skip
    add("-o", "--output", metavar="PATH", help="a file, for markdown a folder; - is standard output, the default")
    add("--since", type=_day, metavar="DATE", default=0.0, help="what was added or highlighted from then: 2026-05-03")
    add("--tag", metavar="TAG", default="", help="only what has this tag")
    return made


def _day(text: str) -> float:
    from tui_reader.exchange.times import seconds

    found = seconds(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"a date like 2026-05-03, not {text!r}")
    return found


class Wanted(NamedTuple):
    """What is to be written, and in which form."""

    what: What
    format: str
    since: float


def run(given: argparse.Namespace, say: Say) -> int:
    """Export, and say how much that was."""
    from tui_reader.reading import Options, Reading
    from tui_reader.settings import default_path, read

    settings, _ = read(default_path())
    reading = Reading.start(settings, Options(offline=True), told=progress.show)
    try:
        if not reading.keeper.keeps:
            raise LibraryError("Nothing can be exported", " ".join(reading.keeper.unsaid()))
        wanted = Wanted(given.what or FORMATS[given.format], given.format, given.since)
        output = given.output or (settings.export_folder if given.format == "markdown" else "") or "-"
        asyncio.run(_export(reading, wanted, _asked(given, wanted), output, say))
    finally:
        for words in reading.close():
            say(words)
    return 0


def _asked(given: argparse.Namespace, wanted: Wanted) -> "GiveOut":
    from tui_reader.address import identity, parse_source
    from tui_reader.library.exchanged.giving_out import GiveOut

    addresses = tuple(identity(parse_source(text).address) for text in given.sources)
    is_queue = wanted.format == "epub" and not addresses and not given.tag and not given.since
    return GiveOut(addresses, wanted.what == "highlights", is_queue, given.tag, given.since)


async def _export(reading: "Reading", wanted: Wanted, asked: "GiveOut", output: str, say: Say) -> None:
    writers = {"jsonl": _own_lines, "epub": _book, "markdown": _notes}
    count = await writers.get(wanted.format, _rows)(reading, asked, wanted, output)
    if not count:
        raise NothingToRead("There is nothing to export", _why(asked))
    if output != "-":
        say(f"{count:,} exported to {one_line(output)}")


def _why(asked: "GiveOut") -> str:
    """Why nothing was found of what was asked for, and what else there is."""
    others = " --articles takes those without a highlight or a note too." if asked.marked else ""
    if asked.addresses:
        return f"None of these addresses leads to such an article.{others}"
    if asked.tag or asked.since:
        return f"No article has that tag, or came since that day.{others}"
    if asked.queued:
        return "The queue is empty. Name articles by their addresses, or --tag T."
    return f"Nothing is highlighted or noted.{others}" if asked.marked else "No article is kept."


async def _rows(reading: "Reading", asked: "GiveOut", wanted: Wanted, output: str) -> int:
    """One file; of OPML the lists that are followed, when no articles were asked for."""
    from tui_reader.reading.kept.exported import items, lists

    found = await lists(reading.keeper) if wanted.format == "opml" and asked == asked.__class__() else ()
    found = found or await items(reading.keeper, asked)
    if found:
        _write(output, _writer(wanted.format)([_recent(item, wanted.since) for item in found]))
    return len(found)


def _writer(format: str) -> "Callable[[Iterable[Item]], Iterator[str]]":
    from tui_reader.exchange.writers import annotations, bookmarks, org, readwise

    writers: Mapping[str, Callable[[Iterable[Item]], Iterator[str]]] = {
        "org": org.org,
        "readwise": readwise.readwise,
        "annotations": annotations.web_annotations,
        "hypothesis": annotations.hypothesis,
        "bookmarks": bookmarks.bookmarks,
        "opml": bookmarks.opml,
    }
    return writers[format]


def _recent(item: "Item", since: float) -> "Item":
    """With the highlights that were made from then on."""
    if not since:
        return item
    return item._replace(passages=tuple(one for one in item.passages if (one.created or 0.0) >= since))


async def _notes(reading: "Reading", asked: "GiveOut", wanted: Wanted, output: str) -> int:
    """A note an article: into a folder, or one behind the other on standard output."""
    from tui_reader.exchange.writers.vault import note
    from tui_reader.reading.kept.exported import items, text
    from tui_reader.reading.kept.notes_shelf import form_of

    with_texts = wanted.what != "highlights"
    if output != "-":
        return await reading.notes.put(output, asked, with_texts, lambda count: None)
    found = await items(reading.keeper, asked)
    for item in found:
        words = await text(reading.keeper, item.address) if with_texts else ""
        _write("-", [note(item, text=words, form=form_of(reading.settings)), "\n"])
    return len(found)


async def _book(reading: "Reading", asked: "GiveOut", wanted: Wanted, output: str) -> int:
    """All texts as one book; what has none is left out."""
    import time

    from tui_reader.export.book.epub import epub
    from tui_reader.reading.kept.exported import document, items

    found = await items(reading.keeper, asked)
    documents = [one for item in found if (one := await document(reading.keeper, item.address)) is not None]
    if found and not documents:
        raise NothingToRead("There is nothing to export", "Of these articles no text is kept: open them once.")
    if not documents:
        return 0
    if output == "-" and sys.stdout.isatty():
        raise UsageError("A book is nothing for a terminal", "Say where to put it: -o book.epub")
    title = documents[0].title if len(documents) == 1 else f"{len(documents)} articles, {time.strftime('%d %B %Y')}"
    _write(output, [epub(documents, title, time.time())])
    return len(documents)


async def _own_lines(reading: "Reading", asked: "GiveOut", wanted: Wanted, output: str) -> int:
    """Everything, a line a thing; with the articles that were asked for, what belongs to them."""
    import json

    from tui_reader.clean import escaped
    from tui_reader.exchange.readers.lists.own_lines import HEAD, VERSION
    from tui_reader.reading.kept.exported import own_lines

    lines = await own_lines(reading.keeper, None if asked == asked.__class__() else asked)
    told = (escaped(json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
    _write(output, itertools.chain([f"{HEAD}{VERSION}}}\n"], told))
    return lines.count


def _write(output: str, parts: "Iterable[str | bytes]") -> None:
    """To a file, in one step, or to standard output."""
    if output == "-":
        for part in parts:
            sys.stdout.buffer.write(part.encode("utf-8", "replace") if isinstance(part, str) else part)
        sys.stdout.buffer.flush()
        return
    path = Path(output).expanduser()
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("wb") as file:
            file.writelines(part.encode("utf-8", "replace") if isinstance(part, str) else part for part in parts)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError("The file can not be written", f"{path}: {error.strerror}") from error
