"""The highlights of the article on the screen: found in its text behind the keys, those on the screen first."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence

from tui_reader.anchoring.anchor import Anchored, Finder
from tui_reader.article.document import Block
from tui_reader.article.place import place_of
from tui_reader.library.marked.highlights import Highlight
from tui_reader.ui.keys.means import Means
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.lit_passages import Lit, LitPassages

FIRST, MORE = 24, 200
"""How many are looked for before the first of them are shown, and before more are."""


class ShownHighlights:
    """known: those of the article by their uuid. places: where they are; what is in none is not in this text."""

    def __init__(self, current: Current, body: Body, means: Means) -> None:
        self._current = current
        self._body = body
        self._means = means
        self.known: Mapping[str, Highlight] = {}
        self.places: dict[str, Anchored] = {}

    async def load(self, visit: Visit, kept: Sequence[Highlight] | None = None) -> None:
        """Show those that the library has of an article in the text that is shown. kept: the answer, if it came."""
        document = visit.document
        if visit.article is None or document is None:
            return
        found = await self._means.reading.highlights.of(visit.article) if kept is None else kept
        if self._body.document is not document:
            return
        before = {uuid: one for uuid, one in self.known.items() if self._shown is document}
        self._shown = document
        self.places = {uuid: at for uuid, at in self.places.items() if uuid in before}
        self.known = {one.uuid: one for one in found}
        self.places = {u: at for u, at in self.places.items() if u in self.known
                       and before[u].passage == self.known[u].passage}  # fmt: skip
        self._light()
        missing = [one for one in found if one.uuid not in self.places]
        finder: Finder | None = None
        for part in self._parts(missing):
            finder, places = await asyncio.to_thread(_find, part, document.blocks, finder)
            if self._body.document is not document:
                return
            self.places |= places
            self._light()

    _shown: object = None

    def _parts(self, missing: Sequence[Highlight]) -> Iterator[Sequence[Highlight]]:
        """Those nearest to the middle of what is seen first."""
        blocks = self._body.document.blocks if self._body.document is not None else ()
        seen = sum(place_of(blocks, at).fraction for at in self._body.view.span) / 2
        ordered = sorted(missing, key=lambda one: abs(one.passage.start.fraction - seen))
        if ordered:
            yield ordered[:FIRST]
        for begin in range(FIRST, len(ordered), MORE):
            yield ordered[begin : begin + MORE]

    def _light(self) -> None:
        lit = [
            Lit(at.start, at.stop, str(self.known[uuid].label or ""), bool(self.known[uuid].note))
            for uuid, at in self.places.items()
        ]
        self._body.light(LitPassages(lit))

    def of_range(self, lit: Lit) -> Highlight | None:
        """The one that is drawn as this."""
        uuid = next((uuid for uuid, at in self.places.items() if (at.start, at.stop) == (lit.start, lit.stop)), None)
        return None if uuid is None else self.known[uuid]


def _find(
    wanted: Sequence[Highlight], blocks: Sequence[Block], finder: Finder | None
) -> tuple[Finder, dict[str, Anchored]]:
    # A tuple: blocks that are made when they are looked at are for one thread.
    finder = finder or Finder(tuple(blocks))
    places = {one.uuid: place for one in wanted if (place := finder.find(one.passage)) is not None}
    return finder, places
