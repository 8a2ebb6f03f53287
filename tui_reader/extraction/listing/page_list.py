"""What the page of a front, a section or a search lists: its ranked links, as entries of a list.

Links like each other in their places, with titles long enough, and together heavier than others: measured by
`tests.bench.lists` on pages that were marked by hand.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tui_reader.address import host
from tui_reader.article.document import Block, Item
from tui_reader.extraction.listing.entry_card import LEAST_SUMMARY, Cards
from tui_reader.extraction.listing.item_ids import Told, with_ids
from tui_reader.extraction.listing.page_entries import Entry, entries, site_of
from tui_reader.extraction.listing.told_list import MOST_ITEMS

MOST_WEIGHT = 90
"""Characters of a title that count."""
HEADING = 1.6
"""How much more a heading weighs."""
LEAST = 0.15
HEADED_LEAST = 0.05
"""The share of the heaviest group's weight below which another, or another of headings, is no list of the page."""
LEAST_OWN = 0.1
"""The share of links to the page's own site below which a group is one of references, where others are not."""
WORDS = 4
"""Words that titles have at least, in the mean of their group."""
HEADING_WORDS = 2
DESCRIBED = 5
"""Names of a group, too short for titles, that make a list where each has a text beside it, or a rank before it."""
MOSTLY = 0.7
FEW = 3
"""Links below which a group is none, unless they are headings."""
MOST_PROSE = 1500
"""Characters of prose, between two entries of a list, from which on it is none."""
HARDLY = 300
"""Characters of prose of a page below which nothing but its list is left to be read, if that is not what was read."""
LEAST_LISTED = 8
"""Entries below which a page is no list."""


def page_items(root: HtmlElement, base: str) -> tuple[Item, ...]:
    """The entries of what a page lists, in its order; none where it lists nothing."""
    site = site_of(base)
    kept = _ranked(entries(root, base), site)[:MOST_ITEMS]
    cards = Cards((entry.element, entry.url) for entry in kept)
    return with_ids([Told(_item(entry, cards, site), "") for entry in kept])


def _ranked(found: Iterable[Entry], site: str) -> list[Entry]:
    """Those of the heavy groups, an entry for each address, in the page's order."""
    groups: dict[str, dict[str, Entry]] = {}
    for entry in found:
        known = groups.setdefault(entry.group, {})
        known[entry.url] = _better(known.get(entry.url), entry)
    own = [group for group in groups.values() if _is_own(group, site)]
    weighed = [(weight, group) for group in own or groups.values() if (weight := _weight([*group.values()]))]
    said = [(weight, group) for weight, group in weighed if not all(entry.is_picture for entry in group.values())]
    weighed = said or weighed  # beside titles, pictures alone are banners
    top = max((weight for weight, _ in weighed), default=0.0)
    best: dict[str, Entry] = {}
    for weight, group in weighed:
        if weight >= (HEADED_LEAST if _is_headed([*group.values()]) else LEAST) * top:
            for url, entry in group.items():
                best[url] = _better(best.get(url), entry)
    return sorted(best.values(), key=lambda entry: entry.order)


def _is_own(group: dict[str, Entry], site: str) -> bool:
    """Whether links to the site are among them: a page that gathers links has those of others beside its own."""
    return sum(site_of(url) == site for url in group) > LEAST_OWN * len(group)


def _is_headed(group: list[Entry]) -> bool:
    return 2 * sum(entry.is_heading for entry in group) > len(group)


def _weight(group: list[Entry]) -> float:
    """How much of the page a group of links is; 0 for one that lists no articles."""
    if 2 * len({entry.title for entry in group}) <= len(group):
        return 0.0  # buttons: one title for several addresses
    is_headed = _is_headed(group)
    mean = sum(entry.words for entry in group) / len(group)
    if mean < (HEADING_WORDS if is_headed else WORDS):
        return float(MOST_WEIGHT * len(group)) if _is_told_more(group) else 0.0
    if len(group) < FEW and not is_headed:
        return 0.0
    return sum(min(entry.longest, MOST_WEIGHT) for entry in group) * (HEADING if is_headed else 1)


def _is_told_more(group: list[Entry]) -> bool:
    """Whether most names of a group stand in a card each, with a text that says what they are, or with their ranks."""
    if len(group) < DESCRIBED:
        return False
    cards = Cards((entry.element, entry.url) for entry in group)
    described = sum(cards.says(entry.element, entry.url) - len(entry.title) >= LEAST_SUMMARY for entry in group)
    ranks = [
        cards.rank(entry.element, entry.url, entry.title) for entry in sorted(group, key=lambda entry: entry.order)
    ]
    ranked = sum(after == before + 1 for before, after in pairwise(ranks) if before)
    return max(described, ranked + 1) >= MOSTLY * len(group)


def _better(one: Entry | None, other: Entry) -> Entry:
    """The one with the better title, at the place of the first."""
    if one is None:
        return other
    best = max(one, other, key=lambda entry: (entry.is_heading, not entry.is_picture, len(entry.title)))
    return best._replace(order=min(one.order, other.order), longest=max(one.longest, other.longest))


def _item(entry: Entry, cards: Cards, site: str) -> Item:
    published, byline, summary = cards.beside(entry.element, entry.url, entry.title)
    elsewhere = host(entry.url).removeprefix("www.") if site_of(entry.url) != site else ""
    return Item(entry.url, entry.title, elsewhere, byline, published, summary)


def listed_in(root: HtmlElement, base: str, address: str, blocks: Sequence[Block], *, is_dated: bool) -> int:
    """How many articles a page lists that was read as a text of blocks; 0 where it is no list.

    A list says a little between its entries, an article much between its links. base: the address that links are
    joined to, which pages of any depth may call the site's root. is_dated: the page has a date of its own, as articles
    have; a link within its sentences is no entry then.
    """
    is_front = urlsplit(address).path in ("", "/")
    if (
        not is_front
        and _longest_prose(blocks, lambda block: any(span.kind == "LINK" for span in block.spans)) >= MOST_PROSE
    ):
        return 0  # no list, whatever its entries are: most articles end here
    listed = _ranked(entries(root, base), site_of(base))
    urls, titles = {entry.url for entry in listed}, {entry.title for entry in listed}

    def entered(block: Block, share: float = 0.0) -> int:
        least = share * len(block.text) if block.kind == "PARAGRAPH" else 0
        links = sum(
            span.kind == "LINK" and span.href in urls and span.end - span.start >= least for span in block.spans
        )
        return links if block.kind == "TABLE" else int(links > 0 or block.text in titles)

    if is_front:
        return len(listed) if len(listed) >= LEAST_LISTED else 0  # what stands at the root of a site is no article
    is_list = len(listed) >= LEAST_LISTED and _longest_prose(blocks, lambda block: entered(block) > 0) < MOST_PROSE
    is_bare = not is_dated and sum(map(_prose, blocks)) < HARDLY
    is_read = is_bare or sum(entered(block, MOSTLY if is_dated else 0.0) for block in blocks) >= LEAST_LISTED
    return len(listed) if is_list and is_read else 0


def _longest_prose(blocks: Sequence[Block], ends: Callable[[Block], bool]) -> int:
    """Characters of prose of the longest run of blocks, each of which begins anew at a block that ends one."""
    longest = run = 0
    for block in blocks:
        run = _prose(block) + (0 if ends(block) else run)
        longest = max(longest, run)
    return longest


def _prose(block: Block) -> int:
    """Characters of a paragraph that are no link."""
    if block.kind != "PARAGRAPH":
        return 0
    return len(block.text) - sum(span.end - span.start for span in block.spans if span.kind == "LINK")
