"""The next of the numbered pages that a text was cut into: found by addresses that differ in a number alone."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from tui_reader.article.document import Continuation
from tui_reader.extraction.dom.element_text import text_of
from tui_reader.extraction.dom.page_links import OnwardLink
from tui_reader.extraction.onward.numbered import Step, step

_DIGITS = re.compile(r"[\[(]?(?:[^\W\d_]{1,8}\.? )?(\d{1,2})[\])]?\.?")
_ON = re.compile(
    r"[>»›→▶⟩ ]+|(?:(?:go|continue|read on|on) (?:to|on) )?(?:(?:the )?next|continued?|continue reading|"
    r"nächste|weiter|suivante?|siguiente|successiva|avanti|volgende|nästa|neste|næste|próxima|seguinte|seuraava|"
    r"następna|další|sonraki|следующая|далее|次へ|次|下一|下)"
    r"(?:[ \u00a0]?(?:page|seite|página|pagina|sida|side|sivu|strona|strana|stránka|sayfa|страница|のページ|页|頁))?"
    r"[ \u00a0>»›→▶⟩.:…]*|(?:page|seite|pagina|página|sida|side)[ \u00a0](?:suivante|siguiente|successiva|seguinte)"
    r"[ \u00a0>»›→]*",
    re.IGNORECASE,
)
_OF = re.compile(r"(?<!\d)(\d{1,2}) ?(?:of|/|von|sur|de|di|van|av|af|z|из|/)[ \u00a0]?(\d{1,2})(?!\d)", re.IGNORECASE)
_NEAR = 4
"""Boxes around the link to the next page in which may stand how many there are."""
_SHORT = 120
"""Characters of a box that says so and nothing else."""


class _Numbered(NamedTuple):
    """A link to another page of the text. shown: the number that the link itself says, 0 for none."""

    link: OnwardLink
    step: Step
    shown: int


def next_page(links: Sequence[OnwardLink], here: str) -> Continuation | None:
    """The page after the one at `here`; None where the links lead to no other page of the same text.

    An address that got a number is enough where the link says that it leads on, by the page's word, its own or its
    number. One in which a number changed may be anybody's next: then the link says this number, or the address that
    it is a page's.
    """
    pages = [_Numbered(link, found, _shown(link.words)) for link in links if (found := step(here, link.url))]
    # The number in the address may be one less: some count their pages from 0.
    from_0 = any(page.shown == page.step.there + 1 for page in pages)
    for page in pages:
        before = page.step.here if page.step.here is not None else 1 - from_0
        if page.step.there == before + 1 and _leads_on(page, page.step.there + from_0):
            number = page.step.there + from_0
            return Continuation("page", page.link.url, "", number, _of(pages, page, number))
    return None


def _leads_on(page: _Numbered, number: int) -> bool:
    link = page.link
    if page.shown == number:
        return True
    says_so = link.is_next or _ON.fullmatch(link.words) is not None
    return says_so and (page.step.here is None or page.step.is_named)


def _shown(words: str) -> int:
    found = _DIGITS.fullmatch(words)
    return int(found[1]) if found else 0


def _of(pages: Sequence[_Numbered], onward: _Numbered, number: int) -> int:
    """How many pages there are: what stands beside the link, else the last number that is linked; 0 if neither."""
    for page in pages:
        for box in islice(page.link.element.iterancestors(), _NEAR):
            if (of := _said(box, number - 1)) >= number:
                return of
    last = max(page.shown for page in pages if page.step.here == onward.step.here)
    return last if last >= number else 0


def _said(box: HtmlElement, number: int) -> int:
    words = text_of(box) if box.tag not in ("body", "html", "head") else ""
    for found in _OF.finditer(words) if len(words) <= _SHORT else ():
        if int(found[1]) == number:
            return int(found[2])
    return 0
