"""A page's meta elements: what it tells machines, name by name."""

from lxml.html import HtmlElement

from tui_reader.clean import one_line


def meta_elements(root: HtmlElement) -> dict[str, str]:
    """Meta elements by lower-case name or property; the first of each counts. A property may name several.

    Copies that some readers keep of a page have `value` where the page had `content`.
    """
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = one_line(element.get("content") or element.get("value") or "")
        names = element.get("property") or element.get("name") or element.get("itemprop") or ""
        for name in names.lower().split():
            if content and name not in found:
                found[name] = content
    return found


def first_of(metas: dict[str, str], *names: str) -> str:
    """The content of the first of these names that the page has; "" when it has none."""
    return next((metas[name] for name in names if metas.get(name)), "")
