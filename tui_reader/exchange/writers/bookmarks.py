"""Articles as a Netscape bookmark file, which browsers and keepers of bookmarks take; lists to follow as OPML."""

from collections.abc import Iterable, Iterator
from html import escape

from tui_reader.exchange.items import Item

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""


def bookmarks(items: Iterable[Item]) -> Iterator[str]:
    """TOREAD=1 is what was not read to its end; a tag "archived" as linkding has it."""
    yield _HEAD
    for item in items:
        tags = [*item.tags, *(["linkding:bookmarks.archived"] if item.state == "archived" else [])]
        added = f' ADD_DATE="{int(item.added)}"' if item.added is not None else ""
        to_read = int(item.state in ("unread", "reading"))
        tagged = f' TAGS="{escape(",".join(tags))}"' if tags else ""
        yield f'<DT><A HREF="{escape(item.address)}"{added} TOREAD="{to_read}"{tagged}>{escape(_title(item))}</A>\n'
        if item.note:
            yield f"<DD>{escape(item.note, quote=False)}\n"
    yield "</DL><p>\n"


def opml(items: Iterable[Item]) -> Iterator[str]:
    """OPML 2.0; http://opml.org/spec2.opml."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
    yield "<head><title>tui-reader</title></head>\n<body>\n"
    for item in items:
        title, address = escape(_title(item)), escape(item.address)
        category = f' category="{escape(",".join(item.tags))}"' if item.tags else ""
        where = f'type="rss" xmlUrl="{address}"' if item.is_feed else f'type="link" url="{address}"'
        yield f'<outline text="{title}" title="{title}" {where}{category}/>\n'
    yield "</body>\n</opml>\n"


def _title(item: Item) -> str:
    return item.title or item.address
