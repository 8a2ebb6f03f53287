"""Formulas that a page writes as LaTeX between brackets in its text, for MathJax or KaTeX to draw."""

import re

from lxml.html import HtmlElement

_DRAWN = re.compile(r"mathjax|katex", re.IGNORECASE)
_WRITTEN = re.compile(r"\\\((?P<line>.+?)\\\)|\\\[(?P<apart>.+?)\\\]", re.DOTALL)
_AS_IT_IS = ("pre", "code", "script", "style", "textarea", "math", "kbd", "samp")
LONGEST = 2000
"""Characters of a formula."""


def settle_written(root: HtmlElement, markup: str) -> None:
    r"""Make what stands between \( and \), or \[ and \], within one element a <math>, where the page has it drawn."""
    if ("\\(" not in markup and "\\[" not in markup) or _DRAWN.search(markup) is None:
        return
    for element in [*root.iter()]:
        if element.tag in _AS_IT_IS or not isinstance(element.tag, str):
            continue
        if element.text and _WRITTEN.search(element.text) and not _is_code(element):
            element.text, formulas = _parted(element.text)
            for at, formula in enumerate(formulas):
                element.insert(at, formula)
    for element in [*root.iter()]:
        parent = element.getparent()
        if parent is not None and element.tail and _WRITTEN.search(element.tail) and not _is_code(parent):
            element.tail, formulas = _parted(element.tail)
            for formula in reversed(formulas):
                tail = formula.tail
                element.addnext(formula)
                formula.tail = tail


def _is_code(element: HtmlElement) -> bool:
    return element.tag in _AS_IT_IS or next(element.iterancestors(*_AS_IT_IS), None) is not None


def _parted(text: str) -> tuple[str, list[HtmlElement]]:
    """The text before the first formula, and the formulas, each with the text behind it."""
    first = ""
    formulas: list[HtmlElement] = []
    at = 0
    for match in _WRITTEN.finditer(text):
        if len(match.group()) > LONGEST:
            continue
        before, at = text[at : match.start()], match.end()
        if formulas:
            formulas[-1].tail = before
        else:
            first = before
        made = HtmlElement()
        made.tag = "math"
        made.set("alttext", (match["line"] or match["apart"]).strip())
        made.set("display", "inline" if match["line"] else "block")
        formulas.append(made)
    if not formulas:
        return text, []
    formulas[-1].tail = text[at:]
    return first, formulas
