"""Code set apart: byte for byte, in its language, without the line numbers a page paints beside it."""

import re
from textwrap import dedent

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.clean import clean
from tui_reader.extraction.dom.element_text import content_of

_CLASS = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?|highlight|brush|code|sourceCode|src|hljs|highlight-source)[-:_ ]+([\w+#.-]+)",
    re.IGNORECASE,
)
_GUTTER = re.compile(
    r"(?:^|[\s_-])(?:line-?num(?:ber)?s?|linenos?|lineno|gutter|ln|lnt|line-numbers-rows|hljs-ln-n(?:umbers)?|rouge-gutter|blob-num)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"(?:^|[\s_-])(?:copy|clipboard|btn|toolbar)(?:$|[\s_-])|copy-?(?:button|code|btn)", re.IGNORECASE)
_HEADER = re.compile(r"code[_-]*(?:header|title|lang)|(?:^|\s)(?:user-)?select-none(?:\s|$)", re.IGNORECASE)
_STYLED = etree.XPath("//*[self::div or self::p][contains(@style, 'white-space')]")
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre(?:-wrap)?|break-spaces)\s*(?:;|!|$)", re.IGNORECASE)
_MONOSPACE = re.compile(r"font(?:-family)?\s*:[^;]*(?:monospace|courier|consolas|menlo|monaco)", re.IGNORECASE)
_LINE_TAGS = frozenset("p div li tr table".split())
_UNSEEN = frozenset("script style button template select textarea noscript".split())
_NOT_LANGUAGES = frozenset(
    "text plain plaintext none nohighlight block code pre toolbar wrapper default no-highlight console-output".split()
)
_NAMES = {
    "js": "javascript",
    "py": "python",
    "sh": "bash",
    "shell": "bash",
    "ts": "typescript",
    "rb": "ruby",
    "c++": "cpp",
    "c#": "csharp",
    "yml": "yaml",
    "golang": "go",
}


def code(element: HtmlElement) -> tuple[str, str | None]:
    """The code of a <pre> and its language, None when the page does not say."""
    text = _without_numbers(clean(_text(element)).replace("\u00a0", " ").strip("\n"))
    return (dedent(text).strip("\n ") if element.tag == "code" else text.rstrip()), language(element)


def settle_pasted(root: HtmlElement, markup: str) -> None:
    """Make code that was pasted out of an editor, which a style alone tells from text, a <pre>."""
    if "white-space" not in markup:
        return
    styled: list[HtmlElement] = list(_STYLED(root))  # type: ignore[arg-type]  # this path gives elements
    for element in styled:
        style = element.get("style") or ""
        if _KEEPS_LINES.search(style) and _MONOSPACE.search(style):
            element.tag = "pre"


def rows(element: HtmlElement) -> tuple[str, str | None] | None:
    """The code of a <table> that holds a line of it in every row, behind the line's number; None when it does not."""
    lines = []
    for row in element.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) != 2 or not _is_number(cells[0]) or next(cells[1].iter("pre", "img", "p"), None) is not None:
            return None
        lines.append(clean(content_of(cells[1])).replace("\u00a0", " ").strip("\n"))
    text = dedent("\n".join(line.rstrip() for line in lines)).strip("\n")
    return (text, language(element)) if text.strip() else None


def _is_number(cell: HtmlElement) -> bool:
    """Whether a cell is the gutter of a line of code: named so, or it keeps the number where it can not be copied."""
    if (cell.get("data-line-number") or "").isdigit():
        return True
    return bool(_GUTTER.search(cell.get("class") or "")) and content_of(cell).strip().isdigit()


def is_block(element: HtmlElement) -> bool:
    """Whether a <code> without a <pre> is code set apart: shown as a block, or with line ends that count."""
    style = (element.get("style") or "").replace(" ", "").lower()
    shown = "white-space:pre" in style or "display:block" in style
    return shown or "block" in (element.get("class") or "").split()


def continues(element: HtmlElement, above: HtmlElement) -> bool:
    """Whether two blocks of code with nothing between them are one: pages without <pre> set every line apart."""
    return "code" in (element.tag, above.tag) and element.getparent() is above.getparent()


def language(element: HtmlElement) -> str | None:
    """The language by class name or data attribute of the element, the one code element in it, or what wraps it."""
    inner = element.find(".//code")
    parent = element.getparent()
    grand = parent.getparent() if parent is not None else None
    for candidate in (inner, element, parent, grand):
        if candidate is None or candidate.tag in ("body", "article", "main", "section"):
            continue
        if name := _named(candidate):
            return name
    return None


def _named(element: HtmlElement) -> str | None:
    for attribute in ("data-lang", "data-language", "data-code-language", "lang"):
        if (value := element.get(attribute)) and (attribute != "lang" or element.tag in ("pre", "code")):
            return _accepted(value)
    for match in _CLASS.finditer(element.get("class") or ""):
        if name := _accepted(match.group(1)):
            return name
    return None


def _accepted(name: str) -> str | None:
    name = clean(name).strip().lower().removeprefix("source-").removeprefix("language-")
    name = _NAMES.get(name, name)
    return name if re.fullmatch(r"[a-z][a-z0-9+#.-]{0,19}", name) and name not in _NOT_LANGUAGES else None


def _text(element: HtmlElement) -> str:
    """The text as the page breaks it: <br> and elements that are lines make lines, gutters and buttons are left out."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node is not element and node.tail:
                parts.append(node.tail)
            continue
        if node.tag == "br":
            parts.append("\n")
        elif node is not element and _is_beside(node):
            walk.skip_subtree()
            continue
        elif node is not element and node.tag in _LINE_TAGS and parts and not parts[-1].endswith("\n"):
            parts.append("\n")
        if node.text:
            parts.append(node.text)
    return "".join(parts)


def _is_beside(node: HtmlElement) -> bool:
    """A gutter or a button: what a page paints beside the code."""
    if node.tag in _UNSEEN:
        return True
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    unselectable = "user-select" in (node.get("style") or "")
    if not names.strip() and not unselectable:
        return False
    if _BUTTON.search(names) and node.tag in ("button", "a", "div", "span") and len(content_of(node)) < 20:
        return True
    if _HEADER.search(names) and node.tag in ("div", "figcaption") and len(content_of(node)) < 60:
        return True
    return (unselectable or bool(_GUTTER.search(names))) and content_of(node).replace("\n", "").replace(" ", "").strip(
        ".:"
    ).isdigit()


def _without_numbers(text: str) -> str:
    """`text` without numbers 1, 2, 3 ... that begin every line of it."""
    lines = text.split("\n")
    if len(lines) < 3:
        return text
    matches = [re.match(r"\s{0,4}(\d+)[.:|]?(?:\s|$)", line) for line in lines]
    first = int(matches[0].group(1)) if matches[0] else -1
    if first not in (0, 1):
        return text
    for index, match in enumerate(matches):
        if match is None or int(match.group(1)) != first + index:
            return text
    return "\n".join(line[match.end() :] for line, match in zip(lines, matches, strict=True) if match)
