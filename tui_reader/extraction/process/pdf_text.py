"""PDFs where the package that reads them is not installed: poppler's pdftotext when it is there, else a sentence."""

import re
import shutil
from importlib.util import find_spec

from tui_reader.errors import NothingToRead
from tui_reader.extraction.packed.packing import packing
from tui_reader.installed import adding_extra
from tui_reader.web.page import Page

PROGRAM = "pdftotext"
SECONDS = 15.0
MOST = 32_000_000
"""Bytes of its answer."""
_PARTED = re.compile(r"(?<=[a-zß-ÿ])[-\u2010\u00ad]\n(?=[a-zß-ÿ])")


def is_converted(page: Page) -> bool:
    """Whether `page` is a PDF that another program has to make text of."""
    return packing(page) == "pdf" and find_spec("pypdfium2") is None


async def as_text(page: Page) -> Page:
    """What pdftotext says of a PDF, as plain text; raises NothingToRead with what to install."""
    import asyncio

    from tui_reader.process.machine import asked

    program = shutil.which(PROGRAM)
    if program is None:
        raise NothingToRead(
            "Not an article: a PDF, and the package that reads it is missing",
            f"Install it into the same environment: {adding_extra('pdf', 'pypdfium2')}",
        )
    command = (program, "-q", "-enc", "UTF-8", "-eol", "unix", "-", "-")
    answer = await asyncio.to_thread(lambda: asked(command, page.body, seconds=SECONDS, most=MOST))
    if answer is None or answer[0] != 0:
        raise NothingToRead("The PDF can not be read", "It is damaged, locked, or too large for pdftotext.")
    text = _PARTED.sub("", answer[1].decode("utf-8", "replace")).replace("\f", "\n\n")
    if not text.strip():
        raise NothingToRead("This PDF holds pictures of pages, no text", "A program for recognising characters helps.")
    return page._replace(body=text.encode(), content_type="text/plain; charset=utf-8")
