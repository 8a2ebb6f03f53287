"""PDFs that packages ship, read here and by pdftotext: what of the text that both its orders agree on is found.

Run by hand: `python -m tests.bench.pdfs FILE...` (.pdf or .pdf.gz; poppler-utils must be there). The files are
fetched with `apt-get download PACKAGE` and `dpkg -x`. Prints for each its pages, the seconds of CPU a page that
all of it takes, and the share of eight-word shingles found; lines that recur on a third of the pages are no text,
and numbers of up to three digits no words, as notes are numbered anew here.
"""

import gzip
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tui_reader.article.document import Block
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.pdf import pdf_file
from tui_reader.web.page import Page

Shingles = set[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    words = [word for word in re.findall(r"\w+", text.lower()) if not re.fullmatch(r"\d{1,3}", word)]
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}


def poppler(body: bytes, *options: str) -> tuple[Shingles, int]:
    """What pdftotext reads, and how many pages there are."""
    command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    said = subprocess.run(command, input=body, capture_output=True, check=True).stdout.decode("utf-8", "replace")
    pages = said.split("\f")[:-1]
    counts = Counter(line for page in pages for line in set(map(_plain, page.split("\n"))))
    kept = [
        "\n".join(line for line in page.split("\n") if counts[_plain(line)] < max(3, 0.3 * len(pages)))
        for page in pages
    ]
    return shingles(re.sub(r"(?<=[a-z])[-\u2010\u00ad]\n(?=[a-z])", "", "\n".join(kept))), len(pages)


def _plain(line: str) -> str:
    return re.sub(r"\d+|\b[ivxl]+\b", "#", line.strip().lower())


def _text(block: Block) -> str:
    """What is read of a block; the number of an item is no part of its text."""
    item = next((one for one in reversed(block.inside) if one.kind == "ITEM"), None)
    number = f"{item.number} " if item is not None and item.number is not None else ""
    text = block.text
    for span in reversed(block.spans):
        if span.kind == "NOTE":  # which stands in brackets here
            text = text[: span.start] + text[span.start : span.end].strip("[]") + text[span.end :]
    return number + text


def main() -> None:
    """Print a line for each file."""
    pdf_file.SECONDS = 600  # time is measured here, and not limited
    for path in map(Path, sys.argv[1:]):
        body = path.read_bytes()
        body = gzip.decompress(body) if path.suffix == ".gz" else body
        wanted, pages = poppler(body)
        wanted &= poppler(body, "-raw")[0]
        begun = time.process_time()
        document = read(Page(path.absolute().as_uri(), path.absolute().as_uri(), body))
        seconds = time.process_time() - begun
        text = "\n".join(map(_text, document.blocks))
        share = len(wanted & shingles(text)) / max(1, len(wanted))
        print(f"{path.name:24} {pages:4} pages  {seconds / max(1, pages):.3f} s a page  {share:.3f} found")


if __name__ == "__main__":
    main()
