"""What came packed from another machine: no more of it is unpacked than it may hold, and every text in it is clean."""

import json
import re
import zlib
from typing import Any

from tui_reader.clean import clean


class TooMuch(ValueError):
    """It holds more than it may, or is cut off."""


def unpacked(packed: bytes, most: int) -> bytes:
    """What is packed, `most` bytes of it at most; raises TooMuch, or zlib.error for what is none."""
    unpack = zlib.decompressobj()
    data = unpack.decompress(packed, most)
    if not unpack.eof:
        raise TooMuch
    return data


# What JSON writes for characters that `clean` deletes.
_ESCAPED = re.compile(r"\\[urbf]")


def parsed(data: bytes) -> Any:
    """A value of JSON with every text in it clean; raises ValueError."""
    text = data.decode()
    try:
        value = json.loads(text)
        # Nearly everything is clean as a whole, which is told a hundred times as fast as string by string.
        return cleaned(value) if _ESCAPED.search(text) or clean(text) != text else value
    except RecursionError as error:
        raise ValueError("too deep") from error


def cleaned(value: Any) -> Any:
    """A value of JSON with every text in it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(one) for one in value]
    if isinstance(value, dict):
        return {clean(name): cleaned(one) for name, one in value.items()}
    return value
