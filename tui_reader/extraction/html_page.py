"""HTML -> Document: parse once, read every block, choose the article's, finish."""

import gc
from collections.abc import Sequence
from urllib.parse import urlsplit

from tui_reader.article.document import Document
from tui_reader.extraction import selectors
from tui_reader.extraction.assembly.assembly import assembled
from tui_reader.extraction.assembly.enclosed import enclosed
from tui_reader.extraction.assembly.note_labels import with_labels
from tui_reader.extraction.assembly.note_texts import with_notes
from tui_reader.extraction.choice import choice
from tui_reader.extraction.choice.above_comments import above_comments
from tui_reader.extraction.choice.belonging import with_belongings
from tui_reader.extraction.choice.end_gallery import with_gallery
from tui_reader.extraction.choice.standfirst import as_sentence
from tui_reader.extraction.dom.embedded import is_played
from tui_reader.extraction.dom.mending import mended
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.dom.query_codes import code_queries
from tui_reader.extraction.dom.thinning import thinned
from tui_reader.extraction.dom.unseen import drop_unseen
from tui_reader.extraction.engines import votes
from tui_reader.extraction.facts.metadata import Facts, facts
from tui_reader.extraction.forest.scorer import grown_forest
from tui_reader.extraction.listing.list_document import list_document
from tui_reader.extraction.listing.named_feed import named_feed
from tui_reader.extraction.listing.page_list import LEAST_LISTED, listed_in, page_items
from tui_reader.extraction.listing.told_list import ToldList
from tui_reader.extraction.onward.continuation import continuation
from tui_reader.extraction.shape.captions import with_captions
from tui_reader.extraction.shape.left_out import LeftOut
from tui_reader.extraction.shape.prepared_page import PreparedPage, base_of, prepared_page
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.shape.ways_line import is_ways_line
from tui_reader.extraction.site_rules import SiteRules
from tui_reader.extraction.threads.comments import comments_below
from tui_reader.extraction.threads.conversation import Conversation, conversation, long_conversation, with_question
from tui_reader.extraction.threads.post_facts import Post
from tui_reader.extraction.threads.printed_letters import PrintedLetters, printed_letters
from tui_reader.extraction.threads.timed_entries import entries
from tui_reader.extraction.threads.told_posts import told_posts


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


def read_page_list(text: str, address: str, codec: str = "utf-8") -> Document:
    """What the page lists, as a list; without entries where it lists nothing."""
    root = parse(mended(thinned(text)))
    base = base_of(root, address)
    if not text.isascii() and not codec.startswith("utf"):
        code_queries(root, codec)
    said, feed = facts(root, base), named_feed(root, base)
    drop_unseen(root)
    items = page_items(root, base)
    document = list_document(ToldList(said.title, base, said.language, items), "page list")
    listed = len(items) if len(items) >= LEAST_LISTED else 0
    return document.with_(site=said.site, excerpt=said.excerpt, feed=feed, listed=listed)


def read_comments(text: str, address: str, codec: str = "utf-8") -> Document:
    """What readers wrote below the article of a page; without blocks where there is nothing."""
    page = prepared_page(text, address, codec)
    told = comments_below(page.root, page.units, _chosen(page, address).units)
    if told is None:
        return Document()
    kept = _kept(told.units, page.units)
    document = assembled(
        page.facts._replace(byline="", published=""), told.units, address, engine="comments", kept=kept, whole=False,
        thread=told.posts,
    )  # fmt: skip
    return document.with_(read_as="thread")


def read_carried(markup: str, address: str, codec: str = "utf-8") -> Document:
    """The document of a page whose text was put together of what it carries: all of it is the article."""
    page = prepared_page(markup, address, codec)
    return assembled(page.facts, page.units, address, engine="what the page carries", kept=1.0, whole=False)


def _read(page: PreparedPage, address: str, whole: bool, rules: SiteRules | None) -> Document:
    units = page.units if whole else [unit for unit in enclosed(page.units) if not is_ways_line(unit)]
    page = page._replace(units=with_labels(units, address.partition("#")[0]))
    if whole:
        found = choice.Choice(page.units, "whole page")
    elif rules is not None and (picked := selectors.pick(page.root, rules, page.base)):
        found = choice.Choice(picked, "your selectors")
    elif letters := printed_letters(page.root, page.base, page.markup, page.units):
        found = choice.Choice(letters.units, "letters", thread=letters.posts if len(letters.posts) > 1 else ())
        page = page._replace(facts=_of_letters(page.facts, letters))
    elif told := long_conversation(page.root, page.units):
        found = choice.Choice(told.units, "posts", thread=told.posts)
    else:
        found = _chosen(page, address)
    units, thread, below = found.units, found.thread, None
    if not thread and not whole:
        units, thread, below = _told(page, units)
    kept, left_out = _kept(units, page.units), found.left_out or LeftOut()
    document = assembled(
        page.facts, units, address, engine=found.engine, kept=kept, whole=whole, thread=thread, left_out=left_out
    )
    is_text = whole or bool(found.thread)
    listed = (
        0 if is_text else listed_in(page.root, page.base, address, document.blocks, is_dated=bool(document.published))
    )
    omitted = () if whole else left_out.omissions(page.units, document.title, page.hidden)
    read_as = "thread" if thread and _is_thread(document) else document.read_as
    document = document.with_(
        trust=found.trust,
        listed=listed,
        feed=page.feed,
        omitted=omitted,
        read_as=read_as,
        comments=len(below.posts) if below is not None and not listed else 0,
    )
    return document.with_(continued=continuation(document, page.links, page.root, page.base, address))


def _told(page: PreparedPage, units: list[Unit]) -> tuple[list[Unit], Sequence[Post], Conversation | None]:
    """The units of a thread and its posts; else the article's, the entries it is made of, and what is written below."""
    if told := conversation(page.root, page.units, units):
        return told.units, told.posts, None
    if posts := told_posts(page.facts.posts, units) or entries(page.root, units):
        return units, posts, None
    below = comments_below(page.root, page.units, units)
    if below and not page.facts.is_article and (whole := with_question(below, page.units, units)):
        return whole.units, whole.posts, None
    return units, (), below


def _chosen(page: PreparedPage, address: str) -> choice.Choice:
    """The article's units, and what stands right among them or belongs to them elsewhere in the page."""
    # No engine takes a film for text: what is played belongs to the text it stands in.
    found = choice.choose(page._replace(units=[unit for unit in page.units if not is_played(unit.element)]))
    if not found.thread:
        story = above_comments(page.root, found.units, found.standfirst, is_article=page.facts.is_article)
        found = found._replace(units=story or found.units)
    belonging = with_gallery(page.units, with_belongings(page.units, found.units, urlsplit(page.base).hostname or ""))
    belonging = with_notes(page.units, belonging, address)
    as_read = [as_sentence(unit) if id(unit) in found.standfirst else unit for unit in belonging]
    return found._replace(units=with_captions(as_read))


def warm_up() -> None:
    """Run every engine once and read the forest: whatever is loaded lazily is there before files are closed to it."""
    votes.warm_up()
    grown_forest()


def _is_thread(document: Document) -> bool:
    """Whether most of what is read are posts of several people."""
    people = {one.author for block in document.blocks for one in block.inside if one.kind == "POST" and one.author}
    said = sum(len(block.text) for block in document.blocks if any(one.kind == "POST" for one in block.inside))
    return len(people) > 1 and 2 * said > sum(len(block.text) for block in document.blocks)


def _of_letters(said: Facts, letters: PrintedLetters) -> Facts:
    """What a page says of itself, corrected by its letters: the one's author and day, the first one's subject."""
    first = letters.headers[0]
    title = first.subject or said.title
    day = first.when[:10] if first.when[:4].isdigit() else ""
    if len(letters.headers) > 1:
        return said._replace(title=said.title or title, byline="", published=day or said.published)
    return said._replace(title=title, byline=first.author, published=day or said.published)


def _kept(chosen: list[Unit], everything: list[Unit]) -> float:
    """The share of the page's text that was chosen."""
    whole = sum(len(unit.block.text) for unit in everything)
    return round(min(1.0, sum(len(unit.block.text) for unit in chosen) / whole), 3) if whole else 1.0
