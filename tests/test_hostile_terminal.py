"""Nothing of a page, a server or a file name acts on the terminal: in the app, in print mode, on standard error."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server import Server, raw, response
from tests.terminal import CONTROLS, Terminal
from tests.test_cli import run
from tui_reader.article.form import from_json, to_json
from tui_reader.clean import clean
from tui_reader.errors import ReaderError
from tui_reader.export import contents, quotations
from tui_reader.export.html import html
from tui_reader.export.markdown import markdown
from tui_reader.export.text import text as plain
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.page_view import View
from tui_reader.layout.layout import Layout
from tui_reader.layout.typography import Typography
from tui_reader.web.page import Page

pytestmark = pytest.mark.terminal

# None of these is a sequence of the program's own; each would do something, or swallow what follows.
DEEDS = (
    "\x1b]52;c;ZXZpbA==\x07", "\x1b]0;owned\x07", "\x1b]0;never ended", "\x1bP+q544e\x1b\\", "\x1b[5n", "\x1b[6n",
    "\x1bc", "\x1b(0", "\x1b]8;;http://evil.example/\x1b\\", "\x9b6n", "\x9d0;owned\x9c", "\x90q", "\x85",
    "\x84", "\x08\x08",
    "\x0e", "\x0f", "\x7f", "\x07", "\x05", "\x1b", "\u202e", "\u202a", "\u2066", "\u2068", "\U000e0041", "\U000e007f",
    "\x1b[?1049l", "\x1b[2J", "\x1b[3J", "\x0b", "\x0c",
)  # fmt: skip
EVIL = "".join(DEEDS)
REFERENCES = "&#27;]0;owned&#7;&#155;6n&#x9b;6n&#8;&#x202e;&#x2066;&#xE0041;&#0;&#xD800;&#x1b;[6n"
MARKUP = "[bold]m[/bold] [/x] [@click=app.quit]c[/] [[ \\[ $x {y} %s"
OSC_52 = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")


def evil(name: str) -> str:
    """Words that must be seen, with controls before, in and after them."""
    return f"{EVIL}{name}in{EVIL}side{REFERENCES} {name}end"


def seen(name: str) -> tuple[str, str]:
    """What must be left of `evil(name)`."""
    return f"{name}in", f"{name}end"


LINKED_DATA = json.dumps(
    {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": f"{EVIL}ld{EVIL}title",
        "author": {"@type": "Person", "name": f"Ada{EVIL} Lund{EVIL}"}, "datePublished": f"2026-06-01{EVIL}",
        "publisher": {"@type": "Organization", "name": f"The{EVIL} Paper"},
    }
)  # fmt: skip
PAGE = f"""<!doctype html><html lang="en{EVIL}"><head><title>{evil("title")}</title>
<meta name="author" content="{evil("author")}"><meta property="og:site_name" content="{evil("site")}">
<meta property="article:published_time" content="2026-06-01{EVIL}"><meta name="description" content="{evil("about")}">
<link rel="stylesheet" href="/style.css"><link rel="preload" href="/font.woff2"><link rel="icon" href="/icon.png">
<link rel="prefetch" href="/next"><link rel="alternate" type="application/rss+xml" href="/feed">
<link rel="canonical" href="/canonical{EVIL}"><script src="/program.js"></script><base href="/{EVIL}">
<meta http-equiv="refresh" content="0;url=/refreshed"><script type="application/ld+json">{LINKED_DATA}</script>
</head><body background="/back.png"><article><h1>{evil("title")}</h1>
<p>{evil("text")} The keeper of the light went down to the harbour in the morning, and counted the gulls. {MARKUP}</p>
<h2 id="a{EVIL}">{evil("heading")}</h2>
<p>“We count {evil("quote")} them every day,” said {evil("Speaker")} Vold, who has kept the light since 1998.</p>
<p>A <a href="/link{EVIL}?{EVIL}" title="{EVIL}">{evil("link")}</a> leads there,
<a href="{EVIL}javascript:alert(1)">not</a>
this one, nor <a href="http://[{EVIL}">that</a>,
<a href="mailto:{EVIL}a@b.example">mail</a> as well, and more words.</p>
<ul><li>{evil("item")} of the list, which has some words</li><li>{evil("other")} of the list, with some words</li></ul>
<figure><img src="/gull{EVIL}.jpg" alt="{evil("alt")}" srcset="/big.jpg 2x">
<figcaption>{evil("caption")}</figcaption></figure>
<pre><code class="language-py{EVIL}thon">{evil("code")}\n\tx = 1</code></pre>
<table><tr><th>{evil("head")}</th><th>b</th></tr><tr><td>{evil("cell")}</td><td>2</td></tr></table>
<h2>{evil("last")}</h2>
<p>In the afternoon the wind turned, and the gulls left for the harbour. He does not mind at all.</p>
<iframe src="/frame"></iframe><video src="/film.mp4" poster="/poster.jpg"></video><object data="/object"></object>
<p>The book has room for another forty years, and the gulls, he says, will be back for their supper.</p></article>
</body></html>"""
SHOWN = ("title", "site", "text", "heading", "quote", "Speaker", "link")


@pytest.fixture
def server() -> Iterator[Server]:
    body = PAGE.encode("utf-8", "replace")
    head = (
        'HTTP/1.1 200 \x1b]0;reason\x07\r\nContent-Type: text/html; charset=utf-8\r\nETag: "\x1b]0;etag\x07"\r\n'
        f"Last-Modified: \x1b]0;date\x07\r\nX-Evil: \x9b6n\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    with Server({"/evil": raw(head.encode("latin-1") + body)}) as running:
        yield running


def without_controls(output: str) -> None:
    """Raise for anything a terminal obeys besides line ends and tabs."""
    assert CONTROLS.findall(output.replace("\r\n", "\n")) == []
    assert "\r" not in output.replace("\r\n", "\n")


def copies(terminal: Terminal) -> list[str]:
    """What was sent to the clipboard; it is taken out of the output."""
    found = [base64.b64decode(part).decode() for part in OSC_52.findall(bytes(terminal.output))]
    terminal.output = bytearray(OSC_52.sub(b"", bytes(terminal.output)))
    return found


def test_no_screen_of_the_app_lets_a_control_through(server: Server, tmp_path: Path) -> None:
    with Terminal(server.address("/evil"), size=(160, 45), folder=tmp_path) as terminal:
        terminal.wait_for("textend")
        looked = terminal.text
        for keys, words in (
            ("d", ""), ("d", ""), ("d", ""), ("g", "textend"), ("=", "sitein"),
            ("q", "textend"), ("l", "mailto:"), ("q", "textend"), ("t", "heading"), ("\x1b", "textend"),
            ('"', "Speaker"), ("\x1b", "textend"), ("\t", "/link"), ("\x1b", ""), (":", ""), ("\x1b", ""), ("?", ""),
            ("q", ""), ("A", "ARTICLES"), ("\x1b", "textend"), ("K", ""), ("\x1b", ""), ("/inside\r", ""), ("n", ""),
            ("\x1b", ""), ("Y", ""), (")", ""), ("y", ""), ("vw", ""), ("y", ""), ("\x1b", ""), ("G", ""),
        ):  # fmt: skip
            terminal.send(keys)
            terminal.read_for(0.3)
            if words:
                terminal.wait_for(words)
            looked += terminal.text
        terminal.send("Q")
        assert terminal.wait() == 0
        for copied in copies(terminal):
            assert copied == clean(copied) and copied != "evil"
        assert terminal.controls == []
        assert terminal.is_restored
    # A long word is broken at the end of a line; the last one is a word of its own.
    for name in SHOWN:
        assert seen(name)[1] in looked, name
    assert "[bold]m[/bold] [/x]" in looked
    assert [request.target for request in server.requests] == ["/evil"]


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
@pytest.mark.parametrize(
    "parts", [(), ("--full",), ("--quotes",), ("--outline",)], ids=lambda parts: "".join(parts) or "all"
)
def test_nothing_printed_holds_a_control(format: str, parts: tuple[str, ...], server: Server) -> None:
    answer = run("-f", format, *parts, server.address("/evil"))
    assert answer.returncode == 0, answer.stderr
    without_controls(answer.stdout.decode())
    without_controls(answer.stderr.decode())
    if not parts or parts == ("--full",):
        printed = "".join(answer.stdout.decode().replace("\\", "").split())
        for name in ("text", "heading", "quote", "link", "item", "code", "cell", "last"):
            assert all(part in printed for part in seen(name)), name
    assert [request.target for request in server.requests] == ["/evil"]
    without_controls(run("-p").stdout.decode())


@pytest.mark.parametrize("status", [200, 403, 404, 429, 500, 999])
@pytest.mark.parametrize("kind", ["text/html", "application/pdf\x1b]0;x\x07", "\x9b6n/\x9b6n; charset=\x1b[6n"])
def test_no_error_holds_what_the_server_said_as_it_said_it(status: int, kind: str, machine: Path) -> None:
    said = f"Content-Type: {kind}\r\nRetry-After: \x1b[6n\r\nConnection: close"
    head = f"HTTP/1.1 {status} \x1b]0;reason\x07\x9b6n\r\n{said}\r\n\r\n"
    with Server({"*": raw(head.encode("latin-1") + b"<title>\x1b]0;x\x07</title>")}) as server:
        address = server.address("/a%1b]0;x%07\x7f?q=\u202e")
        answer = run("-p", "--no-keep", address)
        assert answer.returncode in (4, 5)
        without_controls(answer.stderr.decode())
        assert answer.stderr.count(b"\n") == 1


@pytest.mark.parametrize("status", [403, 200])
def test_no_error_card_lets_a_control_through(status: int) -> None:
    head = (
        f"HTTP/1.1 {status} \x1b]0;reason\x07\r\nContent-Type: application/pdf\x1b]0;x\x07\r\nConnection: close\r\n\r\n"
    )
    with Server({"*": raw(head.encode("latin-1"))}) as server, Terminal(server.address("/a\x1b]0;x\x07")) as terminal:
        terminal.wait_for("quit (code")
        terminal.send("q")
        assert terminal.wait() in (4, 5)
        assert terminal.controls == []


def test_a_file_name_and_a_settings_file_can_not_act(tmp_path: Path, machine: Path) -> None:
    folder = machine / ".config" / "tui-reader"
    folder.mkdir(parents=True)
    wrong = (
        'theme = "\\u001b]0;x\\u0007"\nnonsense = "\\u009b6n"\n"\\u001b[6n" = 1\nwidth = "\\u202e"\n'
        '[keys]\n"\\u001bc" = ["\\u001b"]\n'
    )
    (folder / "settings.toml").write_text(wrong)
    file = tmp_path / "gulls\x1b]0;x\x07\x9b6n\u202e.md"
    file.write_text("# Gulls\n\nHe counts the gulls twice every morning and writes the number down.\n")
    with Terminal(str(file)) as terminal:
        terminal.wait_for("He counts the gulls")
        terminal.send("=")
        terminal.read_for(0.5)
        terminal.send("qA")
        terminal.read_for(0.5)
        terminal.send("Q")
        assert terminal.wait() == 0
        assert terminal.controls == []
    answer = run("-p", str(file))
    assert answer.returncode == 0 and b"line 1" in answer.stderr
    without_controls(answer.stderr.decode())
    without_controls(answer.stdout.decode())
    (folder / "settings.toml").write_bytes(b'theme = "\x1b]0;x\x07\n\xff\xfe = 1\n')
    without_controls(run("-p", str(file)).stderr.decode())


def test_an_address_of_controls_is_told_without_them(tmp_path: Path) -> None:
    for address in ("http://\x1b]0;x\x07.example/", "ftp://\x9b6n/", "http://a\u202eb.example:x/", "\x1b[6n:\x07"):
        answer = run("-p", "--no-keep", address, folder=tmp_path)
        assert answer.returncode == 3
        without_controls(answer.stderr.decode())


def test_a_redirect_and_a_feed_can_not_act() -> None:
    feed = f"<rss><channel><title>{EVIL}feed</title><item><title>{evil('entry')}</title><link>http://a.example/{EVIL}</link></item></channel></rss>"
    answers = {
        "/feed": response(feed.encode("utf-8", "replace"), type="application/rss+xml"),
        "/md": response(evil("words").encode("utf-8", "replace") + b"\n\n# A\x1b]0;x\x07b", type="text/markdown"),
        "/txt": response(evil("words").encode("utf-8", "replace") * 3, type="text/plain"),
    }
    with Server(answers) as server:
        for path in answers:
            for format in ("text", "json"):
                answer = run("--no-keep", "-f", format, server.address(path))
                assert answer.returncode == 0, answer.stderr
                without_controls(answer.stdout.decode())


PIECES = st.sampled_from(
    [*DEEDS, REFERENCES, MARKUP, "<p>", "</p>", "<b>", "</i>", "<a href='", "'>", "</a>", "<pre>", "</pre>",
     "<table>", "<tr>",
     "<td>", "<td rowspan=9 colspan=99>", "</table>", "<ul>", "<ol start=-5>", "<li value=99999999999>",
     "<h1>", "<h2>", "<h6>",
     "<blockquote>", "<img src=x alt='", "<br>", "<!--", "-->", "<![CDATA[", "<script>", "</script>", "<svg>",
     "<math>", "<title>",
     "<meta charset=", "&", "&lt;", "&#", "“", "”", "said ", "«", "»", "\u0301" * 12, "\u200d", "\ufeff",
     "\ufffe", "\ud800",
     "The keeper counted the gulls. ", "# ", "- ", "> ", "| a | b |\n|--|--|\n", "```", "[^1]", "[^1]: ",
     "\n\n", "    ", "\t", "===\n",
     "日本語", "مرحبا", "👩‍👩‍👧", "<rss>", "<item>", "<html>", "<body>", "<article>", "<base href='", "<ruby>",
     "<rt>", "<dl><dt>", "<dd>",
     "<details>", "<figure>", "<figcaption>", "<hr>", "<code class='language-", "<sup>", "<q>", "<noscript>"]
)  # fmt: skip
BODIES = st.one_of(
    st.binary(max_size=300),
    st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass")),
    st.lists(st.one_of(PIECES, st.text(max_size=10)), max_size=30).map(
        lambda parts: ("<html><body><article>" + "".join(parts)).encode("utf-16", "surrogatepass")
    ),
)
KINDS = st.sampled_from(
    ["", "text/html", "text/plain", "text/markdown", "application/rss+xml", "application/xhtml+xml",
     "text/html; charset=\x1b[6n",
     "text/html; charset=utf-16", "text/html; charset=shift_jis", "application/octet-stream"]
)  # fmt: skip


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(body=BODIES, kind=KINDS, view=st.sampled_from(get_args(View)), width=st.integers(1, 90))
def test_any_bytes_come_through_the_whole_pipeline(body: bytes, kind: str, view: View, width: int) -> None:
    try:
        document = read(Page("https://a.example/\x1b[6n", "https://a.example/x", body, kind), view)
    except ReaderError as error:
        without_controls(f"{error}{error.title}{error.detail}")
        return
    assert from_json(to_json(document)) == document
    without_controls(to_json(document))
    for written in (
        plain(document, max(20, width)), markdown(document), html(document), contents.outline_text(document),
        quotations.quotes_text(document, 40), contents.outline_markdown(document), quotations.quotes_markdown(document),
    ):  # fmt: skip
        without_controls(written)
    layout = Layout(document, Typography(width))
    for y in range(min(layout.height, 300)):
        line = layout.line(y)
        assert line.start <= line.end
        without_controls(line.ornament + line.tail)
        if 0 <= line.block < len(document.blocks):
            without_controls(document.blocks[line.block].text[line.start : line.end])
