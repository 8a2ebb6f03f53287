"""The files of a zip archive in memory, each unpacked when it is asked for, and never more than the limits."""

import codecs
import posixpath
import zlib
from io import BytesIO
from lzma import LZMAError
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from tui_reader.errors import NothingToRead, OverLimit

codecs.lookup("cp437")  # in which names are read that do not say so, when no file can be opened any more
MOST_FILES = 20_000
LARGEST = 16_000_000
"""Bytes of one file, unpacked."""
MOST_BYTES = 64_000_000
"""Bytes of all files that are asked for; what is read twice counts twice, for parts of an archive may overlap."""


class Archive:
    """body: the archive. Raises NothingToRead for one that can not be read, OverLimit for one of too many files."""

    def __init__(self, body: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(body))
            infos = self._zip.infolist()
        except (BadZipFile, ValueError, EOFError, NotImplementedError, OSError) as error:
            raise NothingToRead("The e-book is damaged", "Its archive can not be read. Get it again.") from error
        if len(infos) > MOST_FILES:
            raise OverLimit(f"The e-book has more than {MOST_FILES:,} files", "No book is made of so many.")
        self._infos: dict[str, ZipInfo] = {info.filename: info for info in infos}
        self._left = MOST_BYTES

    def read(self, name: str) -> bytes:
        """A file by its path; b"" for one that is not there, is damaged or encrypted. Raises OverLimit."""
        info = self._infos.get(name)
        if info is None or info.flag_bits & 1:
            return b""
        try:
            with self._zip.open(info) as file:
                data = file.read(min(LARGEST, self._left) + 1)
        except (BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
            return b""
        if len(data) > min(LARGEST, self._left):
            most = MOST_BYTES // 1_000_000
            raise OverLimit(f"The e-book unpacks to more than {most} MB of text", "It may be a trap.")
        self._left -= len(data)
        return data


def path_of(base: str, reference: str) -> tuple[str, str]:
    """The path in the archive that a reference in the file at `base` leads to, and its fragment."""
    address, _, fragment = reference.partition("#")
    if not address:
        return base, unquote(fragment)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(address))).lstrip("/"), unquote(fragment)
