"""The containers that a block stands in while it is read, and the numbers of ordered lists."""

from tui_reader.article.document import Container, ContainerKind


class Containers:
    """A path that grows and shrinks at its inner end; every container gets an id of its own."""

    def __init__(self) -> None:
        self.path: tuple[Container, ...] = ()
        self._count = 0
        self._next: dict[int, int] = {}

    def open(self, kind: ContainerKind, number: int | None = None) -> None:
        """A container begins. number: where an ordered LIST starts, what an ITEM or NOTE says of itself."""
        self._count += 1
        if kind == "LIST" and number is not None:
            self._next[self._count] = number
        elif kind == "ITEM":
            number = self._item(number)
        self.path = (*self.path, Container(kind, self._count, number))

    def close(self) -> None:
        """The innermost container ends."""
        self.path = self.path[:-1]

    def _item(self, own: int | None) -> int | None:
        """The number of an item: its own, else the next one of its list; None where the list has no numbers."""
        around = next((container for container in reversed(self.path) if container.kind == "LIST"), None)
        if around is None or around.number is None:
            return None
        number = self._next[around.id] if own is None else own
        self._next[around.id] = number + 1
        return number
