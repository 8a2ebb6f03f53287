"""Bytes become text by what is declared, unless it can not be so."""

import pytest

from tui_reader.extraction.decoding.charset import decode

GERMAN = "Grüße aus Köln, schöne Straße"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\xef\xbb\xbf" + GERMAN.encode(), "text/html; charset=iso-8859-1"),
        (b"\xff\xfe" + GERMAN.encode("utf-16-le"), ""),
        (GERMAN.encode("latin-1"), "text/html; charset=ISO-8859-1"),
        (b"<meta charset='windows-1252'>" + GERMAN.encode("cp1252"), "text/html"),
        (GERMAN.encode(), ""),
        (GERMAN.encode("latin-1"), ""),
    ],
    ids=["byte order mark", "utf-16", "header", "meta", "nothing said", "nothing said, not UTF-8"],
)
def test_declared_or_guessed_encoding_is_used(body: bytes, content_type: str) -> None:
    assert decode(body, content_type).endswith(GERMAN)


def test_header_comes_before_meta() -> None:
    body = b"<meta charset=windows-1251>" + "Ende gut, alles schön".encode("latin-1")
    assert decode(body, "text/html; charset=latin1").endswith("schön")


def test_utf8_declared_as_latin_stays_utf8() -> None:
    assert decode(GERMAN.encode(), "text/html; charset=iso-8859-1") == GERMAN


@pytest.mark.parametrize("name", ["zlib", "hex", "undefined", "rot13", "idna", "no-such-thing", "unicode_escape"])
def test_codec_that_is_no_encoding_is_ignored(name: str) -> None:
    assert decode(GERMAN.encode(), f"text/html; charset={name}") == GERMAN


def test_russian_without_declaration_is_detected() -> None:
    text = "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 5
    assert decode(text.encode("cp1251"), "") == text


def test_any_bytes_become_text() -> None:
    assert isinstance(decode(bytes(range(256)) * 3, "text/html; charset=gb18030"), str)


def test_text_that_was_encoded_twice_is_decoded_twice() -> None:
    text = "<p>The baker\u2019s café \u2013 5 \u20ac</p>"
    assert decode(text.encode().decode("latin-1").encode()) == text


def test_letters_that_only_look_encoded_twice_stay() -> None:
    text = "<p>\u00c3\u00a9 is what \u00e9 becomes, says the \u2018café\u2019</p>"
    assert decode(text.encode()) == text
