"""A document as one HTML file: semantic, escaped, without scripts or anything fetched but its pictures."""

from collections.abc import Iterator, Sequence
from html import escape

from tui_reader.article.document import Block, Cell, Document, Position, Span
from tui_reader.article.figures import figure_link
from tui_reader.article.meta import meta
from tui_reader.export.anchors import anchor, targets
from tui_reader.export.elements import Element, elements, shared
from tui_reader.export.nesting import Node, tree

_STYLE = """body { max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 1.5; font-family: serif }
pre { overflow-x: auto } table { border-collapse: collapse } td, th { padding: .2em .6em; text-align: left }
blockquote { border-left: .2em solid; margin-left: 0; padding-left: 1em } img { max-width: 100% }"""
_TAGS = {"EMPHASIS": "em", "STRONG": "strong", "CODE": "code", "STRIKE": "s", "SUP": "sup", "SUB": "sub"}
_SAFE = ("http:", "https:", "mailto:", "tel:", "ftp:", "#")


def html(document: Document) -> str:
    """The article as a standalone page that can be read without the network."""
    language = f' lang="{escape(document.language)}"' if document.language else ""
    title = escape(document.title)
    address = document.final_url or document.url
    source = f'<p><a href="{escape(address)}">{escape(address)}</a></p>\n' if _is_safe(address) else ""
    return (
        f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<style>\n{_STYLE}\n</style>\n</head>\n'
        "<body>\n<article>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{escape(meta(document))}</p>\n{source}</header>\n"
        f"{''.join(body(document.blocks))}</article>\n</body>\n</html>\n"
    )


def inline(text: str, spans: Sequence[Span], start: int = 0, end: int | None = None) -> str:
    """`[start, end)` of a block's text as HTML in one line: every blank that counts as a reference, LF as <br>."""
    stop = len(text) if end is None else end
    return "".join(_inline(text[:stop], tree(spans, start, stop), start, stop, start))


def table(block: Block) -> str:
    """The table's rows and cells, its line breaks as <br>."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    lines = ["<tr>" + "".join(_cell(block, cell) for cell in row) + "</tr>" for row in rows.values()]
    return "\n".join(["<table>", *lines, "</table>"])


def figure(block: Block) -> str:
    """The picture, what it leads to, and its caption; the description of what is played in place of a picture."""
    shown = ""
    if block.image:
        source, alt = escape(block.image.src), escape(block.image.alt)
        shown = f'<img src="{source}" alt="{alt}">' if source else escape(block.image.alt, quote=False)
    if shown and (href := figure_link(block)):
        shown = f'<a href="{escape(href)}">{shown}</a>'
    caption = f"<figcaption>{inline(block.text, block.spans)}</figcaption>" if block.text else ""
    return f"<figure>{shown}{caption}</figure>"


def own_language(block: Block) -> str:
    """The attributes of a block's own language and direction; "" when they are the document's."""
    language = f' lang="{escape(block.language)}"' if block.language and block.kind != "CODE" else ""
    return language + (f' dir="{block.direction}"' if block.direction else "")


def _inline(text: str, nodes: tuple[Node, ...], start: int, end: int, first: int) -> Iterator[str]:
    at = start
    for node in nodes:
        span = node.span
        yield _escaped(text, at, span.start, first)
        content = "".join(_inline(text, node.children, span.start, span.end, first))
        yield _element(span, text[span.start : span.end], content)
        at = span.end
    yield _escaped(text, at, end, first)


def _escaped(text: str, start: int, end: int, first: int) -> str:
    """A part of a line that begins at `first` and ends with the text; a blank beside another one is a reference."""
    if start == end:
        return ""
    part = escape(text[start:end], quote=False)
    if part[0] == " " and (start == first or text[start - 1] in " \t\n"):
        part = "&#32;" + part[1:]
    if part[-1] == " " and (end == len(text) or text[end] == "\n"):
        part = part[:-1] + "&#32;"
    part = part.replace("  ", " &#32;").replace("  ", " &#32;").replace(" \n", "&#32;\n").replace("\n ", "\n&#32;")
    return part.replace("\t", "&#9;").replace("\n", "<br>")


def _element(span: Span, text: str, content: str) -> str:
    if span.kind == "IMAGE":
        return f'<img src="{escape(span.href or "")}" alt="{escape(text)}">' if _is_safe(span.href or "") else content
    if span.kind in ("LINK", "NOTE"):
        href = f"#{anchor(span.to)}" if span.to is not None else span.href or ""
        role = ' role="doc-noteref"' if span.kind == "NOTE" else ""
        return f'<a{role} href="{escape(href)}">{content}</a>' if _is_safe(href) else content
    tag = _TAGS[span.kind]
    return f"<{tag}>{content}</{tag}>"


def _is_safe(address: str) -> bool:
    return address.lower().startswith(_SAFE)


def _cell(block: Block, cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if count > 1
    )
    return f"<{tag}{spans}>{inline(block.text, block.spans, cell.start, cell.end)}</{tag}>"


def body(blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks in their elements, a line each."""
    led_to = targets(blocks)
    around: list[Element] = []
    for index, block in enumerate(blocks):
        path = elements(block.inside)
        common = shared(around, path)
        yield from (f"</{element.tag}>\n" for element in reversed(around[common:]))
        yield from (f"<{element.tag}{element.attributes}>\n" for element in path[common:])
        around = path
        anchors = [f'<a id="{anchor(Position(index, offset))}"></a>' for offset in led_to.get(index, ())]
        yield f"{''.join(anchors)}{_block(block)}\n"
    yield from (f"</{element.tag}>\n" for element in reversed(around))


def _block(block: Block) -> str:
    about = own_language(block)
    if block.kind == "CODE":
        name = f' class="language-{escape(block.language)}"' if block.language else ""
        return f"<pre{about}><code{name}>{escape(block.text, quote=False)}</code></pre>"
    if block.kind == "TABLE":
        return table(block)
    if block.kind == "FIGURE":
        return figure(block)
    if block.kind == "RULE":
        return f"<hr>\n<p><small>{escape(block.text)}</small></p>" if block.text else "<hr>"
    tag = f"h{min(max(block.level, 2), 6)}" if block.kind == "HEADING" else "p"
    return f"<{tag}{about}>{inline(block.text, block.spans)}</{tag}>"
