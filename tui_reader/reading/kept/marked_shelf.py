"""What a person adds to what is read, by the names that the front ends use."""

from collections.abc import Collection

from tui_reader.anchoring.passage import Passage
from tui_reader.library.marked.highlights import (
    DeleteHighlight,
    Highlight,
    HighlightCounts,
    HighlightOf,
    Highlights,
    PlaceHighlight,
    SetHighlight,
    SetLabel,
)
from tui_reader.library.marked.notes import NO_NOTE, Note, NoteOf, SetNote
from tui_reader.library.marked.states import SetState, ToggleArchived, ToggleNew
from tui_reader.library.marked.tags import AllTags, ChangeTags, SetTags, TagsOf, tag_names
from tui_reader.library.values import State
from tui_reader.reading.keeper import Keeper


class MarkedShelf:
    """Highlights, notes, tags and states. What was answered is on the disk; raises LibraryError when it is not.

    None where nothing is kept.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    # Highlights and notes

    async def highlights(self, article: int | None = None, limit: int = -1, skip: int = 0) -> tuple[Highlight, ...]:
        """Those of an article, or of all, the newest first; `limit` of them from `skip` on."""
        return await self._keeper.ask(lambda library: library.ask(Highlights(article, limit, skip)), ())

    async def highlight(self, uuid: str) -> Highlight | None:
        """One of them; None when it is gone."""
        return await self._keeper.ask(lambda library: library.ask(HighlightOf(uuid)), None)

    async def highlight_counts(self, article: int | None = None) -> tuple[int, int, int]:
        """How many highlights, articles that have some, and notes there are; of one article with `article`."""
        return await self._keeper.ask(lambda library: library.ask(HighlightCounts(article)), (0, 0, 0))

    async def save_highlight(
        self, article: int, passage: Passage, label: int = 0, view: str | None = None
    ) -> str | None:
        """Highlight a passage of this view, the current one for None; answers with the uuid."""
        return await self._keeper.change("the highlight", SetHighlight(article, passage, label, view))

    async def label_highlight(self, uuid: str, label: int) -> None:
        """Give it a label from 1 to 4, or none (0)."""
        await self._keeper.change("the label", SetLabel(uuid, label))

    async def place_highlight(self, uuid: str, passage: Passage, view: str | None = None) -> None:
        """Let it lie there from now on."""
        await self._keeper.change("the place of the highlight", PlaceHighlight(uuid, passage, view))

    async def delete_highlight(self, uuid: str) -> None:
        """Delete it with its note."""
        await self._keeper.change("the deletion", DeleteHighlight(uuid))

    async def note(self, owner: str) -> Note:
        """The note of a highlight (its uuid) or an article (its key)."""
        return await self._keeper.ask(lambda library: library.ask(NoteOf(owner)), NO_NOTE)

    async def save_note(self, owner: str, text: str, base: int | None = None) -> None:
        """Let the note be this; no text deletes it. base: the stamp of the text it was edited from."""
        await self._keeper.change("the note", SetNote(owner, text, base))

    # Tags

    async def tags(self, article: int) -> tuple[str, ...]:
        """The tags of an article."""
        return await self._keeper.ask(lambda library: library.ask(TagsOf(article)), ())

    async def all_tags(self) -> tuple[tuple[str, int], ...]:
        """All tags with the number of their articles, those of most articles first."""
        return await self._keeper.ask(lambda library: library.ask(AllTags()), ())

    async def set_tags(self, article: int, typed: str) -> tuple[str, ...]:
        """Let the words of a line be the tags of an article; answers which."""
        names = tag_names(typed)
        await self._keeper.change("the tags", SetTags(article, names))
        return names

    async def change_tags(self, articles: Collection[int], typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of a line are given to articles as tags, those with a minus taken from them; answers which."""
        added = tag_names(" ".join(word for word in typed.split() if not word.startswith("-")))
        removed = tag_names(" ".join(word[1:] for word in typed.split() if word.startswith("-")))
        if added or removed:
            await self._keeper.change("the tags", ChangeTags(tuple(articles), added, removed))
        return added, removed

    # States

    async def set_state(self, articles: Collection[int], state: State) -> None:
        """Let articles be in a state."""
        await self._keeper.change("the state", SetState(tuple(articles), state))

    async def turn_new(self, articles: Collection[int]) -> State | None:
        """Unread articles are so no longer, others are unread, as the first asks for; answers its state."""
        return await self._keeper.change("the state", ToggleNew(tuple(articles)))

    async def turn_archived(self, articles: Collection[int]) -> State | None:
        """Put articles away, or take them back, as the first asks for; answers its state."""
        return await self._keeper.change("the state", ToggleArchived(tuple(articles)))
