"""What can be computed from a document's blocks is computed once, where the document is made."""

from tui_reader.article.document import Document
from tui_reader.article.labels import label
from tui_reader.article.outline import outline
from tui_reader.article.words import minutes, words
from tui_reader.quotes import quotes


def complete(document: Document) -> Document:
    """The document with its outline, quotes, words and minutes, and with names that have an end."""
    document = document.with_(
        title=label(document.title), byline=label(document.byline), site=label(document.site),
        language=label(document.language),
    )  # fmt: skip
    count = words(block.text for block in document.blocks)
    return document.with_(
        outline=outline(document.title, document.blocks),
        # Whoever is quoted in a headline is quoted again in the article.
        quotes=() if document.is_list else quotes(document.blocks, document.language, document.title, document.byline),
        words=count,
        minutes=minutes(count, document.language),
    )
