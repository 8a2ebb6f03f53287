"""HTML -> Document: parse once, read every block, choose the article's, finish."""

import gc

from tui_reader.article.document import Document
from tui_reader.extraction import selectors
from tui_reader.extraction.assembly.assembly import assembled
from tui_reader.extraction.assembly.note_texts import with_notes
from tui_reader.extraction.choice import choice
from tui_reader.extraction.choice.belonging import with_belongings
from tui_reader.extraction.choice.choice import DISCUSSION
from tui_reader.extraction.choice.posts import posts
from tui_reader.extraction.choice.standfirst import as_sentence
from tui_reader.extraction.engines import votes
from tui_reader.extraction.forest.scorer import grown_forest
from tui_reader.extraction.shape.captions import with_captions
from tui_reader.extraction.shape.prepared_page import PreparedPage, prepared_page
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.site_rules import SiteRules
from tui_reader.extraction.threads.post_facts import described
from tui_reader.extraction.threads.timed_entries import entries


def read_html(
    text: str, address: str, *, whole: bool = False, rules: SiteRules | None = None, codec: str = "utf-8"
) -> Document:
    """The document of an HTML page; without blocks when there is none. Raises UsageError for a bad selector.

    codec: what the page was decoded with, in which the queries of its links are written.
    """
    collecting = gc.isenabled()
    # A hundred thousand small objects and not one cycle among them: looking for cycles takes a fifth of the time.
    gc.disable()
    try:
        return _read(prepared_page(text, address, codec), address, whole, rules)
    finally:
        if collecting:
            gc.enable()


def _read(page: PreparedPage, address: str, whole: bool, rules: SiteRules | None) -> Document:
    if whole:
        chosen, engine, trust = page.units, "whole page", 1.0
    elif rules is not None and (picked := selectors.pick(page.root, rules, page.base)):
        chosen, engine, trust = picked, "your selectors", 1.0
    else:
        found = choice.choose(page)
        engine, trust = found.engine, found.trust
        belonging = with_notes(page.units, with_belongings(page.units, found.units), address)
        chosen = with_captions([as_sentence(unit) if id(unit) in found.standfirst else unit for unit in belonging])
    kept = _kept(chosen, page.units)
    discussed = engine == DISCUSSION
    thread = described(posts(page.root, page.markup)) if discussed else entries(page.root, chosen)
    document = assembled(page.facts, chosen, address, engine=engine, kept=kept, whole=whole, thread=thread)
    return document.with_(trust=trust)


def warm_up() -> None:
    """Run every engine once and read the forest: whatever is loaded lazily is there before files are closed to it."""
    votes.warm_up()
    grown_forest()


def _kept(chosen: list[Unit], everything: list[Unit]) -> float:
    """The share of the page's text that was chosen."""
    whole = sum(len(unit.block.text) for unit in everything)
    return round(min(1.0, sum(len(unit.block.text) for unit in chosen) / whole), 3) if whole else 1.0
