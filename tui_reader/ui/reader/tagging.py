"""The tags of the article on the screen."""

from functools import partial

from tui_reader.errors import LibraryError
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.tag_line import TagLine, Typing
from tui_reader.ui.opening.state import Current


class Tagging:
    """The key that edits them."""

    def __init__(self, current: Current, means: Means) -> None:
        self._current = current
        self._means = means
        self.verbs: Verbs = {"tags": self._ask}

    def _ask(self, count: int | None) -> None:
        visit = self._current.visit
        if visit is None or visit.article is None:
            self._means.say("the article is not kept, so it has no tags")
        else:
            self._means.hold_keys()  # what is typed behind the key belongs into the line
            self._means.behind(self._ask_for(visit.article), group="tags")

    async def _ask_for(self, article: int) -> None:
        marked, asking = self._means.reading.marked, self._means.asking
        known = [name for name, _ in await marked.all_tags()]
        tags = "".join(f"{name} " for name in await marked.tags(article))
        line = TagLine(Typing(asking.ask, asking.note, asking.type_instead), known)
        line.ask("# ", tags, partial(self._typed, article))
        self._means.release_keys()

    def _typed(self, article: int, text: str) -> None:
        self._means.behind(self._save(article, text), group="tags")

    async def _save(self, article: int, text: str) -> None:
        try:
            names = await self._means.reading.marked.set_tags(article, text)
        except LibraryError as error:
            self._means.say(f"! {error}")
            return
        self._means.say(f"tagged {' '.join(f'#{name}' for name in names)}" if names else "no tags")
