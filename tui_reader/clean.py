"""The one door for foreign strings: nothing that passed here can act on a terminal."""

import re
import unicodedata

MARKS_PER_CELL = 8

# What is deleted is looked for in UTF-8, where whole pages are searched ten times as fast as characters are: C0 without
# tab and newline, and DEL, are bytes; C1, bidi overrides and isolates, tag characters and surrogates follow a lead.
_C0 = bytes((*range(9), *range(11, 32), 127))
# A single byte is looked for in a tenth of the time of two.
_BEYOND = {
    b"\xc2": rb"\xc2[\x80-\x9f]",
    b"\xe2": rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])",
    b"\xf3": rb"\xf3\xa0[\x80\x81][\x80-\xbf]",
    b"\xed": rb"\xed[\xa0-\xbf][\x80-\xbf]",
}
_LINE_ENDS = rb"\xe2\x80[\xa8\xa9]"
_SAME = bytes(range(128)) + b"\x80" * 128
"""Maps what is not ASCII to one byte."""
_HIGH = b"\x80" * 2 * (MARKS_PER_CELL + 1)
"""Every pile of marks has so many bytes that are not ASCII, one behind the other."""
# Whatever takes no cell is neither a word character nor below U+0300, so a run of these holds every pile of marks.
_PILE = re.compile(rf"[^\w\x00-\u02ff]{{{MARKS_PER_CELL + 1},}}")
# The same once more, without what JSON's own layout has.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
_ZERO_WIDTH = ("Mn", "Me", "Cf")


def clean(text: str) -> str:
    """`text` without anything a terminal obeys: line ends become LF, tabs stay, other controls go.

    Characters are deleted one by one; sequences are never matched, so no text behind a broken one is lost.
    """
    if not text.isprintable():
        text = _without_controls(text)
    if text.isascii() or _HIGH not in text.encode().translate(_SAME):
        return text
    return _PILE.sub(_lower_pile, text)


def one_line(text: str) -> str:
    """`text` cleaned, with every run of white space as one blank: for titles, names, addresses and messages."""
    # Without the line ends around it most text is printable, and clean as it is.
    return " ".join(clean(text.strip(" \t\n")).split())


def escaped(json: str) -> str:
    """JSON with an escape for every character in it that `clean` would delete: the last check before it is written."""
    return _ESCAPED.sub(lambda found: "\\u" + "\\u".join(_units(found[0])), json)


def _units(character: str) -> list[str]:
    """The UTF-16 of a character, each unit in four digits."""
    data = character.encode("utf-16-be", "surrogatepass").hex()
    return [data[at : at + 4] for at in range(0, len(data), 4)]


def _without_controls(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    data = data.translate(None, _C0)
    if text.isascii():
        return data.decode("ascii")
    if b"\xe2" in data:
        data = re.sub(_LINE_ENDS, b"\n", data)
    for lead, pattern in _BEYOND.items():
        if lead in data:
            data = re.sub(pattern, b"", data)
    return data.decode()


def _lower_pile(match: re.Match[str]) -> str:
    kept: list[str] = []
    height = 0
    for character in match.group():
        height = height + 1 if unicodedata.category(character) in _ZERO_WIDTH else 0
        if height <= MARKS_PER_CELL:
            kept.append(character)
    return "".join(kept)
