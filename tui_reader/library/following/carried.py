"""What is carried along of a list when its maker takes it out."""

from tui_reader.article.document import Document


def carried(document: Document, before: Document, new: frozenset[str]) -> Document:
    """The list with those entries of the one before that its maker took out and nobody has seen yet."""
    held = {item.id for item in document.items}
    left = tuple(item for item in before.items if item.id in new and item.id not in held)
    return document.with_(items=(*document.items, *left)) if left else document
