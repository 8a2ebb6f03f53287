"""What the server can not read: rows are sealed with the one key that all readers carry, and named by its HMAC."""

import base64
import hmac
import json
import os
import zlib
from collections.abc import Mapping
from typing import Any

from tui_reader.errors import UsageError
from tui_reader.merging.writes import Write
from tui_reader.sync.line.unpacking import cleaned, unpacked
from tui_reader.sync.line.wire import writes_of

KEY_BYTES = 32
_NONCE = 12
_NAME = 16
_CHECK = 4
MOST_BYTES = 64_000_000
"""Bytes of the longest row, unpacked."""


class Unsealed(ValueError):
    """A row that does not open with this key, or holds nothing of ours."""


class Seal:
    """Seals and opens with a key: ChaCha20-Poly1305 (RFC 8439), bound to the row's name and owner."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

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

    def sealed(self, write: Write, name: bytes, owner: str) -> bytes:
        """What the server keeps of a write."""
        return self._packed([*write[:6], dict(write.seen)], name + owner.encode())

    def opened(self, body: bytes, name: bytes, owner: str) -> Write:
        """The write of a row; raises Unsealed."""
        try:
            (write,) = writes_of([self._unpacked(body, name + owner.encode())])
        except ValueError as error:
            raise Unsealed("it holds no write") from error
        if self.name(write, owner) != name:
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
        text = self._unpacked(body, name)
        if not isinstance(text, dict):
            raise Unsealed("it holds no text")
        return text

    def _packed(self, value: Any, bound: bytes) -> bytes:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        nonce = os.urandom(_NONCE)
        return nonce + self._box.encrypt(nonce, zlib.compress(text, 1), bound)

    def _unpacked(self, body: bytes, bound: bytes) -> Any:
        """What was sealed with this and bound to that, clean; raises Unsealed."""
        from cryptography.exceptions import InvalidTag

        try:
            packed = self._box.decrypt(body[:_NONCE], body[_NONCE:], bound)
            return cleaned(json.loads(unpacked(packed, MOST_BYTES)))
        except (InvalidTag, ValueError, zlib.error, RecursionError) as error:
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
