"""Print mode of all that people said in what is kept."""

import json
from collections.abc import Sequence
from typing import TextIO

from tui_reader.article.document import Document, Quote
from tui_reader.clean import clean, escaped
from tui_reader.export.citation import citation
from tui_reader.export.text import wrapped
from tui_reader.library.values import Saying
from tui_reader.reading import Reading

FILL_SECONDS = 5.0
"""So long what was not looked through yet is looked through first."""
MOST = 1_000_000


async def print_sayings(reading: Reading, speaker: str, format: str, width: int, out: TextIO) -> int:
    """Print what `speaker` said, newest first, or everybody for ""; nothing found is nothing printed."""
    people = reading.people
    await people.fill(FILL_SECONDS, share=1.0)
    if speaker:
        named = await people.named(speaker)
        found = [one for person in named for one in await people.words(person.id, limit=MOST)]
        found.sort(key=lambda one: -one.when)
    else:
        found = list(await people.words(None, limit=MOST))
    out.write(written(found, format, width))
    return 0


def written(found: Sequence[Saying], format: str, width: int) -> str:
    """The sayings in a form: an array of JSON, quotations of Markdown, or text."""
    if format == "json":
        return escaped(json.dumps([_value(one) for one in found], ensure_ascii=False)) + "\n"
    if format == "markdown":
        return clean("\n".join(f"{citation(_quote(one), _document(one), markdown=True)}\n" for one in found))
    return clean("\n".join(_text(one, width) for one in found))


def _text(one: Saying, width: int) -> str:
    """The words, and below them who said them and where."""
    who = ", ".join(filter(None, (one.person, one.about)))
    where = " · ".join(filter(None, (who, one.title, one.site, one.published)))
    lines = [
        *wrapped(f"“{one.words}”", width),
        *(f"  {line}" for line in wrapped(where, width - 2)),
        f"  {one.address}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _value(one: Saying) -> dict[str, str | bool]:
    return {
        "text": one.words, "speaker": one.person.removesuffix("?"), "about": one.about, "sure": one.sure,
        "kind": one.kind, "url": one.address, "title": one.title, "site": one.site, "byline": one.byline,
        "published": one.published,
    }  # fmt: skip


def _quote(one: Saying) -> Quote:
    return Quote(one.words, one.person.removesuffix("?"), None, None, one.kind, (), one.sure)


def _document(one: Saying) -> Document:
    return Document(final_url=one.address, title=one.title, site=one.site, published=one.published)
