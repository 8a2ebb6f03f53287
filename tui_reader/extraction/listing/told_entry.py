"""An entry of a feed with the text that it carries."""

import re
from html import escape
from typing import NamedTuple

from tui_reader.article.document import Item


class Entry(NamedTuple):
    """item: what is said about it. addresses: those that it goes by. markup: its text. is_content: it is called so."""

    item: Item
    addresses: tuple[str, ...]
    markup: str
    is_content: bool


def paragraphs(text: str) -> str:
    """Plain text as markup."""
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())
