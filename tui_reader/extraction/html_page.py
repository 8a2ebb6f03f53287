"""HTML -> Document: parse once, read every block, choose the article's, finish."""

import gc

from lxml.html import HtmlElement

from tui_reader.article.document import Document
from tui_reader.extraction import selectors
from tui_reader.extraction.assembly import assembly
from tui_reader.extraction.choice import choice
from tui_reader.extraction.dom import unseen
from tui_reader.extraction.dom.dom import absolute, parse
from tui_reader.extraction.dom.thinning import bearable
from tui_reader.extraction.engines import votes
from tui_reader.extraction.facts import metadata
from tui_reader.extraction.shape.units import Unit, units
from tui_reader.extraction.site_rules import SiteRules


def read_html(text: str, address: str, *, whole: bool = False, rules: SiteRules | None = None) -> Document:
    """The document of an HTML page; without blocks when there is none. Raises UsageError for a bad selector."""
    collecting = gc.isenabled()
    # A hundred thousand small objects and not one cycle among them: looking for cycles takes a fifth of the time.
    gc.disable()
    try:
        return _read(bearable(text), address, whole, rules)
    finally:
        if collecting:
            gc.enable()


def _read(text: str, address: str, whole: bool, rules: SiteRules | None) -> Document:
    root = parse(text)
    base = _base(root, address)
    facts = metadata.facts(root, base)
    unseen.tidy(root)
    # lxml makes an element's Python object anew each time it is met, unless somebody holds it: 15 % of all the time.
    held = list(root.iter())
    everything = units(root, base)
    if whole:
        chosen, engine = everything, "whole page"
    elif rules is not None and (picked := selectors.pick(root, rules, base)):
        chosen, engine = picked, "your selectors"
    else:
        chosen, engine = choice.choose(root, text, everything, facts)
    del held
    return assembly.finish(facts, chosen, address, engine=engine, kept=_kept(chosen, everything), whole=whole)


def warm_up() -> None:
    """Run every engine once, so that whatever it loads lazily is there before files are closed to it."""
    votes.warm_up()


def _base(root: HtmlElement, address: str) -> str:
    """The address that relative links belong to."""
    for element in root.iter("base"):
        if href := element.get("href"):
            return absolute(address, href) or address
    return address


def _kept(chosen: list[Unit], everything: list[Unit]) -> float:
    """The share of the page's text that was chosen."""
    whole = sum(len(unit.block.text) for unit in everything)
    return round(min(1.0, sum(len(unit.block.text) for unit in chosen) / whole), 3) if whole else 1.0
