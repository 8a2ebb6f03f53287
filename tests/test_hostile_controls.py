"""All of Unicode's controls, in every spelling, into every part of a page: none comes out by any way."""

import base64
import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from tui_reader.article.document import Block, Document, Position, Quote, Section
from tui_reader.article.form import from_json, to_json
from tui_reader.clean import clean, escaped
from tui_reader.cli import say
from tui_reader.errors import Advice, ReaderError
from tui_reader.export import contents, quotations
from tui_reader.export.html import html
from tui_reader.export.markdown import markdown
from tui_reader.export.text import text
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.page_view import View
from tui_reader.printing import Wanted, checked, written
from tui_reader.ui.output.terminal_cells import printable
from tui_reader.ui.outside.clipboard import Clipboard
from tui_reader.ui.passages.writing import WRITERS
from tui_reader.web.page import Page


def is_obeyed(character: str) -> bool:
    """Whether a terminal could act on it, or what reads its lines."""
    code = ord(character)
    return (
        (unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") and character not in "\t\n")
        or unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or 0xE0000 <= code <= 0xE007F
    )


CONTROLS = tuple(chr(code) for code in range(0x110000) if is_obeyed(chr(code)))
# Each kind by itself: what lets one through may look for another one first.
GROUPS = {
    "DEL": "\x7f",
    "C0": "".join(c for c in CONTROLS if c < " "),
    "C1": "".join(c for c in CONTROLS if "\x80" <= c < "\xa0"),
    "bidi and separators": "".join(c for c in CONTROLS if "\u2000" <= c < "\u2100"),
    "surrogates": "\ud800\udbff\udc00\udfff\ud83d",
    "tags": "".join(c for c in CONTROLS if c > "\uffff"),
}
SPELLINGS: dict[str, Callable[[int], str]] = {
    "itself": chr,
    "decimal": lambda code: f"&#{code};",
    "hexadecimal": lambda code: f"&#x{code:x};",
    "capital": lambda code: f"&#X{code:X}",
    "open": lambda code: f"&#{code}z",
    "zeros": lambda code: f"&#{code:014d};",
    "more zeros": lambda code: f"&#x{code:020x};",
    "twice": lambda code: f"&amp;#{code};",
    "JSON's": lambda code: f"\\u{code:04x}",
    "percent": lambda code: "".join(f"%{byte:02x}" for byte in chr(code).encode("utf-8", "surrogatepass")),
}
SENTENCES = (
    "The keeper {} of Aldersund counted the gulls twice {} that morning, and came to the same number.",
    "He wrote it down {} beside the weather, as his mother {} had done before him, and lit the stove.",
    "In the afternoon the wind turned, {} the gulls left for the harbour, and the number was worth nothing.",
)


def page(hostile: str) -> str:
    """A page with something hostile in every part of it."""
    told = {"@type": "NewsArticle", "headline": "h HOSTILE", "author": {"name": "Ann HOSTILE Lund"}, "inLanguage": "en"}
    paragraphs = "".join(f"<p>{sentence.format('HOSTILE', 'HOSTILE')}</p>" for sentence in SENTENCES)
    return f"""<!doctype html><html lang="enHOSTILE"><head><title>T HOSTILE t</title>
<meta name=author content="A HOSTILE b"><meta property="og:site_name" content="SHOSTILE">
<meta name=description content="DHOSTILE"><meta property="article:published_time" content="2024-01-05THOSTILE">
<script type="application/ld+json">{json.dumps(told)}</script></head><body><article><h1>T HOSTILE t</h1>
<p class=byline>By Ann HOSTILE Lund</p><time datetime="2024-01-05HOSTILE">Jan HOSTILE</time>{paragraphs}
<h2 id="xHOSTILE">S HOSTILE</h2><pre><code class="language-pyHOSTILE">x=HOSTILE</code></pre>
<p><code>aHOSTILE</code> <a href="http://e.example/HOSTILE" title="HOSTILE">lHOSTILE</a> <a href="#xHOSTILE">k</a>
<img src="a.png?HOSTILE" alt="altHOSTILE"></p>
<figure><img src="b.png?HOSTILE" alt="alt HOSTILE"><figcaption>cap HOSTILE</figcaption></figure>
<table><caption>cHOSTILE</caption><tr><th>hHOSTILE<th>b<tr><td>HOSTILE<td>c<tr><td>1<td>2</table>
<ul><li>iHOSTILE and some words</ul><ol start="3HOSTILE"><li value="4HOSTILE">x</ol>
<math alttext="mHOSTILE"><annotation encoding="application/x-tex">tHOSTILE</annotation><mi>HOSTILE</mi></math>
<p>“Said HOSTILE words are here,” said Ann HOSTILE Lund.</p><p lang="xHOSTILE" dir="rtlHOSTILE">pHOSTILE</p>
<dl><dt>dHOSTILE<dd>HOSTILE</dl><blockquote cite="http://x/HOSTILE"><p>q HOSTILE q</p></blockquote>
<p>x<sup><a href="#fn">1</a></sup></p><p id="fn">note HOSTILE</p><details><summary>sHOSTILE</summary>x</details>
<ruby>aHOSTILE<rt>HOSTILE</rt></ruby><svg><title>HOSTILE</title></svg><q>qHOSTILE</q></article></body></html>""".replace(
        "HOSTILE", hostile
    )


def markdown_file(hostile: str) -> str:
    """The same as Markdown, with HTML in it."""
    return """---
title: T HOSTILE
author: A HOSTILE
---
# HOSTILE h

HOSTILE text of the keeper and HOSTILE more

<p title='HOSTILE'>raw HOSTILE <code>cHOSTILE</code> <a href='http://x/HOSTILE'>l</a>
<img src='HOSTILE' alt='HOSTILE'></p>

<pre>pHOSTILE</pre>

- iHOSTILE

| aHOSTILE | b |
|---|---|
| HOSTILE | c |

    code HOSTILE

~~~ pyHOSTILE
HOSTILE
~~~

[xHOSTILE](<http://e.x/HOSTILE> 'HOSTILE') ![HOSTILE](<http://e.x/HOSTILE>) <http://e.x/HOSTILE> `cHOSTILE` text[^a]

[^a]: nHOSTILE
""".replace("HOSTILE", hostile)


def feed(hostile: str) -> str:
    """The same as a feed."""
    item = (
        "<item><title>tHOSTILE</title><link>http://e.x/HOSTILE</link><description>HOSTILE d</description>"
        "<author>HOSTILE</author><pubDate>Mon, 01 Jan 2024 00:00:00 GMTHOSTILE</pubDate></item>"
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>cHOSTILE</title><description>HOSTILE</description>'
    return f"{head}{item * 3}</channel></rss>".replace("HOSTILE", hostile)


def plain(hostile: str) -> str:
    """The same as plain text."""
    return f"Title {hostile}\n\nThe keeper {hostile} of the light.\n\n* i{hostile}\n\n> q{hostile}\n\nBy A {hostile}\n"


KINDS: dict[str, Callable[[str], str]] = {
    "text/html": page, "application/xhtml+xml": page, "text/markdown": markdown_file, "application/rss+xml": feed,
    "text/plain": plain,
}  # fmt: skip


def ways_out(document: Document) -> Iterator[str]:
    """All that is ever written of a document."""
    yield from (text(document, 40), markdown(document), html(document), to_json(document))
    yield from (contents.outline_text(document), contents.outline_markdown(document))
    yield from (quotations.quotes_text(document, 40), quotations.quotes_markdown(document))


def obeyed_in(written: str) -> list[str]:
    """The controls in a text."""
    return [] if written.isprintable() else [character for character in written if is_obeyed(character)]


@pytest.mark.hostile
@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_control_of_a_page_comes_out(kind: str, group: str, spelling: str) -> None:
    hostile = "".join(f"a{SPELLINGS[spelling](ord(character))}b" for character in GROUPS[group])
    body = KINDS[kind](hostile).encode("utf-8", "surrogatepass")
    for view in get_args(View):
        try:
            document = read(Page("https://a.example/x", "https://a.example/x", body, kind), view)
        except ReaderError as error:
            assert obeyed_in(f"{error}{error.title}{error.detail}") == []
            continue
        for out in ways_out(document):
            assert obeyed_in(out) == []
        assert from_json(to_json(document)) == document


# What would be left if one came through all the same


def unclean(control: str) -> Document:
    """A document that no extractor of ours makes."""
    quote = Quote(f"q{control}", f"s{control}", None, f"c{control}", "SPEECH", ((Position(0, 0), Position(0, 1)),))
    return Document(
        f"http://a.example/{control}", title=f"T{control}t", byline=f"b{control}", site=f"s{control}",
        blocks=(Block("PARAGRAPH", f"p{control}p"), Block("CODE", f"c{control}", language=f"l{control}")),
        outline=(Section(f"S{control}", 1, Position(0, 0)),), quotes=(quote,), words=2, minutes=1,
    )  # fmt: skip


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted(outline=True), Wanted(quotes=True)], ids=["all", "outline", "quotes"]
)
def test_the_last_check_of_what_is_printed_lets_none_through(format: str, wanted: Wanted) -> None:
    for control in CONTROLS[:100]:
        wanted = wanted._replace(format=format)
        out = checked(written(unclean(control), wanted, links=True), format)
        assert obeyed_in(out) == []
        if format == "json":
            json.loads(out)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_last_check_of_a_file_lets_none_through(ending: str) -> None:
    for control in CONTROLS[:100]:
        written_file = WRITERS[ending](unclean(control))
        # A book is packed, and nothing for a terminal.
        assert isinstance(written_file, bytes) or obeyed_in(written_file) == []


def test_the_last_check_of_the_screen_lets_none_through() -> None:
    for control in CONTROLS:
        assert printable(f"a{control}b") == "ab" or is_line_end(control)
        assert obeyed_in(printable(f"é{control}b")) == []
    assert printable("a\tb\nc") == "abc"


def test_no_error_is_told_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    for control in CONTROLS:
        error = ReaderError(f"a{control}b", f"c{control}d", [Advice("view", f"e{control}f")])
        assert obeyed_in(f"{error}{error.title}{error.detail}") == []
        say(f"a{control}b{error.told(str.upper)}")
    told = capsys.readouterr().err
    assert obeyed_in(told) == []
    assert told.count("\n") == len(CONTROLS)


def test_none_is_copied(tmp_path: Path) -> None:
    sent: list[str] = []
    clipboard = Clipboard(sent.append, tmp_path / "copied")
    clipboard.send("a" + "b".join(CONTROLS) + "c")
    assert obeyed_in((tmp_path / "copied").read_text()) == []
    assert [obeyed_in(base64.b64decode(piece.split(";")[2].rstrip("\x07")).decode()) for piece in sent] == [[]]


def is_line_end(character: str) -> bool:
    """What cleaning makes a line end of."""
    return character in "\r\u2028\u2029"


def test_json_keeps_its_values_when_a_control_is_escaped() -> None:
    value = {"a": "".join(control for control in CONTROLS if not "\ud800" <= control <= "\udfff")}
    out = escaped(json.dumps(value, ensure_ascii=False))
    assert obeyed_in(out) == []
    assert json.loads(out) == value


def test_cleaning_knows_every_control_of_unicode() -> None:
    for control in CONTROLS:
        assert obeyed_in(clean(control)) == []
        assert clean(f"a{control}b") in ("ab", "a\nb")
