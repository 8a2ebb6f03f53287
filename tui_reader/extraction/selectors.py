"""A person's own CSS selectors for a site, tried before any engine."""

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.errors import UsageError
from tui_reader.extraction.shape.units import Unit, units
from tui_reader.extraction.site_rules import SiteRules


def pick(root: HtmlElement, rules: SiteRules, base: str) -> list[Unit]:
    """The units of what `rules` choose, in the page's order; empty when no content selector matches.

    What is to be dropped is dropped from `root` in any case. Raises UsageError for a selector that is none.
    """
    content = [element for text in rules.content for element in _matches(root, text)]
    for text in rules.drop:
        for element in _matches(root, text):
            if element is not root and element.getparent() is not None:
                element.drop_tree()
    chosen = set(content)
    outermost = [
        element
        for element in root.iter()
        if element in chosen and not any(up in chosen for up in element.iterancestors())
    ]
    return [unit for element in outermost for unit in units(element, base)]


def preload() -> None:
    """Import what selectors need, 2 ms; hardly any site has rules."""
    import lxml.cssselect  # noqa: F401


def _matches(root: HtmlElement, text: str) -> list[HtmlElement]:
    from lxml.cssselect import CSSSelector  # see `preload`

    try:
        found: list[HtmlElement] = CSSSelector(text, translator="html")(root)  # type: ignore[assignment]
        return found
    except (etree.XPathError, SyntaxError, ValueError) as error:
        raise UsageError(
            f"No CSS selector: {text}", f"Correct it in the settings file, in the table of this site. ({error})"
        ) from None
