"""The parts of a message (MIME, RFC 2045 and 2046), each decoded when it is asked for."""

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import NamedTuple

from tui_reader.clean import one_line
from tui_reader.errors import NothingToRead, OverLimit

MOST_BOUNDARIES = 200
"""Parts within parts; every line is compared with the ends of all that are open, so more of them take minutes."""
MOST_PARTS = 5000
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)


class Part(NamedTuple):
    """media: its type ("text/html"). content_type: the same with its charset. location: its address, "" for none."""

    message: Message
    media: str
    content_type: str
    location: str

    @property
    def body(self) -> bytes:
        """Its content, decoded; b"" where that can not be."""
        found = self.message.get_payload(decode=True)
        return found if isinstance(found, bytes) else b""

    @property
    def is_attached(self) -> bool:
        """Whether it is to be saved, and not shown."""
        return one_line(str(self.message.get("content-disposition", ""))).lower().startswith("attachment")


def parts(body: bytes) -> list[Part]:
    """The leaves of a message in their order, those of messages in it among them; raises OverLimit for too many."""
    if sum(1 for _ in _BOUNDARY.finditer(body)) > MOST_BOUNDARIES:
        raise OverLimit("The message has too many parts within parts", "No mail program makes such a one.")
    try:
        message = BytesParser(policy=compat32).parsebytes(body)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise NothingToRead("The message is damaged", "Its parts can not be told apart.") from error
    found = []
    for leaf in _leaves(message):
        found.append(_part(leaf))
        if len(found) > MOST_PARTS:
            raise OverLimit(f"The message has more than {MOST_PARTS:,} parts", "No mail program makes such a one.")
    return found


def _leaves(message: Message) -> Iterator[Message]:
    stack = [message]
    while stack:
        one = stack.pop()
        below = one.get_payload() if one.is_multipart() else None
        if isinstance(below, list):
            stack.extend(each for each in reversed(below) if isinstance(each, Message))
        else:
            yield one


def _part(message: Message) -> Part:
    media = one_line(message.get_content_type()).lower()
    charset = message.get_param("charset", "")
    label = one_line(charset) if isinstance(charset, str) else ""
    location = re.sub(r"\s+", "", str(message.get("content-location", "")))[:4000]
    return Part(message, media, f"{media}; charset={label}" if label else media, location)
