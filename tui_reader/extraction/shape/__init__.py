"""The DOM as units: every readable block of a page with the element it came from."""
