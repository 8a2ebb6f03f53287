"""Page -> Document: the only place that names trafilatura, lxml and resiliparse. Its work runs in a child process."""

VERSION = "8"
"""Raised whenever the same page gives another document: kept pages are then read again without the network."""
