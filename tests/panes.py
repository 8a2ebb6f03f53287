"""A pane without an app: as much of one as the parts of the text need."""

from tui_reader.article.document import Document
from tui_reader.layout.layout import Layout
from tui_reader.layout.typography import Typography
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.text.current_quote import CurrentQuote
from tui_reader.ui.text.current_section import CurrentSection
from tui_reader.ui.text.folds import Folds
from tui_reader.ui.text.motions import Motions
from tui_reader.ui.text.sideways import Sideways
from tui_reader.ui.text.viewport import Anchor, Edges, Viewport


class Rows:
    """`height` rows; drawn: how often everything was drawn anew; told: how often the screen heard of a move."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.top = self.drawn = self.told = 0

    def scroll_to_line(self, line: int) -> None:
        self.top = line

    def redraw(self) -> None:
        self.drawn += 1

    def post_moved(self) -> bool:
        self.told += 1
        return True


class Text:
    """A document as it is moved through; said: the words for the status row; jumps: from where the text jumped."""

    def __init__(self, document: Document, height: int, width: int = 40, edges: Edges | None = None) -> None:
        self.document = document
        self.pane = Rows(height)
        self.said: list[str] = []
        self.jumps: list[Anchor] = []
        self.view = Viewport(self.pane, edges)
        self.sections = CurrentSection(self.view, self.said.append)
        self.quotes = CurrentQuote(self.view, self.pane.redraw, self.said.append)
        self.sideways = Sideways(self.view, self.pane.redraw, self.said.append)
        self.folds = Folds(self.view, self.sections, self.pane.redraw, self.said.append)
        self.motions = Motions(
            self.view, self.sections, self.quotes, self.sideways, self.folds.turn, self.said.append, Keymap().key_of
        )
        self.view.jumped, self.view.scrolled = self.jumps.append, self.quotes.follow
        self.sections.show(document.outline)
        self.quotes.show(document.quotes)
        self.layout = self.lay(width)

    def lay(self, width: int) -> Layout:
        """Lay the document out at another width; where it stands stays as it was."""
        layout = Layout(self.document, Typography(width))
        self.view.lay(layout)
        self.folds.lay(layout)
        return layout

    def press(self, *ids: str, count: int | None = None) -> int:
        """Do commands; the line on the top row."""
        for id in ids:
            self.motions.verbs[id](count)
        return self.view.top
