"""A page's meta elements: what it tells machines, name by name."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from tui_reader.clean import one_line


def meta_elements(root: HtmlElement) -> dict[str, str]:
    """Meta elements by lower-case name or property; the first of each counts."""
    found: dict[str, str] = {}
    for name, content in meta_contents(root):
        found.setdefault(name, content)
    return found


def meta_contents(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Every meta element's lower-case name and content, as they stand. A property may name several.

    Copies that some readers keep of a page have `value` where the page had `content`.
    """
    for element in root.iter("meta"):
        content = one_line(element.get("content") or element.get("value") or "")
        names = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content:
            yield from ((name, content) for name in names.lower().split())


def first_of(metas: dict[str, str], *names: str) -> str:
    """The content of the first of these names that the page has; "" when it has none."""
    return metas.get(name_of(metas, *names), "")


def name_of(metas: dict[str, str], *names: str) -> str:
    """The first of these names that the page has; "" when it has none."""
    return next((name for name in names if metas.get(name)), "")
