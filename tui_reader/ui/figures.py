"""Figures: the first one on the screen is fetched and shown when its key is pressed, and not before."""

import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from tui_reader.address import clean_link
from tui_reader.article.document import Block
from tui_reader.clean import one_line
from tui_reader.ui.body import Body

INSTALL = "pictures need an extra: pip install 'tui-reader[images]'"


def can_show() -> bool:
    """Whether what draws pictures is installed."""
    return find_spec("textual_image") is not None


def first_figure(body: Body) -> Block | None:
    """The first figure with a picture, from the top row down."""
    layout = body.layout_
    if layout is None:
        return None
    blocks = layout.document.blocks
    for block in range(layout.position_at(body.top).block, len(blocks)):
        if layout.top_of(block) >= body.top + body.rows:
            return None
        image = blocks[block].image
        if image is not None and image.src:
            return blocks[block]
    return None


def address_of(figure: Block) -> str | None:
    """The address of a figure's picture, when it is one of the web."""
    return clean_link(figure.image.src) if figure.image is not None else None


def show_picture(picture: bytes, figure: Block, run_here: Callable[[list[str]], bool]) -> bool:
    """Show a picture on the whole terminal until a key is pressed; whether that could be done."""
    words = one_line(figure.text or (figure.image.alt if figure.image else ""))
    with tempfile.NamedTemporaryFile(prefix="tui-reader-") as file:
        Path(file.name).write_bytes(picture)
        return run_here([sys.executable, "-m", "tui_reader.ui.viewer", file.name, words])
