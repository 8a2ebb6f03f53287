"""Highlighting: what is selected is kept, with a label and a note; what is highlighted already is removed or edited."""

from collections.abc import Awaitable, Callable, Sequence

from tui_reader.anchoring.passage import Passage, passage_of
from tui_reader.article.search import Range
from tui_reader.errors import LibraryError
from tui_reader.library.marked.highlights import LABELS, Highlight
from tui_reader.ui.highlights.note_prompt import Edit, ask_note
from tui_reader.ui.highlights.placing import Placing
from tui_reader.ui.highlights.sentence_prompt import SentencePrompt
from tui_reader.ui.highlights.shown_highlights import ShownHighlights
from tui_reader.ui.highlights.steps import HighlightSteps
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.passages.selection import Selection
from tui_reader.ui.text.body import Body

RIGHT_AFTER = frozenset(("copy", "copy.address"))
"""The commands that mean what was highlighted, when it was so by the key before them."""


class Highlighting:
    """The keys Enter, a and f while selecting, and those that go from one to the next.

    edit: opens a file in the person's editor. placing: a highlight that is being placed by hand.
    """

    def __init__(self, current: Current, body: Body, means: Means, selection: Callable[[], Selection], edit: Edit):
        self._current = current
        self._body = body
        self._means = means
        self._selection = selection
        self._edit = edit
        self.shown = ShownHighlights(current, body, means)
        self.made: Range | None = None
        self.placing = Placing(selection, means)
        self.steps = HighlightSteps(body, means, self.shown.of_range)
        self.verbs: Verbs = {
            **self.steps.verbs,
            "highlight": self._turn,
            "highlight.note": self._note,
            "highlight.sentence": lambda count: SentencePrompt(body, means, self._take).ask(),
        }

    def load(self, visit: Visit, kept: Sequence[Highlight]) -> Awaitable[None]:
        """Show those of an article that the library answered with."""
        return self.shown.load(visit, kept)

    def before(self, id: str) -> None:
        """A command is to be run."""
        self.steps.before(id)
        self.placing.before()
        if id not in RIGHT_AFTER:
            self.made = None

    # Keys

    def _take(self, found: Range) -> None:
        """Select a sentence, or the highlight that it begins in."""
        lit = self._body.overlay.lit.around(found.start)
        self._selection().take(Range(lit.start, lit.stop) if lit is not None else found)

    @property
    def _taken(self) -> Highlight | None:
        """The highlight whose range is selected."""
        found = self._selection().range
        lit = self._body.overlay.lit.at(found.start, found.end)
        return None if lit is None else self.shown.of_range(lit)

    def _turn(self, count: int | None) -> None:
        """Highlight what is selected; a highlight that is taken up: remove it, or give it another label."""
        if not self._is_label(count):
            return
        if (lost := self.placing.end()) is not None:
            self._place(lost, count)
            return
        taken = self._taken
        if taken is None:
            self._keep(count or 0, "")
        elif count is not None:
            self._change(lambda: self._means.reading.highlights.label(taken.uuid, count), f"labelled {count}")
        elif taken.note:
            self._means.asking.ask_to_delete("the highlight and its note", lambda: self._remove(taken))
        else:
            self._remove(taken)

    def _note(self, count: int | None) -> None:
        """The same with a note, which is typed first; of a highlight that is taken up its note is edited."""
        if not self._is_label(count):
            return
        if self.placing.one is not None:
            self._means.say(self._means.keymap.word("highlight", "places it first"))
            return
        taken = self._taken

        def done(text: str) -> None:
            if taken is None:
                self._keep(count or 0, text)
            else:
                self._change(lambda: self._edit_note(taken, count, text), "the note is kept" if text else "no note")

        ask_note(self._means.asking, taken.note if taken is not None else "", self._edit, done, lambda: None)

    def _is_label(self, count: int | None) -> bool:
        if not self._selection().is_on:
            self._means.say("nothing is selected")
            return False
        if count is not None and count not in LABELS:
            self._means.say(f"a label is a digit from {LABELS.start} to {LABELS.stop - 1}")
            return False
        return True

    # What is kept

    def _passage(self) -> Passage | None:
        """What is selected; None, and a word about it, when it can not be highlighted."""
        visit, document = self._current.visit, self._body.document
        if visit is None or document is None:
            return None
        if visit.article is None:
            self._means.say("! not highlighted: this article is not in the library")
            return None
        found = self._selection().range
        passage = passage_of(document.blocks, found.start, found.end)
        if not passage.quote.strip():
            self._means.say("there are no words to highlight")
            return None
        return passage

    def _keep(self, label: int, note: str) -> None:
        visit, found = self._current.visit, self._selection().range
        passage = self._passage()
        if passage is None or visit is None or visit.article is None:
            return
        article, view = visit.article, visit.view
        self._selection().end()
        self.made = found
        copies = self._means.keymap.word("copy", "copies")
        said = " · ".join(filter(None, ("highlighted", "with a note" if note else "", copies)))
        self._do(visit, lambda: self._means.reading.highlights.keep(article, passage, label, view, note), said)

    def _place(self, lost: Highlight, label: int | None) -> None:
        """It lies in what is selected from now on."""
        visit, passage = self._current.visit, self._passage()
        if passage is None or visit is None:
            return
        kept, view = self._means.reading.highlights, visit.view

        async def placed() -> None:
            await kept.place(lost.uuid, passage, view)
            if label is not None:
                await kept.label(lost.uuid, label)

        self._change(placed, "placed here")

    def _remove(self, taken: Highlight) -> None:
        self._change(lambda: self._means.reading.highlights.delete(taken.uuid), "the highlight is removed")

    async def _edit_note(self, taken: Highlight, label: int | None, text: str) -> None:
        kept = self._means.reading.highlights
        await kept.note(taken.uuid, text, taken.note_stamp)
        if label is not None:
            await kept.label(taken.uuid, label)

    def _change(self, change: Callable[[], Awaitable[object]], said: str) -> None:
        visit = self._current.visit
        self._selection().end()
        if visit is not None:
            self._do(visit, change, said)

    def _do(self, visit: Visit, change: Callable[[], Awaitable[object]], said: str) -> None:
        self._means.behind(self._done(visit, change, said), group="highlighting")

    async def _done(self, visit: Visit, change: Callable[[], Awaitable[object]], said: str) -> None:
        """Say that it is done when it is kept."""
        try:
            await change()
        except LibraryError as error:
            self.made = None
            said = f"! nothing was changed: {error}"
        await self.shown.load(visit)
        self._means.say(said)
