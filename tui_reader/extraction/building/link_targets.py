"""Where links lead: absolute addresses, and positions for those that stay in the document."""

from urllib.parse import unquote, urljoin, urlsplit

from tui_reader.address import without_credentials
from tui_reader.article.document import Block, Position, Span
from tui_reader.extraction.dom.link_addresses import unbroken

_SCHEMES = frozenset(("", "http", "https", "mailto", "tel", "ftp", "gopher", "gemini"))


class Links:
    """The in-page addresses of one document, whose own address is `url`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._places: dict[str, Position] = {}

    def add(self, name: str, at: Position) -> None:
        """The in-page address `name` is `at`; the first of that name counts."""
        self._places.setdefault(name, at)

    def absolute(self, address: str) -> str:
        """The whole address without user and password; "" for one that is none."""
        try:
            joined = unbroken(urljoin(self._url, unbroken(address))) if address.strip() else ""
        except ValueError:
            return ""
        return without_credentials(joined)

    def resolved(self, block: Block) -> Block:
        """The block, its links absolute and those within the document with the position they lead to."""
        if not any(span.href is not None for span in block.spans):
            return block
        return block._replace(spans=tuple([self._span(span) for span in block.spans]))

    def _span(self, span: Span) -> Span:
        if span.href is None or span.kind == "IMAGE":
            return span
        if not span.href.startswith("#"):
            return span._replace(href=self.absolute(span.href))
        name = span.href[1:]
        to = self._places.get(name) or self._places.get(unquote(name)) or self._places.get(name.lower())
        # A name with a newline is our own, for notes that their author gave none.
        return span._replace(href=None if name.startswith("\n") else self.absolute(span.href), to=to)


def leads_somewhere(address: str) -> bool:
    """Whether the address is one that a reader may follow, not a script or a file."""
    try:
        return urlsplit(address).scheme.lower() in _SCHEMES
    except ValueError:
        return False
