"""Marks about names, titles, examples and code hold nobody's words, and a naming word makes no speaker."""

import pytest

from tests.test_quotes import paragraphs
from tui_reader.article.document import Block, Container, Span
from tui_reader.quotes import quotes

NOBODY = [
    ("a name behind a new thing", "en", "She keeps a folder called “My harbour years” and says that it is safe."),
    ("a name behind a new thing", "en", "He keeps a folder called a “vault” on his disk."),
    (
        "a name one is known by",
        "en",
        "The crew wheel the carts, known as “tide hubs”, to the pier: the Bank says 72% ride.",
    ),
    ("a name", "de", "Die Polizei warnt seit Jahren vor sogenannten „stillen Fischern aus dem Norden“."),
    ("a name", "fr", "Un dossier appelé « les années du vieux port » est resté sur le quai."),
    ("a name", "es", "Guarda una carpeta llamada “los años del puerto viejo” en su casa."),
    ("a name", "it", "Hanno ricevuto la cosiddetta «tassa sul vento di mare» per aver remato."),
    ("a name", "pt", "Evitou ontem fazer ataques aos chamados «donos do porto velho» da cidade."),
    (
        "a row of titles",
        "de",
        "Der Autor von „Der Hafen und die Möwen“, „Tante Ina und der Fährmann“ und „Das Fest des Bocks“ kam.",
    ),
    (
        "a row of titles",
        "pt",
        "Em 1937 eles compuseram «Ninguém Rema Hoje», «Vamos Deixar Tudo», «Um Dia Claro» e «O Porto».",
    ),
    (
        "a title",
        "en",
        "We will talk about the type in “Using Old Boats to Carry Over Heavy Loads” in the last chapter.",
    ),
    (
        "an example",
        "de",
        "Manchmal klappt das ganz direkt, zum Beispiel so: „Ich fühle mich hier im Hafen nicht wohl.“ Das hilft.",
    ),
    ("an example", "en", "Be kind, for example: “I would rather not talk about the harbour today.” It helps."),
    ("an example", "es", "Conviene decirlo con calma, por ejemplo: “Prefiero no hablar hoy del puerto”. Eso ayuda."),
    ("what an object is of", "fr", "Les élus réclament l’application du « principe du phare », défini à Lindhavn."),
    (
        "a paper's title by its day",
        "fr",
        "11 décembre 2019 : Le Quai “Comment les marins seront-ils payés cet hiver ?”",
    ),
    (
        "a paper's title by its day",
        "en",
        "December 11, 2019: The Lindhavn Post – “Who will pay the crews this winter?” (video)",
    ),
    (
        "what a paper is named for",
        "ja",
        "この船の規則は「港の中では必ず灯りをつけて静かに進まなければならない」であり、古い。",
    ),
    ("a rule", "ja", "第一条の「港の中では必ず灯りをつけて静かに進まなければならない」を守る。"),
    (
        "what words are told to be",
        "en",
        "It is “harbour fog,” a term coined by the pilot Jon Dahl to describe the mist.",
    ),
    (
        "one of many questions",
        "en",
        "The form has small questions, like “find me a dry pair of boots and a lamp”. We help.",
    ),
    ("what an example is", "en", "One simple example of a guess is “I assume that the tide will turn”. Then we row."),
    (
        "a sentence's subject",
        "en",
        "“Sailing with the old captain” is a common dream, but most of the time it finds no boat.",
    ),
    (
        "a sentence's subject",
        "en",
        "Lind is a port. “Building Small Boats using Wood and Rope” discusses what it costs.",
    ),
    (
        "a way of saying",
        "en",
        "It is a boat with oars, a complicated way of saying “a thing that floats upon the water”.",
    ),
    ("a noun, not a verb", "en", "Buy at the store and grab tins with labels that read “salted” or so."),
    (
        "a row of what is forbidden",
        "es",
        "En el puerto están prohibidas “las hogueras de madera, salvo las que se enciendan para dar luz a los barcos”, "
        "“toda pesca”, “la caza de aves” y “la alteración de los muelles”.",
    ),
    (
        "what an article leads to",
        "es",
        "Ana Ruiz critica desde hoy a quien se encarga de medir el “uso malo de la red”.",
    ),
    (
        "a work in the making",
        "es",
        "Además, la Agencia está terminando una “guía del puerto con consejos sobre las mareas”.",
    ),
    (
        "a title in a question",
        "de",
        "Na, hat dir „Hafenspielzeug: zwölf wirklich wertvolle Ideen für Kinder an Bord“ gefallen?",
    ),
    ("a work of every language", "pt", "Receba hoje o nosso ebook “As Cinco Luzes do Porto Velho de Lind”, um guia."),
    ("what is signed", "en", "Anna Berg signed “false papers” to say that she had made her rounds."),
    ("what several do", "de", "Erlebnisse wie „Das habe ich mir allein beigebracht“, stärken Kinder besser als Lob."),
    (
        "a verb with its accent behind it",
        "it",
        "E’ stato detto che la Lind rifarà la serie “I Marinai della Stella“, nata a Lind.",
    ),
    ("a saying", "en", "You may know the saying “nothing sails overnight”, which is old."),
    ("a work by whom", "de", "Das Blatt enthält: „Eine Fahrt nach Lund.“ Von Jan Berg. – „Der alte Kai“. Von A. Dahl."),
    (
        "a work of its kind",
        "en",
        "On show is the whole harbour room. “Boats at the old quay”, a painting by Anna Berg.",
    ),
    (
        "a work of its kind",
        "fr",
        "Dans la salle du port : « Les barques du vieux quai », tableau de Anne Morel, de 1880.",
    ),
    ("whom a work is by", "de", "Beiträge: „Ein Wort über die Fischerei, von Jan Berg,“ wird gelegentlich gedruckt."),
    ("a column", "en", "In Anna Berg's column on May 10, “The rowing must stop,” the keeper from Lund seems cold."),
    ("what one might say", "en", "It puts fear in people if you tell people, “We have to get these boats out!”"),
    ("a song behind a colon", "de", "Das Beste ist die Musik mit ihrem Schlager: „Komm, wir rudern zum Kai!“"),
    ("a formula behind a colon", "de", "Der Bund kam zu einer neuen Formel: „Durch Ruhe zum Hafen“."),
    ("figures behind a ditto mark", "de", "Lund 80 1/2\n\n„4 1/2 % Obl. v. Lund."),
]
SAID = [
    (
        "a row of parts",
        "en",
        "Anna Berg called the plan “cruel and unfair to the crews” and “a bad joke on us all”.",
        ["Anna Berg", "Anna Berg"],
    ),
    ("who calls it so", "en", "Anna Berg called it “a disgrace for the whole harbour”.", ["Anna Berg"]),
    ("an example somebody gave", "de", "Anna Berg sagte zum Beispiel: „Wir fahren heute nicht hinaus.“", ["Anna Berg"]),
    ("a verb takes it up", "ja", "警視庁は「法的に不正な船とは判断できるものではない」と一蹴した。", ["警視庁"]),
    (
        "what it means in brackets",
        "de",
        "Berg sagte nur: „Le port est à nous“ (d. h.: „der Hafen ist unser“) und ging.",
        ["Berg"],
    ),
    (
        "who stands behind it is no author",
        "de",
        "Der Saal war still. „Wir fahren heute nicht hinaus.“ Von Anna Berg kam kein Wort.",
        [None],
    ),
    ("a line of its own", "ja", "「もう何年も船を待っていました。」", [None]),
]


@pytest.mark.parametrize(("fact", "language", "text"), NOBODY)
def test_what_is_named_or_listed_is_nobodys(fact: str, language: str, text: str) -> None:
    assert quotes(paragraphs(text), language) == ()


@pytest.mark.parametrize(("fact", "language", "text", "speakers"), SAID)
def test_what_is_said_stays(fact: str, language: str, text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in quotes(paragraphs(text), language)] == speakers


def test_code_in_a_quotation_is_shown_and_speaks_for_nobody() -> None:
    text = "“The old Boat type waits,” he said. The Harbour type says: “Nobody sails from here tonight.”"
    code = (Span(9, 13, "CODE"), Span(text.index("Harbour"), text.index("Harbour") + 7, "CODE"))
    found = quotes([Block("PARAGRAPH", text, spans=code)], "en")
    assert [(quote.text, quote.speaker) for quote in found] == [
        ("The old Boat type waits", None),
        ("Nobody sails from here tonight.", None),
    ]
    assert [quote.mention for quote in found] == ["he", None]


def test_embedded_posts_have_their_authors_in_a_language_without_lists() -> None:
    def post(number: int, text: str) -> Block:
        return Block("PARAGRAPH", text, inside=(Container("QUOTATION", number),))

    blocks = [
        post(1, "港の灯りが今夜もつかないと聞いて心配しています。"),
        post(1, "— 港の新聞 (@harbour) January 25, 2019"),
        post(2, "— 876 (@photo) February 4, 2019"),
    ]
    (found,) = quotes(blocks, "ja")
    assert (found.speaker, found.sure) == ("港の新聞", True)


def test_a_board_says_in_the_first_line_of_a_quotation_whose_words_follow() -> None:
    def quoted(text: str) -> Block:
        return Block("PARAGRAPH", text, inside=(Container("QUOTATION", 1),))

    blocks = [
        quoted("Moss Troll said:"),
        quoted("The ferry in this game comes far too late for anybody."),
        quoted("Click to expand..."),
        Block("PARAGRAPH", "No, it does not."),
    ]
    (found,) = quotes(blocks, "en")
    assert (found.speaker, found.text) == ("Moss Troll", "The ferry in this game comes far too late for anybody.")
