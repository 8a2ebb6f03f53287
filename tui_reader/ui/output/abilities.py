"""What the terminal can show, judged by the environment alone: no start waits for an answer."""

import os
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui_reader.article.cells import cell_len
from tui_reader.layout.typography import ASCII, SPOKEN, TYPOGRAPHIC, Glyphs
from tui_reader.ui.colours.depth import Depth, depth_of

# Terminals that follow the VT220 in margins, deleting and inserting lines and erasing cells, by the beginning of $TERM.
_MOVING = (
    "xterm", "tmux", "screen", "linux", "rxvt", "vt220", "alacritty", "foot", "ghostty", "kitty", "konsole", "gnome",
    "iterm", "mlterm", "mintty", "putty", "st-", "st", "stterm", "wezterm", "contour", "rio", "vte",
)  # fmt: skip
# One character for another of the same width.
_MARKS = {
    "▎": "|", "▌": "#", "▸": ">", "•": "*", "◦": "-", "▪": "+", "┃": "|", "│": "|", "┆": "|", "▨": "#", "─": "-",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "↵": "<", "✓": "x", "↩": "<",
}  # fmt: skip
_OTHERS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "…": ".", "–": "-", "—": "-",
    "·": "-", "→": ">", "←": "<", "↑": "^", "↓": "v", "\u00a0": " ", "\u202f": " ", "×": "x", "§": "S", "ß": "s",
    "ø": "o", "Ø": "O", "æ": "a", "Æ": "A", "đ": "d", "ł": "l", "Ł": "L", "€": "E", "°": "o",
}  # fmt: skip


class Abilities(NamedTuple):
    """What is known of a terminal.

    unicode: characters beyond ASCII can be sent. narrow: our own marks take one cell. underline: it is seen. dots: it
    can be dotted, and double. bold: it is seen. depth: how many colours it has, and may be sent. italic: it is drawn as
    that.
    """

    unicode: bool = True
    narrow: bool = True
    underline: bool = True
    dots: bool = False
    bold: bool = True
    depth: Depth = Depth.TRUE
    italic: bool = True

    @property
    def has_marks(self) -> bool:
        """Whether more marks than those of ASCII can be drawn, each in one cell."""
        return self.unicode and self.narrow

    def glyphs(self, plain: bool) -> Glyphs:
        """The marks to draw beside the text."""
        if plain:
            return SPOKEN
        glyphs = TYPOGRAPHIC if self.has_marks else ASCII
        if not self.bold:
            glyphs = glyphs._replace(title=ASCII.title, heading=ASCII.heading)
        return glyphs if self.underline else glyphs._replace(link=("{", "}"))


def abilities(environment: Mapping[str, str] = os.environ) -> Abilities:
    """What the terminal of this environment can show."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    unicode = not locale or "utf" in locale.lower()
    # There, what Unicode calls ambiguous is often drawn two cells wide.
    narrow = not locale.lower().startswith(("zh", "ja", "ko"))
    term = environment.get("TERM", "")
    modern = term.startswith(("xterm-kitty", "foot", "wezterm", "ghostty", "alacritty", "contour"))
    vte = environment.get("VTE_VERSION", "")
    dots = modern or bool(environment.get("TMUX")) or (vte.isdecimal() and int(vte[:9]) >= 5102)
    bold = term not in ("dumb", "")
    # What is in tmux says "screen" as well, but tmux hands italics on.
    is_screen = bool(environment.get("STY")) or (term.startswith("screen") and not environment.get("TMUX"))
    italic = bold and term != "linux" and not is_screen
    return Abilities(unicode, narrow, bold and term != "linux", dots, bold, depth_of(environment), italic)


def moves_rows(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to move rows and to erase a number of cells."""
    return environment.get("TERM", "").startswith(_MOVING)


def answers_at_once(environment: Mapping[str, str]) -> bool:
    """Whether asking the terminal costs nothing: over SSH an answer takes its time, and some terminals have none."""
    far = any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    term = environment.get("TERM", "")
    return not far and bool(term) and not term.startswith(("dumb", "linux", "vt"))


class AsciiFilter(LineFilter):
    """Sends no character that the terminal can not draw; every line keeps its width."""

    def __init__(self, everything: bool) -> None:
        super().__init__()
        self._everything = everything

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with other characters in place of those."""
        return [
            segment if segment.text.isascii() else Segment(self._drawn(segment.text), segment.style, segment.control)
            for segment in segments
        ]

    def _drawn(self, text: str) -> str:
        if self._everything:
            return in_ascii(text)
        return "".join([_MARKS.get(character, character) for character in text])


@lru_cache(2048)
def in_ascii(text: str) -> str:
    """The text in ASCII, as many cells wide: marks by their likes, letters without accents, others as "?"."""
    return "".join([_ascii(character) for character in text])


def _ascii(character: str) -> str:
    if character.isascii():
        return character
    found = _MARKS.get(character) or _OTHERS.get(character)
    if found:
        return found
    width = cell_len(character)
    letter = unicodedata.normalize("NFKD", character)[:1]
    return letter + "?" * (width - 1) if width and letter.isascii() and letter.isprintable() else "?" * width


def filters(found: Abilities) -> Sequence[LineFilter]:
    """What every drawn line goes through on this terminal."""
    if found.has_marks:
        return ()
    return (AsciiFilter(not found.unicode),)
