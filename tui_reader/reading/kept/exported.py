"""What is kept, as items for other programs."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from tui_reader.article.document import Document
from tui_reader.clean import clean
from tui_reader.exchange.items import Item, Passage
from tui_reader.library.changes import Question
from tui_reader.library.exchanged.giving_out import GiveOut, Lists, Outgoing
from tui_reader.library.exchanged.own_form import Line, Registers, TextOf, Texts
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import Highlight
from tui_reader.reading.keeper import Keeper


async def items(keeper: Keeper, wanted: GiveOut) -> tuple[Item, ...]:
    """The articles that are wanted, as items."""
    nothing: tuple[Outgoing, ...] = ()
    return tuple(map(_item, await keeper.ask(lambda library: library.ask(wanted), nothing)))


async def lists(keeper: Keeper) -> tuple[Item, ...]:
    """The lists that are followed, as items."""
    nothing: tuple[tuple[str, str, tuple[str, ...]], ...] = ()

    def asked(library: Library) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        return library.ask(Lists())

    found = await keeper.ask(asked, nothing)
    return tuple(Item(address, title, tags=tags, is_feed=True) for address, title, tags in found)


def _item(one: Outgoing) -> Item:
    return Item(
        one.address,
        one.title,
        one.byline,
        one.site,
        one.published,
        one.tags,
        one.added_at,
        one.state,
        one.note,
        tuple(map(_passage, one.highlights)),
        one.fraction,
    )


def _passage(one: Highlight) -> Passage:
    quote, before, after, *_ = one.passage
    return Passage(quote, one.note, before, after, one.created, one.label, one.uuid)


async def document(keeper: Keeper, address: str) -> Document | None:
    """The kept text of an article; None when there is none."""
    kept = await keeper.ask(lambda library: library.kept(address), None)
    return None if kept is None else kept.document


async def text(keeper: Keeper, address: str) -> str:
    """The kept text of an article as Markdown, without front matter and title; "" when there is none."""
    found = await document(keeper, address)
    return "" if found is None else body(found)


def body(found: Document) -> str:
    """A text as Markdown, without front matter."""
    from tui_reader.export.markdown import markdown

    return clean(markdown(found)).split("---\n", 2)[2].lstrip("\n")


async def item_of(keeper: Keeper, address: str) -> Item | None:
    """One article; None when it is not kept."""
    found = await items(keeper, GiveOut((address,)))
    return found[0] if found else None


class OwnLines:
    """The lines of our own form, one text at a time. count: how many were told."""

    def __init__(self, ask: Callable[[Question[Any]], Any], registers: Sequence[Line], texts: Sequence[TextOf]) -> None:
        self.count = 0
        self._ask, self._registers, self._texts = ask, registers, texts

    def __iter__(self) -> Iterator[Line]:
        for line in chain(self._registers, map(self._ask, self._texts)):
            if line is not None:
                self.count += 1
                yield line


async def own_lines(keeper: Keeper, wanted: GiveOut | None) -> OwnLines:
    """Everything that is kept, or what belongs to the articles that are wanted."""

    def asked(library: Library) -> OwnLines | None:
        articles = None if wanted is None else tuple(one.article for one in library.ask(wanted))
        texts = [TextOf(*names) for names in library.ask(Texts(articles))]
        return OwnLines(library.ask, library.ask(Registers(articles)), texts)

    return await keeper.ask(asked, None) or OwnLines(lambda question: None, (), ())
