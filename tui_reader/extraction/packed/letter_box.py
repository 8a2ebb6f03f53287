"""Many letters in one text (mbox, RFC 4155), as archives of mailing lists hand out a month: one thread."""

import re
from collections.abc import Iterator
from html import escape

from tui_reader.clean import clean
from tui_reader.errors import NothingToRead, OverLimit
from tui_reader.extraction.decoding.charset import decode
from tui_reader.extraction.packed.headers import fields, head
from tui_reader.extraction.packed.parts import parts
from tui_reader.web.page import Page

MOST = 5_000
"""Letters of a box."""
_BETWEEN = re.compile(rb"(?:\A|\r?\n)From [^\r\n]{1,200}\d{4}[^\r\n]{0,40}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:)")
_TAGS = re.compile(r"<(?:style|script)\b[\s\S]{0,100000}?</|<[^<>]{1,2000}>")
_SAID = ("from", "date", "subject", "message-id", "in-reply-to")


def letter_box(page: Page) -> Page | None:
    """The letters of a box as the page that an archive would print of them; None where there are not two."""
    starts = [match.end() for match in _BETWEEN.finditer(page.body)]
    if len(starts) < 2:
        return None
    if len(starts) > MOST:
        raise OverLimit(f"The box has more than {MOST:,} letters", "A mail program takes one out of it.")
    ends = [match.start() for match in _BETWEEN.finditer(page.body)][1:]
    letters = [page.body[start:end] for start, end in zip(starts, [*ends, len(page.body)], strict=True)]
    markup = "".join(_printed(letters))
    return Page(page.url, page.final_url, markup.encode("utf-8", "replace"), "text/html; charset=utf-8")


def _printed(letters: list[bytes]) -> Iterator[str]:
    first = fields(head(letters[0])).get("subject", "")
    yield f"<title>{escape(first)}</title>"
    for letter in letters:
        said = fields(head(letter))
        answers = said.get("in-reply-to") or said.get("references", "").rpartition("<")[1:]
        said["in-reply-to"] = answers if isinstance(answers, str) else "".join(answers)
        headers = "\n".join(f"{name.title()}: {said[name]}" for name in _SAID if said.get(name))
        yield f"<pre>{escape(headers)}\n\n{escape(_text(letter))}\n</pre><hr>"


def _text(letter: bytes) -> str:
    """What was written, without markup: the plain text, else the words of the HTML."""
    try:
        found = [part for part in parts(letter) if not part.is_attached and part.media.startswith("text/")]
    except NothingToRead:
        return ""
    plain = [part for part in found if part.media == "text/plain"]
    texts = [clean(decode(part.body, part.content_type)) for part in plain or found[:1]]
    return "\n\n".join(texts) if plain else _TAGS.sub("", "\n".join(texts))
