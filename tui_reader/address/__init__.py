"""Addresses: what a person typed, what identifies an article, what may be handed to a browser."""

from tui_reader.address.networks import Linked, Network, is_inside, network
from tui_reader.address.source import Source, parse_source
from tui_reader.address.spelling import (
    GUIDE_ADDRESS,
    clean_link,
    display,
    for_a_program,
    host,
    identity,
    without_credentials,
    without_tracking,
)
from tui_reader.address.url import Url, join, named_part, split

__all__ = [
    "GUIDE_ADDRESS",
    "Linked",
    "Network",
    "Source",
    "Url",
    "clean_link",
    "display",
    "for_a_program",
    "host",
    "identity",
    "is_inside",
    "join",
    "named_part",
    "network",
    "parse_source",
    "split",
    "without_credentials",
    "without_tracking",
]
