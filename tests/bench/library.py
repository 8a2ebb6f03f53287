"""A library with many articles, made at once."""

from pathlib import Path

from tui_reader.anchoring.passage import passage_of
from tui_reader.article.document import Block, Document, Position
from tui_reader.article.place import place_of
from tui_reader.complete import complete
from tui_reader.extraction import VERSION
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.stopped import Stopped
from tui_reader.web.page import Page


def fill(path: Path, count: int) -> None:
    """Keep `count` small articles, as if each had been opened once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Library.open(path) as library:
        for number in reversed(range(count)):
            address = f"https://example.org/story/{number}"
            blocks = (Block("PARAGRAPH", f"It was told {number} times before anybody wrote it down."),) * 5
            document = complete(
                Document(url=address, final_url=address, title=f"Story {number} of the harbour", blocks=blocks)
            )
            page = Page(address, address, b"<p>kept</p>", "text/html", fetched_at=1.0)
            article = library.keep(document, page, VERSION, address, address)
            if number < 20:
                library.change(Stopped(article, place_of(blocks, Position(0, 0))))


def highlight(path: Path, every: int, length: int) -> int:
    """Highlight so many characters of every so many, in the article that was read last; answers how many times."""
    with Library.open(path) as library:
        kept = library.kept(library.articles()[0].address, None)
        if kept is None:
            raise ValueError("no text is kept")
        changes: list[SetHighlight] = []
        before = 0
        for number, block in enumerate(kept.document.blocks):
            start = -before % every
            while start + length <= len(block.text):
                passage = passage_of(kept.document.blocks, Position(number, start), Position(number, start + length))
                changes.append(SetHighlight(kept.article, passage))
                start += every
            before += len(block.text)
        library.change(*changes)
    return len(changes)
