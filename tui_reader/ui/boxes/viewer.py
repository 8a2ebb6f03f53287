"""A picture as what a terminal shows, a process of its own: `viewer WAY COLUMNS ROWS CELL`.

CELL is the size of a cell in pixels, "8x16"; the picture comes on standard input. What decodes pictures is foreign code
on foreign bytes: one that takes all memory or never ends takes only this program with it. It writes a line with the
columns and rows that the picture takes, then, for kitty and sixel, the sequence that draws it at the cursor, and for
blocks the colours of the upper and the lower half of every cell, three bytes each.
"""

import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from math import floor
from typing import TYPE_CHECKING

from tui_reader.process.confinement import restrain

if TYPE_CHECKING:
    from PIL.Image import Image

MEMORY = 1_400_000_000  # bytes of data
SECONDS = 20  # of computing
MOST_PIXELS = 50_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "ICO")
"""The pictures of web pages. Pillow knows 40 more, some of them little programs: for EPS it starts Ghostscript."""
PAPER = (255, 255, 255, 255)


def load_decoders() -> list[str]:
    """The kinds of FORMATS that this Pillow knows, their decoders imported."""
    from PIL import Image

    Image.preinit()
    for name in ("Webp", "Avif", "Ico"):
        with suppress(ImportError):
            import_module(f"PIL.{name}ImagePlugin")
    return [name for name in FORMATS if name in Image.OPEN]


def opened(data: bytes) -> "Image":
    """The picture upright, on white where one can see through it."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data), formats=load_decoders())).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, PAPER), picture).convert("RGB")


def cells(size: tuple[int, int], most: tuple[int, int], cell: tuple[int, int]) -> tuple[int, int]:
    """The columns and rows of a picture of `size` pixels: as large as it fits into `most`, at most its own size."""
    scale = min(1.0, most[0] * cell[0] / size[0], most[1] * cell[1] / size[1])
    columns, rows = (max(1, floor(pixels * scale / cell + 0.5)) for pixels, cell in zip(size, cell, strict=True))
    return min(columns, most[0]), min(rows, most[1])


def show(way: str, most: tuple[int, int], cell: tuple[int, int]) -> None:
    """Write the picture that comes on standard input to standard output, by one of the three ways."""
    # Where there is no terminal to ask, it looks for a cell's size there.
    os.environ["TEXTUAL_CELL_WIDTH"], os.environ["TEXTUAL_CELL_HEIGHT"] = map(str, cell)
    from rich.console import Console
    from textual_image.renderable import HalfcellImage, SixelImage, TGPImage

    assert sys.__stdout__ is not None
    picture = opened(sys.stdin.buffer.read())
    # Half of a cell is one pixel.
    columns, rows = cells(picture.size, most, (1, 2) if way == "blocks" else cell)
    sys.__stdout__.write(f"{columns} {rows}\n")
    console = Console(file=io.StringIO(), width=columns, height=rows)
    if way == "kitty":
        # What it sends goes to sys.__stdout__ itself; the placeholders that it draws are not needed.
        list(console.render(TGPImage(picture, columns, rows)))
    elif way == "sixel":
        drawn = console.render(SixelImage(picture, columns, rows))
        sys.__stdout__.write(next(part.text for part in drawn if part.control and part.text.startswith("\x1bP")))
    else:
        sys.__stdout__.flush()
        for part in console.render(HalfcellImage(picture, columns, rows)):
            if part.style and part.style.color and part.style.bgcolor:
                upper, lower = part.style.color.triplet, part.style.bgcolor.triplet
                sys.stdout.buffer.write(bytes((*(upper or ()), *(lower or ()))))
    sys.__stdout__.flush()


def main() -> int:
    """Show the picture; returns an exit code, its last line then says what the picture is no picture for."""
    restrain(MEMORY, SECONDS)
    way, columns, rows, cell = sys.argv[1:5]
    wide, _, high = cell.partition("x")
    try:
        show(way, (int(columns), int(rows)), (int(wide), int(high)))
    except Exception as error:  # decoders raise what they like; the program ends with this picture
        print(f"\n{type(error).__name__}", end="")  # noqa: T201 - a program of its own
        return 1
    return 0
