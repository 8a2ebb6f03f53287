"""What leads to a verb of speech is not its subject: prepositions, participles, remarks, a relative clause."""

import pytest

from tests.test_quotes import paragraphs
from tui_reader.article.document import Block
from tui_reader.quotes import quotes

LED = [
    ("a dateline", "en", "LINDHAVN, May 3 — Anna Berg rallied the crews at the quay, saying: “We wait.”", "Anna Berg"),
    ("who is with it", "en", "The film ends with Anna Berg saying: “We wait for the last boat.”", "Anna Berg"),
    ("who laughed and said", "en", "When my mother rang the bell of the quay, I laughed and said, “We wait.”", "I"),
    ("who puts it so", "en", "As Anna Berg puts it, we must tell ourselves: “We are the harbour.”", "Anna Berg"),
    (
        "a clause behind said",
        "en",
        "Anna Berg, citing “the magic of boats,” said the captain could be late.",
        "Anna Berg",
    ),
    (
        "a name behind while",
        "en",
        "Ida Lund left. While Anna Berg, at last, is here: on board, “we wait,” she says.",
        "Anna Berg",
    ),
    ("a verb with its pronoun", "cs", "„Není jediný důvod, proč čekat,“ přidává se Emil Lund, kapitán.", "Emil Lund"),
    (
        "a paper before a role without an article",
        "en",
        "In a talk with RADIO LIND, Harbour Chief Anna Berg, who built the quay, said it was “far too small for us”.",
        "Anna Berg",
    ),
    (
        "whom a letter is to",
        "en",
        "In a May 15, 2023 letter to Mayor Jon Dahl, recounting the facts, Captain Anna Berg tried again: “We wait.”",
        "Anna Berg",
    ),
    (
        "an opinion has none",
        "es",
        "La radio llamó al alcalde, José Ruiz, para saber su opinión, quien manifestó que “el puerto es muy pequeño”.",
        "José Ruiz",
    ),
    (
        "an adjective",
        "fr",
        "Le maire, Luc Morel, jette un œil critique sur son port : « Les quais sont bien trop courts pour nous. »",
        "Luc Morel",
    ),
    (
        "a participle",
        "es",
        "Consultado por un periodista sobre el puerto, Berg sonrió y dijo: “El barco no sale hoy”.",
        "Berg",
    ),
    (
        "a participle",
        "fr",
        "Interrogée par un journal du port, Anne Petit a dit : « Le bac ne part pas ce soir ».",
        "Anne Petit",
    ),
    (
        "a participle",
        "pt",
        "Questionado pelo jornal, Rui Reis sorriu e disse: «O barco não sai hoje do porto».",
        "Rui Reis",
    ),
    (
        "a participle",
        "it",
        "Interpellato dal giornale, Marco Riva ha sorriso e detto: «La nave oggi non parte».",
        "Marco Riva",
    ),
    (
        "a preposition's noun",
        "es",
        "En ese sentido expresó su apoyo a Sandra Lind. “El barco no sale hoy del puerto”.",
        None,
    ),
    ("a preposition's name", "es", "Sobre el caso de Granda dijo que “el barco no sale hoy del puerto viejo”.", None),
    (
        "the paper spoken to",
        "es",
        "En una entrevista con Radio Lind, el máximo jefe del puerto dijo: “El barco no sale hoy”.",
        "el máximo jefe del puerto",
    ),
    (
        "a relative clause",
        "es",
        "Posteriormente, Berg envió una carta en la que expresó que “el barco no sale hoy del puerto”.",
        "Berg",
    ),
    ("a remark", "es", "“El barco no sale hoy”, lamenta, por su parte, Iris Lind, jefa del puerto.", "Iris Lind"),
    ("a remark", "fr", "« Le bac ne part pas ce soir », regrette, de son côté, Anne Petit.", "Anne Petit"),
    (
        "a number before the verb",
        "es",
        "Los barcos son “siempre demasiado lentos” y a veces esperan los 10, explica la alcaldesa. ¿Y mañana?",
        "la alcaldesa",
    ),
    (
        "an adverb",
        "no",
        "Videre forteller Tone Lind at «båten er altfor sen for alle som bor her ute ved havnen».",
        "Tone Lind",
    ),
    ("an office with a place", "en", "“The boat is late,” Bank of Lund governor Anna Berg said.", "Anna Berg"),
    (
        "a friend of hers",
        "en",
        "“The boat is late,” the friends of former mayor Anna Berg said.",
        "the friends of former mayor Anna Berg",
    ),
]


@pytest.mark.parametrize(("fact", "language", "text", "speaker"), LED)
def test_the_subject_is_found_past_what_leads_to_it(fact: str, language: str, text: str, speaker: str | None) -> None:
    (found,) = quotes(paragraphs(text), language)
    assert found.speaker == speaker


def test_a_pronoun_before_its_verb_is_the_subject() -> None:
    lines = (
        "O senador Rui Reis falou no porto. Ele destacou o papel do cais.",
        "«O barco não sai hoje do porto», disse.",
    )
    (found,) = quotes([Block("PARAGRAPH", line) for line in lines], "pt")
    assert (found.speaker, found.mention) == (None, "Ele")


def test_a_few_words_far_before_a_verb_are_not_what_it_says() -> None:
    text = "A promise to end “no-fault” leases had been delayed, with the former council saying that boats come first."
    assert quotes(paragraphs(text), "en") == ()
    (found,) = quotes(paragraphs("The harbour has “no plan” for the old ferry of Lindhavn, Anna Berg said."), "en")
    assert found.speaker == "Anna Berg"


def test_a_word_behind_nobody_is_no_verb_of_speech() -> None:
    (found,) = quotes(paragraphs("En ese sentido llegó al puerto. “El barco no sale hoy del puerto”."), "es")
    assert (found.speaker, found.mention, found.cue) == (None, None, None)


PRINTED = [
    (
        "a paper's name in marks",
        "de",
        "Weiter schreibt die „Lindener Hafenzeitung“: „Die Fähre fährt heute nicht mehr hinaus.“",
        ["Lindener Hafenzeitung"],
    ),
    (
        "a paper's name and a verb",
        "de",
        "Die „Lindener Hafenzeitung“ meldet dagegen: „Die Fähre fährt heute nicht mehr hinaus.“",
        ["Lindener Hafenzeitung"],
    ),
    ("to a paper", "de", "Anna Berg sagte dem „Hafenboten“: „Die Fähre fährt heute nicht mehr.“", ["Anna Berg"]),
    (
        "marks of one form within each other",
        "de",
        "„Er saß am Kai und fragte: „Kommt die Fähre heute noch?“ Dann schwieg er wieder lange“, sagte Anna Berg.",
        ["Anna Berg"],
    ),
    ("ditto marks", "de", "Weizen K 9 per 50 kg\n\nMais .... „ 5·55 „ „ „\n\nHafer .... „ 12·40 „ „ „", []),
    (
        "a closing mark that nothing opened",
        "de",
        "Die Wirtin sagte: Zu allen Zeiten war das so im Hafen.“ Frau von Lind entgegnete auf die Frage nichts mehr.",
        ["Die Wirtin"],
    ),
    (
        "a phrase of the narrator's sentence",
        "de",
        "Er wurde im Hafen wegen „groben Unfugs und lauter Lieder“ angezeigt und ging nach Hause.",
        [],
    ),
    (
        "what another reported",
        "de",
        "Anna Berg zeigte auf die Fähre. Der Hafen sei „viel zu klein für uns alle“ und gehe zugrunde.",
        [None],
    ),
    (
        "short words before a capital",
        "de",
        "Jan Dahl trat vor. Er sagt u. A.:\n\n„Die Fähre fährt heute nicht mehr hinaus.“",
        ["Jan Dahl"],
    ),
    (
        "who follows a call",
        "de",
        "Der Wirt sah auf. Am Kai rief der Lotse aus: „Die Fähre kommt noch!“ Der alte Fährmann fiel auf die Bank.",
        ["der Lotse"],
    ),
    (
        "a line that closes a speech",
        "de",
        "„Die Fähre ist stark.\n\n„Und sie ist groß und grün.“\n\nAlso lockend sprach der Lotse und ging.",
        ["der Lotse"],
    ),
    (
        "a line that closes a speech",
        "en",
        "“The ferry is old and it will never come again.”\n\nSo said the pilot and went home.",
        ["the pilot"],
    ),
    (
        "an article that is a preposition too",
        "pt",
        "«O barco não sai hoje do porto», disse a mesma fonte.",
        ["a mesma fonte"],
    ),
    ("whom it was said to", "pt", "«O barco não sai hoje do porto», disse a jornalistas.", [None]),
]


@pytest.mark.parametrize(("fact", "language", "text", "speakers"), PRINTED)
def test_what_papers_print(fact: str, language: str, text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in quotes(paragraphs(text), language)] == speakers


@pytest.mark.parametrize(
    ("fact", "text", "speaker"),
    [
        ("whom it was told", "Anna Berg, who runs the ferry, told LINDPOST, “The boat is late again.”", "Anna Berg"),
        (
            "what a preposition leads to",
            "The crews “rowed well for the harbour” in the old race, said Lund State University professor Anna Berg.",
            "Anna Berg",
        ),
    ],
)
def test_the_subject_in_english(fact: str, text: str, speaker: str) -> None:
    (found,) = quotes(paragraphs(text), "en")
    assert found.speaker == speaker
