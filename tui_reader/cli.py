"""Front end one: arguments, print mode, exit codes."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

from tui_reader import __version__, contradictions, progress
from tui_reader.arguments import CODES, WholeParser
from tui_reader.clean import one_line
from tui_reader.errors import ReaderError, UsageError
from tui_reader.words.words import WORDS, doer, listed

if TYPE_CHECKING:
    from pathlib import Path

    from tui_reader.address import Source
    from tui_reader.first.screen import Early
    from tui_reader.process.forked import Forked
    from tui_reader.process.program import Process
    from tui_reader.reading import Reading
    from tui_reader.settings import Settings
    from tui_reader.settings.options import Options
    from tui_reader.ui.keys.commands import Command

FORMATS = ("text", "markdown", "html", "json")
LEAST_WIDTH = 20
SEARCH_ALONE = "Give nothing with it but --format, and several words in quotation marks: --search 'ferry bell'."
MOST_FETCHED = 1000
"""Articles that one --update fetches at most."""


def parser() -> WholeParser:
    """The command line."""
    result = WholeParser(
        prog="tui-reader",
        description="Read web articles in the terminal. Without SOURCE: the articles opened before.",
        epilog="\n\n".join(filter(None, (listed(), CODES))),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = result.add_argument
    add("sources", metavar="SOURCE", nargs="*", help="address, file, or - for standard input; the others are queued")
    add("-p", "--print", action="store_true", help="write the article to standard output")
    add("-f", "--format", choices=FORMATS, help="text (default), markdown, html, json; implies --print")
    add("-w", "--width", type=_width, metavar="N", help="width of the text (66 in the reader, 72 on a pipe)")
    add("--outline", action="store_true", help="print only the outline")
    add("--quotes", action="store_true", help="print only the quotes")
    add("--all", action="store_true", help="with --quotes: those of all that is kept, newest first")
    add("--speaker", metavar="NAME", default="", help="with --quotes --all: only what NAME said")
    add("--all-pages", action="store_true", help="print all the pages that a story was cut into; implies --print")
    add("--full", action="store_true", help="the whole page instead of the article")
    add(
        "--search",
        metavar="WORDS",
        help="print what of all that is kept holds these words, as S in the articles finds it",
    )
    add("--later", action="store_true", help="put the sources into the queue and leave")
    add("--update", action="store_true", help="ask the lists that are followed, quietly, and leave")
    add("--fetch", type=_count, metavar="N", help="with --update: fetch the newest N articles that nobody has seen")
    add("--tag", metavar="T", action="append", default=[], help="with --later: a tag for them; may be given again")
    add("--check", action="store_true", help="look whether the library is sound, mend it, say what it holds")
    add("--offline", action="store_true", help="only the library, no network")
    add("--refresh", action="store_true", help="fetch anew, no falling back to the kept text")
    add("--no-keep", action="store_true", help="read nothing from and write nothing to the library")
    add("--base", metavar="URL", default="", help="address that a file's or standard input's links belong to")
    cookies = "a cookies.txt for this run; cookies go to the address's host alone"
    add("--cookies", metavar="FILE", default="", help=cookies)
    add("--plain", action="store_true", help="one column, no boxes, for screen readers")
    add("--write-settings", action="store_true", help="write a settings file with every default in it, and leave")
    add("--version", action="version", version=f"tui-reader {__version__}")
    return result


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:10]) <= MOST_FETCHED:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {MOST_FETCHED:,}, not {text!r}")
    return int(text)


def _width(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < LEAST_WIDTH:
        raise argparse.ArgumentTypeError(f"a whole number from {LEAST_WIDTH} on, not {text!r}")
    return min(int(text), 10_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code, or ends the process with it when the arguments are the process's own."""
    return run(sys.argv[1:]) if arguments is None else _main(arguments)


def run(arguments: Sequence[str], early: "Early | None" = None, forked: "Forked | None" = None) -> NoReturn:
    """Run the program and end the process.

    Before this was imported: what was painted (early), and what was begun for the first page (forked).
    """
    code = _main(arguments, early, forked)
    # All is saved by now; an interpreter with Textual in it takes a fifth of its start to be taken apart.
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _main(texts: Sequence[str], early: "Early | None" = None, forked: "Forked | None" = None) -> int:
    try:
        return _answered(texts, early, forked)
    finally:
        if early is not None:
            early.undo()


def _answered(texts: Sequence[str], early: "Early | None", forked: "Forked | None") -> int:
    _open_streams()
    word = doer(texts[0]) if texts and texts[0] in WORDS else None
    given = word.parser().parse_args(texts[1:]) if word else parser().parse_args(texts)
    try:
        return word.run(given, say) if word else _run(given, early, forked)
    except ReaderError as error:
        say(str(error))
        return error.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go; without this the interpreter complains about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the last door: a fault of ours is one line and a report
        from tui_reader.fault import report

        say(report(error))
        return 1


def _open_streams() -> None:
    """What the shell closed (`<&-`, `>&-`) leads nowhere, instead of to the next file that is opened."""
    if sys.stdin is None:
        # Textual asks the second for the descriptor that keys are read from.
        sys.stdin = sys.__stdin__ = _nowhere(0, "r")  # type: ignore[misc,assignment]  # it is one, in all but its type
    sys.stdout = sys.stdout or _nowhere(1, "w")
    sys.stderr = sys.stderr or _nowhere(2, "w")


def _nowhere(number: int, mode: str) -> TextIO:
    """A stream on a descriptor that was closed; the system gives the lowest one that is free."""
    os.open(os.devnull, os.O_RDWR)
    return cast(TextIO, open(number, mode, closefd=False))  # open as long as we are


def say(words: str) -> None:
    """One line to standard error."""
    print(f"tui-reader: {one_line(words)}", file=sys.stderr)


def _run(given: argparse.Namespace, early: "Early | None", forked: "Forked | None") -> int:
    from tui_reader.address import without_credentials
    from tui_reader.settings import choices_path, default_path, read, read_choices
    from tui_reader.settings.options import Options
    from tui_reader.ui.keys.commands import COMMANDS

    if given.write_settings:
        return _write_settings(default_path(), COMMANDS)
    texts = list(given.sources)
    takes_none = given.later or given.update or given.all or given.check or given.search is not None
    if not texts and not sys.stdin.isatty() and not takes_none:
        texts = ["-"] if _is_piped() else []
    named = [_named(text) for text in texts]
    sources = [one for one in named if not isinstance(one, ReaderError)]
    missing = [one for one in named if isinstance(one, ReaderError)]
    if missing and not sources:
        raise missing[0]
    contradictions.check(given, sources)
    prints = not (given.later or given.update or given.check or given.search is not None) and _prints(given)
    process = _begun(named[0], given, forked) if prints and named else None
    file_settings, complaints = read(default_path(), {"keys": [command.id for command in COMMANDS]})
    settings = read_choices(choices_path(), file_settings)
    if given.cookies:  # pathlib is not imported for it
        settings = settings._replace(cookies_file=os.path.abspath(os.path.expanduser(given.cookies)))  # noqa: PTH100, PTH111
    stdin = _stdin(settings.limits.body_bytes) if any(source.kind == "stdin" for source in sources) else None
    options = Options(
        given.offline, given.refresh, not given.no_keep, without_credentials(given.base), stdin, given.full
    )
    if given.search is not None:
        return _search(given, sources, settings, options)
    if given.update:
        return _update(given.fetch or 0, settings, options)
    if given.check:
        return _check_library(settings)
    if given.later:
        return _later(sources, missing, settings, options, given.tag)
    if prints:
        for complaint in complaints:
            say(complaint)
        return _print(given, named, settings, options._replace(prints=True), process)
    from tui_reader.ui.start import start

    if given.width:
        settings = settings._replace(width=given.width)
    if given.plain:
        settings = settings._replace(plain=True)
    return start(sources, settings, file_settings, options, (*complaints, *map(str, missing)), early)


def _prints(given: argparse.Namespace) -> bool:
    """Whether what was asked for is written instead of shown."""
    asked = given.print or given.format or given.outline or given.quotes or given.all_pages
    return bool(asked) or not _has_terminal()


def _named(text: str) -> "Source | ReaderError":
    """The source that an argument names, or what is wrong with it: the others are none the worse for it."""
    from tui_reader.address import parse_source

    try:
        return parse_source(text)
    except ReaderError as error:
        return error


def _write_settings(path: "Path | None", commands: "Sequence[Command]") -> int:
    from tui_reader.settings import write_template

    written = write_template(path, [(one.id, (*one.keys, *one.aliases), one.text) for one in commands])
    say(f"wrote {written}")
    return 0


def _stdin(most: int) -> int:
    """The descriptor of what comes in on standard input: the reader will have keys there."""
    from tui_reader.reading.stdin import descriptor

    return descriptor(0, most)


def _has_terminal() -> bool:
    if not sys.stdout.isatty():
        return False
    from tui_reader.ui.start import has_terminal

    return has_terminal()


def _is_piped() -> bool:
    """Whether standard input is a pipe or a file, and not closed or a device like /dev/null."""
    import stat

    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def _check_library(settings: "Settings") -> int:
    """Look at the library, mend it, and say what it holds; 0 when it is sound by now."""
    from tui_reader.reading.kept.checking import check

    code = 0
    for words, is_sound in check(settings.library_limit_mb):
        print(one_line(words))
        sys.stdout.flush()
        code = 0 if is_sound else 1
    return code


def _later(
    sources: "Sequence[Source]",
    missing: Sequence[ReaderError],
    settings: "Settings",
    options: "object",
    tags: Sequence[str],
) -> int:
    """Queue what can be queued, and say what can not; the code of the first of those."""
    import asyncio

    from tui_reader.address import identity
    from tui_reader.errors import LibraryError
    from tui_reader.reading import Options, Reading

    assert isinstance(options, Options)
    reading = Reading.start(settings, options, told=progress.show)
    if not reading.keeper.keeps:
        raise LibraryError("Nothing was queued", " ".join(reading.keeper.unsaid()))
    addresses = [identity(source.address) for source in sources if source.address]
    try:
        asyncio.run(_enqueue(reading, addresses, tags))
    except LibraryError as error:
        raise LibraryError("Nothing was queued", str(error)) from error
    for words in reading.close():
        say(words)
    failed = [*missing, *(_unnamed(source) for source in sources if not source.address)]
    for one in failed:
        say(f"not queued: {one}")
    say(f"{len(addresses)} put into the queue")
    return failed[0].code if failed else 0


async def _enqueue(reading: "Reading", addresses: Sequence[str], tags: Sequence[str]) -> None:
    """What is tagged goes on record before it is fetched."""
    await reading.shelf.enqueue(addresses)
    if tags:
        articles = [await reading.shelf.put_on_record(address) for address in addresses]
        await reading.marked.change_tags(articles, " ".join(tag.lstrip("-") for tag in tags))


def _search(given: argparse.Namespace, sources: "Sequence[Source]", settings: "Settings", options: "object") -> int:
    """Print what was found in the library."""
    from tui_reader.printing_found import search
    from tui_reader.reading import Options

    assert isinstance(options, Options)
    if sources or given.later or given.update or given.outline or given.quotes or given.no_keep:
        raise UsageError("--search looks through all that is kept", SEARCH_ALONE)
    return search(given.search, given.format or "text", settings, options, say)


def _update(fetch: int, settings: "Settings", options: "object") -> int:
    """Ask the lists that are followed; the code of the first that fails."""
    import asyncio

    from tui_reader.errors import LibraryError
    from tui_reader.reading import Options, Reading
    from tui_reader.reading.kept.list_update import update

    assert isinstance(options, Options)
    reading = Reading.start(settings, options, told=progress.show)
    if not reading.keeper.keeps:
        raise LibraryError("Nothing was asked", " ".join(reading.keeper.unsaid()))
    try:
        return asyncio.run(update(reading, fetch, say))
    finally:
        for words in reading.close():
            say(words)


def _unnamed(source: "Source") -> ReaderError:
    """What is wrong with queueing what comes once and has no address."""
    name = "Standard input" if source.kind == "stdin" else source.text
    return UsageError(f"{name} has no address to come back to", "Read it now, or save it to a file.")


def _begun(source: "Source | ReaderError", given: argparse.Namespace, forked: "Forked | None") -> "Process | None":
    """The process that will read a page; it has more to import than all that comes before its answer is wanted."""
    if isinstance(source, ReaderError):
        return None
    if forked is not None:
        from tui_reader.extraction.process.starting import started

        return started(forked=forked)
    from tui_reader.first.begun import begun

    return begun(source, given.base, offline=given.offline, kept=not given.no_keep and not given.refresh)


def _print(
    given: argparse.Namespace,
    sources: "Sequence[Source | ReaderError]",
    settings: "Settings",
    options: "Options",
    process: "Process | None",
) -> int:
    from tui_reader.process.kept_modules import found_before
    from tui_reader.ui.output.unused_imports import import_asyncio

    with found_before("tui_reader.printing"):
        import_asyncio()
        import asyncio

        from tui_reader.printing import Wanted, encode, print_articles, print_library
        from tui_reader.reading import Reading

    reading = Reading.start(settings, options, told=progress.show)
    if process is not None and sources and not isinstance(sources[0], ReaderError):
        reading.go_on(sources[0], process)
    wanted = Wanted(given.format or "text", given.width or 72, given.outline, given.quotes, given.all_pages)
    encode(sys.stdout, wanted.format)
    try:
        if given.all:
            from tui_reader.sayings import print_sayings

            code = asyncio.run(print_sayings(reading, given.speaker, wanted.format, wanted.width, sys.stdout))
        elif not sources:
            code = asyncio.run(print_library(reading, wanted, sys.stdout))
        else:
            code = asyncio.run(print_articles(reading, sources, wanted, sys.stdout, say))
        sys.stdout.flush()
    finally:
        for words in reading.close():
            say(words)
    return code
