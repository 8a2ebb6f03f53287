"""`tui-reader export`: what is kept here, as files of other programs."""

import csv
import json
import sys
import zipfile
from pathlib import Path

import pytest

from tests.ferry import FERRY
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Place, Position
from tui_reader.cli import main
from tui_reader.library.following.following import Follow
from tui_reader.library.keeping import AddArticle
from tui_reader.library.library import Library, default_path
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.queue import Enqueue

MAY = 1_777_800_000.0
DAY = 86_400.0
BELL, QUAY, TIDE = (f"https://ferry.example/{name}" for name in ("bell", "quay", "tide"))


@pytest.fixture(autouse=True)
def library() -> None:
    """The bell with its text, a tag and two highlights, the quay with nothing, the tide in the queue."""
    with Library.open(default_path(), now=lambda: MAY) as library:
        document = FERRY.with_(url=BELL, final_url=BELL, title="The bell")
        bell = library.keep(document, None, "1", BELL, BELL)
        library.change(ChangeTags((bell,), ("fog",)))
        for offset, quote in ((9, "later"), (2, "earlier")):
            here = Place(Position(0, offset), "", "", 0.0)
            uuid = library.change(SetHighlight(bell, Passage(quote, "", "", here, here), created=MAY + offset * DAY))
        library.change(SetNote(uuid, "a note"))
        library.change(AddArticle(QUAY, "The quay", added_at=MAY - DAY))
        library.change(Enqueue((TIDE, BELL)))


def exported(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    """What is written to standard output."""
    assert main(["export", *arguments]) == 0
    return capsysbinary.readouterr().out.decode()


def test_highlights_are_rows_in_the_order_of_the_text(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = list(csv.reader(exported(capsysbinary, "-f", "readwise").splitlines()))
    assert [row[0] for row in rows] == ["Highlight", "earlier", "later"]
    assert rows[1][1:5] == ["The bell", FERRY.byline, BELL, "a note"]


def test_what_is_wanted_can_be_narrowed(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert exported(capsysbinary, "-f", "bookmarks").count("<A HREF") == 2
    assert exported(capsysbinary, "-f", "bookmarks", "--tag", "FOG").count("<A HREF") == 1
    assert exported(capsysbinary, "-f", "bookmarks", f"{QUAY}?utm_source=x").count("<A HREF") == 1
    assert exported(capsysbinary, "-f", "bookmarks", "--highlights").count("<A HREF") == 1
    assert "earlier" not in exported(capsysbinary, "-f", "readwise", "--since", "2026-05-08")
    assert main(["export", "--since", "2027-01-01"]) == 5
    assert main(["export", "https://nowhere.example/"]) == 5
    with pytest.raises(SystemExit):
        main(["export", "--since", "yesterday"])


@pytest.mark.parametrize("format", ["org", "annotations", "hypothesis", "opml", "markdown"])
def test_each_format_has_the_articles_address(format: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert BELL in exported(capsysbinary, "-f", format)


def test_opml_is_the_lists_that_are_followed_if_there_are_some(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with Library.open(default_path()) as library:
        library.change(Follow("https://tide.example/rss", "Tide", "coast"))
    told = exported(capsysbinary, "-f", "opml")
    assert 'xmlUrl="https://tide.example/rss" category="coast"' in told and BELL not in told
    assert f'url="{BELL}"' in exported(capsysbinary, "-f", "opml", BELL)


def test_a_folder_of_notes_is_renewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "vault" / "articles"
    assert main(["export", "-o", str(folder)]) == 0
    assert f"1 exported to {folder}" in capsys.readouterr().err
    (note,) = folder.iterdir()
    assert note.name == f"{FERRY.site} - The bell.md"
    text = note.read_text(encoding="utf-8")
    assert "> earlier\n\na note\n\n^tr-" in text and text.index("earlier") < text.index("later")
    # A person goes on with it: they move it, call it otherwise and write below it.
    (folder / "done").mkdir()
    moved = note.rename(folder / "done" / "My bell.md")
    moved.write_text(text + "\nMine.\n", encoding="utf-8")
    with Library.open(default_path()) as library:
        library.change(ChangeTags((1,), ("tide",)))
    assert main(["export", "-o", str(folder)]) == 0
    assert [path.name for path in folder.rglob("*.md")] == ["My bell.md"]
    assert moved.read_text(encoding="utf-8") == text.replace('  - "fog"\n', '  - "fog"\n  - "tide"\n') + "\nMine.\n"
    before = moved.stat().st_mtime_ns
    assert main(["export", "-o", str(folder)]) == 0
    assert moved.stat().st_mtime_ns == before, "what does not change is not written"


def test_a_strangers_file_of_the_same_name_stays(tmp_path: Path) -> None:
    stranger = tmp_path / f"{FERRY.site} - The bell.md"
    stranger.write_text("Mine alone.", encoding="utf-8")
    assert main(["export", "-o", str(tmp_path)]) == 0
    assert stranger.read_text(encoding="utf-8") == "Mine alone."
    assert (tmp_path / f"{FERRY.site} - The bell 2.md").exists()


def test_the_texts_come_along_when_they_are_asked_for(tmp_path: Path) -> None:
    main(["export", "--all", "-o", str(tmp_path)])
    text = (tmp_path / f"{FERRY.site} - The bell.md").read_text(encoding="utf-8")
    assert "<!-- text of the article -->" in text and FERRY.blocks[0].text[:20] in text and "> earlier" in text
    main(["export", "-o", str(tmp_path)])
    assert (tmp_path / f"{FERRY.site} - The bell.md").read_text(encoding="utf-8") == text


def test_the_settings_say_where_notes_go(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from tui_reader.settings import default_path as settings_path

    path = settings_path()
    assert path is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'[export]\nfolder = "{tmp_path / "notes"}"\n')
    assert main(["export"]) == 0
    assert len(list((tmp_path / "notes").iterdir())) == 1
    assert exported(capsysbinary, "-o", "-").startswith("---\n"), "unless it is said otherwise"
    assert exported(capsysbinary, "-f", "org").startswith("* The bell")


def test_a_book_of_an_article_and_of_the_queue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "book.epub"
    for sources in ([], [BELL]):
        assert main(["export", "-f", "epub", "-o", str(book), *sources]) == 0
        with zipfile.ZipFile(book) as archive:
            assert [name for name in archive.namelist() if "article" in name] == ["EPUB/article-1.xhtml"]
            assert b"The bell" in archive.read("EPUB/article-1.xhtml")
    assert main(["export", "-f", "epub", "-o", str(book), QUAY]) == 5
    assert "no text is kept" in capsys.readouterr().err


def test_a_book_is_not_written_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["export", "-f", "epub"]) == 2


def test_a_file_that_can_not_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-f", "org", "-o", str(tmp_path / "no" / "file.org")]) == 2
    assert "can not be written" in capsys.readouterr().err
    assert main(["export", "-o", "/proc/nowhere"]) == 2
    assert "Nothing can be exported there" in capsys.readouterr().err


def test_the_lines_of_one_article_are_its_own(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = [json.loads(line) for line in exported(capsysbinary, "-f", "jsonl", BELL).splitlines()]
    assert lines[0] == {"kind": "library", "version": 1}
    kinds = {line["kind"] for line in lines}
    assert {"a", "s", "l", "t", "h", "n", "text"} <= kinds
    assert not [line for line in lines if QUAY in json.dumps(line)]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("https://nowhere.example/",), "None of these addresses leads to such an article. --articles takes those"),
        (("--tag", "moon"), "No article has that tag, or came since that day. --articles takes those without"),
        (("--articles", "--tag", "moon"), "No article has that tag, or came since that day.\n"),
    ],
)
def test_what_is_not_there_to_export_is_said_with_what_is(
    arguments: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == 5
    assert f"There is nothing to export: {why}" in capsys.readouterr().err
