"""The lines of a paragraph as one text: parted words joined, what is raised and linked told with it."""

from itertools import pairwise
from typing import NamedTuple

from tui_reader.extraction.building.line_ends import between
from tui_reader.extraction.pdf.page_lines import Line
from tui_reader.extraction.pdf.paragraphs import HYPHENS


class Piece(NamedTuple):
    """A stretch of text. raised: set small and high. target: where it leads, "" for nowhere."""

    text: str
    raised: bool = False
    target: str = ""


def flowing(lines: tuple[Line, ...]) -> list[Piece]:
    """The pieces of a paragraph, in reading order."""
    result: list[Piece] = []
    for number, line in enumerate(lines):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        pieces = _pieces(line)
        if pieces and following:
            last = pieces[-1]
            pieces[-1] = last._replace(text=_ended(last.text, following))
        result += pieces
    return [piece for piece in result if piece.text]


def _ended(text: str, following: str) -> str:
    """The end of a line as the text goes on: without the hyphen that parts a word, else with a blank."""
    if text.endswith(HYPHENS):
        return text[:-1]
    if text.endswith(("-", "\u2010")) and text[-2:-1].isalpha() and following[:1].islower():
        return text[:-1] if text[-2:-1].islower() else text
    return text + between(text, following)


def _pieces(line: Line) -> list[Piece]:
    """A line cut where something begins or ends to be raised or linked."""
    cuts = {0, len(line.text)}
    cuts |= {at for start, end in line.raised for at in (start, end)}
    cuts |= {at for start, end, _ in line.links for at in (start, end)}
    places = sorted(at for at in cuts if 0 <= at <= len(line.text))
    found = []
    for start, end in pairwise(places):
        raised = any(first <= start and end <= last for first, last in line.raised)
        target = next((to for first, last, to in line.links if first <= start and end <= last), "")
        found.append(Piece(_plain(line.text[start:end], is_last=end == len(line.text)), raised, target))
    return found


def _plain(text: str, is_last: bool) -> str:
    """Text without what stands for no character; the hyphen at a line's end is needed still."""
    if not any(sign in text for sign in HYPHENS):
        return text
    end = text[-1] if is_last and text.endswith(HYPHENS) else ""
    for sign in HYPHENS:
        text = text.replace(sign, "")
    return text + end
