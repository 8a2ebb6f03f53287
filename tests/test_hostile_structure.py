"""Pages of too much, end to end: through the child process, the layout and the app; and what the child may not do."""

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.driving import press, resized, settled, text
from tests.hostile import ARTICLE, CASES, SENTENCE, beside
from tui_reader.address import parse_source
from tui_reader.article.document import Position
from tui_reader.article.form import from_json, to_json
from tui_reader.errors import ExtractionFailed
from tui_reader.export.html import html
from tui_reader.export.markdown import markdown
from tui_reader.export.text import text as plain
from tui_reader.extraction import plain_reading
from tui_reader.extraction.dispatch import read, read_plainly
from tui_reader.extraction.dom.thinning import MOST_ATTRIBUTES, MOST_OF_A_KIND, is_deeper, thinned
from tui_reader.extraction.engines.deadline import within
from tui_reader.extraction.process.child import Child
from tui_reader.extraction.process.limits import MEMORY, SECONDS
from tui_reader.layout.layout import Layout
from tui_reader.layout.typography import Typography
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.web.page import Page

pytestmark = pytest.mark.hostile

ADDRESS = "https://aldersund.example/gulls"
KEPT = "counted the gulls twice"
ALL_PROCESSES = 550_000_000


def page(name: str, *, many: bool = False) -> Page:
    case = CASES[name]
    body = case.page(case.many if many else case.few).encode("utf-8", "surrogatepass")
    return Page(ADDRESS, ADDRESS, body, "text/html; charset=utf-8")


def worker(*code: str) -> subprocess.CompletedProcess[bytes]:
    """Python that runs in a process confined as the child is, after the child's own imports."""
    lines = (
        "import sys; sys.argv = ['worker', '450000000', '20']",
        "from tui_reader.process import confinement",
        "from tui_reader.extraction.process import early_imports, page_worker",
        "from tui_reader.web.page import Page",
        # Its kind is only known by looking into it, so that every reader is imported.
        "unknown = Page('', '', b'\\xff')",
        "early_imports.for_page(unknown)",
        "early_imports.for_page(unknown, 'plainly')",
        "confinement.confine(450_000_000, 20)",
        *code,
    )
    return subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("name", CASES)
def test_an_article_beside_too_much_is_still_read(name: str) -> None:
    document = read(page(name))
    assert KEPT in plain(document, 72).replace("\n", " ")
    assert from_json(to_json(document)) == document


@pytest.mark.parametrize("name", CASES)
def test_what_was_read_is_laid_out_and_written(name: str) -> None:
    document = read(page(name))
    started = time.process_time()
    for width in (20, 66, 200):
        layout = Layout(document, Typography(width))
        for y in {0, layout.height // 2, layout.height - 1}:
            layout.line(y)
            layout.line_of(layout.position_at(y))
    for write in (markdown, html):
        assert KEPT in write(document).replace("\n", " ")
    assert time.process_time() - started < 10


@pytest.mark.parametrize("name", ["nested div", "table cells", "one long paragraph", "marks on one letter", "headings"])
async def test_the_child_gives_what_the_reading_gives(name: str) -> None:
    document = await Child().read(page(name))
    assert document.blocks == read(page(name)).blocks


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_the_full_size_ends_in_time_and_memory_with_the_article_or_a_sentence(name: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page(name, many=True).body)
    command = [sys.executable, "-m", "tui_reader", "-f", "text", "--no-keep", str(file)]
    started, most = time.monotonic(), 0
    with (
        (tmp_path / "out").open("wb") as out,
        (tmp_path / "said").open("wb") as said,
        subprocess.Popen(command, stdout=out, stderr=said) as process,
    ):
        while process.poll() is None:
            most = max(most, sum(map(_memory, _family(process.pid))))
            time.sleep(0.02)
            assert time.monotonic() - started < 2 * SECONDS + 10
    assert most < ALL_PROCESSES
    assert process.returncode == 0, (tmp_path / "said").read_text()
    assert KEPT in (tmp_path / "out").read_text(encoding="utf-8").replace("\n", " ")


def _family(process: int) -> list[int]:
    """A process and its children."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *(one for child in children for one in _family(int(child)))]


def _memory(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


@pytest.mark.parametrize(
    "name",
    ["nested blockquote", "table cells", "one long word", "lines of code", "long lines of code", "marks of many kinds"],
)
async def test_the_app_shows_the_article_beside_too_much(name: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page(name).body)
    reading = Reading(None, Settings(), Options(keep=False))
    app = ReaderApp(reading, [parse_source(str(file))], choices=tmp_path / "choices.json")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "gulls twice" in text(app)
        await press(pilot, "G", "k", "space", "g", "plus", "]", "}", "right", "G")
        await resized(pilot, 30, 8)
        await press(pilot, "g")
        assert "gulls" in text(app)
    assert app.fault is None


def test_lines_are_found_at_once_in_a_paragraph_of_megabytes() -> None:
    document = read(Page("", "", beside("<p>" + f"{SENTENCE} " * 20_000).encode(), "text/html"))
    last = len(document.blocks) - 1
    started = time.process_time()
    layout = Layout(document, Typography(66))
    assert layout.height > 30_000
    assert layout.position_at(layout.line_of(Position(last, 1_000_000))).block == last
    assert time.process_time() - started < 3


# What is thinned before anybody reads it


def test_an_ordinary_page_stays_as_it_is() -> None:
    markup = beside("<ul><li><a href=/x class='y z'>link</a></ul>" * 300)
    assert thinned(markup) is markup or thinned(markup) == markup


def test_too_many_attributes_end_the_tag_and_its_text_stays() -> None:
    thin = thinned("<p " + " ".join(f"a{n}='x{n}'" for n in range(5_000)) + ">words</p>")
    assert thin.endswith(">words</p>") and thin.count("=") <= MOST_ATTRIBUTES + 1


def test_a_long_attribute_stays_whole() -> None:
    tag = '<img src="data:image/png;base64,' + "A" * 50_000 + '" alt="A gull">'
    assert thinned(tag) == tag


def test_wrapping_tags_too_deep_go_and_what_tells_kinds_stays() -> None:
    thin = thinned("<div>" * 5_000 + "<h2>Part</h2><p>words<pre>code</pre>" + "</div>" * 5_000)
    assert thin.count("<div>") == thin.count("</div>") < 500
    assert "<h2>Part</h2><p>words<pre>code</pre>" in thin


def test_tags_repeated_too_often_go_and_their_text_stays() -> None:
    thin = thinned("<p>x" * (MOST_OF_A_KIND + 5_000))
    assert thin.count("<p>") == MOST_OF_A_KIND and thin.count("x") == MOST_OF_A_KIND + 5_000


@pytest.mark.parametrize(
    "furniture",
    [
        "<svg>" + "<path d='M0 0'/>" * 900 + "</svg>",
        "<svg><x:view/><g>" + "<use href='#a'/>" * 900 + "</g></svg>",
        "<script>let rows = '" + "<div><span>" * 900 + "';</script>",
        "<style>/* " + "<div>" * 900 + " */</style>",
    ],
    ids=["shapes", "shapes in groups", "tags in a program", "tags in a style"],
)
def test_what_only_looks_open_makes_no_page_deep(furniture: str) -> None:
    markup = beside(f"<div>{furniture}</div>")
    assert not is_deeper(markup, 150) and thinned(markup) == markup


@pytest.mark.parametrize(
    "nested",
    [
        "<path/>" * 900,
        "<svg><foreignObject>" + "<x/>" * 900,
        "<svg><div></div>" + "<path/>" * 900,
        "<script>" + "<div>" * 900,
        "<svg>" + "<g>" * 900,
    ],
    ids=["shapes outside a drawing", "page within a drawing", "drawing that ended", "open program", "open groups"],
)
def test_what_a_browser_leaves_open_makes_a_page_deep(nested: str) -> None:
    assert is_deeper(beside(nested), 500)


def test_an_engine_that_takes_too_long_has_no_answer() -> None:
    def endless() -> int:
        while True:
            pass

    before = signal.getsignal(signal.SIGVTALRM)
    assert within(0.05, endless, -1) == -1
    assert within(5, lambda: 7, -1) == 7
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] == 0


# What the child may not do


@pytest.mark.parametrize(
    "deed",
    [
        "open('/etc/passwd')",
        "open('/tmp/tui-reader-child', 'w')",
        "__import__('os').open('.', 0)",
        "__import__('socket').socket()",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('os').pipe()",
        "__import__('os').dup(0)",
        "__import__('subprocess').run(['true'])",
        "__import__('resource').setrlimit(7, (64, 64)); open('/etc/passwd')",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9/')",
        "__import__('lxml.etree').etree.parse('/etc/passwd')",
    ],
)
def test_the_child_can_open_nothing_after_its_imports(deed: str) -> None:
    # What a deed needs is imported before the limits, so that it fails for what it does.
    imports = "import os, socket, subprocess, resource, urllib.request, lxml.etree"
    limits = "from tui_reader.process.confinement import confine\nconfine(450_000_000, 20)"
    answer = subprocess.run(
        [sys.executable, "-c", f"{imports}\n{limits}\n{deed}"],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    # root may raise its limits again; nothing else may.
    if "setrlimit" in deed and os.geteuid() == 0:
        return
    assert answer.returncode == 1
    assert (
        b"Too many open files" in answer.stderr or b"failed to load" in answer.stderr or b"not allowed" in answer.stderr
    )


def test_the_child_reads_everything_with_nothing_to_open() -> None:
    bodies = {
        "text/html": f"<html><meta charset=shift_jis>{ARTICLE}<table><tr><th>a<td>b<tr><th>c<td>d</table><pre>x</pre>",
        "text/plain": f"A title\n\n{SENTENCE}\n\n{SENTENCE}",
        "text/markdown": f"# A title\n\n{SENTENCE}[^1]\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: A note.",
        "application/rss+xml": "<rss><channel><item><title>A</title><link>http://a.example/</link></item></channel></rss>",
    }
    answer = worker(
        "from tui_reader.extraction.dispatch import read, read_plainly",
        "from tui_reader.web.page import Page",
        f"for kind, body in {bodies!r}.items():",
        "    for view in ('article', 'whole', 'source'):",
        "        for one in (read, read_plainly):",
        "            assert one(Page('http://a.example/', 'http://a.example/', body.encode(), kind), view).blocks",
    )
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_the_child_can_not_have_more_memory_than_it_was_given() -> None:
    assert b"MemoryError" in worker("x = bytearray(600_000_000)").stderr


async def test_a_child_that_needs_too_much_is_a_sentence() -> None:
    notes: list[str] = []
    big = Page(ADDRESS, ADDRESS, beside("<p>words and more " * 60_000).encode(), "text/html")
    with pytest.raises(ExtractionFailed) as caught:
        await Child(memory=30_000_000).read(big, on_note=notes.append)
    assert caught.value.code == 5 and "could not be read" in str(caught.value)


async def test_a_child_that_takes_too_long_is_read_plainly_or_told() -> None:
    notes: list[str] = []
    with pytest.raises(ExtractionFailed) as caught:
        await Child(seconds=0.01).read(page("nested p"), on_note=notes.append)
    assert "took longer than 0.04 s" in notes[0]
    assert "took longer than 0.04 s" in caught.value.detail and caught.value.code == 5


def test_the_plain_reading_of_lists_in_lists_is_no_longer_than_they_are() -> None:
    body = "".join(f"<ul><li><p>A line of the lock keeper, number {number}.</p>" for number in range(5_000))
    document = read_plainly(Page(ADDRESS, ADDRESS, f"<title>The lock</title>{body}".encode(), "text/html"))
    assert [block.text for block in document.blocks if "keeper" in block.text][4_999] == (
        "A line of the lock keeper, number 4999."
    )
    assert plain_reading._nests(body) == 5_000
    assert len(plain_reading._found(body)[1]) < 2 * len(body)


@pytest.mark.parametrize("host", ["b\u00fccher.example", "\u263a.example", "10.1", "[::1]"])
def test_a_host_in_other_letters_or_in_numbers_is_read_where_no_file_can_be_opened(host: str) -> None:
    answer = worker(
        "from tui_reader.address.spelling import identity",
        f"print(identity('http://{host}/') is not None)",
    )
    assert answer.stdout == b"True\n", answer.stderr


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
async def test_a_child_that_dies_is_read_plainly(number: int) -> None:
    notes: list[str] = []
    child = Child.start()
    process: Any = child._process
    os.kill(process.pid, number)
    await process.wait()
    document = await child.read(page("headings"), on_note=notes.append)
    assert document.engine == "plain reading" and len(notes) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_the_child_dies_with_its_parent() -> None:
    code = (
        "import asyncio, os, signal\nfrom tui_reader.extraction.process.child import Child\n"
        "async def main():\n    child = Child.start()\n    print(child._process.pid, flush=True)\n"
        "    await asyncio.sleep(60)\nasyncio.run(main())"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        descriptor = os.pidfd_open(child)
        os.set_blocking(descriptor, True)
        parent.kill()

    async def ended() -> None:
        gone = asyncio.Event()
        asyncio.get_running_loop().add_reader(descriptor, gone.set)
        async with asyncio.timeout(20):
            await gone.wait()

    asyncio.run(ended())
    os.close(descriptor)


def test_the_limits_of_the_child_are_those_that_are_promised() -> None:
    assert (SECONDS, MEMORY) == (15.0, 450_000_000)
    code = (
        "import json, resource as r",
        "print(json.dumps([r.getrlimit(k)[0] for k in (r.RLIMIT_DATA, r.RLIMIT_CPU, r.RLIMIT_CORE)]))",
    )
    assert json.loads(worker(*code).stdout) == [450_000_000, 20, 0]
    assert resource.getrlimit(resource.RLIMIT_DATA)[0] != 450_000_000


def _twenty(entity: int) -> str:
    return f"&e{entity};" * 20


def test_entities_of_a_page_are_neither_multiplied_nor_read_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("nobody may read this")
    levels = "".join(f'<!ENTITY e{n} "{_twenty(n - 1)}">' for n in range(1, 8))
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "aaaaaaaaaaaaaaaaaaaaaaaa">{levels}'
        f'<!ENTITY file SYSTEM "file://{secret}">]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>The weir'
        "</title></head><body><article><h1>The weir &file;</h1>"
        f"<p>The weir is loud at night. &e7; &file;</p>{f'<p>{SENTENCE}</p>' * 5}</article></body></html>"
    )
    for kind in ("application/xhtml+xml", "text/html"):
        document = read(Page("https://a.example/", "https://a.example/", page.encode(), kind))
        words = "".join(block.text for block in document.blocks)
        assert "loud at night" in words and "nobody may read" not in words and len(words) < 1_000
