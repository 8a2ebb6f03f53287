"""What came packed from another machine: no more of it is unpacked than it may hold, and every text in it is clean."""

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


def cleaned(value: Any) -> Any:
    """A value of JSON with every text in it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(one) for one in value]
    if isinstance(value, dict):
        return {clean(name): cleaned(one) for name, one in value.items()}
    return value
