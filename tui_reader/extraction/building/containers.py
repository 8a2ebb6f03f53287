"""The containers that a block stands in while it is read, and the numbers of ordered lists."""

from collections.abc import Sequence

from tui_reader.article.document import Block, Container, ContainerKind, NumberStyle


class Containers:
    """A path that grows and shrinks at its inner end; every container gets an id of its own."""

    def __init__(self) -> None:
        self.path: tuple[Container, ...] = ()
        self._count = 0
        self._next: dict[int, int] = {}
        self._steps: dict[int, int] = {}
        self._last_items: dict[int, Container] = {}
        # The lists that stand straight in a list: they are read as a part of the item before them.
        self._adopted: set[int] = set()

    def open(
        self, kind: ContainerKind, number: int | None = None, style: NumberStyle | None = None, step: int = 1
    ) -> None:
        """A container begins.

        number: where an ordered LIST starts, what an ITEM or NOTE says of itself. style: how it writes its numbers,
        None for an ITEM that does as its list. step: -1 for a LIST that counts down.
        """
        self._count += 1
        if kind == "LIST":
            if number is not None:
                self._next[self._count], self._steps[self._count] = number, step
            around = self.path[-1] if self.path else None
            if around is not None and around.kind == "LIST" and (item := self._last_items.get(around.id)):
                self.path = (*self.path, item)
                self._adopted.add(self._count)
        elif kind == "ITEM":
            number = self._item(number)
            around = self._list()
            style = around.style if style is None and around is not None else style
        made = Container(kind, self._count, number, style or "")
        if kind == "ITEM" and self.path and self.path[-1].kind == "LIST":
            self._last_items[self.path[-1].id] = made
        self.path = (*self.path, made)

    def close(self) -> None:
        """The innermost container ends."""
        self.path = self.path[: -2 if self.path and self.path[-1].id in self._adopted else -1]

    def adopted(self, blocks: Sequence[Block]) -> list[Block]:
        """Blocks that were read elsewhere, their containers with ids that no other has here."""
        first = self._count
        self._count += max((container.id for block in blocks for container in block.inside), default=0)
        return [
            block._replace(inside=tuple([one._replace(id=one.id + first) for one in block.inside])) for block in blocks
        ]

    def _list(self) -> Container | None:
        return next((container for container in reversed(self.path) if container.kind == "LIST"), None)

    def _item(self, own: int | None) -> int | None:
        """The number of an item: its own, else the next one of its list; None where the list has no numbers."""
        around = self._list()
        if around is None or around.number is None:
            return None
        number = self._next[around.id] if own is None else own
        self._next[around.id] = number + self._steps[around.id]
        return number
