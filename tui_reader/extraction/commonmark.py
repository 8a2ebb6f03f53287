"""Markdown -> Document: CommonMark with tables, strikethrough, footnotes, definition lists, front matter and HTML."""

import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from tui_reader.article.document import Block, Document, Position, Span
from tui_reader.clean import clean, one_line
from tui_reader.complete import complete
from tui_reader.extraction.building.block_builder import BlockBuilder
from tui_reader.extraction.building.html_pieces import HtmlPieces
from tui_reader.extraction.building.line_ends import between

_MAX_NESTING = 60
# 3,000 opening brackets in one paragraph take up to .3 s, 100 of them nothing.
_USUAL_BRACKETS = 100
_BRACKET_BUDGET = 10_000_000
_LONGEST_TITLE = 300
_FIELD = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)")


def read_markdown(text: str, url: str) -> Document:
    """The completed document of Markdown `text`; `url` is what its relative addresses belong to.

    The title is the front matter's, else a heading before all text and above all others, else the file's name.
    """
    tokens = _Parser().parse(clean(text))
    fields = _front_matter(tokens)
    walk = _Walk(url)
    walk.tell(tokens)
    title, blocks = _titled(fields.get("title"), url, walk.builder.finish())
    return complete(
        Document(
            url=url,
            final_url=url,
            title=title,
            byline=fields.get("author", ""),
            site=fields.get("site", ""),
            published=fields.get("date", ""),
            language=fields.get("lang", fields.get("language", "")),
            excerpt=fields.get("description", fields.get("excerpt", "")),
            engine="markdown",
            blocks=blocks,
        )
    )


class _Parser(MarkdownIt):
    """Leaves addresses as they are written: whether one may be opened is asked when it is opened."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
        self.enable(["table", "strikethrough"])
        self.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin)
        self.core.ruler.at("inline", _inline)
        self.core.ruler.before("footnote_tail", "lonely_notes", _lonely_notes)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True


def _inline(state: StateCore) -> None:
    """The parser's own step, except that paragraphs full of brackets are text once they cost too much: their square."""
    left = _BRACKET_BUDGET
    for token in state.tokens:
        if token.type != "inline":
            continue
        brackets = token.content.count("[")
        if brackets > _USUAL_BRACKETS:
            left -= brackets * brackets
        if brackets > _USUAL_BRACKETS and left < 0:
            token.children = [Token("text", "", 0, content=token.content)]
        else:
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _lonely_notes(state: StateCore) -> None:
    """Put the notes that nothing refers to behind the others; the plugin would drop them."""
    notes = state.env.get("footnotes", {})
    listed = notes.setdefault("list", {})
    for label, id in notes.get("refs", {}).items():
        if id < 0:
            notes["refs"][label] = len(listed)
            listed[len(listed)] = {"label": label[1:], "count": 0}


class _Walk:
    """Tells the parser's tokens to a builder of blocks."""

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


def _front_matter(tokens: Sequence[Token]) -> dict[str, str]:
    """The simple fields of the front matter, names in lower case; nested and folded values are left out."""
    if not tokens or tokens[0].type != "front_matter":
        return {}
    fields: dict[str, str] = {}
    for line in tokens[0].content.split("\n"):
        if match := _FIELD.fullmatch(line.rstrip()):
            fields.setdefault(match[1].lower(), one_line(_scalar(match[2])))
    return fields


def _scalar(value: str) -> str:
    """A YAML value of one line: double-quoted as JSON is, single-quoted, a list's items joined, or bare."""
    if value.startswith('"') and value.endswith('"'):
        try:
            decoded = json.loads(value)
        except ValueError:
            return value.strip('"')
        return decoded if isinstance(decoded, str) else ""
    if value.startswith("'") and value.endswith("'") and len(value) > 1:
        return value[1:-1].replace("''", "'")
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(item.strip()) for item in value[1:-1].split(","))
    return "" if value[:1] in ("{", "|", ">", "&", "*", "!") else value.split(" #", 1)[0].strip()


def _titled(given: str | None, url: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """The title, and the blocks without the heading that says it: it stands before all text and above all others."""
    headings = [index for index, block in enumerate(blocks) if block.kind == "HEADING"]
    first = headings[0] if headings else -1
    stands = first >= 0 and all(block.kind in ("FIGURE", "RULE") for block in blocks[:first])
    if given is not None:
        says = stands and blocks[first].level == 1 and one_line(blocks[first].text) == given
        return given, _without(blocks, first) if says else blocks
    if stands and not blocks[first].inside:
        level = blocks[first].level
        if len(blocks[first].text) <= _LONGEST_TITLE and (
            level == 1 or all(blocks[index].level > level for index in headings[1:])
        ):
            return one_line(blocks[first].text), _without(blocks, first)
    return one_line(unquote(PurePosixPath(urlsplit(url).path).stem)), blocks


def _without(blocks: tuple[Block, ...], dropped: int) -> tuple[Block, ...]:
    """The blocks without one of them; links to it lead to the start."""

    def moved(span: Span) -> Span:
        if span.to is None or span.to.block < dropped:
            return span
        to = Position(0, 0) if span.to.block == dropped else Position(span.to.block - 1, span.to.offset)
        return span._replace(to=to)

    kept = blocks[:dropped] + blocks[dropped + 1 :]
    return tuple([block._replace(spans=tuple(map(moved, block.spans))) if block.spans else block for block in kept])
