"""What was typed as Textual's events. Textual's own parser takes what it does not know for keys."""

import re
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.events import Key, Paste
from textual.message import Message

from tui_reader.ui.typed.units import Unit, Units

if TYPE_CHECKING:
    from tui_reader.ui.typed.width_answers import Hears

_INTRODUCERS = "[]^_"
"""What begins a longer sequence after Esc."""
_EXTENDED = re.compile(r"\x1b\[(\d*)((?:[;:][\d:]*)*)([~A-Z])")
_OTHER_KEYS = "27"
"""The number of xterm's modifyOtherKeys; the key is the third one."""


class KeyParser(XTermParser):
    """Textual's parser, to which Esc and a mark that come together are the mark, and Esc and a digit something else."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        """Over a slow line Esc and the next key often come together: they stay two; a letter may be an alt key."""
        key = sequence[1:] if sequence[:1] == "\x1b" and len(sequence) == 2 else sequence if alt else ""
        if len(key) == 1 and key.isprintable() and not key.isalpha() and key not in _INTRODUCERS:
            yield Key("escape", "\x1b")
            sequence, alt = key, False
        yield from super()._sequence_to_key_events(sequence, alt)

    def _parse_extended_key(self, sequence: str) -> list[Key] | None:  # type: ignore[override]  # Textual caches it
        """To Textual the number of a function key that there is none of is a character: 81 would be a Q."""
        found = _EXTENDED.fullmatch(sequence)
        if found is not None:
            number, more, end = found.groups()
            if number != _OTHER_KEYS and (f"{number or 1}{end}" not in FUNCTIONAL_KEYS or more.count(";") > 1):
                return None
        keys: list[Key] | None = super()._parse_extended_key(sequence)
        return keys

    def whole(self, sequence: str) -> list[Message]:
        """The events of a whole sequence; none of one that is not known."""
        if len(sequence) == 2:
            return [*self._sequence_to_key_events(sequence)] or [*self._sequence_to_key_events(sequence[1], alt=True)]
        return list(self.feed(sequence))

    @property
    def is_amid(self) -> bool:
        """Whether it waits for the rest of a sequence."""
        return self._awaiting.timeout is not None


class KeyReader:
    """Makes events of what is typed. answers: takes what the terminal answers, while something is asked."""

    def __init__(self, answers: "Hears | None" = None) -> None:
        self.answers = answers
        self._units = Units(ESCAPE_DELAY)
        self._parser = KeyParser()

    @property
    def until(self) -> float | None:
        """When `tick` has something to do, by `time.monotonic`; None: nothing is waited for."""
        return self._units.until

    def feed(self, text: str) -> list[Message]:
        """The events of the next piece of what was typed."""
        return self._events(self._units.feed(text, time.monotonic()))

    def tick(self) -> list[Message]:
        """The events of what is not waited for any longer."""
        return self._events(self._units.tick(time.monotonic()))

    def _events(self, units: Iterable[Unit]) -> list[Message]:
        return [event for unit in units for event in self._of(unit)]

    def _of(self, unit: Unit) -> list[Message]:
        if unit.kind == "escape":
            return [Key("escape", unit.text)]
        if unit.kind == "paste":
            return [Paste(unit.text)]
        if unit.kind != "text" and self.answers is not None and self.answers.hear(unit.text):
            return []
        if unit.kind == "string":
            return []
        try:
            events = self._parser.whole(unit.text) if unit.kind == "sequence" else list(self._parser.feed(unit.text))
        except (ValueError, OverflowError, ParseError, RuntimeError):  # senseless numbers end a parser
            events = []
            self._parser = KeyParser()
        if self._parser.is_amid:
            self._parser = KeyParser()
        return events
