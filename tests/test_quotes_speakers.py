"""Whom a quotation is given to, and whom it is not: wrong names by their causes, with sentences written for them."""

from typing import NamedTuple

import pytest

from tests.test_quotes import paragraphs
from tui_reader.article.document import Block
from tui_reader.quotes import quotes
from tui_reader.quotes.casting.casting import Casting, chooser, grown_forest
from tui_reader.quotes.casting.numbers import NAMES
from tui_reader.quotes.finding import dialogue_of


class Case(NamedTuple):
    """A text, its language, and the speaker and mention of each of its quotes."""

    fact: str
    language: str
    text: str
    found: list[tuple[str | None, str | None]]


FIRST_WORDS = [
    Case(
        "a participle",
        "fr",
        "Assise au bord du quai, elle se tait. « Le bac ne passe plus le dimanche soir. »",
        [(None, "elle")],
    ),
    Case("a verb", "es", "Contó que hacerlo ahora “sería un error enorme para todos”.", [(None, None)]),
    Case("a comparison", "en", 'Fewer than ten people came. "A quay that never sleeps at night."', [(None, None)]),
    Case("an adverb", "de", "Umso lauter wurde es im Saal. „Deshalb fahren wir alle zusammen weiter.“", [(None, None)]),
    Case("a noun", "de", "Kleiner Nachtrag: „Ich muss noch mit dem Fährmann reden.“", [(None, "Kleiner Nachtrag")]),
    Case(
        "an adverb the text writes small",
        "nl",
        'Alleen Piet wist het. "Ik weet het wel, hoor." Zij alleen zweeg.',
        [("Piet", "Piet")],
    ),
    Case("a name before its verb", "en", '"The ferry is late again," Lindqvist said.', [("Lindqvist", "Lindqvist")]),
    Case("a name behind its verb", "en", '"The ferry is late again," said Lindqvist.', [("Lindqvist", "Lindqvist")]),
    Case(
        "a name within a sentence",
        "en",
        'Nobody saw Lindqvist. Lindqvist got up. "The ferry is late again."',
        [("Lindqvist", "Lindqvist")],
    ),
]
TAILS = [
    Case(
        "an adverb behind a name",
        "en",
        '"The ferry is late again," said Lindqvist thoughtfully.',
        [("Lindqvist", "Lindqvist")],
    ),
    Case(
        "an adverb behind a noun",
        "de",
        "„Die Fähre kommt heute nicht mehr“, sagte der Alte mürrisch.",
        [("der Alte", "der Alte")],
    ),
    Case(
        "a verb in two",
        "de",
        "„Die Fähre kommt heute nicht mehr“, fuhr der Bote leise fort.",
        [("der Bote", "der Bote")],
    ),
    Case(
        "an adverb before the subject",
        "de",
        "„Die Fähre kommt heute nicht mehr“, fragte drinnen eine Stimme.",
        [("eine Stimme", "eine Stimme")],
    ),
    Case(
        "a place behind a name",
        "fr",
        "« Le bac ne passe plus », a déclaré Luce Morel devant la gare.",
        [("Luce Morel", "Luce Morel")],
    ),
    Case(
        "a time before a verb",
        "fr",
        "Luce Morel a un jour dit : « Le bac ne passe plus jamais ».",
        [("Luce Morel", "Luce Morel")],
    ),
    Case(
        "a compound is no tail",
        "en",
        '"The ferry is late," said Coast Guard officer Jon Dahl.',
        [("Jon Dahl", "Coast Guard officer Jon Dahl")],
    ),
    Case(
        "somebody's man is not that somebody",
        "en",
        '"The ferry is late," said a senior Dahl adviser.',
        [("a senior Dahl adviser", "a senior Dahl adviser")],
    ),
    Case(
        "a lord of a place is not the place",
        "en",
        '"The ferry is late," the Duke of Lund said.',
        [("the Duke of Lund", "the Duke of Lund")],
    ),
]
ORDERS = [
    Case("to a paper", "pt", "«A balsa não passa mais hoje», disse ao diário Rita Lima.", [("Rita Lima", "Rita Lima")]),
    Case(
        "yesterday, in a place",
        "pt",
        "«A balsa não passa mais hoje», disse ontem, no cais, o barqueiro.",
        [("o barqueiro", "o barqueiro")],
    ),
    Case(
        "an auxiliary and a phrase",
        "it",
        "«La barca non passa più», ha scritto ieri in una lettera Carla Neri.",
        [("Carla Neri", "Carla Neri")],
    ),
    Case("an elided article", "fr", "« Le bac ne passe plus », a déclaré l’équipage.", [("l’équipage", "l’équipage")]),
    Case(
        "an elided article behind a phrase",
        "fr",
        "« Le bac ne passe plus », selon l’enquête.",
        [("l’enquête", "l’enquête")],
    ),
    Case(
        "an elided article in Italian",
        "it",
        "«La barca non passa più», ha detto l’equipaggio.",
        [("l’equipaggio", "l’equipaggio")],
    ),
    Case("a verb on no list", "fr", "« Le bac ne passe plus », persifla Luce Morel.", [("Luce Morel", "Luce Morel")]),
    Case(
        "a verb on no list, second",
        "de",
        "„Die Fähre kommt heute nicht mehr“, orakelte der Bote.",
        [("der Bote", "der Bote")],
    ),
    Case(
        "a noun without an article", "ru", "«Паром сегодня больше не придёт», — сообщил сторож.", [("сторож", "сторож")]
    ),
    Case(
        "a pronoun before a full stop",
        "ru",
        "Олег Дин пришёл. «Паром сегодня больше не придёт», — сказал он.",
        [("Олег Дин", "он")],
    ),
    Case(
        "whom somebody quotes",
        "en",
        "The letter quotes the ferryman, Jon Dahl: “It was late on Monday and on Sunday.”",
        [("Jon Dahl", "the ferryman, Jon Dahl")],
    ),
    Case("I", "nl", "“De pont is weer te laat”, zei ik.", [("ik", "ik")]),
]
TURNS = [
    Case(
        "nothing between two quotations",
        "de",
        "»Kommt die Fähre heute noch?« »Nein, mein Herr, erst morgen.« Anna Dahl schwieg.",
        [(None, None), (None, None)],
    ),
    Case(
        "a sentence between two quotations",
        "en",
        "“The ferry is late again,” says Jon Dahl. Anna Berg agreed. “It was late on Sunday.”",
        [("Jon Dahl", "Jon Dahl"), ("Anna Berg", "Anna Berg")],
    ),
    Case(
        "a line that leads to the next quotation",
        "de",
        "Jon Dahl rief in den Saal: „Nie im ganzen Leben!“ Anna Berg entgegnete: „Doch, schon morgen früh.“",
        [("Jon Dahl", "Jon Dahl"), ("Anna Berg", "Anna Berg")],
    ),
    Case(
        "who spoke just above goes on",
        "en",
        'Anna Berg runs the ferry. "It is late," Berg says. Julia Lind taught her.\n\n"I was late myself," she says.',
        [("Anna Berg", "Berg"), ("Anna Berg", "she")],
    ),
]
DASHES = [
    Case(
        "two hyphens",
        "fr",
        "-- Le bac est en retard, dit Luce.\n\n-- Encore ? demanda Paul Morel.",
        [("Luce", "Luce"), ("Paul Morel", "Paul Morel")],
    ),
    Case("Dutch", "nl", "— Is de pont te laat? vroeg Trijn.\n\n— Ja, alweer.", [("Trijn", "Trijn"), (None, None)]),
    Case(
        "a clitic on no list",
        "fr",
        "-- Le bac est en retard, bredouilla-t-elle.\n\n-- Encore ?",
        [(None, "elle"), (None, None)],
    ),
]


@pytest.mark.parametrize(
    "case", [*FIRST_WORDS, *TAILS, *ORDERS, *TURNS, *DASHES], ids=lambda case: f"{case.language} {case.fact}"
)
def test_the_speakers(case: Case) -> None:
    found = quotes([Block("PARAGRAPH", part) for part in case.text.split("\n\n")], case.language)
    assert [(quote.speaker, quote.mention) for quote in found] == case.found


def test_a_list_with_dashes_is_no_dialogue() -> None:
    items = ["- Een zak meel", "- Twee pond boter", "- Een liter melk"]
    assert quotes([Block("PARAGRAPH", item) for item in items], "nl") == ()


def test_speech_goes_on_behind_a_narrator_with_a_semicolon() -> None:
    lines = ["-- Le bac est en retard, dit Luce ; je rentre à pied.", "-- Encore ?"]
    assert [quote.text for quote in quotes([Block("PARAGRAPH", line) for line in lines], "fr")] == [
        "Le bac est en retard, je rentre à pied.",
        "Encore ?",
    ]


DIALOGUE = [
    '"Are you coming with us?" asked Anna Berg.',
    '"I think not, it rains," Jon Dahl said.',
    '"You always say that."',
    '"And I am always right."',
]


def test_people_in_a_dialogue_take_turns() -> None:
    found = quotes([Block("PARAGRAPH", line) for line in DIALOGUE], "en")
    assert [quote.speaker for quote in found] == ["Anna Berg", "Jon Dahl", "Anna Berg", "Jon Dahl"]


def test_the_people_in_reach_are_weighed_by_the_columns_of_the_forest() -> None:
    heard = dialogue_of([Block("PARAGRAPH", line) for line in DIALOGUE], "en")
    assert heard is not None
    seen: dict[str, dict[str, float]] = {}

    def first(choice: object) -> str:
        seen.update(zip(choice.names, (dict(zip(NAMES, row, strict=True)) for row in choice.rows), strict=True))  # type: ignore[attr-defined]
        return ""

    Casting(*heard).cast(first)
    assert (seen["Jon Dahl"]["before_last"], seen["Anna Berg"]["third_last"]) == (1, 1)
    assert seen["Anna Berg"]["share"] == 0.5


def test_nobody_is_named_where_the_forest_doubts() -> None:
    heard = dialogue_of([Block("PARAGRAPH", line) for line in DIALOGUE], "en")
    assert heard is not None
    assert Casting(*heard).cast(chooser(grown_forest(), 1.1)) == ["Anna Berg", "Jon Dahl", "", ""]


def test_news_are_no_dialogue() -> None:
    lines = ['"The ferry is late," Anna Berg said.', *['"It was late on Sunday," Berg said.'] * 5]
    assert dialogue_of([Block("PARAGRAPH", line) for line in lines], "en") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "« Le bac part demain », dit l’."), ("it", "«Il traghetto non parte più la domenica sera», disse l'.")],
)
def test_an_elision_with_nothing_behind_it_is_a_word(language: str, text: str) -> None:
    assert [quote.kind for quote in quotes([Block("PARAGRAPH", text)], language)] == ["SPEECH"]


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("Hori Lund has kept it for years. Robert Lund carves.", "Robert Lund?"),
        ("Robert Lund has kept it for years. Robert Lund carves, and Hori Lund looks on.", "Robert Lund"),
        ("Hori Lund has kept it for years.", "Hori Lund"),
    ],
)
def test_of_two_of_one_name_the_one_whose_given_name_is_known_is_not_sure_for_that(named: str, shown: str) -> None:
    blocks = [Block("PARAGRAPH", named), Block("PARAGRAPH", "“The gate will stay closed,” said Lund.")]
    (quote,) = quotes(blocks, "en")
    assert quote.said_by == shown


def test_a_given_name_alone_is_whoever_has_spoken_under_the_full_one() -> None:
    lines = [
        "“The ferry is late again,” said Tavi Lind, who heads the harbour.",
        "“It is always late on Sundays,” Tavi said.",
        "Jona Dahl and Jona Weiss were silent. “Nobody asks the crew,” Jona said.",
    ]
    found = quotes([Block("PARAGRAPH", line) for line in lines], "en")
    assert [quote.speaker for quote in found] == ["Tavi Lind", "Tavi Lind", "Jona"]


def test_the_next_quotations_verb_is_its_own() -> None:
    text = "“We sail tonight,” said Anna Berg. “Do you know what he told us all?” “Who?” I asked. “Jan,” she said."
    found = quotes(paragraphs(text), "en")
    assert (found[0].text, found[0].speaker) == ("We sail tonight. Do you know what he told us all?", "Anna Berg")
