"""Encodings and kinds, end to end: bytes of a page in, its words or one sentence out."""

import asyncio
import codecs
from contextlib import suppress
from pathlib import Path

import pytest

from tests.hostile import ARTICLE, SENTENCE
from tests.server import Server, response
from tests.test_cli import run
from tui_reader.address import parse_source
from tui_reader.article.document import Document
from tui_reader.errors import NothingToRead, ReaderError
from tui_reader.extraction.dispatch import read
from tui_reader.reading import Failed, Loaded, Options, Reading
from tui_reader.settings import Settings
from tui_reader.web.page import Page

pytestmark = pytest.mark.process

GERMAN = "Der Leuchtturmwärter zählte die Möwen zweimal und kam auf dieselbe Zahl, so wie jeden Morgen um fünf."
RUSSIAN = "Смотритель маяка дважды пересчитал чаек и оба раза получил одно и то же число, как и каждое утро."
JAPANESE = "灯台守は今朝も二度カモメを数え、二度とも同じ数になったので、天気の横にその数を書きとめておいた。"
CHINESE = "灯塔看守人今天早上数了两遍海鸥，两遍的数目都一样，于是他把它记在天气旁边，然后生起了炉子。"
KOREAN = "등대지기는 오늘 아침에도 갈매기를 두 번 세었고 두 번 다 같은 수가 나와서 날씨 옆에 적어 두었다."
GREEK = "Ο φαροφύλακας μέτρησε τους γλάρους δύο φορές και βρήκε τον ίδιο αριθμό, όπως κάθε πρωί στις πέντε."


def page_of(text: str, head: str = "") -> str:
    body = f"<article><h1>Der Turm</h1>{f'<p>{text}</p>' * 6}</article>"
    return f"<!doctype html><html><head>{head}<title>Der Turm</title></head><body>{body}"


def read_bytes(body: bytes, content_type: str = "text/html", address: str = "https://tower.example/a") -> Document:
    return read(Page(address, address, body, content_type))


def words(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (GERMAN, "utf-8", "utf-8"), (GERMAN, "cp1252", "iso-8859-1"), (GERMAN, "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"), (RUSSIAN, "koi8-r", "koi8-r"), (RUSSIAN, "iso8859-5", "iso-8859-5"),
        (RUSSIAN, "cp866", "ibm866"), (RUSSIAN, "mac-cyrillic", "x-mac-cyrillic"), (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"), (JAPANESE, "iso2022_jp", "ISO-2022-JP"), (CHINESE, "gb18030", "gb2312"),
        (CHINESE, "gbk", "GBK"), (JAPANESE, "utf-8", "UTF8"),
        (KOREAN, "cp949", "euc-kr"), (GREEK, "iso8859-7", "iso-8859-7"), (GREEK, "cp1253", "windows-1253"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["header", "meta", "http-equiv", "xml"])
def test_a_declared_encoding_is_read(text: str, encoding: str, label: str, where: str) -> None:
    head = {
        "meta": f"<meta charset={label}>",
        "http-equiv": f'<meta http-equiv="Content-Type" content="text/html; charset={label}">',
    }.get(where, "")
    markup = page_of(text, head)
    if where == "xml":
        markup = f'<?xml version="1.0" encoding="{label}"?>{markup}'
    kind = f"text/html; charset={label}" if where == "header" else "text/html"
    assert text in words(read_bytes(markup.encode(encoding), kind))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_wins_against_header_and_meta(mark: bytes, encoding: str) -> None:
    body = mark + page_of(RUSSIAN, "<meta charset=shift_jis>").encode(encoding)
    assert RUSSIAN in words(read_bytes(body, "text/html; charset=iso-8859-1"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("labelled", [True, False])
def test_utf_16_without_a_mark_is_read(encoding: str, labelled: bool) -> None:
    kind = f"text/html; charset={encoding.removesuffix('-le') if encoding.endswith('le') else 'utf-16be'}"
    assert RUSSIAN in words(read_bytes(page_of(RUSSIAN).encode(encoding), kind if labelled else "text/html"))


@pytest.mark.parametrize(
    "label",
    ["zlib", "hex", "base64", "rot13", "undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs",
     "bz2", "uu", "quopri", "charmap", "utf-7", "utf-32", "x" * 5000, "../../etc/passwd", "\x00", "utf-8\x1b[31m"],
)  # fmt: skip
def test_names_that_are_no_charsets_are_passed_over(label: str) -> None:
    body = page_of(GERMAN, f"<meta charset={label}>").encode()
    for kind in (f"text/html; charset={label}", "text/html", f'text/html; charset="{label}'):
        assert GERMAN in words(read_bytes(body, kind))


def test_the_wrong_label_loses_against_what_the_bytes_are() -> None:
    assert GERMAN in words(read_bytes(page_of(GERMAN).encode("utf-8"), "text/html; charset=iso-8859-1"))
    assert GERMAN in words(read_bytes(page_of(GERMAN).encode("cp1252"), "text/html; charset=utf-8"))
    assert RUSSIAN in words(read_bytes(page_of(RUSSIAN, "<meta charset=utf-8>").encode("cp1251"), "text/html"))


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (JAPANESE, "shift_jis"), (GERMAN, "cp1252")])
def test_without_a_label_the_encoding_is_guessed(text: str, encoding: str) -> None:
    assert text in words(read_bytes(page_of(text).encode(encoding), ""))


def test_a_few_bad_bytes_do_not_spoil_utf_8() -> None:
    body = page_of(GERMAN + " \ue000").encode().replace("\ue000".encode(), b"\xff\xfe\xc3", 1)
    assert GERMAN in words(read_bytes(body, "text/html; charset=utf-8"))


@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=utf-8", "text/plain", ""])
def test_nul_bytes_are_left_out(kind: str) -> None:
    text = page_of(GERMAN) if "html" in kind else "\n\n".join([GERMAN] * 4)
    body = b"\0\0" + text.replace("Möwen", "Mö\0wen").encode() + b"\0" * 3
    assert GERMAN in words(read_bytes(body, kind))


HTML = page_of(GERMAN).encode()
PLAIN = f"Der Turm\n\n{GERMAN}\n\n{GERMAN}\n".encode()
MARKDOWN = f"# Der Turm\n\n{GERMAN} Und **weiter** geht es.\n\n- eins\n- zwei\n".encode()
XHTML = (
    f'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html '
    f'xmlns="http://www.w3.org/1999/xhtml"><head><title>Der Turm</title></head><body><h1>Der Turm</h1><p>{GERMAN}</p>'
    f"<p>{GERMAN}<br/>{GERMAN}</p></body></html>"
).encode()
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Der Turm</title><item><title>Die Möwen zählen</title>'
    "<link>https://tower.example/gulls</link><pubDate>Mon, 1 Jun 2026</pubDate></item></channel></rss>"
).encode()
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Der Turm</title><entry><title>Die Möwen zählen</title>'
    '<link href="/gulls"/><updated>2026-06-01</updated></entry></feed>'
).encode()


@pytest.mark.parametrize(
    ("body", "kind", "address"),
    [
        (HTML, "text/html", "/a"), (HTML, "", "/a"), (HTML, "text/plain", "/a"),
        (HTML, "application/octet-stream", "/a"), (HTML, "nonsense", "/a"),
        (HTML, "text/html", "/a.pdf"), (HTML, "application/xml", "/a"),
        (PLAIN, "text/plain", "/a.txt"), (PLAIN, "text/html", "/a"), (PLAIN, "", "/a"),
        (MARKDOWN, "text/markdown", "/a"), (MARKDOWN, "text/plain", "/a.md"), (XHTML, "application/xhtml+xml", "/a"),
        (XHTML, "text/html", "/a"), (XHTML, "application/xml", "/a"),
    ],
)  # fmt: skip
def test_what_can_be_read_is_read_whatever_it_is_sent_as(body: bytes, kind: str, address: str) -> None:
    document = read_bytes(body, kind, f"https://tower.example{address}")
    assert GERMAN in words(document)
    assert "<p>" not in words(document)


@pytest.mark.parametrize(("body", "kind"), [
    (RSS, "application/rss+xml"), (RSS, "text/xml"), (RSS, "text/html"), (RSS, ""),
    (ATOM, "application/atom+xml"), (ATOM, "text/plain"),
])  # fmt: skip
def test_a_feed_opens_as_the_list_of_its_articles(body: bytes, kind: str) -> None:
    document = read_bytes(body, kind)
    (item,) = document.blocks
    assert "Die Möwen zählen" in item.text
    assert item.spans[0].href == "https://tower.example/gulls"


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        (b"%PDF-1.7\n" + b"x" * 500, "text/html", "PDF"),
        (b"%PDF-1.7\n" + b"x" * 500, "application/octet-stream", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "text/html", "image"),
        (b"\0\0\0\x20ftypisom" + b"\0" * 500, "text/html", "video"),
        (b"ID3\x04\0" + b"\0" * 500, "audio/mpeg", "audio"),
        (b"PK\x03\x04" + b"\0" * 100, "application/zip", "ZIP"),
        (bytes(range(256)) * 20, "application/octet-stream", "data"),
        (b'{"a": [1, 2, 3], "b": "c"}', "application/json", "JSON"),
        (b"", "text/html", "empty"),
    ],
)
async def test_what_can_not_be_read_is_named_in_one_sentence(body: bytes, kind: str, name: str) -> None:
    with Server({"/a": response(body, type=kind)}) as server:
        events = [
            event
            async for event in Reading(None, Settings(), Options(keep=False)).open(parse_source(server.address("/a")))
        ]
    failed = events[-1]
    assert isinstance(failed, Failed) and failed.error.code == 5
    assert name.lower() in str(failed.error).lower() and "\n" not in str(failed.error)
    assert failed.error.detail


async def test_every_encoding_comes_through_the_whole_program(tmp_path: Path) -> None:
    answers = {
        "/utf16": response(codecs.BOM_UTF16_LE + page_of(JAPANESE).encode("utf-16-le")),
        "/sjis": response(page_of(JAPANESE).encode("shift_jis"), type="text/html; charset=Shift_JIS"),
        "/euc": response(page_of(JAPANESE, "<meta charset=euc-jp>").encode("euc_jp")),
    }
    with Server(dict(answers)) as server:
        reading = Reading(None, Settings(), Options(keep=False))
        for path in answers:
            event = [event async for event in reading.open(parse_source(server.address(path)))][-1]
            assert isinstance(event, Loaded), path
            assert JAPANESE in words(event.document)


@pytest.mark.parametrize(
    "name", ["a\x1b[31mb.html", "a\nb.html", "\udcff\udcfe.html", "-rf.html", "a" * 200 + ".html", "[x](y).md"]
)
def test_file_names_of_any_bytes_are_read_and_said_without_controls(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(f"<html><body>{ARTICLE}", encoding="utf-8")
    answer = run("-p", "--no-keep", str(file))
    assert answer.returncode == 0, answer.stderr
    assert SENTENCE[:40] in " ".join(answer.stdout.decode().split())
    assert b"\x1b" not in answer.stdout + answer.stderr
    missing = run("-p", "--no-keep", str(tmp_path / f"no{name}"))
    assert missing.returncode == 3 and b"\x1b" not in missing.stderr and missing.stderr.count(b"\n") == 1


def test_any_bytes_have_an_answer() -> None:
    for body in (b"\xff", b"\0", b"<", b"&", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff<", b"<?xml", b"<!--", b"{", b"#"):
        for kind in ("", "text/html", "text/plain", "text/markdown", "application/rss+xml", "text/xml"):
            try:
                read_bytes(body, kind)
            except ReaderError as error:
                assert isinstance(error, NothingToRead)


def test_bytes_are_decoded_in_time_that_grows_with_them() -> None:
    body = b"<meta " * 30_000 + b"\xe4" * 300_000

    async def limited() -> None:
        async with asyncio.timeout(5):
            with suppress(NothingToRead):
                await asyncio.to_thread(lambda: read_bytes(body, "text/plain"))

    asyncio.run(limited())
