"""The README as an index shows it: it has no picture of ours, so the screens stand there as text."""

import html
import re
import unicodedata
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

CELL, LINE = 12.2, 24.4
"""A cell's width and a row's height in a picture of a scene."""
_PICTURE = re.compile(r"!\[[^\]]*\]\((screenshots/[^)]+)\)\n")
_RUN = re.compile(r'<text class="[^"]*-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')


def drawn(picture: str) -> str:
    """The rows of a scene's picture as text."""
    rows: dict[int, str] = {}
    for x, y, text in _RUN.findall(picture):
        row, column = round(float(y) / LINE), round(float(x) / CELL)
        before = rows.get(row, "")
        told = html.unescape(text).replace("\xa0", " ")
        rows[row] = before + " " * (column - _cells(before)) + told
    return "\n".join(rows.get(row, "").rstrip() for row in range(min(rows), max(rows) + 1))


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def shown(readme: str, root: Path) -> str:
    """The README with its scenes in text; the strip, which shows the same program again, goes."""

    def instead(found: re.Match[str]) -> str:
        path = root / found[1]
        return "" if path.name == "strip.svg" else f"```text\n{drawn(path.read_text(encoding='utf-8'))}\n```\n"

    return _PICTURE.sub(instead, readme)


class Readme(MetadataHookInterface):
    """Gives the description its text."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Read, and draw."""
        root = Path(self.root)
        text = shown((root / "README.md").read_text(encoding="utf-8"), root)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
