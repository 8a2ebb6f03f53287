"""What of a page is shown."""

from typing import Literal

View = Literal["article", "whole", "source"]
"""The article; everything readable, with the same blocks; the decoded source."""
