"""What of a page is not in its text, and why: each unit with the step of the choice that took it out."""

from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from tui_reader.article.document import Omission
from tui_reader.clean import one_line
from tui_reader.extraction.shape.units import Unit

UNASKED = "no engine takes it for the article"
HIDDEN = "the page does not show it"
BEGINNING = 60
"""Characters of the first of them that are told."""


class LeftOut:
    """The units that a step took out, each with the last reason; those that are in the text after all have none."""

    def __init__(self) -> None:
        self._reasons: dict[tuple[HtmlElement, str], str] = {}
        self._captions: set[str] = set()

    def tell(self, unit: Unit, reason: str) -> None:
        """A step takes one unit out."""
        self._reasons[unit.element, unit.block.text] = reason

    def step(self, units: Sequence[Unit], before: Sequence[bool], after: list[bool], reason: str) -> list[bool]:
        """What a step chose, `after`; what it took out of `before` has its reason."""
        for unit, was, stays in zip(units, before, after, strict=True):
            if was and not stays:
                self.tell(unit, reason)
        return after

    def among(self, before: Iterable[Unit], after: list[Unit], reason: str) -> list[Unit]:
        """What a step answers with, `after`; those of `before` that are not in it have its reason."""
        stay = set(map(id, after))
        for unit in before:
            if id(unit) not in stay:
                self.tell(unit, reason)
        return after

    def stay(self, units: Iterable[Unit]) -> None:
        """These units are in the text, whatever was told of them."""
        for unit in units:
            self.tell(unit, "")
            if unit.block.kind == "FIGURE":
                self._captions.add(unit.block.text)

    def omissions(self, everything: Sequence[Unit], title: str, hidden: Sequence[str]) -> tuple[Omission, ...]:
        """What is not in the text, a reason each, those of most lines first; what nobody wanted stands at the end.

        title: what stands above the text and is said once. hidden: how that begins which was taken out of the page
        before it had units.
        """
        found: dict[str, list[Unit]] = {}
        for unit in everything:
            reason = self._reasons.get((unit.element, unit.block.text), UNASKED)
            said = unit.block.text == title or unit.block.text in self._captions
            if reason and not said and (unit.block.text or unit.block.image):
                found.setdefault(reason, []).append(unit)
        told = [Omission(reason, len(units), _begins(units[0])) for reason, units in found.items()]
        if hidden:
            told.append(Omission(HIDDEN, len(hidden), hidden[0]))
        return tuple(sorted(told, key=lambda omission: (omission.reason in (UNASKED, HIDDEN), -omission.lines)))


def _begins(unit: Unit) -> str:
    """The first words of a unit, of a picture those that describe it."""
    picture = unit.block.image
    return beginning(unit.block.text or (picture.alt or "a picture" if picture else ""))


def beginning(text: str) -> str:
    """The first words of a text, in one line."""
    text = one_line(text[: 4 * BEGINNING])
    if len(text) <= BEGINNING:
        return text
    end = text.rfind(" ", BEGINNING // 2, BEGINNING)
    return f"{text[: end if end > 0 else BEGINNING]}…"
