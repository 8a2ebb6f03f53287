"""Formulas as text one can read: the LaTeX a page carries, or its MathML written out."""

import re

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.building.raised import lowered, raised
from tui_reader.extraction.dom.element_text import content_of

_BOX = "{\\displaystyle"
_BLANKS = re.compile(r"\s+")
_NUMBER = re.compile(r"[(\[]?\d+(?:\.\d+)*[a-z]?[)\]]?\.?")


def math_text(element: HtmlElement) -> str:
    """A <math> element as text: its LaTeX source when the page has it, else its own symbols in a line."""
    latex = element.get("alttext") or ""
    for note in element.iter("annotation"):
        if "tex" in (note.get("encoding") or "").lower():
            latex = note.text or latex
    if latex := latex_text(latex):
        return latex
    return _BLANKS.sub(" ", _written(element, 0)).strip()


def is_display(element: HtmlElement) -> bool:
    """Whether a <math> has a line of its own."""
    return str(element.get("display")) == "block"


def equation(table: HtmlElement) -> str | None:
    """A <table> that only places formulas and their number: those in a line; None for any other."""
    if next(table.iter("math"), None) is None or next(table.iter("th", "caption", "thead"), None) is not None:
        return None
    parts: list[str] = []
    for cell in table.iter("td"):
        formulas = [math_text(formula) for formula in cell.iter("math")]
        rest = _rest(cell)
        if (formulas and any(map(str.isalnum, rest))) or (rest and not formulas and not _NUMBER.fullmatch(rest)):
            return None
        parts += formulas or ([rest] if rest else [])
    return " ".join(parts) if parts and any(not _NUMBER.fullmatch(part) for part in parts) else None


def _rest(cell: HtmlElement) -> str:
    """What a cell says beside its formulas."""
    if next(cell.iter("math"), None) is None:
        return " ".join(content_of(cell).split())
    tails = [formula.tail or "" for formula in cell.iter("math")]
    return " ".join(" ".join([cell.text or "", *tails]).split())


def latex_text(latex: str) -> str:
    """LaTeX as it is read in a line, out of its box: between dollars, unless it is as plain as E = mc."""
    latex = one_line(latex)
    if is_boxed(latex):
        latex = latex[len(_BOX) : -1]
    latex = latex.strip().strip("$").strip()
    return latex if not latex or _is_plain(latex) else f"${latex}$"


def is_boxed(text: str) -> bool:
    """Whether a text is a formula as MediaWiki says it beside its picture."""
    return text.startswith(_BOX) and text.endswith("}")


def _is_plain(latex: str) -> bool:
    return re.fullmatch(r"[\w\s+\-=.,<>/()|!]*", latex) is not None


def _written(element: HtmlElement, depth: int) -> str:
    """MathML in a line: x^2, a_i, (a)/(b), sqrt(x). Very deep formulas are written without structure."""
    if not isinstance(element.tag, str) or element.tag.rpartition(":")[2] in ("annotation", "annotation-xml"):
        return ""
    if depth > 40:
        return content_of(element)
    tag = element.tag.rpartition(":")[2]
    parts = [_written(child, depth + 1) for child in element]
    if tag in ("msup", "msub", "msubsup") and len(parts) >= 2:
        return _raised(tag, parts)
    if tag in _FORMS and len(parts) >= _FORMS[tag][0]:
        return _FORMS[tag][1].format(*map(_grouped, parts))
    if tag == "msqrt":
        return f"√{_grouped(''.join(parts))}"
    if tag == "mtr":
        return ", ".join(parts) + "; "
    text = element.text or ""
    inner = text + "".join(part + (child.tail or "") for part, child in zip(parts, element, strict=True))
    if tag == "mo" and len(inner.strip()) == 1 and inner.strip() in "=+−-<>≤≥≈→∈×±":
        return f" {inner.strip()} "
    return inner if tag == "mtext" else inner.strip()


def _raised(tag: str, parts: list[str]) -> str:
    """What is raised and lowered, as text has it: x\u00b2, a\u1d62."""
    base, first, *rest = (part.strip() for part in parts)
    if tag == "msup":
        return f"{_grouped(base)}{raised(first)}"
    return f"{_grouped(base)}{lowered(first)}" + (raised(rest[0]) if tag == "msubsup" and rest else "")


_FORMS = {
    "mfrac": (2, "{}/{}"),
    "mroot": (2, "{1}√{0}"),
    "munder": (2, "{}_{}"),
    "mover": (2, "{}^{}"),
    "munderover": (3, "{}_{}^{}"),
}


def _grouped(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 1 or text.isalnum() else f"({text})"
