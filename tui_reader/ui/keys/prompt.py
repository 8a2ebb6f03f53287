"""A line being typed on the status row: its text, its cursor, and the keys that edit it."""

from typing import NamedTuple


class Prompt(NamedTuple):
    """`label` stands before the text; `cursor` is the place in the text where the next character goes.

    aside: what can be typed, shown to the right of the text.
    """

    label: str
    text: str = ""
    cursor: int = 0
    aside: str = ""

    def typed(self, text: str) -> "Prompt":
        """With `text` put in at the cursor."""
        line = " ".join(text.split("\n"))
        return self._at(self.text[: self.cursor] + line + self.text[self.cursor :], self.cursor + len(line))

    def edited(self, key: str) -> "Prompt | None":
        """After an editing key; None for a key that does not edit."""
        text, cursor = self.text, self.cursor
        if key in ("backspace", "ctrl+h"):
            return self._at(text[: max(0, cursor - 1)] + text[cursor:], cursor - 1)
        if key in ("delete", "ctrl+d"):
            return self._at(text[:cursor] + text[cursor + 1 :], cursor)
        if key in ("left", "ctrl+b"):
            return self._at(text, cursor - 1)
        if key in ("right", "ctrl+f"):
            return self._at(text, cursor + 1)
        if key in ("home", "ctrl+a"):
            return self._at(text, 0)
        if key in ("end", "ctrl+e"):
            return self._at(text, len(text))
        if key == "ctrl+u":
            return self._at(text[cursor:], 0)
        if key == "ctrl+k":
            return self._at(text[:cursor], cursor)
        if key == "ctrl+w":
            start = text[:cursor].rstrip().rfind(" ") + 1
            return self._at(text[:start] + text[cursor:], start)
        return None

    def _at(self, text: str, cursor: int) -> "Prompt":
        return self._replace(text=text, cursor=max(0, min(cursor, len(text))))
