"""Formulas as pages carry them, each twice or three times over, become one <math> with its LaTeX or its MathML.

KaTeX and MathJax 2 and 3 write the looks of a formula beside its source, MediaWiki a picture, pandoc the LaTeX itself
between brackets, and manuals keep it in an attribute for a script.
"""

import re
from collections.abc import Iterable

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.extraction.dom.class_names import classes_of
from tui_reader.extraction.dom.element_text import content_of
from tui_reader.extraction.dom.formula_pictures import drawn_formula, may_draw_formulas

_TAGS = ("mjx-container", "math-renderer")
_CALLED = ("katex", "MathJax", "math")
_DATA_NAMED = re.compile(r"data-(?:math|tex|latex|formula|equation|katex)\b")
_TYPES = etree.XPath("//@type[starts-with(., 'math/')]")
_SCRIPTS = etree.XPath("//script[starts-with(@type, 'math/')]")
_NAMED = etree.XPath(
    "//*[contains(@class, 'katex') or contains(@class, 'MathJax') or contains(@class, 'math') or @data-math or "
    "self::mjx-container or self::math-renderer or @data-tex or @data-latex or @data-formula or @data-equation or "
    "@data-katex]"
)
_LOOKS = re.compile(r"(?:^|\s)MathJax(?:_Preview|_Display|_SVG|_SVG_Display|_CHTML|_CHTML_Display)?(?:\s|$)")
_KATEX = re.compile(r"(?:^|\s)(?:katex|katex-display)(?:\s|$)")
_MEDIAWIKI = re.compile(r"(?:^|\s)mwe-math-element(?:-\w+)?(?:\s|$)")
_PANDOC = re.compile(r"(?:^|\s)(?:math|tex|arithmatex|js-inline-math|js-display-math)(?:\s|$)")
_DISPLAY = re.compile(r"(?:^|[\s_-])(?:display|block|displaymath|katex-display|mwe-math-element-block)(?:$|[\s_-])")
_DATA = ("data-math", "data-tex", "data-latex", "data-formula", "data-equation", "data-katex")
_DELIMITED = re.compile(
    r"\s*(?:\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$|\$(.+?)\$|(\\begin\{(\w+\*?)\}.+?\\end\{\6\}))\s*", re.DOTALL
)


def settle_formulas(root: HtmlElement, markup: str) -> None:
    """Make every formula of the page one <math> element, `display` block where it has a line of its own."""
    if may_draw_formulas(markup):
        for picture in [*root.iter("img")]:
            if latex := drawn_formula(picture):
                _replace(picture, _math(latex, display=False))
    if not _may_hold(root, markup):
        return
    scripts = _elements(_SCRIPTS(root))
    if scripts:
        for looks in _elements(_NAMED(root)):
            if _LOOKS.search(looks.get("class") or "") and _is_in(root, looks) and _has_source(looks):
                looks.drop_tree()
    for script in scripts:
        kind = script.get("type") or ""
        if kind.startswith("math/tex") and (script.text or "").strip():
            _replace(script, _math(script.text or "", "mode=display" in kind))
    for element in _elements(_NAMED(root)):
        if _is_in(root, element) and (formula := _formula(element)) is not None:
            _replace(element, formula)


def _may_hold(root: HtmlElement, markup: str) -> bool:
    """Whether a name in the page is one of a formula's: to ask for the elements themselves takes ten times as long."""
    if next(root.iter(*_TAGS), None) is not None or _TYPES(root):
        return True
    names = " ".join(classes_of(root))
    return any(called in names for called in _CALLED) or _DATA_NAMED.search(markup) is not None


def _elements(found: object) -> list[HtmlElement]:
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, Iterable) else []


def _has_source(looks: HtmlElement) -> bool:
    """Whether what MathJax 2 painted stands straight before its source, with at most another painting between."""
    following = list(looks.itersiblings())[:3]
    if next(looks.iter("script"), None) is not None:
        return False
    return any(node.tag == "script" and (node.get("type") or "").startswith("math/") for node in following)


def _is_in(root: HtmlElement, element: HtmlElement) -> bool:
    """Whether an element still stands in the page, and not within a formula that was settled."""
    top = element
    for top in element.iterancestors():
        if top.tag == "math":
            return False
    return top is root


def _formula(element: HtmlElement) -> HtmlElement | None:
    """The formula that an element stands for; None when it is none, or holds more than one."""
    names = element.get("class") or ""
    known = element.tag == "mjx-container" or _KATEX.search(names) or _LOOKS.search(names) or _MEDIAWIKI.search(names)
    if known:
        inner = list(element.iter("math"))
        if len(inner) != 1:
            return None
        display = _is_display(element) or _is_display(inner[0])
        latex = _latex(inner[0])
        if latex:
            return _math(latex, display)
        inner[0].set("display", "block" if display else "inline")
        return inner[0]
    for name in _DATA:
        value = (element.get(name) or "").strip()
        if value and value.lower() not in ("true", "false", "1", "0") and element.tag not in ("img", "body"):
            return _math(value, _is_display(element))
    if (element.tag == "math-renderer" or _PANDOC.search(names)) and len(element) == 0:
        match = _DELIMITED.fullmatch(content_of(element))
        if match:
            display = bool(match[2] or match[3] or match[5]) or _is_display(element)
            return _math(next(part for part in match.groups() if part), display)
    return None


def _latex(math: HtmlElement) -> str:
    """The LaTeX that a <math> carries beside its signs."""
    for note in math.iter("annotation"):
        if "tex" in (note.get("encoding") or "").lower() and (note.text or "").strip():
            return note.text or ""
    return math.get("alttext") or ""


def _is_display(element: HtmlElement) -> bool:
    """Whether a formula has a line of its own: it says so, or the box straight around it does."""
    if element.get("display") in ("block", "true"):
        return True
    around = element.getparent()
    names = f"{element.get('class') or ''} {'' if around is None or around.tag == 'p' else around.get('class') or ''}"
    return element.tag in ("div", "p") or _DISPLAY.search(names) is not None


def _math(latex: str, display: bool) -> HtmlElement:
    made = HtmlElement()
    made.tag = "math"
    made.set("alttext", latex)
    made.set("display", "block" if display else "inline")
    return made


def _replace(element: HtmlElement, formula: HtmlElement) -> None:
    """Put a formula where an element stands, what follows it kept."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if element.get("id"):
        formula.set("id", element.get("id"))
    parent.replace(element, formula)
    formula.tail = tail
