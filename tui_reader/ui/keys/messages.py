"""What panes tell the screen they stand on."""

from textual.message import Message


class Said(Message):
    """A word for the status row, until the next key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Moved(Message):
    """The text on the screen is another part of the article."""
