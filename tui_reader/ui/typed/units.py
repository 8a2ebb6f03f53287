"""What a terminal sends, cut where its units end, by the grammar of ECMA-48: whatever stands within one is no key."""

import re
from typing import Literal, NamedTuple

ESC = "\x1b"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
PATIENCE = 1.0
"""Seconds after its last character that the rest of a sequence or a string is waited for."""
PASTE_PATIENCE = 5.0
"""The same for a paste, which may be long and come over a slow line."""
LONGEST = 256
"""Characters that are remembered of a sequence or a string: what means something to us is shorter."""
LARGEST_PASTE = 1_000_000
"""Characters that are remembered of a paste."""

_BEGIN = re.compile("[\x1b\x80-\x9f]")
_STRINGS = "]PX^_"
_PARAMETERS = re.compile("[^\x1b@-\U0010ffff]*")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_DOLLAR_KEY = re.compile(r"\x1b\[\d+\$")
_END = re.compile("\x1b\\\\|\x9c")
_END_OR_BELL = re.compile("\x07|\x1b\\\\|\x9c")
# What may end a string, or looks so: an Esc tells with the next character.
_PAUSE = re.compile("[\x07\x1b\x9c]")
# The rest of what was given up after two characters or one, but not any two keys that follow them.
_SEQUENCE_REST = "(?=[^@-~]*[0-?])[^\x1b@-\U0010ffff]+(?:[@-~]|(?=\x1b))|M(?s:.){3}"
_STRING_REST = "\\][^\x07\x9c]*?(?:\x07|\x1b\\\\|\x9c)|[PX^_][^\x9c]*?(?:\x1b\\\\|\x9c)"
_AFTER_CSI = re.compile(f"{_SEQUENCE_REST}|[A-DFHIOZ]\\Z")
_AFTER_ESC = re.compile(f"\\[(?:{_SEQUENCE_REST})|{_STRING_REST}|\\[[A-DFHIOZ]\\Z|O[A-DFHP-S]\\Z")
_ANYTHING = re.compile("")
_AFTER_SS3 = re.compile(r"[A-DFHP-S]\Z")


class Unit(NamedTuple):
    """kind "text": keys as they are typed; "escape": Esc alone; "sequence": a whole one, or Esc and one character;
    "string": a control string (OSC, DCS, APC, PM, SOS) with its introducer, without its end; "paste": what was pasted.
    """

    kind: Literal["text", "escape", "sequence", "string", "paste"]
    text: str


class Units:
    """Cuts what comes in pieces. escape_seconds: how long Esc is waited for to be the begin of something.

    until: when `tick` has something to do; None: nothing is waited for.
    """

    def __init__(self, escape_seconds: float = 0.1) -> None:
        self._escape_seconds = escape_seconds
        self._held = ""
        """The begin of a unit, or of the end of one."""
        self._inside: Literal["", "string", "paste"] = ""
        self._introducer = ""
        self._is_short = False
        """Whether one character introduced the string, which no key types."""
        self._content = ""
        self._late = ""
        """What was given up unfinished: if the next piece holds the rest of it, that is no key either."""
        self._found: list[Unit] = []
        self.until: float | None = None

    def feed(self, text: str, now: float) -> list[Unit]:
        """The units that are whole with the next piece. now: seconds of a clock that never goes back."""
        text = self._held + (self._without_rest(text) if self._late else text)
        self._held = ""
        at = 0
        while at < len(text):
            at = {"": self._on_ground, "string": self._in_string, "paste": self._in_paste}[self._inside](text, at)
        return self._told(now)

    def tick(self, now: float) -> list[Unit]:
        """What is not waited for any longer."""
        if self.until is None or now < self.until:
            return []
        held, self._held = self._held, ""
        if self._inside == "string":
            self._late = self._introducer + held
            if not self._content and not held and not self._is_short:
                self._found.append(Unit("sequence", self._introducer))  # two keys, it seems
        elif self._inside == "paste":
            self._late = PASTE + held
            self._paste()
        elif _DOLLAR_KEY.fullmatch(held):
            self._found.append(Unit("sequence", held))
        else:
            self._late = held if held[0] == ESC else f"{ESC}{chr(ord(held[0]) - 0x40)}{held[1:]}"
            if held == ESC:
                self._found.append(Unit("escape", held))
            elif len(held) == 2 and held[0] == ESC:
                self._found.append(Unit("sequence", held))
        self._inside = ""
        return self._told(now)

    def _told(self, now: float) -> list[Unit]:
        """What was found so far; the time that is waited for more is set."""
        if self._inside == "paste":
            self.until = now + PASTE_PATIENCE
        elif self._held == ESC or _DOLLAR_KEY.fullmatch(self._held):
            self.until = now + self._escape_seconds
        else:
            self.until = now + PATIENCE if self._inside or self._held else None
        found, self._found = self._found, []
        return found

    def _on_ground(self, text: str, at: int) -> int:
        """One unit, or the keys before it; returns where it ends."""
        begin = _BEGIN.search(text, at)
        start = begin.start() if begin is not None else len(text)
        if start > at:
            self._found.append(Unit("text", text[at:start]))
            return start
        is_short = text[at] != ESC
        second = chr(ord(text[at]) - 0x40) if is_short else text[at + 1 : at + 2]
        body = at + (1 if is_short else 2)
        if not second:
            return self._hold(text, at)
        if second in _STRINGS:
            self._inside, self._introducer, self._content = "string", ESC + second, ""
            self._is_short = is_short
            return body
        if second == "[":
            return self._control_sequence(text, at, body)
        if second == "O":
            return self._shifted(text, at, body)
        if second == ESC:
            self._found.append(Unit("escape", ESC))
            return at + 1
        if not is_short:
            self._found.append(Unit("sequence", text[at:body]))
        return body

    def _control_sequence(self, text: str, at: int, body: int) -> int:
        """CSI: parameters, and a letter that ends them. Two kinds of terminals have forms of their own."""
        first = text[body : body + 1]
        # Function keys of the Linux console have one more character, clicks of old mice three.
        end = body + {"[": 1, "M": 3}.get(first, 0) if first else body
        if end == body:
            found = _PARAMETERS.match(text, body)
            assert found is not None
            end = found.end()
        if end >= len(text):
            return self._hold(text, at)
        if text[end] == ESC and first != "M":
            return end  # it was given up for another one
        sequence = f"{ESC}[{text[body : end + 1]}"
        if sequence == PASTE:
            self._inside, self._content = "paste", ""
        elif not _CONTROLS.search(sequence, 1) and len(sequence) <= LONGEST and sequence != PASTED:
            self._found.append(Unit("sequence", sequence))
        return end + 1

    def _shifted(self, text: str, at: int, body: int) -> int:
        """SS3: numbers, and a letter that ends them."""
        end = body
        while text[end : end + 1] in (*"0123456789;",):
            end += 1
        if end >= len(text):
            return self._hold(text, at)
        if not "@" <= text[end] <= "~":
            self._found.append(Unit("sequence", f"{ESC}O"))
            return body
        self._found.append(Unit("sequence", f"{ESC}O{text[body : end + 1]}"))
        return end + 1

    def _in_string(self, text: str, at: int) -> int:
        """The content of a string, to its end, to two Escs by which a person gets out of it, or as far as it came."""
        pause = _PAUSE.search(text, at)
        stop = pause.start() if pause is not None else len(text)
        self._content = (self._content + text[at:stop])[:LONGEST]
        if pause is None:
            return stop
        if text[stop] == ESC:
            second = text[stop + 1 : stop + 2]
            if not second:
                return self._hold(text, stop)
            if second == ESC:
                self._inside = ""
                return stop + 1
            if second != "\\":
                return stop + 2
            stop += 1
        elif text[stop] == "\x07" and self._introducer != f"{ESC}]":
            return stop + 1
        self._inside = ""
        self._found.append(Unit("string", self._introducer + self._content))
        return stop + 1

    def _in_paste(self, text: str, at: int) -> int:
        """What is pasted, to its end; an end that comes twice was pasted itself the first time."""
        end = text.find(PASTED, at)
        while end >= 0 and (next_end := text.find(PASTED, end + 1)) >= 0 and text.find(PASTE, end, next_end) < 0:
            end = next_end
        whole = end >= 0
        if not whole:
            # The begin of the end may have come.
            end = next(
                (len(text) - size for size in range(min(5, len(text) - at), 0, -1) if PASTED.startswith(text[-size:])),
                len(text),
            )
        if len(self._content) < LARGEST_PASTE:
            self._content = (self._content + text[at:end])[:LARGEST_PASTE]
        if not whole:
            return self._hold(text, end)
        self._inside = ""
        self._paste()
        return end + len(PASTED)

    def _paste(self) -> None:
        self._found.append(Unit("paste", self._content))
        self._content = ""

    def _hold(self, text: str, at: int) -> int:
        """Wait for the rest of what begins here."""
        self._held = text[at : at + LONGEST]
        return len(text)

    def _without_rest(self, text: str) -> str:
        """A piece without the rest of what was given up, or with its begin where that makes it whole."""
        late, self._late = self._late, ""
        if late.startswith(PASTE):
            whole = late[len(PASTE) :] + text
            if PASTED in whole:
                self._inside = "paste"
                return whole
        elif late[1:2] in (*_STRINGS,):
            rest = (_END_OR_BELL if late.startswith(f"{ESC}]") else _END).search(text)
            if late[2:] and text[:1] == "\\":
                return text[1:]
            return text[rest.end() :] if rest is not None else text
        elif {ESC: _AFTER_ESC, f"{ESC}[": _AFTER_CSI, f"{ESC}O": _AFTER_SS3}.get(late, _ANYTHING).match(text):
            return late + text
        return text
