"""A zip archive as files to be read, with limits on what comes out of it."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from lzma import LZMAError

from tui_reader.clean import one_line
from tui_reader.errors import NothingToRead, OverLimit
from tui_reader.exchange.given import Given

PACKED = 100_000_000
"""Bytes of a file as it is given, and of one that is unpacked."""
UNPACKED = 400_000_000
"""Bytes of all that is unpacked of one archive."""
MEMBERS = 200_000
_PIECE = 1 << 20
_FAULTS = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    zlib.error,
    LZMAError,
)


def is_zip(body: bytes) -> bool:
    """Whether the bytes begin like an archive."""
    return body.startswith((b"PK\x03\x04", b"PK\x05\x06"))


class Archive:
    """An archive that is read member by member; what has been unpacked counts against the limit of all."""

    def __init__(self, body: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(body))
        except _FAULTS as error:
            raise NothingToRead("The archive is damaged", "Unpack it as far as possible and give the files.") from error
        self._left = UNPACKED
        self._names = [info.filename for info in self._zip.infolist()[:MEMBERS] if not info.is_dir()]

    def files(self) -> Iterator[tuple[str, Given]]:
        """The members by their names, one unpacked at a time; archives within it are not."""
        for name in sorted(self._names):
            if name.startswith("__MACOSX/") or "/." in f"/{name}" or name.endswith(_PASSED_OVER):
                continue
            body = self._member(name)
            if body is not None and not is_zip(body):
                yield one_line(name), Given(body, self._beside(name))

    def _beside(self, name: str) -> Callable[[str], bytes | None]:
        folder = name.rpartition("/")[0]
        return lambda other: self._member(f"{folder}/{other}" if folder else other)

    def _member(self, name: str) -> bytes | None:
        """The bytes of a member; None when there is none, or it can not be unpacked. Raises OverLimit."""
        found = bytearray()
        try:
            with self._zip.open(name) as file:
                while piece := file.read(_PIECE):
                    found += piece
                    self._left -= len(piece)
                    if self._left < 0 or len(found) > PACKED:
                        raise OverLimit(
                            "The archive is too large when it is unpacked",
                            f"{UNPACKED // 10**6} MB in all and {PACKED // 10**6} MB a file are read.",
                        )
        except _FAULTS:
            return None
        return bytes(found)


# What archives of articles hold beside the lists of them.
_PASSED_OVER = (".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf")
