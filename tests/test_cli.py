"""The command line as a program: what is printed where, and the exit codes."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.test_reading import PAGE
from tui_reader import __version__

pytestmark = pytest.mark.process

TEXT = PAGE % "The end is near the quay."


def run(*arguments: str, stdin: bytes | None = None, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """The program with its output on pipes; stdin: what comes in on one, None for nothing there."""
    given: dict[str, Any] = {"stdin": subprocess.DEVNULL} if stdin is None else {"input": stdin}
    command = [sys.executable, "-m", "tui_reader", *arguments]
    return subprocess.run(command, capture_output=True, cwd=folder, timeout=60, **given)


@pytest.fixture
def bell(tmp_path: Path) -> Path:
    file = tmp_path / "bell.html"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_version_and_help_import_neither_the_app_nor_an_engine() -> None:
    assert run("--version").stdout.decode().strip() == f"tui-reader {__version__}"
    heavy = ["textual", "httpx", "lxml", "trafilatura", "dataclasses", "asyncio", "sqlite3"]
    code = (
        "import sys\nfrom tui_reader.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert answer.stderr.decode().strip() == "[]"
    assert b"exit codes:" in answer.stdout


def test_a_file_is_printed_as_text_without_an_escape(bell: Path) -> None:
    answer = run("-p", str(bell))
    assert (answer.returncode, answer.stderr) == (0, b"")
    lines = answer.stdout.decode().splitlines()
    assert lines[:2] == ["The bell of the ferry", "====================="]
    assert "Imprint" not in answer.stdout.decode() and b"\x1b" not in answer.stdout
    assert max(map(len, lines[4:])) <= 72


def test_the_width_and_the_format_can_be_chosen(bell: Path) -> None:
    narrow = run("-p", "-w", "40", "--no-keep", str(bell)).stdout.decode().splitlines()
    assert max(map(len, narrow[4:])) <= 40
    assert run("-f", "markdown", "--no-keep", str(bell)).stdout.count(b"\n# The bell of the ferry\n") == 1
    assert b"<h1>" in run("-f", "html", "--no-keep", str(bell)).stdout
    value = json.loads(run("-f", "json", "--no-keep", str(bell)).stdout)
    assert (value["version"], value["title"]) == (1, "The bell of the ferry")
    assert {"blocks", "outline", "quotes", "words", "minutes", "engine", "kept", "final_url"} <= set(value)


FEED = b"""<rss version="2.0"><channel><title>Coast</title><item><title>The\tbell</title>
<link>https://coast.example/bell</link><author>Mari Holm</author><pubDate>Sat, 21 Nov 2026 08:02:00 GMT</pubDate></item>
<item><title>The quay</title><link>https://coast.example/quay</link></item></channel></rss>"""


def test_a_feed_is_printed_a_line_for_each_of_its_articles() -> None:
    assert run("-p", "-", stdin=FEED).stdout.decode().splitlines() == [
        "2026-11-21T08:02:00Z\tThe bell\tMari Holm\tcoast.example\thttps://coast.example/bell",
        "\tThe quay\t\tcoast.example\thttps://coast.example/quay",
    ]
    value = json.loads(run("-f", "json", "-", stdin=FEED).stdout)
    assert (value["version"], value["kind"], value["title"]) == (1, "list", "Coast")
    assert [sorted(item) for item in value["items"]] == [
        ["byline", "id", "kept", "published", "site", "summary", "title", "url"]
    ] * 2
    assert [item["kept"] for item in value["items"]] == [False, False]


def test_outline_and_quotes_are_printed_alone(bell: Path) -> None:
    quotes = run("--quotes", "--no-keep", str(bell)).stdout.decode()
    assert "I never stole it" in quotes and "Knut Aas" in quotes
    assert "The bell of the ferry" in run("--outline", "--no-keep", str(bell)).stdout.decode()
    both = json.loads(run("--outline", "--quotes", "-f", "json", "--no-keep", str(bell)).stdout)
    assert set(both) == {"outline", "quotes"}
    assert run("--outline", "--quotes", str(bell)).returncode == 2


def test_standard_input_is_read_without_a_source() -> None:
    answer = run(stdin=TEXT.encode())
    assert answer.returncode == 0 and answer.stdout.startswith(b"The bell of the ferry")
    assert run("-p", "-", stdin=b"# A title\n\nSome *words* of Markdown, enough to read.\n").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "words"),
    [
        (("-p", "./no-such.html"), b"", 3, "No such file"),
        (("-p", "http://127.0.0.1:9/"), b"", 3, "127.0.0.1"),
        (("-p", "http://[::1"), b"", 3, "tui-reader: "),
        (("-p", "-"), b"", 5, "Nothing came in on standard input"),
        (("-p", "-"), b"%PDF-1.7 ...", 5, "PDF"),
        (("-p", "--offline", "https://nowhere.example/"), b"", 7, "Not in the library"),
        (("-w", "5", "x"), b"", 2, "whole number"),
        (("--later",), b"", 2, "needs a source"),
        (("--offline", "--refresh", "x.example"), b"", 2, "exclude"),
        (("--no-such-option",), b"", 2, "unrecognized"),
    ],
)
def test_what_goes_wrong_is_one_line_and_a_code(
    arguments: tuple[str, ...], stdin: bytes, code: int, words: str, tmp_path: Path
) -> None:
    answer = run(*arguments, stdin=stdin, folder=tmp_path)
    assert answer.returncode == code
    assert words in answer.stderr.decode() and b"Traceback" not in answer.stderr
    assert answer.stdout == b""
    if code != 2:
        assert answer.stderr.count(b"\n") == 1


def test_what_was_read_is_kept_listed_and_read_offline(bell: Path) -> None:
    run("-p", str(bell))
    rows = run("-p").stdout.decode().splitlines()
    assert len(rows) == 1 and rows[0].split("\t")[3] == "The bell of the ferry"
    assert json.loads(run("-p", "-f", "json").stdout)[0]["title"] == "The bell of the ferry"
    run("--later", "https://coastweekly.example/next")
    assert len(run("-p").stdout.decode().splitlines()) == 2


def test_what_was_only_printed_is_listed_as_that_without_a_percentage(bell: Path) -> None:
    run("-p", str(bell))
    assert run("-p").stdout.decode().split("\t")[:2] == ["printed", ""]


def test_later_queues_what_it_can_and_says_what_it_can_not(bell: Path) -> None:
    answer = run("--later", "./missing.html", str(bell), "https://coastweekly.example/next", folder=bell.parent)
    assert answer.returncode == 3
    failed, done = answer.stderr.decode().splitlines()
    assert failed.startswith("tui-reader: not queued: No such file: ./missing.html: Check the name.")
    assert done == "tui-reader: 2 put into the queue"
    assert [row.split("\t")[0] for row in run("-p").stdout.decode().splitlines()] == ["queue", "queue"]


def test_what_comes_on_standard_input_can_not_be_queued() -> None:
    answer = run("--later", "-", "https://coastweekly.example/next", stdin=b"words")
    assert answer.returncode == 2
    assert b"not queued: Standard input has no address to come back to" in answer.stderr


def test_one_missing_file_among_others_does_not_keep_them_from_being_printed(bell: Path) -> None:
    answer = run("-p", str(bell.parent / "missing.html"), str(bell))
    assert answer.returncode == 3
    assert b"No such file" in answer.stderr and "The bell of the ferry" in answer.stdout.decode()


def test_no_keep_leaves_no_trace(bell: Path, machine: Path) -> None:
    run("-p", "--no-keep", str(bell))
    assert list(machine.rglob("*.sqlite*")) == []


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("A long text.\n\n" + "The same words again and again, on every line of it.\n\n" * 5000)
    command = [sys.executable, "-m", "tui_reader", "-p", "--no-keep", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 0)


def test_a_wrong_line_of_the_settings_is_told_with_its_number(bell: Path, machine: Path) -> None:
    folder = machine / ".config" / "tui-reader"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('theme = "terminal"\nwidth = "wide"\n')
    answer = run("-p", "--no-keep", str(bell))
    assert answer.returncode == 0 and "line 2" in answer.stderr.decode()


def test_the_library_is_of_the_owner_alone(bell: Path, machine: Path) -> None:
    before = os.umask(0)
    try:
        run("-p", str(bell))
    finally:
        os.umask(before)
    files = list(machine.rglob("library.sqlite*"))
    assert files and all(file.stat().st_mode & 0o777 == 0o600 for file in files)
    assert files[0].parent.stat().st_mode & 0o777 == 0o700


def test_a_password_is_neither_printed_nor_kept(tmp_path: Path, machine: Path) -> None:
    page = TEXT.replace("<head>", '<head><base href="http://bob:PW@host.example/d/">').replace(
        "</p>", ' <a href="x">here</a> and <a href="//ann:PW@host.example/y">there</a></p><img src="z.png">', 1
    )
    for format in ("text", "markdown", "html", "json"):
        printed = run("-f", format, "--base", "http://bob:PW@host.example/", "-", stdin=page.encode())
        assert printed.returncode == 0 and b"PW" not in printed.stdout + printed.stderr
    assert b"http://host.example/d/x" in printed.stdout and b"http://host.example/y" in printed.stdout
    (library,) = machine.rglob("*.sqlite")
    with closing(sqlite3.connect(library)) as db, db:
        addresses = db.execute("SELECT url, final_url FROM page UNION SELECT identity, '' FROM article").fetchall()
        headers = db.execute("SELECT header FROM version").fetchall()
    assert "host.example" in str(addresses) and "PW" not in str(addresses) + str(headers)


def test_everything_that_is_kept_is_searched_and_printed_a_line_each(bell: Path) -> None:
    run("-p", str(bell))
    answer = run("--search", "end near quay")
    assert answer.returncode == 0 and answer.stderr == b""
    (line,) = answer.stdout.decode().splitlines()
    kind, title, _, address, text = line.split("\t")
    assert (kind, title) == ("text", "The bell of the ferry") and address.endswith("/bell.html")
    assert "The end is near the quay." in text


def test_what_was_found_is_printed_as_json(bell: Path) -> None:
    run("-p", str(bell))
    found = json.loads(run("--search", "quay", "-f", "json").stdout)
    assert (found["version"], found["kind"], found["query"], found["total"], found["order"]) == (
        1, "search", "quay", 1, "best",
    )  # fmt: skip
    (item,) = found["items"]
    start, end = item["words"][0]
    assert item["text"][start:end] == "quay" and item["title"] == "The bell of the ferry"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--search", "nowhere"), 5, "nothing holds “nowhere”"),
        (("--search", '" OR * NEAR('), 5, "nothing holds"),
        (("--search", ""), 2, "Nothing is looked for: Give words"),
        (("--search", "in:kitchen"), 2, "in: knows queue, unread, reading, read, archived"),
        (("--search", "quay", "https://coast.example/"), 2, "--search looks through all that is kept"),
        (("--search", "quay", "-f", "html"), 2, "--search prints text or json"),
        (("--search", "quay", "--no-keep"), 2, "--search looks through all that is kept"),
    ],
)
def test_a_search_that_finds_nothing_says_so(bell: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    run("-p", str(bell))
    answer = run(*arguments)
    assert answer.returncode == code and said in answer.stderr.decode() and answer.stdout == b""
