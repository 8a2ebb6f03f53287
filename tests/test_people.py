"""Who is quoted in all that was read: found, folded, told apart, counted and kept."""

from pathlib import Path

import pytest

from tests.driving import library
from tests.finding import tended
from tui_reader.article.document import Block, Document
from tui_reader.complete import complete
from tui_reader.extraction import VERSION as EXTRACTOR
from tui_reader.library import people
from tui_reader.library.keeping import Forget
from tui_reader.library.library import Library
from tui_reader.library.people import CountPeople, KeepSpoken, NextUnread, People, PeopleNamed, WordsOf, moment
from tui_reader.library.values import Read
from tui_reader.people.about import about
from tui_reader.people.speaking import folded, is_name, spoken
from tui_reader.people.telling_apart import Known, key, same
from tui_reader.quotes.cues import words_of
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings

ENGLISH = words_of("en")
DAHL = "“It is not a victory until the winter is over,” said Jon Dahl, the mayor of Lindhavn."
BERG = "“I kept the key,” said Anna Berg, who ran the ticket office. Berg said: “Nobody asked for it.”"
COUNTED = "“Count at the bell,” said Anna Berg, a statistician at Coast University."


def article(*paragraphs: str, number: int = 1, published: str = "", language: str = "en") -> Document:
    address = f"https://coast.example/{number}"
    return complete(
        Document(
            url=address, final_url=address, title=f"Story {number}", site="Coast", published=published,
            language=language, blocks=tuple(Block("PARAGRAPH", text) for text in paragraphs),
        )
    )  # fmt: skip


def keep(shelf: Library, *documents: Document, finder: int = 1) -> None:
    for document in documents:
        shelf.keep(document, None, "1", document.url, document.url)
    while (unread := shelf.ask(NextUnread(finder))) is not None:
        shelf.change(KeepSpoken(unread, finder, spoken(unread.document) if unread.document else ()))


def listed(shelf: Library, people: People | None = None) -> list[tuple[str, str, int, int]]:
    return [(one.shown, one.about, one.quotes, one.articles) for one in shelf.ask(people or People())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Yes,” said Jon Dahl, the mayor of Lindhavn.", "mayor of Lindhavn"),
        ("“Yes,” said Jon Dahl, mayor of Lindhavn, on Monday.", "mayor of Lindhavn"),
        ("Jon Dahl, who ran the ticket office, left.", "ran the ticket office"),
        ("Jon Dahl, 67, left.", "67"),
        ("Jon Dahl, one of the pilots, left.", "one of the pilots"),
        ("Mayor Jon Dahl left.", "Mayor"),
        ("Mr Jon Dahl left.", ""),
        ("Jon Dahl, adding that it rained, left.", ""),
        ("Jon Dahl, in Oslo, left.", ""),
        ("Jon Dahl, and Anna Berg, left.", ""),
        ("“Yes,” said Jon Dahl, and went.", ""),
        ("“Yes,” said Jon Dahl, a little timidly.", ""),
        ("Jon Dahl left. Then Jon Dahl, the mayor, came.", "mayor"),
    ],
)
def test_who_somebody_is_stands_beside_the_name(text: str, found: str) -> None:
    assert about("Jon Dahl", [text], ENGLISH) == found


def test_other_languages_say_it_in_their_words() -> None:
    assert about("Jon Dahl", ["„Ja“, sagte Jon Dahl, der Bürgermeister von Lindhavn."], words_of("de")) == (
        "Bürgermeister von Lindhavn"
    )
    assert about("Jon Dahl", ["Jon Dahl, the mayor."], None) == ""


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Anna Berg", "Berg"], {"Anna Berg": "Anna Berg", "Berg": "Anna Berg"}),
        (["Berg"], {"Berg": "Berg"}),
        (["Anna Berg", "Jon Berg", "Berg"], {"Anna Berg": "Anna Berg", "Jon Berg": "Jon Berg", "Berg": "Berg"}),
        (["Anna Maria Berg", "Anna Berg"], {"Anna Maria Berg": "Anna Maria Berg", "Anna Berg": "Anna Maria Berg"}),
        (["Anna ter Beek", "ter Beek"], {"Anna ter Beek": "Anna ter Beek", "ter Beek": "Anna ter Beek"}),
    ],
)
def test_a_last_name_belongs_to_whom_the_article_gives_it(names: list[str], found: dict[str, str]) -> None:
    assert folded(names) == found


@pytest.mark.parametrize("speaker", ["Berg’s late father", "The mayor", "Harbour pilots"])
def test_who_is_somebody_by_a_word_in_small_letters_has_no_name(speaker: str) -> None:
    assert not is_name(speaker)


def test_people_have_names() -> None:
    assert [is_name(one) for one in ("Anna Berg", "the police", "I", "she", "Ministry of Roads", "山田太郎", "28")] == [
        True, False, False, False, True, True, False
    ]  # fmt: skip


def test_who_is_not_told_is_the_only_one_and_who_is_told_otherwise_is_another() -> None:
    office, count = Known(1, "ran the ticket office"), Known(2, "statistician at Coast University")
    assert same("", [office]) == office and same("", [office, count]) is None
    assert same("a clerk of the ticket office", [office, count]) == office
    assert same("statisticians’ chair", [office, count]) == count
    assert same("pupil", [office]) is None
    assert same("pupil", [Known(3, "")]) == Known(3, "")
    assert same("19", [office]) == office


def test_names_are_compared_without_case_and_accents() -> None:
    assert key("  Asbjørn  LIE ") == key("asbjorn lie") and key("Zoë") == "zoe"


def test_what_people_said_is_counted_over_the_articles(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    keep(
        shelf, article(DAHL, BERG, number=1), article(DAHL, number=2), article(COUNTED, "“Then count again.”", number=3)
    )
    assert listed(shelf) == [
        ("Anna Berg", "ran the ticket office", 2, 1),
        ("Jon Dahl", "mayor of Lindhavn", 2, 2),
        ("Anna Berg", "statistician at Coast University", 1, 1),
        ("Anna Berg?", "statistician at Coast University", 1, 1),
    ]
    assert shelf.ask(CountPeople(1)) == (4, Read(3, 3))


def test_a_last_name_alone_is_in_doubt_in_another_article(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    keep(shelf, article("“Nobody asked,” said Berg.", number=1), article(BERG, number=2))
    assert ("Berg?", "", 1, 1) in listed(shelf)


def test_lists_come_in_three_orders_and_by_names_and_words(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    keep(shelf, article(DAHL, number=1, published="2026-06-01"), article(BERG, number=2, published="2026-05-01"))
    assert [one.name for one in shelf.ask(People("name"))] == ["Anna Berg", "Jon Dahl"]
    assert [one.name for one in shelf.ask(People("date"))] == ["Jon Dahl", "Anna Berg"]
    assert [one.name for one in shelf.ask(People(filter="berg"))] == ["Anna Berg"]
    assert [one.name for one in shelf.ask(People(filter="MAYOR"))] == ["Jon Dahl"]
    assert [one.name for one in shelf.ask(People(filter="winter victory"))] == ["Jon Dahl"]
    assert [one.name for one in shelf.ask(People(filter="100%"))] == []
    assert [one.name for one in shelf.ask(PeopleNamed("dahl"))] == ["Jon Dahl"]
    assert shelf.ask(PeopleNamed("dah")) == ()


def test_where_much_was_said_words_are_found_by_the_index_of_the_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = library(tmp_path)
    keep(shelf, article(DAHL, number=1), article(BERG, number=2))
    monkeypatch.setattr(people, "_LOOKED_THROUGH", 0)

    def found(words: str) -> list[str]:
        return [one.name for one in shelf.ask(People(filter=words))]

    assert found("victory winter") == ["Jon Dahl"]  # the texts are not indexed yet
    tended(shelf)
    assert found("victory winter") == found("vict") == ["Jon Dahl"]
    assert found("berg") == ["Anna Berg"]
    assert found("victory office") == found("zzz") == found("%") == []
    with shelf._changing() as db:  # its text made room for others
        db.execute("DELETE FROM version WHERE article = (SELECT min(article) FROM said)")
        db.execute("INSERT INTO unindexed SELECT min(article) FROM said")
    tended(shelf)
    assert found("victory winter") == ["Jon Dahl"]


def test_somebodys_words_come_newest_first_with_their_article(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    keep(shelf, article(DAHL, number=1, published="2026-06-01"), article(DAHL, number=2, published="2026-06-03"))
    (dahl,) = shelf.ask(People())
    words = shelf.ask(WordsOf(dahl.id))
    assert [one.title for one in words] == ["Story 2", "Story 1"]
    assert words[0].words == "It is not a victory until the winter is over" and words[0].person == "Jon Dahl"
    assert (words[0].site, words[0].published, words[0].address) == ("Coast", "2026-06-03", "https://coast.example/2")
    assert [one.title for one in shelf.ask(WordsOf(dahl.id, "story 1"))] == ["Story 1"]
    assert len(shelf.ask(WordsOf(None, "victory"))) == 2


def test_a_deleted_article_is_not_counted_and_whoever_spoke_there_alone_is_gone(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    keep(shelf, article(DAHL, BERG, number=1), article(DAHL, number=2))
    gone = shelf.article("https://coast.example/1")
    assert gone is not None
    shelf.change(Forget(gone))
    assert listed(shelf) == [("Jon Dahl", "mayor of Lindhavn", 1, 1)]


def test_a_text_that_is_kept_anew_is_counted_once(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    keep(shelf, article(DAHL, BERG, number=1))
    keep(shelf, article(DAHL, number=1))
    assert listed(shelf) == [("Jon Dahl", "mayor of Lindhavn", 1, 1)]


def test_a_better_finder_looks_again(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    keep(shelf, article(DAHL, number=1))
    assert shelf.ask(NextUnread(1)) is None and shelf.ask(NextUnread(2)) is not None
    keep(shelf, finder=2)
    assert shelf.ask(NextUnread(2)) is None and listed(shelf) == [("Jon Dahl", "mayor of Lindhavn", 1, 1)]


def test_another_view_of_an_article_is_not_counted_beside_it(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    document = article(DAHL, number=1)
    shelf.keep(document, None, "1", document.url, document.url)
    shelf.keep(document, None, "1", document.url, document.url, "whole")
    keep(shelf)
    assert listed(shelf) == [("Jon Dahl", "mayor of Lindhavn", 1, 1)]


def test_a_text_that_was_replaced_meanwhile_changes_nothing(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    document = article(DAHL, number=1)
    shelf.keep(document, None, "1", document.url, document.url)
    unread = shelf.ask(NextUnread(1))
    assert unread is not None and unread.document is not None
    shelf.keep(document, None, "1", document.url, document.url)
    shelf.change(KeepSpoken(unread, 1, spoken(unread.document)))
    assert listed(shelf) == []


def test_dates_that_can_not_be_are_none() -> None:
    assert moment("2026-06-01", 5.0) == 1_780_272_000.0
    assert moment("2026-06-01T12:00:00+02:00", 5.0) == 1_780_308_000.0
    assert moment("", 5.0) == moment("yesterday", 5.0) == moment("0001-01-01", 5.0) == 5.0


# Looked for behind the reading


def reading_on(folder: Path, *documents: Document) -> Reading:
    shelf = library(folder)
    for document in documents:
        shelf.keep(document, None, EXTRACTOR, document.url, document.url)
    return Reading(shelf, Settings(), Options(offline=True))


async def test_what_was_not_looked_through_is_and_then_nothing_is_left(tmp_path: Path) -> None:
    reading = reading_on(tmp_path, article(DAHL, number=1), article(BERG, number=2))
    await reading.people.fill(share=1.0)
    assert {one.name for one in await reading.people.people("name", "", 9)} == {"Anna Berg", "Jon Dahl"}
    assert await reading.people.counts() == (2, Read(2, 2))


async def test_it_takes_a_tenth_of_a_core_and_rests_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = reading_on(tmp_path, *(article(DAHL, number=number) for number in range(5)))
    rested: list[float] = []
    spent = iter(range(100))

    async def rest(seconds: float) -> None:
        rested.append(seconds)

    monkeypatch.setattr("tui_reader.reading.behind.people_shelf.asyncio.sleep", rest)
    monkeypatch.setattr("tui_reader.reading.behind.people_shelf.time.process_time", lambda: float(next(spent)))
    await reading.people.fill()
    assert rested == [pytest.approx(9.0)] * 5


async def test_what_an_older_extractor_found_is_found_anew(tmp_path: Path) -> None:
    document = article(DAHL, number=1).with_(quotes=())
    shelf = library(tmp_path)
    shelf.keep(document, None, "old", document.url, document.url)
    reading = Reading(shelf, Settings(), Options(offline=True))
    await reading.people.fill(share=1.0)
    assert [one.name for one in await reading.people.people("name", "", 9)] == ["Jon Dahl"]


async def test_without_a_library_nobody_is_known(tmp_path: Path) -> None:
    reading = Reading(None, Settings(), Options(keep=False))
    await reading.people.fill()
    await reading.people.keep_filled()
    assert await reading.people.people("number", "", 9) == () and await reading.people.words(None) == ()
