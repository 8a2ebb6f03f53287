"""What a person wrote down for a site: CSS selectors of its content and of what to leave out."""

from typing import NamedTuple


class SiteRules(NamedTuple):
    """CSS selectors tried before any engine is asked; a selector that can not be read is a UsageError naming it."""

    content: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
