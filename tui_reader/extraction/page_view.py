"""What of a page is shown."""

from typing import Literal

View = Literal["article", "comments", "whole", "source", "list"]
"""The article, or a feed's list; what readers wrote below it; everything readable, with the same blocks; the decoded
source; what the page lists."""
BESIDE: tuple[View, ...] = ("comments", "source")
"""Those that are looked at for a while: an article that was left in one of them opens in the view before."""
