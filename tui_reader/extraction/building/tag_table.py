"""What the tags of HTML say a text is, for whoever reads them."""

from tui_reader.article.document import ContainerKind, SpanKind

HEADINGS = {f"h{level}": level for level in range(1, 7)}
STYLES: dict[str, SpanKind] = {
    "b": "STRONG", "strong": "STRONG", "i": "EMPHASIS", "em": "EMPHASIS", "cite": "EMPHASIS", "dfn": "EMPHASIS",
    "var": "EMPHASIS", "code": "CODE", "kbd": "CODE", "samp": "CODE", "tt": "CODE", "s": "STRIKE", "del": "STRIKE",
    "strike": "STRIKE", "sup": "SUP", "sub": "SUB",
}  # fmt: skip
CONTAINERS: dict[str, ContainerKind] = {
    "ul": "LIST", "ol": "LIST", "menu": "LIST", "dir": "LIST", "li": "ITEM", "blockquote": "QUOTATION",
    "aside": "ASIDE", "details": "DETAILS", "dt": "TERM", "dd": "DEFINITION",
}  # fmt: skip
LEAVES = frozenset(("p", "figcaption", "caption", "summary", *HEADINGS))
"""What holds one block's text."""
SCOPES = frozenset(
    "html body address article center colgroup div dl fieldset figure footer form header hgroup legend main nav "
    "section table tbody td tfoot th thead tr".split()
)
"""What parts the text around it, and says nothing of it."""
