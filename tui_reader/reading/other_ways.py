"""The other ways to a page: what it names itself, and the copies that archives keep; each says whom it asks."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

from tui_reader.address import Source, clean_link, host, identity, is_inside, parse_source
from tui_reader.clean import one_line

Sort = Literal["print version", "AMP version", "text in the feed", "archived copy"]
MOST = 300_000
"""Characters of a page in which its links are looked for."""
_LINK = re.compile(r"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b([^<>]{1,2000})>(.{0,300}?)</a", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PRINTS = re.compile(
    r"\s*(?:print(?:er)?(?:[ -]friendly)?(?: (?:version|view|this|page|article|story))*|druck(?:en|version|ansicht)"
    r"|imprimer|version imprimable|imprimir|stampa|afdrukken|drukuj|印刷)\s*",
    re.IGNORECASE,
)
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_TAG = re.compile(r"<[^<>]*>")


class Way(NamedTuple):
    """A way to a page. whom: the host that is asked. page: the address that the way leads to."""

    sort: Sort
    address: str
    whom: str
    page: str

    @property
    def source(self) -> Source:
        """What is opened when it is taken."""
        if self.sort == "text in the feed":
            return parse_source(self.page)._replace(feed=self.address)
        return parse_source(self.address)


def other_ways(address: str, markup: str, gates: str) -> tuple[Way, ...]:
    """The ways to the page at `address`, in the order in which they are likely to help.

    markup: of the page, as far as it came. gates: addresses of time gates (RFC 7089), parted by blanks, to which the
    page's address is added.
    """
    # An archive that has no copy is asked for none of itself.
    address = next((address.removeprefix(gate) for gate in gates.split() if address.startswith(f"{gate}http")), address)
    if not address.startswith(("http:", "https:")):
        return ()
    found: dict[str, Way] = {}
    for sort, target in _named(address, markup[:MOST]):
        if target and identity(target) != identity(address):
            found.setdefault(target, Way(sort, target, host(target), address))
    order: tuple[Sort, ...] = ("print version", "AMP version", "text in the feed")
    ways = sorted(found.values(), key=lambda way: order.index(way.sort))
    firsts = [way for at, way in enumerate(ways) if way.sort not in [one.sort for one in ways[:at]]]
    # No archive has a copy of a page within one's own network, and none is told that there is one.
    asked = [gate for gate in gates.split() if is_inside(host(gate)) or not is_inside(host(address))]
    return (*firsts, *(Way("archived copy", f"{gate}{address}", host(gate), address) for gate in asked))


def _named(address: str, markup: str) -> Iterator[tuple[Sort, str]]:
    for match in _LINK.finditer(markup):
        said = _attributes(match[1])
        rel, target = said.get("rel", "").lower().split(), clean_link(said.get("href", ""), address) or ""
        if "amphtml" in rel:
            yield "AMP version", target
        elif "alternate" in rel and said.get("media", "").lower() == "print":
            yield "print version", target
        elif "alternate" in rel and said.get("type", "").lower() in _FEEDS and "comment" not in match[0].lower():
            yield "text in the feed", target
    for match in _ANCHOR.finditer(markup):
        said = _attributes(match[1])
        words = unescape(_TAG.sub(" ", match[2]))
        if _PRINTS.fullmatch(words) or "print" in said.get("rel", "").lower().split():
            target = clean_link(said.get("href", ""), address) or ""
            if host(target) == host(address):
                yield "print version", target


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): one_line(unescape(a or b or c)) for name, a, b, c in _ATTRIBUTE.findall(text)}
