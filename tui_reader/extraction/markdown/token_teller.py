"""Markdown's tokens are told to a builder of blocks."""

from collections.abc import Sequence

from markdown_it.token import Token

from tui_reader.extraction.building.block_builder import BlockBuilder
from tui_reader.extraction.building.html_pieces import HtmlPieces
from tui_reader.extraction.building.line_ends import between


class TokenTeller:
    """Tells tokens to a builder whose relative addresses belong to `url`."""

    def __init__(self, url: str) -> None:
        self.builder = BlockBuilder(url)
        self._html = HtmlPieces(self.builder)

    def tell(self, tokens: Sequence[Token]) -> None:
        """Tell `tokens` in order."""
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self.tell(token.children or ())
            elif token.type == "softbreak":
                self.builder.text(_between(tokens[max(0, index - 1) : index + 2]))
            elif token.nesting:
                self._tag(token)
            else:
                self._leaf(token)

    def _tag(self, token: Token) -> None:
        if token.type.startswith("footnote"):
            self._footnote(token)
        elif token.nesting < 0:
            self.builder.close(token.tag)
        else:
            attributes = {name: str(value) for name, value in token.attrs.items()}
            if token.type == "list_item_open" and token.info:
                attributes["value"] = token.info
            self.builder.open(token.tag, attributes)

    def _footnote(self, token: Token) -> None:
        if token.type == "footnote_open":
            anchor = _anchor(token)
            self.builder.open("aside", {"role": "doc-footnote", "data-number": str(_note_number(token)), "id": anchor})
        elif token.type == "footnote_close":
            self.builder.close("aside")

    def _leaf(self, token: Token) -> None:
        kind, builder = token.type, self.builder
        if kind in ("text", "text_special"):
            builder.text(token.content)
        elif kind == "hardbreak":
            builder.line_break()
        elif kind == "code_inline":
            builder.code_span(token.content)
        elif kind in ("fence", "code_block"):
            language = token.info.split(maxsplit=1)
            builder.code(token.content.removesuffix("\n"), language[0] if language else "")
        elif kind in ("html_block", "html_inline"):
            self._html.tell(token.content)
        elif kind == "image":
            builder.image(str(token.attrs.get("src", "")), _plain(token.children or ()))
        elif kind == "hr":
            builder.rule()
        elif kind == "footnote_ref":
            builder.note(_note_number(token), _anchor(token))


def _between(tokens: Sequence[Token]) -> str:
    """What a line's end in the source is; a hyphen there is a dash that its author meant."""
    before, after = tokens[0].content, tokens[-1].content
    return " " if before.endswith("-") else between(before, after)


def _note_number(token: Token) -> int:
    """A note's number: its label when that is one, else its place among the notes."""
    label = str(token.meta.get("label", ""))
    return int(label) if label.isascii() and label.isdigit() and len(label) < 10 else int(token.meta["id"]) + 1


def _anchor(token: Token) -> str:
    # No author can write this name: a newline ends every in-page address.
    return f"\nnote-{token.meta['id']}"


def _plain(tokens: Sequence[Token]) -> str:
    """The text of an image's description, its styles left out."""
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(_plain(token.children or ()))
        elif token.type != "html_inline":
            parts.append(token.content)
    return "".join(parts)
