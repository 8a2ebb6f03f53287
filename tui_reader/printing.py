"""Print mode: what was asked for goes to standard output, words about it to standard error."""

import codecs
import io
import json
import time
import unicodedata
from collections.abc import Callable, Container, Sequence
from contextlib import aclosing
from typing import NamedTuple, TextIO

from tui_reader.address import Source
from tui_reader.article.document import Document
from tui_reader.article.form import outline_to_list, quotes_to_list, to_dict, to_json
from tui_reader.clean import clean, escaped, one_line
from tui_reader.errors import ReaderError
from tui_reader.library.values import Row
from tui_reader.reading import Changed, Failed, Loaded, Opened, Reading, Shelved

Say = Callable[[str], None]
OPTIONS = {"view": "--full", "reload": "--refresh"}
"""What does on the command line what a command does in the reader."""
# What stands for a mark that the locale's encoding does not have; letters lose their accents, the rest is "?".
_LIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "--", "•": "*",
     "─": "-", "│": "|", "·": "-", "→": "->", "←": "<-", "ß": "ss", "æ": "ae", "ø": "o", "€": "EUR", "\u00ad": ""}
)  # fmt: skip


class Wanted(NamedTuple):
    """What is printed. width: cells of the text. all_pages: every numbered page of a text, not the first alone."""

    format: str = "text"
    width: int = 72
    outline: bool = False
    quotes: bool = False
    all_pages: bool = False


def encode(out: TextIO, format: str) -> None:
    """Let `out` take any text: JSON and HTML in UTF-8 by their own rules, the others in the encoding of the locale."""
    if not isinstance(out, io.TextIOWrapper):
        return
    if format in ("json", "html"):
        out.reconfigure(encoding="utf-8")
    else:
        codecs.register_error("nearest", _nearest)
        out.reconfigure(errors="nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """What is written for characters that an encoding does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_LIKE)
    return "".join([_letter(character) for character in text]), error.end


def _letter(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    plain = "".join([part for part in unicodedata.normalize("NFKD", character) if part.isascii()])
    return plain or "?"


async def print_articles(
    reading: Reading, sources: Sequence[Source | ReaderError], wanted: Wanted, out: TextIO, say: Say
) -> int:
    """Print every source in turn, and say what is wrong with the others; the code of the first that failed, else 0."""
    code = 0
    for number, source in enumerate(sources):
        try:
            if isinstance(source, ReaderError):
                raise source
            document = await newest(reading, source, wanted, say)
            if wanted.all_pages:
                document, failed = await with_all_pages(reading, source, document, say)
                code = code or failed
        except ReaderError as error:
            say(error.told(lambda command: OPTIONS.get(command, "")))
            code = code or error.code
            continue
        if number and wanted.format in ("text", "markdown"):
            out.write("\n\n")
        kept: frozenset[str] = frozenset()
        if document.is_list and wanted.format == "json":
            kept = await reading.shelf.kept_among([item.url for item in document.items])
        out.write(checked(written(document, wanted, reading.settings.links, kept), wanted.format))
        out.flush()
    return code


async def newest(reading: Reading, source: Source, wanted: Wanted, say: Say) -> Document:
    """The newest text of a source; the kept one, with a word about it, when the server can not be asked."""
    kept: Document | None = None
    # The view that was last looked at is nothing to a pipe.
    opened = reading.open(source, "whole" if reading.options.full else "article", check=True)
    async with aclosing(opened) as events:
        async for event in events:
            if isinstance(event, Opened):
                kept = event.kept.document
                fetched_at = event.kept.fetched_at
            elif isinstance(event, Loaded | Changed):
                kept = event.document
            elif isinstance(event, Failed):
                if kept is None or event.error.code != 3:
                    raise event.error
                day = time.strftime("%d %b %Y", time.localtime(fetched_at)).lstrip("0")
                say(f"{event.error.title}; this is the text kept on {day}")
            for note in event.notes if isinstance(event, Loaded | Shelved) else ():
                say(note)
    for words in reading.keeper.unsaid():
        say(words)
    assert kept is not None
    return kept


async def with_all_pages(reading: Reading, source: Source, document: Document, say: Say) -> tuple[Document, int]:
    """The document with all pages that it goes on in; and 0, or the code of why some of them did not come."""
    if not document.goes_on:
        return document, 0
    code = 0
    opened = reading.next_page(source, document, "whole" if reading.options.full else "article", every=True)
    async with aclosing(opened) as events:
        async for event in events:
            if isinstance(event, Loaded):
                document = event.document
            elif isinstance(event, Failed):
                code = event.error.code
                name = document.continued.name if document.continued is not None else "the next page"
                say(f"{name} did not come: {event.error}")
    for words in reading.keeper.unsaid():
        say(words)
    return document, code


def checked(text: str, format: str) -> str:
    """What is written, without a control, whatever let one through before."""
    return escaped(text) if format == "json" else clean(text)


def written(document: Document, wanted: Wanted, links: bool, kept: Container[str] = ()) -> str:
    """The document in the wanted form, with a line end at its end. kept: of a list's addresses those in the library."""
    if wanted.format == "json":
        return _json(document, wanted, kept)
    markdown = wanted.format == "markdown"
    if wanted.outline:
        from tui_reader.export import contents

        return contents.outline_markdown(document) if markdown else contents.outline_text(document)
    if wanted.quotes:
        from tui_reader.export import quotations

        return quotations.quotes_markdown(document) if markdown else quotations.quotes_text(document, wanted.width)
    if markdown:
        from tui_reader.export.markdown import markdown as to_markdown

        return to_markdown(document)
    if wanted.format == "html":
        from tui_reader.export.html import html

        return html(document)
    if document.is_list:
        from tui_reader.export.list_lines import list_lines

        return list_lines(document.items)
    from tui_reader.export.text import text

    return text(document, wanted.width, links)


def _json(document: Document, wanted: Wanted, kept: Container[str]) -> str:
    if not wanted.outline and not wanted.quotes:
        if not document.is_list:
            return to_json(document) + "\n"
        value = to_dict(document)
        for item in value["items"]:
            item["kept"] = item["url"] in kept
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    parts = {}
    if wanted.outline:
        parts["outline"] = outline_to_list(document.outline)
    if wanted.quotes:
        parts["quotes"] = quotes_to_list(document.quotes)
    return json.dumps(parts, ensure_ascii=False) + "\n"


async def print_library(reading: Reading, wanted: Wanted, out: TextIO) -> int:
    """The list of articles: tab-separated lines, or a JSON array."""
    rows = await reading.shelf.articles(limit=1_000_000)
    if wanted.format == "json":
        out.write(escaped(json.dumps([_listed(row) for row in rows], ensure_ascii=False)) + "\n")
        return 0
    for row in rows:
        fields = (row.group, _far(row), f"{row.minutes} min", row.title, row.site, row.address)
        out.write("\t".join(one_line(field) for field in fields) + "\n")
    return 0


def _far(row: Row) -> str:
    """How far it was read; nothing of what nobody opened."""
    if row.group == "printed":
        return ""
    return "end" if row.group == "read" else f"{int(row.fraction * 100)} %"


def _listed(row: Row) -> dict[str, str | int | float]:
    """What the list of articles says of one."""
    return {
        "group": row.group, "address": row.address, "title": row.title, "site": row.site, "fraction": row.fraction,
        "minutes": row.minutes, "minutes_left": row.minutes_left, "section": row.section, "read_at": row.read_at,
    }  # fmt: skip
