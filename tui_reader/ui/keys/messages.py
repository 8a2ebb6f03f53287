"""What panes tell the screen they stand on."""

from textual.message import Message

from tui_reader.article.document import Position


class Said(Message):
    """A word for the status row, until the next key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Moved(Message):
    """The text on the screen is another part of the article."""


class Selected(Message):
    """A place was chosen in a side pane; `quote` is the index of the quote there, if it is one."""

    def __init__(self, position: Position, quote: int | None = None) -> None:
        super().__init__()
        self.position = position
        self.quote = quote
