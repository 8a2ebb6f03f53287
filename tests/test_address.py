"""What a person types, what identifies an article, and what may be handed to a browser."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.address import (
    Source,
    clean_link,
    display,
    host,
    identity,
    is_inside,
    network,
    parse_source,
    split,
    without_credentials,
    without_tracking,
)
from tui_reader.errors import BadAddress, NoSuchFile


def nowhere(_: str) -> bool:
    return False


def typed(text: str) -> Source:
    return parse_source(text, nowhere)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://coastweekly.example/ferry", "https://coastweekly.example/ferry"),
        ("coastweekly.example", "https://coastweekly.example/"),
        ("coastweekly.example/ferry.html", "https://coastweekly.example/ferry.html"),
        ("  https://coastweekly.example \n", "https://coastweekly.example/"),
        ("<https://coastweekly.example/>", "https://coastweekly.example/"),
        ("HTTP://CoastWeekly.Example:80/Ferry", "http://coastweekly.example/Ferry"),
        ("coastweekly.example:8443/x", "https://coastweekly.example:8443/x"),
        ("coastweekly.example:80/x", "http://coastweekly.example/x"),
        ("coastweekly.example?q=1", "https://coastweekly.example/?q=1"),
        ("https://coastweekly.example/a b/ü?q=ö ä", "https://coastweekly.example/a%20b/%C3%BC?q=%C3%B6%20%C3%A4"),
        ("https://coastweekly.example/100%", "https://coastweekly.example/100%"),
        ("https://coastweekly.example/a%zz?b=%", "https://coastweekly.example/a%zz?b=%"),
        ("https://coastweekly.example/a/../b/./c", "https://coastweekly.example/b/c"),
        ("https://coastweekly.example/\udce9", "https://coastweekly.example/%E9"),
        ("https:\\\\coastweekly.example\\ferry", "https://coastweekly.example/ferry"),
        ("https://coastweekly.example./", "https://coastweekly.example/"),
        ("localhost", "http://localhost/"),
        ("localhost:8000/x", "http://localhost:8000/x"),
        ("127.0.0.1:8000/page.html", "http://127.0.0.1:8000/page.html"),
        ("10.0.0.5/x", "http://10.0.0.5/x"),
        ("192.168.1.1", "http://192.168.1.1/"),
        ("[::1]:8080/x", "http://[::1]:8080/x"),
        ("nas:8080", "http://nas:8080/"),
        ("printer.local", "http://printer.local/"),
        ("8.8.8.8", "https://8.8.8.8/"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://аррӏе.example/", "https://xn--80ak6aa92e.example/"),
        ("https://ＣＯＡＳＴ。example/", "https://coast.example/"),
        ("https://[2001:DB8::0001]/", "https://[2001:db8::1]/"),
        ("https://i❤.example/", "https://xn--i-7iq.example/"),
    ],
)
def test_an_address_is_made_whole(text: str, address: str) -> None:
    source = typed(text)
    assert (source.kind, source.address) == ("address", address)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "No address was given"),
        ("   ", "No address was given"),
        ("https://", "names no server"),
        ("https:///path", "names no server"),
        ("https://:80/", "names no server"),
        ("https://user@/", "names no server"),
        ("https:coastweekly.example", "This is no address"),
        ("https://coastweekly.example:99999/", "There is no port 99999"),
        ("https://coastweekly.example:0/", "There is no port 0"),
        ("https://coastweekly.example:http/", "There is no port http"),
        ("https://coastweekly.example:-1/", "There is no port -1"),
        ("https://coastweekly.example:٣/", "There is no port ٣"),
        ("https://[::1", "This is no address"),
        ("https://[::1]x/", "This is no address"),
        ("https://[nonsense]/", "This is no address"),
        ("https://[fe80::1%25eth0]/", "This is no address"),
        ("https://256.1.1.1/", "This is no IP address"),
        ("two words", "This is no address: two words"),
        ("https://two words/", "This is no address: two words"),
        ("https://a..example/", "This is no name of a server"),
        ("https://-a.example/", "This is no name of a server"),
        ("https://" + "a" * 64 + ".example/", "This is no name of a server"),
        ("https://a\x00b.example/", "This is no name of a server"),
        ("https://a%00b.example/", "This is no name of a server"),
        ("https://a\u202eb.example/", "This is no name of a server"),
        ("https://coastweekly.example/" + "a" * 100_000, "The address is too long"),
        ("a" * 100_000, "The address is too long"),
        ("ftp://coastweekly.example/", "ftp: addresses can not be opened"),
        ("javascript:alert(1)", "javascript: addresses can not be opened"),
        ("data:text/html,hello", "data: addresses can not be opened"),
        ("mailto:anna@coastweekly.example", "mailto: addresses can not be opened"),
        ("gopher://coastweekly.example/", "gopher: addresses can not be opened"),
        ("view-source:https://coastweekly.example/", "view-source: addresses can not be opened"),
    ],
)
def test_what_is_no_address_is_said_in_a_sentence(text: str, title: str) -> None:
    with pytest.raises(BadAddress) as caught:
        typed(text)
    assert caught.value.title.startswith(title) or title in caught.value.title
    assert len(caught.value.title) < 120
    assert caught.value.detail


def test_user_and_password_are_kept_apart_and_never_shown() -> None:
    for text in ("https://anna:s%40crt@coastweekly.example/x", "anna:s%40crt@coastweekly.example/x"):
        source = typed(text)
        assert source.credentials == ("anna", "s@crt")
        assert source.address == "https://coastweekly.example/x"
        assert "crt" not in repr(source)
        assert "crt" not in source.text
        assert "crt" not in repr(split("https://anna:s%40crt@coastweekly.example/"))


@pytest.mark.parametrize("text", ["https://anna:secret@", "https://anna:secret@[::1", "https://anna:secret@a b/"])
def test_a_password_is_not_shown_by_what_is_no_address(text: str) -> None:
    with pytest.raises(BadAddress) as caught:
        typed(text)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("https://a.example/#What%20people%20say", "What people say"),
        ("https://a.example/#part:~:text=ferry", "part"),
        ("https://a.example/#:~:text=ferry", ""),
        ("https://a.example/#\x1b[31m", "[31m"),
    ],
)
def test_a_fragment_is_kept_apart(text: str, fragment: str) -> None:
    source = typed(text)
    assert source.fragment == fragment
    assert source.address == "https://a.example/"


def test_standard_input_and_the_guide_have_their_names() -> None:
    assert typed("-") == Source("stdin", "-")
    assert typed("guide:") == Source("guide", "guide:", "guide:")


@pytest.mark.parametrize("name", ["ferry.html", "coastweekly.example", "https:", "a b.md", "fähre#1.txt", "100%.html"])
def test_an_existing_path_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("x")
    source = parse_source(name)
    assert (source.kind, source.path, source.fragment) == ("file", str(tmp_path / name), "")
    assert source.address == (tmp_path / name).as_uri()
    assert parse_source(source.address).path == source.path


def test_a_file_may_have_a_fragment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.html").write_text("x")
    assert parse_source("ferry.html#costs").fragment == "costs"
    assert parse_source("file://localhost" + str(tmp_path / "ferry.html")).kind == "file"


def test_a_pipe_of_the_shell_is_a_file_without_an_address() -> None:
    source = parse_source("/dev/fd/63", lambda _: True)
    assert (source.kind, source.address, source.path) == ("file", "", "/dev/fd/63")


@pytest.mark.parametrize("path", ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0", "file:///dev/stdin", "/dev/./stdin"])
def test_standard_input_has_other_names(path: str) -> None:
    assert parse_source(path, lambda _: True) == Source("stdin", "-")


def test_the_home_folder_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "ferry.html").write_text("x")
    assert parse_source("~/ferry.html").path == str(tmp_path / "ferry.html")


@pytest.mark.parametrize(
    "text",
    ["./x", "../x", "/x", "~/x", "~nobody/x", ".", "..", "ferry.html", "docs/ferry.MD", "v1.2/ferry.txt", "file:///x"],
)
def test_a_path_that_is_not_there_is_no_address(text: str) -> None:
    with pytest.raises(NoSuchFile) as caught:
        typed(text)
    assert caught.value.title.startswith("No such file: ")
    assert len(caught.value.title) < 120


def test_a_file_of_another_machine_is_refused() -> None:
    with pytest.raises(BadAddress, match="another machine"):
        typed("file://fileserver/ferry.html")


def test_a_path_of_100_kb_is_not_there_in_a_short_sentence() -> None:
    with pytest.raises(NoSuchFile) as caught:
        parse_source("/" + "a" * 100_000)
    assert len(caught.value.title) < 120


@given(st.text() | st.text().map("https://".__add__))
def test_whatever_is_typed_ends_in_a_source_or_a_sentence(text: str) -> None:
    try:
        source = typed(text)
    except (BadAddress, NoSuchFile):
        return
    if source.kind == "address":
        assert source.address.isascii()
        assert source.address.isprintable()
        assert str(split(source.address)) == source.address
        assert identity(identity(source.address)) == identity(source.address)


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://a.example/x#part", "https://a.example/x"),
        ("https://a.example/x?utm_source=feed&UTM_Medium=x", "https://a.example/x"),
        ("https://a.example/x?fbclid=1&page=2&gclid=3", "https://a.example/x?page=2"),
        ("https://a.example/x?ref=home", "https://a.example/x?ref=home"),
        ("https://a.example/x?", "https://a.example/x"),
        ("HTTPS://A.Example:443/%7eanna/%c3%a4", "https://a.example/~anna/%C3%A4"),
        ("https://a.example", "https://a.example/"),
        ("https://user:secret@a.example/x", "https://a.example/x"),
        ("https://a.example/x/?b=1&&a=2", "https://a.example/x/?b=1&a=2"),
        ("file:///home/anna/a.html#b", "file:///home/anna/a.html"),
        ("guide:", "guide:"),
    ],
)
def test_an_article_is_known_by_its_address_spelled_one_way(address: str, same: str) -> None:
    assert identity(address) == same
    assert identity(same) == same


def test_different_articles_stay_different() -> None:
    addresses = ["https://a.example/x?id=1", "https://a.example/x?id=2", "https://a.example/X", "https://b.example/x"]
    addresses += ["https://a.example/a%2Fb", "https://a.example/a/b", "http://a.example/x", "https://a.example:8443/x"]
    assert len({identity(address) for address in addresses}) == len(addresses)


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("https://a.example/x?utm_source=y#part", "https://a.example/x?utm_source=y#part"),
        (" https://a.example/\n x", "https://a.example/%20x"),
        ("https://a.example/$(reboot);`id`|x\"y'", "https://a.example/$(reboot);%60id%60%7Cx%22y'"),
        ("https://a.example/?a=b&c='d", "https://a.example/?a=b&c=%27d"),
        ("https://good.example@evil.example/", "https://evil.example/"),
        ("https://good.example\\@evil.example/", "https://good.example/@evil.example/"),
        ("https://a.example/\u202egnp.exe", "https://a.example/%E2%80%AEgnp.exe"),
        ("https://a.example/\x1b[31m", None),
        ("https://a.example/\x9b31m", None),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("--help", None),
        ("/relative", None),
        ("mailto:anna@a.example", None),
        ("", None),
    ],
)
def test_a_link_is_harmless_as_one_argument_or_none(link: str, clean: str | None) -> None:
    assert clean_link(link) == clean


def test_a_relative_link_is_read_from_its_page() -> None:
    assert clean_link("../b?c#d", "https://a.example/x/y/") == "https://a.example/x/b?c#d"
    assert clean_link("javascript:alert(1)", "https://a.example/") is None
    assert clean_link("/b", "file:///home/anna/a.html") is None


@given(st.text())
def test_a_clean_link_holds_nothing_a_shell_or_terminal_obeys(text: str) -> None:
    for link in (clean_link(text), clean_link("https://a.example/" + text), clean_link(text, "https://a.example/")):
        if link is not None:
            assert link.startswith(("http://", "https://"))
            assert link.isascii()
            assert link.isprintable()
            assert not set(link) & set(' "<>`{}\\^')
            assert clean_link(link) == link


def test_tracking_can_be_left_out_of_a_copied_address() -> None:
    assert without_tracking("https://a.example/x?utm_source=y&b=1#part") == "https://a.example/x?b=1#part"
    assert without_tracking("no address") == "no address"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://coastweekly.example/ferry", "coastweekly.example/ferry"),
        ("https://www.coastweekly.example/", "coastweekly.example"),
        ("http://localhost:8000/a/", "localhost:8000/a"),
        ("https://user:secret@coastweekly.example/x?b=1#c", "coastweekly.example/x?b=1"),
        ("https://münchen.example/f%C3%A4hre", "xn--mnchen-3ya.example/fähre (münchen.example)"),
        ("https://b\u0430nk.example/login", "xn--bnk-6cd.example/login (b\u0430nk.example)"),
        ("https://xn--a.example/", "xn--a.example"),
        ("https://a.example/%1b[31m%0a", "a.example/[31m"),
        ("https://a.example/100%25", "a.example/100%25"),
        ("file:///home/anna/f%C3%A4hre.html", "/home/anna/fähre.html"),
        ("guide:", "the guide"),
        ("", "standard input"),
        ("no\x1baddress", "noaddress"),
    ],
)
def test_an_address_is_shown_short_and_without_its_password(address: str, shown: str) -> None:
    assert display(address) == shown


def test_the_host_is_in_ascii() -> None:
    assert host("https://user@MÜNCHEN.example:8443/x") == "xn--mnchen-3ya.example"
    assert host("http://[::1]:80/") == "::1"
    assert host("no address") == ""


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("localhost", "loopback"),
        ("app.localhost", "loopback"),
        ("LOCALHOST.", "loopback"),
        ("127.0.0.53", "loopback"),
        ("0.0.0.0", "loopback"),
        ("::1", "loopback"),
        ("[::1]", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("2002:7f00:1::", "loopback"),
        ("64:ff9b::127.0.0.1", "loopback"),
        ("169.254.169.254", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("10.1.2.3", "private"),
        ("172.31.0.1", "private"),
        ("192.168.0.1", "private"),
        ("100.64.0.1", "private"),
        ("fd00::1", "private"),
        ("router", "private"),
        ("nas.local", "private"),
        ("172.32.0.1", "public"),
        ("8.8.8.8", "public"),
        ("2606:4700::1", "public"),
        ("::ffff:8.8.8.8", "public"),
        ("coastweekly.example", "public"),
        ("localhost.example", "public"),
    ],
)
def test_a_host_lies_in_its_network(name: str, where: str) -> None:
    assert network(name) == where
    assert is_inside(name) == (where != "public")


@pytest.mark.process
def test_addresses_need_nothing_of_the_network() -> None:
    code = "import sys, tui_reader.address; print(*sorted({'httpx', 'idna', 'socket', 'asyncio'} & set(sys.modules)))"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert child.stdout.strip() == ""


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("http://bob:secret@coast.example/a@b?c@d", "http://coast.example/a@b?c@d"),
        ("ftp://bob@coast.example", "ftp://coast.example"),
        ("//bob:secret@coast.example/", "//coast.example/"),
        ("http://a@b@coast.example/", "http://coast.example/"),
        ("mailto:bob@coast.example", "mailto:bob@coast.example"),
        ("https://coast.example/@bob", "https://coast.example/@bob"),
        ("", ""),
    ],
)
def test_credentials_are_no_part_of_an_address_that_is_kept(address: str, kept: str) -> None:
    assert without_credentials(address) == kept
