"""What is needed of Textual that it has no public name for, each under a name that says it.

Nothing here, in `driver` and in `key_reader` is asked of a version that the output was not tested with: see
`textual_versions`.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import rich.cells
import rich.segment
from rich.color import ColorSystem
from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

from tui_reader.article.cells import cell_len, clusters, width_of

Frame = ChopsUpdate | LayoutUpdate
"""What Textual draws at once: parts of rows, or a whole region."""


def draw_through(app: App[Any], draw: Callable[[Screen[object], Frame], None], when: Callable[[], bool]) -> None:
    """Let every frame that is due be drawn by `draw` instead of Textual, as long as `when` holds."""
    textuals = app._display

    def display(screen: Screen[object], renderable: RenderableType | None) -> None:
        if not isinstance(renderable, ChopsUpdate | LayoutUpdate) or not when():
            textuals(screen, renderable)
        elif app.is_running and not app._closed and not app._batch_count:
            draw(screen, renderable)

    app._display = display  # type: ignore[method-assign]  # its one place where a frame becomes bytes


def whole_frame(screen: Screen[object]) -> LayoutUpdate:
    """All that the screen shows."""
    return screen._compositor.render_full_update()


def frame_size(screen: Screen[object]) -> Size:
    """The size its frames are made for."""
    return screen._compositor.size


def hold(screen: Screen[object], when: Callable[[], bool]) -> Callable[[], None]:
    """Let the screen make no frames as long as `when` holds; returns the undo. Nobody sees them, and they cost time."""
    make = screen._compositor_refresh

    def refresh() -> None:
        if not when():
            make()

    screen._compositor_refresh = refresh  # type: ignore[method-assign]  # its one place where frames are made
    return partial(delattr, screen, "_compositor_refresh")


def hear_faults(app: App[Any], hear: Callable[[Exception], None]) -> None:
    """Tell a fault in a handler to `hear`, instead of printing a page of source."""
    app._handle_exception = hear  # type: ignore[method-assign, assignment]  # its one place where faults come


def no_popups(app: App[Any]) -> None:
    """Make no widgets for tooltips and notifications: nothing is ever shown in them."""
    app._disable_tooltips = app._disable_notifications = True


def send_all_colours(app: App[Any]) -> None:
    """Let Textual send the colours that it is given: they are the terminal's already."""
    app.console._color_system = ColorSystem.TRUECOLOR


def count_cells_as_we_do() -> None:
    """Let Rich, and so Textual, measure and cut texts as they are laid out.

    Rich gives no cell to vowel signs that have one on terminals, and swallows a letter behind a joiner. It is to hear
    again when we count otherwise. A Rich without these functions goes on as it is.
    """
    if hasattr(rich.cells, "_cell_len") and hasattr(rich.cells, "split_graphemes"):
        rich.cells._cell_len = lambda text, unicode_version: cell_len(text)
        rich.cells.split_graphemes = _split_graphemes
        rich.segment.get_character_cell_size = width_of  # type: ignore[attr-defined]  # it cuts with it
        rich.cells.cached_cell_len.cache_clear()
        rich.segment.Segment._split_cells.cache_clear()


def _split_graphemes(text: str, unicode_version: str = "auto") -> tuple[list[tuple[int, int, int]], int]:
    spans = list(clusters(text))
    return spans, sum(cells for _, _, cells in spans)
