"""A foreign file is read in a process that is confined: what comes of bombs, breaks and too much of anything."""

import io
import json
import zipfile
from collections.abc import Mapping

import pytest

from tui_reader.errors import NothingToRead, OverLimit
from tui_reader.exchange import unpacking
from tui_reader.exchange.form import heard, told
from tui_reader.exchange.items import BadRow, Item, OwnObject, Passage, Read
from tui_reader.exchange.process.import_child import Recognised, reads

pytestmark = pytest.mark.process

POCKET = "title,url,time_added,tags,status\n"
ROW = "Bell {0},https://ferry.example/{0},1777800000,fog,unread\n"


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return held.getvalue()


async def everything(body: bytes) -> tuple[list[Recognised], list[Read]]:
    """The formats and all that is read."""
    formats: list[Recognised] = []
    found: list[Read] = []
    async for part in reads(body):
        if isinstance(part, Recognised):
            formats.append(part)
        else:
            found.extend(part)
    return formats, found


@pytest.mark.parametrize(
    "read",
    [
        BadRow(3, "has no address", "part_1.csv"),
        OwnObject({"kind": "library", "version": 1}),
        Item("https://a.example/"),
        Item("https://a.example/", "T", "B", "S", "2026-05-03", ("x",), 1.5, "archived", "n",
             (Passage("q", "n", "b", "a", 2.0, 3, "u"), Passage("r")), 0.5, True),
    ],
)  # fmt: skip
def test_what_is_read_is_told_and_heard_again(read: Read) -> None:
    assert heard(json.loads(json.dumps(told(read)))) == read


@pytest.mark.parametrize(
    "values",
    [None, [], ["item"], ["item", 1, *told(Item("a"))[2:]],
     ["item", *told(Item("a"))[1:8], "lost", *told(Item("a"))[9:]], ["bad", "x", "y", ""], ["own", []]],
)  # fmt: skip
def test_what_nobody_told_is_not_heard(values: object) -> None:
    with pytest.raises(ValueError, match=r"nothing|type|expected|argument"):
        heard(values)


async def test_items_come_in_their_order_with_their_format() -> None:
    formats, found = await everything((POCKET + "".join(map(ROW.format, range(1000)))).encode())
    assert formats == [Recognised("Pocket", "")]
    assert [one.title for one in found if isinstance(one, Item)] == [f"Bell {n}" for n in range(1000)]


async def test_an_archive_gives_all_files_that_are_recognised_and_names_them() -> None:
    body = zipped(
        {
            "part_000000.csv": POCKET + ROW.format(1) + "no,,1,,\n",
            "part_000001.csv": POCKET + ROW.format(2),
            "read me.txt": "Hello",
            "__MACOSX/._part.csv": POCKET + ROW.format(3),
            "inner.zip": zipped({"part.csv": POCKET + ROW.format(4)}),
        }
    )
    formats, found = await everything(body)
    assert [one.file for one in formats] == ["part_000000.csv", "part_000001.csv"]
    assert [one.title for one in found if isinstance(one, Item)] == ["Bell 1", "Bell 2"]
    assert found[1] == BadRow(3, "has no address", "part_000000.csv")


async def test_omnivores_archive_is_read_with_its_quotations() -> None:
    metadata = json.dumps(
        [{"slug": "bell", "savedAt": "2026-05-03", "url": "https://ferry.example/", "state": "Active"}]
    )
    body = zipped({"x/metadata_0_to_1.json": metadata, "x/highlights/bell.md": "> Rang", "x/content/bell.html": "<p>"})
    _, (one,) = await everything(body)
    assert isinstance(one, Item) and one.passages == (Passage("Rang"),)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
async def test_a_bomb_is_not_unpacked(method: int) -> None:
    body = zipped({"metadata.json": b"0" * (unpacking.PACKED + 1)}, method)
    assert len(body) < 1_000_000
    with pytest.raises(OverLimit, match="too large"):
        await everything(body)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
async def test_a_member_whose_bytes_are_wrong_takes_no_other_along(method: int) -> None:
    body = zipped({"a.csv": POCKET + ROW.format(1), "b.csv": POCKET + ROW.format(2)}, method)
    at = body.index(b"a.csv") + len("a.csv")
    formats, found = await everything(body[: at + 4] + b"\xff" * 8 + body[at + 12 :])
    assert [one.file for one in formats] == ["b.csv"]
    assert [one.title for one in found if isinstance(one, Item)] == ["Bell 2"]


async def test_an_archive_within_an_archive_is_not_opened() -> None:
    body = zipped({"inner.zip": zipped({"part.csv": POCKET + ROW.format(1)})})
    with pytest.raises(NothingToRead, match="Nothing in the archive"):
        await everything(body)


@pytest.mark.parametrize("body", [b"", b"Hello", b"PK\x03\x04nonsense", b"\x00" * 1000, b"<html><p>A page</p>"])
async def test_what_is_not_recognised_says_what_would_be(body: bytes) -> None:
    with pytest.raises(NothingToRead):
        await everything(body)


async def test_entities_are_not_unfolded() -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    text = f'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY e0 "ha">{bomb}]><opml><body>'
    text += '<outline text="&e12;" xmlUrl="https://tide.example/rss"/></body></opml>'
    _, (one,) = await everything(text.encode())
    assert isinstance(one, Item) and len(one.title) < 20


async def test_what_takes_too_long_or_too_much_room_is_given_up_with_a_sentence() -> None:
    rows = (POCKET + "".join(map(ROW.format, range(100_000)))).encode()
    parts = 0
    with pytest.raises(OverLimit, match="too much time"):
        async for _ in reads(rows, seconds=1):
            parts += 1
    assert parts > 1, "what came before counts"
    with pytest.raises(OverLimit, match="too much memory"):
        async for _ in reads(rows, memory=20_000_000):
            pass


async def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(OverLimit, match="too large"):
        await everything(b"x" * (unpacking.PACKED + 1))


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8000/x", "http://10.1/x", "http://0x7f.1/x", "http://[2001:db8::1]/x", "https://bücher.example/x",
     "https://xn--bcher-kva.example/x", "https://ｅｘａｍｐｌｅ.example/x", "https://a.example/%e2%82%ac?q=é#ü",
     "https://a.example:99999/", "https://[::1/", "http://1.2.3.4.5/", "https://ß.example/"],
)  # fmt: skip
async def test_whatever_an_address_is_the_rows_around_it_are_read(address: str) -> None:
    """Nothing that a rare one needs is imported once no file may be opened any more."""
    rows = [ROW.format(1), f"Rare,{address},1777800000,,unread\n", ROW.format(2)]
    formats, found = await everything((POCKET + "".join(rows)).encode())
    assert [one.format for one in formats] == ["Pocket"]
    assert [one.title for one in found if isinstance(one, Item) and one.title != "Rare"] == ["Bell 1", "Bell 2"]
    assert len(found) == 3
