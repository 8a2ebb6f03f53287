"""What of a page is shown."""

from typing import Literal

View = Literal["article", "whole", "source", "list"]
"""The article, or a feed's list; everything readable, with the same blocks; the decoded source; what the page lists."""
