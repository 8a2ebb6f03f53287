"""What is done with the articles of a list, before and after they are fetched."""

from collections.abc import Collection

from tui_reader.address import identity
from tui_reader.library.following.list_tags import TagListed
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.shelf import Shelf


class ListedShelf(Shelf):
    """The shelf for the articles of the list at `address`: what is kept from it gets the list's tags."""

    def __init__(self, keeper: Keeper, address: str) -> None:
        super().__init__(keeper)
        self._list = address

    async def enqueue(self, addresses: Collection[str]) -> None:
        """Put addresses at the end of the queue."""
        await self._tag(addresses)
        await super().enqueue([*map(identity, addresses)])

    async def put_on_record(self, address: str, title: str = "") -> int:
        """The article of an address, which need not have been fetched; raises LibraryError where nothing is kept."""
        await self._tag((address,))
        return await super().put_on_record(address, title)

    async def _tag(self, addresses: Collection[str]) -> None:
        if self._list:
            await self._keeper.change("the tags", TagListed(self._list, tuple(addresses)))
