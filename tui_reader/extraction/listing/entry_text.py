"""What the entries of a list say, as plain text: their markup is of all kinds, and none of it is shown."""

import html
import re
from datetime import UTC, datetime
from time import struct_time

from tui_reader.clean import clean, one_line

LONGEST_TITLE = 500
MOST_MARKUP = 50_000
"""Characters of an entry's markup that are looked at: its summary is at its beginning."""
# What is no text; each end is looked for once.
_UNSEEN = re.compile(
    r"<(script|style|iframe|svg)\b[^>]*+>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_PARAGRAPH = re.compile(r"<(?:/p|/div|/li|/h[1-6]|/tr|br|hr|/blockquote)\b[^<>]*+>", re.IGNORECASE)
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)\s*\Z")


def plain(markup: str) -> str:
    """What is read of markup, a line for each of its paragraphs."""
    text = _UNSEEN.sub(" ", markup[:MOST_MARKUP])
    text = html.unescape(_TAG.sub("", _PARAGRAPH.sub("\n", text)))
    return "\n".join(filter(None, (one_line(line) for line in clean(text).split("\n"))))


def plain_line(markup: str) -> str:
    """The same in one line: a title, a name."""
    return one_line(plain(markup))[:LONGEST_TITLE]


def cut(text: str, size: int) -> str:
    """`text` up to the last whole word that fits into `size` characters, and a sign where there was more."""
    return text if len(text) <= size else f"{text[:size].rsplit(None, 1)[0]}…"


def moment(written: str, parsed: struct_time | None) -> str:
    """When, as ISO has it: the day where only a day is written, else the moment in UTC; "" when nobody can tell."""
    if (day := _DAY.match(written)) is not None:
        return "-".join(day.groups())
    if parsed is None:
        return ""
    try:
        return datetime(*parsed[:6], tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, OverflowError):
        return ""


def iso_moment(written: str) -> str:
    """A date of RFC 3339 as above; "" for what is none."""
    try:
        said = datetime.fromisoformat(written.strip())
    except ValueError:
        return ""
    utc = said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)
    return moment(written, utc.utctimetuple())
