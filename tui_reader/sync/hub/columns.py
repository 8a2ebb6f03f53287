"""Columns of many rows as PostgreSQL's binary arrays, put together here: value by value a driver takes as long as
everything else that is done for a row.
"""

import struct
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import psycopg
from psycopg.adapt import Dumper
from psycopg.pq import Format

_BYTEA, _INT8, _TEXT = 17, 20, 25
# Dimensions, whether one is null, the type of the values, how many there are, the number of the first.
_HEAD = struct.Struct(">iiIii")
_LENGTH = struct.Struct(">i")


class ByteColumn(bytes):
    """A column of bytea."""


class TextColumn(bytes):
    """A column of text."""


class NumberColumn(bytes):
    """A column of bigint."""


def byte_column(values: Sequence[bytes]) -> ByteColumn:
    """A column of bytes; there is at least one value in a column."""
    return ByteColumn(_array(_BYTEA, values))


def text_column(values: Sequence[str]) -> TextColumn:
    """A column of texts."""
    return TextColumn(_array(_TEXT, [value.encode() for value in values]))


def number_column(values: Sequence[int]) -> NumberColumn:
    """A column of numbers."""
    count = len(values)
    packed = struct.pack(">" + "iq" * count, *chain.from_iterable((8, one) for one in values))
    return NumberColumn(_head(_INT8, count) + packed)


def _array(kind: int, values: Sequence[bytes]) -> bytes:
    length = _LENGTH.pack
    parts: Iterable[bytes] = chain.from_iterable((length(len(value)), value) for value in values)
    return _head(kind, len(values)) + b"".join(parts)


def _head(kind: int, count: int) -> bytes:
    return _HEAD.pack(1, 0, kind, count, 1)


class _Ready(Dumper):
    """Sends what is already as the server wants it."""

    format = Format.BINARY

    def dump(self, obj: Any) -> bytes:
        """It."""
        return bytes(obj)


class _ByteDumper(_Ready):
    """bytea[]."""

    oid = 1001


class _TextDumper(_Ready):
    """text[]."""

    oid = 1009


class _NumberDumper(_Ready):
    """bigint[]."""

    oid = 1016


def understood_by(db: "psycopg.Connection[Any]") -> None:
    """Let a connection send columns."""
    db.adapters.register_dumper(ByteColumn, _ByteDumper)
    db.adapters.register_dumper(TextColumn, _TextDumper)
    db.adapters.register_dumper(NumberColumn, _NumberDumper)
