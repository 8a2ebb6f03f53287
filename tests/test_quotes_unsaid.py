"""What only looks like speech, and whose words it is where somebody else stands nearer: a sentence for each cause."""

import pytest

from tests.test_quotes import paragraphs
from tui_reader.article.document import Block, Container
from tui_reader.quotes import quotes

NOT_SAID = [
    ("the first part of a noun", "de", "Berg ruft an. Was tun bei der „Hafen leer oder nachfüllen“-Meldung? Er fragt."),
    ("a proverb", "de", "Kennen Sie das Sprichwort „Wer rudert, kommt ans Land“? Berg fragt nach."),
    ("a motion", "de", "Der Antrag „Mehr Licht am Kai für alle Fischer“ wurde abgelehnt, sagte Berg."),
    ("a question to be asked", "en", 'The question is not, really, "Who should be kept from the flood?" It is money.'),
    ("a question to be asked", "de", "Die entscheidende Frage lautet nun: „Wer bezahlt den Kai?“ Sie bleibt offen."),
    ("a subtitle", "de", "Der Untertitel des Buches lautet: „Über die Häfen des Nordens und ihre Boote.“"),
    ("a motto", "en", "Their motto was: “Row hard, sleep well, and keep the quay clean.”"),
    ("a meaning", "nl", "De term komt uit 1980 en betekent “kant van het water bij de haven”."),
    ("a meaning", "fr", "Le mot vient du port et signifie « le bord de l’eau au vieux quai »."),
    ("what was not said", "en", "He came late and didn't just say, “Cool, this boat seems quite right.”"),
    ("what is to be said", "en", "The boat has to say “this is quite untested, and not proven safe” on its side."),
    ("any of a kind", "en", 'It outdid not only all boats, but every "R-rated harbour comedy" in town, Berg knows.'),
    (
        "an award",
        "en",
        'Anna Berg won. She has the Lind Prize "that honours a person who, through boats, has helped us all."',
    ),
    ("words that are talked of", "de", "»Wat jibt’s denn hier zu lachen?« ist eine Formulierung, die jeder kennt."),
    ("what somebody might say", "de", "Es mag sein, dass sie damit sagen wollen: „Wie schön, dass du heute lachst.“"),
    ("what stands on a thing", "en", "She gave Berg a tag inscribed with the words “The quay is my home,” in gold."),
    ("a part of nobody's", "en", "The more you look at boats, the more you should add “flexibility” to your list."),
    ("a method", "en", "The crew used the technique called “slow harbouring” that day, after Berg had chosen."),
    ("a short name", "zh", "根据海报社发布的《港口研究报告》（下称“《报告》”）显示，企业达到573家。"),
]
NAMED: list[tuple[str, str, str, list[str | None]]] = [
    (
        "who is meant by an abbreviation's last letter",
        "de",
        "„Die Anlage freut uns alle“, sagt Jan Berg, Vorstand des Hafens e. V. „Wir freuen uns sehr, dass wir rudern.“",
        ["Jan Berg", "Jan Berg"],
    ),
    (
        "a noun that another goes with",
        "de",
        "Das Institut für Hafenschutz der Deutschen Nordischen Versicherung warnt vor „schweren Schäden am alten Kai“.",
        ["Das Institut für Hafenschutz der Deutschen Nordischen Versicherung"],
    ),
    (
        "words in passing say nothing of the next paragraph",
        "de",
        "Jan Berg warnt vor „schweren Schäden am Kai“. Die Schiffe liegen dort.\n\n„Wir können nur von außen löschen.“",
        ["Jan Berg", None],
    ),
    (
        "whom a paper spoke to",
        "de",
        "Wie Jan Berg, Sprecher des Hafens, der Zeitung sagte, sei man „auf alles vorbereitet, auch auf Sturm“.",
        ["Jan Berg"],
    ),
    (
        "who asks, and who answers",
        "en",
        'Anna Berg came. When she tells them, her mother will say tentatively, "Is that on here?" Berg smiles and '
        'says, "They are getting used to it."',
        ["her mother", "Anna Berg"],
    ),
    (
        "what is described",
        "en",
        'Anna Berg is loath to describe the rough work at the quay as a chore. "By numbers there are more men here."',
        ["Anna Berg"],
    ),
    (
        "what somebody is, in two steps",
        "en",
        "“It is very rare that the bank would err,” Jan Hawk, head of PMG, a paper money firm in Lund told The Post.",
        ["Jan Hawk"],
    ),
    (
        "a system is no man",
        "en",
        "Jan Berg has a way with words.\n\nWhen he saw the system SeaBot, he sat. “I felt the ground shift,” he said.",
        [None],
    ),
    (
        "a number is no sentence's end",
        "de",
        "Ein Brief aus dem 17. Jahrhundert nennt die Fischer „ganz und gar unfreundliche Leute“.",
        ["Ein Brief aus dem 17. Jahrhundert"],
    ),
    (
        "a long aside behind it",
        "de",
        "«Ich rudere nie», sagt Jan Berg. «Was würde passieren, wenn ich doch rudere?» (DIE HAFENPOST berichtete, dass "
        "in Lund kürzlich ein Boot beschlagnahmt wurde, weil es angeblich gegen alle Regeln der Stadt verstosse.)",
        ["Jan Berg"],
    ),
    (
        "where a phrase has a verb in it",
        "en",
        "The ministry added the strike was revenge for Lindish attacks on “civil boats on Lindish land,” it is said.",
        [None],
    ),
    (
        "the unit behind a name",
        "pt",
        '"Ele era um dos chefes do porto", declarou o delegado Odair Reis, do Draco, uma das unidades.',
        ["Odair Reis"],
    ),
    (
        "one of two whose gender nothing tells",
        "en",
        "“It is late,” said Quill Harbison. Wren Tollaver spoke at noon. “We wait for the boat,” she said.",
        ["Quill Harbison", None],
    ),
    ("who is told of", "es", "Jan Vela dijo: “Ey, ¿os habéis dado cuenta de esto?” dice Pardo.", ["Jan Vela"]),
    (
        "whose an office is",
        "en",
        "Bank of Lund's Rief Dahl said the quay is also “likely to be shaken by boats over the year,” as told.",
        ["Rief Dahl"],
    ),
    (
        "what the words are",
        "en",
        "Jan Berg said boats were “poisoning the quay of our country,” a phrase critics have said is old.",
        ["Jan Berg"],
    ),
    (
        "who lets it be known",
        "de",
        "„Es ging um den Hafen und die Boote“, ließ der Sender dazu wissen. Auch die Polizei zeigte sich zahm.",
        ["der Sender"],
    ),
    ("where it is written", "nl", "Op Twitter schrijft Anna de Wit: “De kade is al een jaar dicht.”", ["Anna de Wit"]),
    ("where it is written", "sv", "På X skriver Anna Lind: ”Kajen har varit stängd i ett år.”", ["Anna Lind"]),
    ("who lets it be known", "nl", "“We onderzoeken de zaak”, laat een woordvoerder weten.", ["een woordvoerder"]),
    ("a verb behind a dash", "pl", "– Musimy naprawić nabrzeże – powiedziała w poniedziałek burmistrz.", ["burmistrz"]),
    ("who argues", "pl", "– Jest to otwarcie drzwi – argumentował jeden z posłów, ostrzegając przed burzą.", [None]),
    (
        "three words by their verb",
        "pl",
        "„Musimy naprawić nabrzeże” – napisała na Twitterze Anna Nowak.",
        ["Anna Nowak"],
    ),
    ("three words by their verb", "ru", "«Нужно починить причал», — сказала Анна Берг.", ["Анна Берг"]),
    ("three words by their verb", "es", "Ana Ruiz respondió: “Aguantará cien años”.", ["Ana Ruiz"]),
    ("whom a pronoun speaks to", "zh", "港口已经关闭。“大家都很害怕。”她对《海报》表示。", [None]),
    ("a day behind the name", "zh", "“我们必须修好码头。”市长王芳星期一对记者说。", ["王芳"]),
    ("an appeal", "ja", "気象庁は会見で「いつ起きてもおかしくない。備えをお願いしたい」と呼びかけた。", ["気象庁"]),
]


@pytest.mark.parametrize(("cause", "language", "text"), NOT_SAID)
def test_nobody_says(cause: str, language: str, text: str) -> None:
    assert quotes(paragraphs(text), language) == (), cause


@pytest.mark.parametrize(("cause", "language", "text", "speakers"), NAMED)
def test_says(cause: str, language: str, text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in quotes(paragraphs(text), language)] == speakers, cause


def test_a_narrator_behind_a_dash_is_not_quoted() -> None:
    (said,) = quotes(paragraphs("– Tak nie będzie dłużej – argumentował jeden z posłów w porcie."), "pl")
    assert said.text == "Tak nie będzie dłużej"


def test_a_straight_mark_before_a_bracket_closes() -> None:
    text = "(\"I wept. They said, 'Anna is not well. She is lost.'\") Anna Berg, it is said, was briefly married then."
    (said,) = quotes(paragraphs(text), "en")
    assert said.text.endswith("She is lost.'")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Schon gewusst? Auch wenn es länger neblig ist, fahren viele Boote weniger."),
        ("es", "PUEDES VER: ¿Cómo sacar mi permiso de pesca de manera sencilla?"),
    ],
)
def test_a_box_of_the_page_itself_is_nobodys(language: str, text: str) -> None:
    blocks = [Block("PARAGRAPH", "Anna Berg rudert."), Block("PARAGRAPH", text, inside=(Container("QUOTATION", 1),))]
    assert quotes(blocks, language) == ()


def test_a_board_names_whom_it_quotes_behind_the_word() -> None:
    inside = (Container("QUOTATION", 1),)
    lines = ("Zitat Zitat von SeaFreeman", "Nach dem Umbau geht da gar nichts mehr.")
    (said,) = quotes([Block("PARAGRAPH", line, inside=inside) for line in lines], "de")
    assert (said.speaker, said.text) == ("SeaFreeman", lines[1])


def test_who_asks_in_a_transcript_may_have_a_given_name_alone() -> None:
    lines = (
        "Ted Berg: So, you have to hear them out. I did.",
        "Steve: The quay?",
        "Ted Berg: The quay, right. I was furious.",
        "Ted Berg: Well, that is why we built it.",
    )
    found = quotes([Block("PARAGRAPH", line) for line in lines], "en")
    assert [quote.speaker for quote in found] == ["Ted Berg", "Steve", "Ted Berg", "Ted Berg"]
