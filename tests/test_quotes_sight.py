"""Whom a sentence does not name: things, adjectives, objects, those farther back than somebody else."""

import pytest

from tests.test_quotes import paragraphs
from tui_reader.article.document import Block
from tui_reader.quotes import quotes

TOLD = [
    (
        "who heads a house is not the house",
        "en",
        "The LHO Director said: “We do not go into this next wave blind.”",
        "The LHO Director",
    ),
    (
        "several people without an article",
        "en",
        "The note on the pier warns of fog.\n\n“It is true that lost boats are found by nobody,” said researchers.",
        "researchers",
    ),
    (
        "a place behind the place that somebody is from",
        "en",
        "Fellow rower, marine engineer Jon Berg, 60, from Lund, North Sandvik, said: “I began my days on these piers.”",
        "Jon Berg",
    ),
    (
        "a place behind the place of a role",
        "en",
        "Anna Berg, a teacher from Lund, North Sandvik, said: “I began my working days on these piers.”",
        "Anna Berg",
    ),
    (
        "an adjective made of a name is nobody",
        "en",
        "Anna Berg spoke.\n\nThe Danish-speaking world, she said, has a task. She added: “The harbour is closed.”",
        "Anna Berg",
    ),
    (
        "what somebody says by comparison is not what is quoted",
        "en",
        "Jon Dahl told the Post that contrary to what she says, Anna Berg was met as “a gift to all of the harbour”.",
        "Jon Dahl",
    ),
    (
        "whom somebody answers does not speak",
        "en",
        "Jon Dahl is said to have answered to his mother with one short line: “I will not row to that pier again.”",
        "Jon Dahl",
    ),
    (
        "what a place is comes before who said it",
        "en",
        "“The boats will be brought to Lindhavn tonight,” the town with the nearest pier, said Berg.",
        "Berg",
    ),
    (
        "a noun that may be a verb",
        "fr",
        "« Bien sûr que le port était fermé ce matin-là », répond le juge. Nouvelle grimace.",
        "le juge",
    ),
    (
        "initials end no sentence",
        "en",
        "“Rain and wind kept us from rowing out this morning,” harbour rescue coordinator S.B. Berg told AFP.",
        "S.B. Berg",
    ),
    (
        "a verb at the end of its clause has the pronoun that opens it",
        "de",
        "Jan Berg sieht den Plan kritisch, wie er auf meine Anfrage erklärt: „Der Hafen ist zu klein für mehr Boote.“",
        "Jan Berg",
    ),
    (
        "the full name behind the auxiliary",
        "de",
        "1953 hat Jan Berg, Wirt in Lund, das Motiv einer handelnden Freiheit formuliert: „Es bleibt nur der Kai“.",
        "Jan Berg",
    ),
    (
        "what is somebody's is no verb",
        "en",
        "At one point, Anna Berg called her client’s answers “brilliant.”",
        "Anna Berg",
    ),
    (
        "what somebody does is the subject",
        "en",
        "Jon Dahl rows.\n\nWorking on Row Hard allowed Jon Dahl to “do some of the things I wish I had done as a boy.”",
        "Jon Dahl",
    ),
    (
        "what opens before a comma and he is a thing",
        "en",
        "Jon Dahl rows.\n\nSo, when Row Hard came around, he feared it. “We rowed on all the same,” he says.",
        "Jon Dahl",
    ),
    (
        "a sentence ends within two marks",
        "en",
        "Anna Berg said, “It was late.”\n\n“He said, ‘This is what a captain does.’” Jon Dahl would ask for more.",
        "Anna Berg",
    ),
    (
        "two offices of one name",
        "en",
        "“We found the wreck at noon,” lead author and marine scientist Anna Berg said in a letter.",
        "Anna Berg",
    ),
]
DOUBTED = [
    (
        "four paragraphs back somebody else was spoken of",
        "en",
        "Jon Dahl rows.\n\nThe pier rots.\n\nThe sea is cold.\n\nThe quay is long.\n\nIt was noon. “We wait,” he said.",
    ),
    (
        "a nearer name may be meant as well",
        "en",
        "Anna Berg runs the ferry. Ysolt Marn came to the pier. “The sea is far too cold to swim,” she said.",
    ),
    ("who took a picture", "en", "Anna Berg/GQ\n\nIt was noon. “We wait for the ferry to come back,” she said."),
    (
        "a noun that she follows",
        "de",
        "Im Hafen hält Napua Lind ihr Netz. Nachts schläft die Nomadin auf dem Kai. Flüchtlinge hat sie "
        "stets nur als Fremde gesehen: „Die meisten wollen das hier nicht“, sagt sie. Doch jetzt sieht sie das anders.",
    ),
    ("a thing", "en", "“The harbour will be closed until the end of May,” the environment said."),
    ("a thing", "de", "„Der Hafen bleibt bis zum Ende des Monats geschlossen“, sagte die Umwelt."),
    ("a thing", "fr", "« Le port reste fermé jusqu’à la fin du mois », dit la voiture."),
    ("a thing", "es", "“El puerto sigue cerrado hasta el fin del mes”, dijo la economía."),
]


@pytest.mark.parametrize(("fact", "language", "text", "name"), TOLD, ids=[one[0] for one in TOLD])
def test_the_sentence_names_the_speaker(fact: str, language: str, text: str, name: str) -> None:
    assert {quote.speaker for quote in quotes(paragraphs(text), language)} == {name}


@pytest.mark.parametrize(("fact", "language", "text"), DOUBTED)
def test_nobody_is_named(fact: str, language: str, text: str) -> None:
    found = quotes(paragraphs(text), language)
    assert found and {quote.speaker for quote in found} == {None}


def test_parts_of_one_sentence_are_of_whom_it_names() -> None:
    text = "La mesa “no se mueve de aquí”, informó Ana Reis. Otros barcos serán “más lentos” y “más caros”, dijo Juan."
    found = [(quote.text, quote.speaker) for quote in quotes(paragraphs(text), "es")]
    assert ("más caros", "Juan") in found and ("más lentos", "Ana Reis") not in found


NOT_SAID = [
    (
        "the title of a report",
        "en",
        "You can also receive the full “Harbour Towns: the old quay” report as a printed copy. Anna Berg said no.",
    ),
    (
        "what letters are short for",
        "de",
        "Die Gruppe fordert am Hafen eine neue Regel, kurz UCPS („User Centric Port System“).",
    ),
    (
        "a request that is an example",
        "en",
        "Users can prompt Berg to create songs, with requests like “Create a pop song about life with your family.”",
    ),
    (
        "what it is time for again",
        "de",
        "Bald heißt es wieder „Alle Boote in den Hafen hinein“! Der Wirt wartet auf Gäste.",
    ),
    ("an entry", "en", "Berg, J. P.; Dahl, A. (May 2008). “Seeing Harbours as They Were Once”. Journal of Harbours."),
    ("a slogan", "en", "The mayor is defending the town with the slogan “Boats, we’re on it.”"),
    (
        "a film",
        "de",
        "Jan Berg sagte viel über die Hafendokumentation „Kai – Die lange Geschichte“, und alle lobten es.",
    ),
    ("a letter that a word has", "en", "Anna Berg asked why pier has no “q”, so it says “piq”."),
]


@pytest.mark.parametrize(("fact", "language", "text"), NOT_SAID)
def test_nothing_is_said(fact: str, language: str, text: str) -> None:
    assert quotes(paragraphs(text), language) == ()


def test_who_is_asked_back_did_not_ask() -> None:
    text = "“Oh,” said the colonel, “it is the best one in all of the town.”\n\n“Why did you not say so at once?”"
    assert [quote.speaker for quote in quotes(paragraphs(text), "en")][1:] in ([], [None])


def test_whom_a_picture_shows_is_not_whom_a_pronoun_below_it_means() -> None:
    above = Block(
        "PARAGRAPH", "In 2022, Anna Berg took back her claim, saying she “may have made a mistake” on the pier."
    )
    below = Block("PARAGRAPH", "She said she “was very young at the time” and knew nobody.")
    found = quotes((above, Block("FIGURE", "Karen Lund is serving a term for her part in it."), below), "en")
    assert [quote.speaker for quote in found] == ["Anna Berg", "Anna Berg"]


def test_no_name_is_looked_for_past_a_nearer_one_that_a_pronoun_may_mean() -> None:
    text = (
        "“We want to keep the harbour open all year,” says Anna Berg, a rower.\n\n"
        "Brisby Stane, 29, fears the fog more than anything.\n\n“Nobody sees the pier in it,” she says."
    )
    assert [quote.speaker for quote in quotes(paragraphs(text), "en")] == ["Anna Berg", None]


def test_what_happens_to_all_of_us_is_said_by_nobody() -> None:
    text = "A muscle helps to row. But from age 50, we lose it. “It gets less good at its job, and pain lingers.”"
    assert [quote.speaker for quote in quotes(paragraphs(text), "en")] in ([], [None])


def test_letters_behind_a_name_are_no_part_of_it() -> None:
    text = (
        "Tired rowers should rest for a day, explains Karen Dahl, a coach.\n\n"
        "Her friend Anna Berg MS rows at the club.\n\nAccording to Berg, most people row too late in the year.\n\n"
        "“Nobody sees the pier in the fog of November,” she said."
    )
    assert [quote.speaker for quote in quotes(paragraphs(text), "en")] == ["Anna Berg"]


def test_nobody_above_is_meant_where_the_paragraph_opens_with_a_name_that_may_be() -> None:
    text = (
        "Jon Dahl was on the pier, Dahl told the Post. “The boats had left,” he said.\n\n"
        "Pavik Nedo, head of the harbour house, told Lund TV he had seen one. “I saw an oar in his hand,” he said."
    )
    assert [quote.speaker for quote in quotes(paragraphs(text), "en")] == ["Jon Dahl", None]


def test_she_is_who_was_named_with_a_title_just_before() -> None:
    text = (
        "“Rowers drink tea,” said Dr Anna Berg.\n\n“Rowing tires the arms,” says Karen Dahl. “Rest for a day.”\n\n"
        "The morning before a race Dr Berg eats beans. Next day she will load up on bread: “the salt makes you drink.”"
    )
    assert [quote.speaker for quote in quotes(paragraphs(text), "en")] == ["Anna Berg", "Karen Dahl", "Anna Berg"]


def test_what_it_says_there_is_not_said_by_whom_the_paragraph_above_names() -> None:
    text = (
        "Anna Berg wartet am Hafen auf die Gäste, und auch die Hafen-Wirte warten dort.\n\n"
        "„Am Freitag laufen viele Boote in den Hafen ein“, heißt es darin."
    )
    assert [(quote.speaker, quote.mention) for quote in quotes(paragraphs(text), "de")] == [(None, "es")]
