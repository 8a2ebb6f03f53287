"""The rows of the articles screen and the queue."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.test_library import document, keep
from tui_reader.article.document import Position
from tui_reader.article.place import place_of
from tui_reader.library.keeping import Forget
from tui_reader.library.library import Library
from tui_reader.library.queue import Dequeue, Enqueue, NoteFailure
from tui_reader.library.stopped import Stopped
from tui_reader.library.values import Row

START = place_of(document("").blocks, Position(0, 0))
MIDDLE = place_of(document("").blocks, Position(2, 0))


def address(name: str) -> str:
    return f"https://coast.example/{name}"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite", now=lambda: 5000.0) as library:
        yield library


@pytest.fixture
def filled(library: Library) -> Library:
    """Two being read (bell last), two read (quay last), three queued of which one was fetched and one failed."""
    for name, finished in (("ferry", False), ("tide", True), ("bell", False), ("quay", True)):
        article = keep(library, address(name), f"About the {name}")
        library.change(Stopped(article, MIDDLE, finished, "What it costs", 4))
    keep(library, address("fetched"), "About what was fetched")
    library.change(
        Enqueue(
            (
                address("new"),
                address("fetched"),
                address("budget"),
            )
        )
    )
    library.change(NoteFailure(address("budget"), "403"))
    return library


def shown(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.group, row.address.removeprefix("https://coast.example/")) for row in rows]


def test_rows_are_the_queue_then_what_is_being_read_then_what_was_read(filled: Library) -> None:
    assert shown(filled.articles()) == [
        ("queue", "new"),
        ("queue", "fetched"),
        ("queue", "budget"),
        ("reading", "bell"),
        ("reading", "ferry"),
        ("read", "quay"),
        ("read", "tide"),
    ]


def test_what_was_only_printed_comes_last_until_it_is_read(filled: Library) -> None:
    printed = document(address("printed"))
    article = filled.keep(printed, None, "1", address("printed"), identity=address("printed"), printed=True)
    assert shown(filled.articles())[-2:] == [("read", "tide"), ("printed", "printed")]
    assert [row.group for row in filled.articles("printed")] == ["printed"]
    filled.change(Enqueue((address("printed"),)))
    assert shown(filled.articles())[3] == ("queue", "printed")
    filled.change(Dequeue(address("printed")), Stopped(article, MIDDLE))
    assert ("reading", "printed") in shown(filled.articles())


def test_printing_what_is_read_changes_neither_its_group_nor_its_view(filled: Library) -> None:
    name = address("bell")
    filled.keep(document(name, "The whole page"), None, "1", name, identity=name, view="whole")
    filled.keep(document(name, "The bell"), None, "2", name, identity=name, printed=True)
    kept = filled.kept(name)
    assert kept is not None and (kept.view, filled.articles()[3].title) == ("whole", "The bell")
    assert filled.articles()[3].group == "reading"


def test_what_the_queue_led_to_and_was_read_to_its_end_has_left_it(filled: Library) -> None:
    article = filled.article(address("fetched"))
    assert article is not None
    filled.change(Stopped(article, MIDDLE, True))
    assert shown(filled.articles()) == [
        ("queue", "new"),
        ("queue", "budget"),
        ("reading", "bell"),
        ("reading", "ferry"),
        ("read", "fetched"),
        ("read", "quay"),
        ("read", "tide"),
    ]
    assert [(one.position, one.address) for one in filled.queue()] == [(1, address("new")), (2, address("budget"))]
    kept = filled.kept(address("fetched"))
    assert kept is not None and kept.position is None


def test_from_what_was_read_the_queue_goes_on_and_back_to_it_for_a_day(tmp_path: Path) -> None:
    now = [5000.0]
    with Library.open(tmp_path / "library.sqlite", now=lambda: now[0]) as library:
        articles = [keep(library, address(name), name) for name in ("one", "two", "three")]
        library.change(Enqueue((address("one"), address("two"), address("three"))))

        def step(name: str, by: int) -> str | None:
            entry = library.next_in_queue(address(name), by)
            return entry.title if entry else None

        for article in articles[:2]:
            library.change(Stopped(article, MIDDLE, True))
        assert [step("one", 1), step("two", 1), step("three", 1)] == ["three", "three", None]
        assert [step("three", -1), step("two", -1)] == ["two", "one"]
        now[0] += 25 * 3600
        library.change(Enqueue((address("four"),)))
        assert step("three", -1) is None


def test_what_was_read_can_be_queued_to_be_read_again(filled: Library) -> None:
    article = filled.article(address("new")) or keep(filled, address("new"), "new")
    filled.change(Stopped(article, MIDDLE, True))
    filled.change(Enqueue((address("new"), address("quay"))))
    assert [one.address.rpartition("/")[2] for one in filled.queue()] == ["fetched", "budget", "new", "quay"]
    kept = filled.kept(address("quay"))
    assert kept is not None and not kept.finished and kept.place == MIDDLE


def test_a_row_says_where_reading_stopped(filled: Library) -> None:
    row = filled.articles()[3]
    assert (row.title, row.site, row.section, row.minutes_left) == ("About the bell", "Coast", "What it costs", 4)
    assert row.fraction == MIDDLE.fraction
    assert (row.read_at, row.position, row.has_text) == (5000.0, None, True)


def test_a_row_that_was_never_left_has_all_its_minutes(library: Library) -> None:
    keep(library)
    (row,) = library.articles()
    assert (row.group, row.fraction, row.minutes_left) == ("reading", 0.0, row.minutes)
    assert row.minutes == document("").minutes


def test_queue_rows_say_whether_they_were_fetched_and_why_not(filled: Library) -> None:
    new, fetched, budget = filled.articles()[:3]
    assert (new.position, new.article, new.error, new.title) == (1, None, "", "")
    assert (fetched.position, fetched.title) == (2, "About what was fetched")
    assert fetched.article is not None
    assert (budget.position, budget.article, budget.error) == (3, None, "403")


@pytest.mark.parametrize("limit", [0, 1, 3, 4, 6, 100])
def test_the_first_rows_are_those_of_all(filled: Library, limit: int) -> None:
    assert filled.articles(limit=limit) == filled.articles()[:limit]


@pytest.mark.parametrize(
    ("filter", "names"),
    [
        ("BELL", ["bell"]),
        ("about the", ["bell", "ferry", "quay", "tide"]),
        ("coast tide", ["tide"]),
        ("costs", []),
        ("new", ["new"]),
        ("example/f", ["fetched", "ferry"]),
        ("%", []),
        ("_", []),
        ("\\", []),
    ],
)
def test_the_filter_looks_for_words_in_title_site_and_address(filled: Library, filter: str, names: list[str]) -> None:
    assert [name for _, name in shown(filled.articles(filter))] == names


def test_the_filter_folds_case_beyond_ascii(library: Library) -> None:
    keep(library, address("street"), "ÄRGER in der Straße")
    assert len(library.articles("ärger STRASSE")) == 1


def test_a_percent_sign_in_a_title_is_found(library: Library) -> None:
    keep(library, address("percent"), "50% of all ferries")
    assert len(library.articles("0% of")) == 1
    assert library.articles("5%o") == ()


def test_a_pasted_book_as_filter_is_no_error(filled: Library) -> None:
    assert filled.articles("ferry " * 50_000) != ()
    assert filled.articles("x" * 100_000) == ()


def test_the_queue_keeps_its_order_and_nothing_twice(library: Library) -> None:
    library.change(
        Enqueue(
            (
                address("a"),
                address("b"),
            )
        )
    )
    library.change(
        Enqueue(
            (
                address("b"),
                address("c"),
                address("a"),
            )
        )
    )
    assert [(one.position, one.address) for one in library.queue()] == [
        (1, address("a")),
        (2, address("b")),
        (3, address("c")),
    ]
    library.change(Dequeue(address("b")))
    assert [(one.position, one.address) for one in library.queue()] == [(1, address("a")), (2, address("c"))]


def test_a_fetched_entry_has_its_article_and_no_error(library: Library) -> None:
    library.change(Enqueue((address("a"),)))
    library.change(NoteFailure(address("a"), "offline"))
    assert library.queue()[0].error == "offline"
    article = keep(library, address("a"), "It is there")
    (entry,) = library.queue()
    assert (entry.article, entry.title, entry.error) == (article, "It is there", "")
    kept = library.kept(address("a"))
    assert kept is not None
    assert kept.position == 1


def test_two_addresses_of_one_article_are_one_entry(library: Library) -> None:
    library.change(
        Enqueue(
            (
                address("a"),
                address("typed"),
                address("z"),
            )
        )
    )
    library.keep(document(address("a")), None, "1", address("typed"), identity=address("a"))
    assert [one.address for one in library.queue()] == [address("a"), address("z")]
    library.change(Enqueue((address("typed"),)))
    assert len(library.queue()) == 2
    library.change(Dequeue(address("typed")))
    assert [one.address for one in library.queue()] == [address("z")]


def test_the_queue_is_walked_both_ways_and_ends(filled: Library) -> None:
    def walk(name: str, step: int) -> str | None:
        entry = filled.next_in_queue(address(name), step)
        return entry.address.removeprefix("https://coast.example/") if entry else None

    assert [walk(name, 1) for name in ("new", "fetched", "budget", "ferry")] == ["fetched", "budget", None, "new"]
    assert [walk(name, -1) for name in ("new", "fetched", "budget", "ferry")] == [None, "new", "fetched", None]


def test_forgetting_an_article_takes_it_out_of_the_queue(filled: Library) -> None:
    article = filled.article(address("fetched"))
    assert article is not None
    filled.change(Forget(article))
    assert [one.address for one in filled.queue()] == [address("new"), address("budget")]


def test_counts_are_articles_and_bytes(filled: Library) -> None:
    articles, size = filled.counts()
    assert articles == 5
    assert 10_000 < size < 1_000_000


def least(action: Callable[[Library], object], library: Library) -> float:
    """CPU seconds of twenty calls, the quickest of nine runs."""
    seconds = []
    for _ in range(9):
        start = time.process_time()
        for _ in range(20):
            action(library)
        seconds.append(time.process_time() - start)
    return min(seconds)


def generate(library: Library, articles: int) -> None:
    """Copies of one kept article, as rows: keeping each would take half a minute."""
    article = keep(library)
    with library._changing() as db:
        numbers = [(article, number) for number in range(articles)]
        db.executemany(
            "INSERT INTO article (key, identity, title, site, byline, published, minutes, view, kept_at, added_at, "
            "read_at, turn, state, text_bytes, names) SELECT ?2, 'https://e.example/' || ?2, title || ?2, site, "
            "byline, published, minutes, view, 0, 0, 0, ?2 + 2, iif(?2 % 3 > 0, 'finished', 'reading'), 0, names || ?2 "
            "FROM article WHERE id = ?1",
            numbers,
        )
        db.execute("INSERT INTO address SELECT identity, id FROM article WHERE id <> ?", (article,))
        db.execute("ANALYZE")


@pytest.mark.hostile
def test_a_thousand_times_the_articles_do_not_slow_the_first_rows_or_an_opening(tmp_path: Path) -> None:
    """Ratios of CPU time; whoever scans a table is a hundred times over the limit of three."""
    with Library.open(tmp_path / "few.sqlite") as few, Library.open(tmp_path / "many.sqlite") as many:
        generate(few, 10)
        generate(many, 10_000)
        actions: list[Callable[[Library], object]] = [
            lambda library: library.articles(limit=10),
            lambda library: library.kept("https://coast.example/ferry"),
            lambda library: library.article("https://e.example/7"),
            lambda library: library.change(Stopped(1, START)),
        ]
        for action in actions:
            assert least(action, many) < 3 * least(action, few)


def test_a_filter_reads_the_index_of_the_list_alone(library: Library) -> None:
    generate(library, 10)
    plans: list[str] = []
    library._reads._db.set_trace_callback(plans.append)
    library.articles("nothing like it")
    library._reads._db.set_trace_callback(None)
    listing = [sql for sql in plans if "LIKE" in sql and "FROM queue" not in sql.partition("AS listed")[0]]
    assert len(listing) == 5
    for sql in listing:
        plan = " ".join(row[3] for row in library._reads._db.execute(f"EXPLAIN QUERY PLAN {sql}"))
        assert "COVERING INDEX article_listed (printed_only=? AND state=?)" in plan
        assert plan.count("USE TEMP B-TREE") == 1, "only the few rows of the answer are sorted"
