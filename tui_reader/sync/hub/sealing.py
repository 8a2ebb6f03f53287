"""What the server can not read: rows are sealed with the one key that all readers carry, and named by its HMAC."""

import base64
import hmac
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from tui_reader.errors import UsageError
from tui_reader.merging.writes import Write
from tui_reader.sync.line.unpacking import parsed, unpacked
from tui_reader.sync.line.wire import write_of

KEY_BYTES = 32
_NONCE = 12
_NAME = 16
_CHECK = 4
MOST_BYTES = 64_000_000
"""Bytes of the longest row, unpacked."""


_SHORT = 400
"""Bytes of a text that gets no shorter by being packed, as most have."""
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Row(NamedTuple):
    """A row as the server has it. owner: whose it is, "" for what all share. body: sealed."""

    name: bytes
    owner: str
    body: bytes


class Unsealed(ValueError):
    """A row that does not open with this key, or holds nothing of ours."""


class Seal:
    """Seals and opens with a key: ChaCha20-Poly1305 (RFC 8439), bound to the row's name and owner."""

    def __init__(self, key: bytes) -> None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        self._invalid = InvalidTag
        self._key = key
        self._box = ChaCha20Poly1305(hmac.digest(key, b"seal", "sha256"))
        self._names = hmac.digest(key, b"name", "sha256")

    @property
    def check(self) -> bytes:
        """By what a library's key is known to be the right one."""
        return hmac.digest(self._key, b"check", "sha256")[:_NAME]

    def name(self, write: Write, owner: str) -> bytes:
        """The name of a register's row; each reader has rows of their own where they have an owner."""
        return hmac.digest(self._names, f"{write.kind}\0{write.key}\0{owner}".encode(), "sha256")[:_NAME]

    def sealed(self, write: Write, owner: str) -> Row:
        """What the server keeps of a write."""
        name = self.name(write, owner)
        return Row(name, owner, self._packed([*write[:6], dict(write.seen)], name + owner.encode()))

    def opened(self, row: Row) -> Write:
        """The write of a row; raises Unsealed."""
        try:
            write = write_of(parsed(self._unpacked(row.body, row.name + row.owner.encode())))
        except ValueError as error:
            raise Unsealed("it holds no write") from error
        return self._own(write, row)

    def opened_all(self, rows: Iterable[Row]) -> tuple[list[Write], int]:
        """The writes of rows, and how many of these do not open."""
        rows = list(rows)
        try:
            # Read as one list, in half the time. A row that is part of a list by itself is found by its name.
            texts = [self._unpacked(row.body, row.name + row.owner.encode()) for row in rows]
            writes = [write_of(item) for item in parsed(b"[" + b",".join(texts) + b"]")]
            return [self._own(write, row) for write, row in zip(writes, rows, strict=True)], 0
        except ValueError:
            writes = []
            for row in rows:
                with suppress(Unsealed):
                    writes.append(self.opened(row))
            return writes, len(rows) - len(writes)

    def _own(self, write: Write, row: Row) -> Write:
        """A write that is that row's; raises Unsealed."""
        if self.name(write, row.owner) != row.name:
            raise Unsealed("it is another row's")
        return write

    def text_name(self, sha256: str) -> bytes:
        """The name of a kept text, by which it is asked for; the same for all who have it."""
        return hmac.digest(self._names, f"text\0{sha256}".encode(), "sha256")[:_NAME]

    def sealed_text(self, text: Mapping[str, Any], name: bytes) -> bytes:
        """What the server keeps of a kept text."""
        return self._packed(dict(text), name)

    def opened_text(self, body: bytes, name: bytes) -> Mapping[str, Any]:
        """A kept text; raises Unsealed."""
        try:
            text = parsed(self._unpacked(body, name))
        except ValueError as error:
            raise Unsealed("it holds no text") from error
        if not isinstance(text, dict):
            raise Unsealed("it holds no text")
        return text

    def _packed(self, value: Any, bound: bytes) -> bytes:
        text = _encoded(value).encode("utf-8", "replace")
        nonce = os.urandom(_NONCE)
        return nonce + self._box.encrypt(nonce, text if len(text) <= _SHORT else zlib.compress(text, 1), bound)

    def _unpacked(self, body: bytes, bound: bytes) -> bytes:
        """The JSON that was sealed with this and bound to that; raises Unsealed."""
        try:
            packed = self._box.decrypt(body[:_NONCE], body[_NONCE:], bound)
            # JSON is a list or an object here: packed it begins with neither's first character.
            return packed if packed[:1] in (b"[", b"{") else unpacked(packed, MOST_BYTES)
        except (self._invalid, ValueError, zlib.error) as error:
            raise Unsealed("it does not open") from error


def new_key() -> bytes:
    """A key that nobody has."""
    return os.urandom(KEY_BYTES)


def key_text(key: bytes) -> str:
    """The key as a person carries it over: groups of letters and digits, the last ones of which tell a slip."""
    data = key + hmac.digest(key, b"slip", "sha256")[:_CHECK]
    text = base64.b32encode(data).decode().rstrip("=").lower()
    return "-".join(text[at : at + 6] for at in range(0, len(text), 6))


def key_of(text: str) -> bytes:
    """The key that a person typed; raises UsageError."""
    plain = "".join(text.split()).replace("-", "").upper()
    try:
        data = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except ValueError as error:
        raise UsageError("This is no key", "It is letters and digits from 2 to 7, as --init printed it.") from error
    key, slip = data[:KEY_BYTES], data[KEY_BYTES:]
    if len(key) != KEY_BYTES or not hmac.compare_digest(hmac.digest(key, b"slip", "sha256")[:_CHECK], slip):
        raise UsageError("The key was not copied right", "Copy it as --init printed it, all of it.")
    return key
