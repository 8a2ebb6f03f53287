"""Who said what: one table of sentences written for it, then the things a sentence cannot show."""

from time import process_time
from typing import NamedTuple

import pytest

from tui_reader.article.document import Block, Container, Document, Position, Quote, Span
from tui_reader.export.citation import citation
from tui_reader.quotes import quotes, speakers


class Case(NamedTuple):
    """A text of one or more paragraphs, and the quotes in it as (kind, text, speaker, mention, cue)."""

    fact: str
    text: str
    found: list[tuple[str, str, str | None, str | None, str | None]]
    language: str = "en"


BERG = ("Anna Berg", "Anna Berg", "said")
ENGLISH = [
    Case(
        "speaker behind the words",
        '"The road is open again," Anna Berg said.',
        [("SPEECH", "The road is open again", *BERG)],
    ),
    Case("inverted order", '"The road is open again," said Anna Berg.', [("SPEECH", "The road is open again", *BERG)]),
    Case(
        "speaker before the words",
        'Anna Berg said, "The road is open again."',
        [("SPEECH", "The road is open again.", *BERG)],
    ),
    Case(
        "role and name up to the comma",
        'The mayor, Anna Berg, told us: "The road is open again."',
        [("SPEECH", "The road is open again.", "Anna Berg", "The mayor, Anna Berg", "told")],
    ),
    Case(
        "apposition between name and verb",
        '"The road is open again," Anna Berg, 45, a teacher in Lund, said on Monday.',
        [("SPEECH", "The road is open again", *BERG)],
    ),
    Case(
        "titles and initials end no sentence",
        '"The road is open again," said Sen. J. R. Dahl of the U.S. Senate.',
        [("SPEECH", "The road is open again", "J. R. Dahl", "Sen. J. R. Dahl", "said")],
    ),
    Case(
        "pieces of one speech are one entry",
        '"The road is open," she said. "Nobody asked us."',
        [("SPEECH", "The road is open. Nobody asked us.", None, "she", "said")],
    ),
    Case(
        "a sentence cut in two keeps its comma",
        '"Well," Anna Berg said, "nobody asked us about it."',
        [("SPEECH", "Well, nobody asked us about it.", *BERG)],
    ),
    Case(
        "the last name is the full name given before",
        'Anna Berg runs the ferry.\n\n"Nobody asked us about it," Berg said.',
        [("SPEECH", "Nobody asked us about it", "Anna Berg", "Berg", "said")],
    ),
    Case(
        "a pronoun is the last subject of its gender",
        'Anna Berg met Jon Dahl on the quay.\n\n"Nobody asked us about it," she said.',
        [("SPEECH", "Nobody asked us about it", "Anna Berg", "she", "said")],
    ),
    Case(
        "a pronoun may be a name beside the subject",
        'She and her deputy, Jon Dahl, came on Monday. "Nobody asked us about it," he said.',
        [("SPEECH", "Nobody asked us about it", "Jon Dahl", "he", "said")],
    ),
    Case(
        "a short piece belongs to the speech around the narrator",
        '"My son," Anna Berg said, her voice breaking, "was nine."',
        [("SPEECH", "My son, was nine.", *BERG)],
    ),
    Case(
        "a pronoun nobody fits has no name",
        '"Nobody asked us about it," he said.',
        [("SPEECH", "Nobody asked us about it", None, "he", "said")],
    ),
    Case(
        "an unlisted verb where one must come",
        '"Nobody asked us about it," Anna Berg grinned.',
        [("SPEECH", "Nobody asked us about it", "Anna Berg", "Anna Berg", "grinned")],
    ),
    Case(
        "according to",
        'The bridge, according to Anna Berg, "was never going to last the winter."',
        [("SPEECH", "was never going to last the winter.", "Anna Berg", "Anna Berg", "according to")],
    ),
    Case(
        "the verb before a participle has its subject",
        'Anna Berg said the ferry was late, adding: "Nobody asked us about it."',
        [("SPEECH", "Nobody asked us about it.", "Anna Berg", "Anna Berg", "adding")],
    ),
    Case(
        "a colon introduces the paragraph below",
        'Then Anna Berg wrote:\n\n"Nobody asked us about it."',
        [("SPEECH", "Nobody asked us about it.", "Anna Berg", "Anna Berg", "wrote")],
    ),
    Case(
        "a paragraph of speech goes on with the last speaker",
        '"The road is open again," Anna Berg said.\n\n"Nobody asked us about it."',
        [("SPEECH", "The road is open again", *BERG), ("SPEECH", "Nobody asked us about it.", *BERG)],
    ),
    Case(
        "an unclosed paragraph and the reopened next are one speech",
        '"The road is open again.\n\n"Nobody asked us about it," Anna Berg said.',
        [("SPEECH", "The road is open again. Nobody asked us about it", *BERG)],
    ),
    Case(
        "a missing closing mark ends before the narrator",
        '"The road is open again, Anna Berg said on Monday.',
        [("SPEECH", "The road is open again", *BERG)],
    ),
    Case(
        "a transcript names inside the marks",
        '"BERG: Nobody asked us about it."',
        [("SPEECH", "BERG: Nobody asked us about it.", "BERG", "BERG", None)],
    ),
    Case(
        "a label before a colon",
        'Anna Berg: "Nobody asked us about it."',
        [("SPEECH", "Nobody asked us about it.", "Anna Berg", "Anna Berg", None)],
    ),
    Case(
        "a signature behind a dash",
        '"Nobody asked us about it." — Anna Berg, Lund',
        [("SPEECH", "Nobody asked us about it.", "Anna Berg", "Anna Berg", None)],
    ),
    Case(
        "words inside a paraphrase are a part",
        'Anna Berg said the plan was "a bad joke" from the start.',
        [("PART", "a bad joke", *BERG)],
    ),
    Case(
        "a long part that the sentence needs is no speech",
        'Anna Berg said the harbour was "a bad joke from the very start" of the year.',
        [("PART", "a bad joke from the very start", *BERG)],
    ),
    Case("scare quotes are nobody's", 'The so-called "experts" went home early.', []),
    Case("titles of works are nobody's", 'They watched "The Long Winter of Lund" at home.', []),
    Case("nicknames are nobody's", 'Jon "Biggy" Dahl came home.', []),
    Case("a word somebody would not say is nobody's", "The mayor would not call it a “victory”.", []),
    Case("a deed is not a quotation", 'The council declared a "truce" with the harbour.', []),
    Case("an apostrophe opens nothing", "It's the dogs' dinner of the '90s, rock 'n' roll.", []),
    Case("inches and feet open nothing", 'He is 6\'2" tall and owns a 12" record.', []),
    Case(
        "British marks",
        "'The road isn't open,' said Anna Berg. 'It's the drivers' fault.'",
        [("SPEECH", "The road isn't open. It's the drivers' fault.", *BERG)],
    ),
    Case(
        "British curly marks hold double ones",
        "‘They said “never” to us in May,’ said Anna Berg.",
        [("SPEECH", "They said “never” to us in May", *BERG)],
    ),
    Case(
        "nested marks belong to the outer words",
        '"They said ‘never’ to us in May," said Anna Berg.',
        [("SPEECH", "They said ‘never’ to us in May", *BERG)],
    ),
    Case(
        "an organisation speaks under its own name",
        '"The road is open again," the company said.',
        [("SPEECH", "The road is open again", "the company", "the company", "said")],
    ),
    Case(
        "a role is the one person named with it",
        'The mayor, Anna Berg, came at noon, the driver said: "She is late."\n\nThe mayor, Anna Berg, said: '
        '"The road is open again."\n\n"Nobody asked us about it," the mayor said.',
        [
            ("SPEECH", "She is late.", "the driver", "the driver", "said"),
            ("SPEECH", "The road is open again.", "Anna Berg", "The mayor, Anna Berg", "said"),
            ("SPEECH", "Nobody asked us about it", "Anna Berg", "the mayor", "said"),
        ],
    ),
    Case(
        "the campaign of somebody is not that somebody",
        '"The road is open again," Berg\'s campaign said.',
        [("SPEECH", "The road is open again", "Berg's campaign", "Berg's campaign", "said")],
    ),
]
OTHERS = [
    Case(
        "German",
        "„Die Straße ist wieder offen“, sagte die Bürgermeisterin Anna Berg. Sie sprach von einem „großen Tag“.",
        [
            ("SPEECH", "Die Straße ist wieder offen", "Anna Berg", "die Bürgermeisterin Anna Berg", "sagte"),
            ("PART", "großen Tag", "Anna Berg", "Sie", "sprach"),
        ],
        "de",
    ),
    Case(
        "German with the verb in second place",
        "In Lund sagte Anna Berg: „Niemand hat uns gefragt.“",
        [("SPEECH", "Niemand hat uns gefragt.", "Anna Berg", "Anna Berg", "sagte")],
        "de",
    ),
    Case("German names of things", "Der Film „Der lange Winter“ läuft in Lund.", [], "de"),
    Case(
        "Inward guillemets",
        "»Die Straße ist wieder offen«, sagte Berg.",
        [("SPEECH", "Die Straße ist wieder offen", "Berg", "Berg", "sagte")],
        "de",
    ),
    Case(
        "French",
        "« Personne ne nous a rien demandé », a déclaré Claire Dubois.",
        [("SPEECH", "Personne ne nous a rien demandé", "Claire Dubois", "Claire Dubois", "déclaré")],
        "fr",
    ),
    Case(
        "French dialogue",
        "— Personne ne nous a rien demandé, dit-elle.",
        [("SPEECH", "Personne ne nous a rien demandé", None, "elle", "dit-elle")],
        "fr",
    ),
    Case(
        "Spanish dialogue around the narrator",
        "—¿Vienes mañana? —preguntó Juan—. No quiero ir solo.",
        [("SPEECH", "¿Vienes mañana? No quiero ir solo.", "Juan", "Juan", "preguntó")],
        "es",
    ),
    Case(
        "Italian",
        "«La strada è di nuovo aperta», ha detto Anna Conti.",
        [("SPEECH", "La strada è di nuovo aperta", "Anna Conti", "Anna Conti", "detto")],
        "it",
    ),
    Case(
        "Portuguese",
        "“A estrada está aberta outra vez”, disse Ana Lopes.",
        [("SPEECH", "A estrada está aberta outra vez", "Ana Lopes", "Ana Lopes", "disse")],
        "pt",
    ),
    Case(
        "Dutch",
        "‘De weg is eindelijk weer open’, zei Anna de Wit.",
        [("SPEECH", "De weg is eindelijk weer open", "Anna de Wit", "Anna de Wit", "zei")],
        "nl",
    ),
    Case(
        "Russian dialogue",
        "— Мы ждали этого дня, — сказал Иван Петров. — Теперь дорога открыта.",
        [("SPEECH", "Мы ждали этого дня. Теперь дорога открыта.", "Иван Петров", "Иван Петров", "сказал")],
        "ru",
    ),
    Case(
        "a language without lists has no speakers",
        "”Emme ole koskaan menettäneet toivoamme lautasta”, sanoo Anna Berg.",
        [("SPEECH", "Emme ole koskaan menettäneet toivoamme lautasta", None, None, None)],
        "fi",
    ),
    Case(
        "Japanese",
        "市長は「私たちは一度も希望を失いませんでした」と語った。",
        [("SPEECH", "私たちは一度も希望を失いませんでした", "市長", "市長", None)],
        "ja",
    ),
]


def paragraphs(text: str) -> list[Block]:
    """The text's paragraphs as blocks."""
    return [Block("PARAGRAPH", part) for part in text.split("\n\n")]


def shape(found: tuple[Quote, ...]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """The quotes without their places."""
    return [(quote.kind, quote.text, quote.speaker, quote.mention, quote.cue) for quote in found]


@pytest.mark.parametrize("case", [*ENGLISH, *OTHERS], ids=lambda case: case.fact)
def test_the_table(case: Case) -> None:
    assert shape(quotes(paragraphs(case.text), case.language)) == case.found


@pytest.mark.parametrize("opened, closed", ["“”", '""', "„“", "„”", "«»"])
def test_marks_of_the_world_are_read_alike(opened: str, closed: str) -> None:
    text = f"{opened}Nobody asked us about it,{closed} Anna Berg said. {opened}It is late.{closed}"
    assert shape(quotes(paragraphs(text), "en")) == [("SPEECH", "Nobody asked us about it. It is late.", *BERG)]


def test_parts_cover_the_words_with_their_marks() -> None:
    text = '"The road is open," Anna Berg said. "Nobody asked us."'
    (quote,) = quotes(paragraphs(f"Nothing here.\n\n{text}"), "en")
    assert [(first.block, text[first.offset : last.offset]) for first, last in quote.parts] == [
        (1, '"The road is open,"'),
        (1, '"Nobody asked us."'),
    ]


def test_an_untagged_article_is_read_in_the_language_it_is_written_in() -> None:
    text = (
        "Die Fähre fährt wieder, und das ist nicht nur für die Stadt gut. „Niemand hat uns gefragt“, sagte Anna Berg."
    )
    assert [quote.speaker for quote in quotes(paragraphs(text), "")] == ["Anna Berg"]


def test_code_and_tables_and_headings_quote_nobody() -> None:
    said = '"Nobody asked us about it," Anna Berg said.'
    assert quotes([Block("CODE", said), Block("TABLE", said), Block("HEADING", said, 2)], "en") == ()


def test_inline_code_quotes_nobody() -> None:
    text = 'Anna Berg said to type print("Hello there, you two.") twice.'
    start = text.index("print")
    block = Block("PARAGRAPH", text, spans=(Span(start, text.index(" twice"), "CODE"),))
    assert quotes([block], "en") == ()


def test_a_heading_parts_a_speaker_from_the_words_below() -> None:
    blocks = [
        Block("PARAGRAPH", '"The road is open again," Anna Berg said.'),
        Block("HEADING", "What people say", 2),
        Block("PARAGRAPH", '"Nobody asked us about it."'),
    ]
    assert [quote.speaker for quote in quotes(blocks, "en")] == ["Anna Berg", None]


def quoted(text: str, number: int = 1) -> Block:
    """A paragraph of a block quotation."""
    return Block("PARAGRAPH", text, inside=(Container("QUOTATION", number),))


def test_a_block_quotation_is_from_its_cite() -> None:
    blocks = [
        Block("PARAGRAPH", "Anna Berg runs the ferry."),
        quoted("Nobody asked us."),
        quoted("It is late."),
        quoted("— Berg, captain"),
    ]
    (quote,) = quotes(blocks, "en")
    assert (quote.kind, quote.text, quote.speaker) == ("BLOCK", "Nobody asked us.\nIt is late.", "Anna Berg")
    assert quote.parts == ((Position(1, 0), Position(2, 11)),)


def test_a_block_quotation_is_from_the_line_that_leads_to_it() -> None:
    blocks = [Block("PARAGRAPH", "In her diary Anna Berg wrote:"), quoted("Nobody asked us.")]
    assert shape(quotes(blocks, "en")) == [("BLOCK", "Nobody asked us.", "Anna Berg", "Anna Berg", "wrote")]


def test_a_dash_within_a_block_quotation_is_no_cite() -> None:
    (quote,) = quotes([quoted("We saw the road — And the quay too. It is late.")], "en")
    assert (quote.text, quote.speaker) == ("We saw the road — And the quay too. It is late.", None)


def test_a_cite_may_end_the_last_line() -> None:
    (quote,) = quotes([quoted("“Nobody asked us.” — Anna Berg (@berg) May 5, 2026")], "en")
    assert (quote.text, quote.speaker) == ("Nobody asked us.", "Anna Berg")


def test_a_pull_quote_is_shown_once() -> None:
    said = "Nobody in this town has ever asked us about it."
    blocks = [Block("PARAGRAPH", f'"{said}" Anna Berg said.'), quoted(f"“{said}”")]
    assert [quote.kind for quote in quotes(blocks, "en")] == ["SPEECH"]


def test_a_pull_quote_set_as_a_paragraph_is_shown_once() -> None:
    said = "Nobody in this town has ever asked us about it"
    text = f"\u201c{said},\u201d Anna Berg said.\n\nThe quay is long.\n\n\u201c{said}.\u201d"
    assert len(quotes(paragraphs(text), "en")) == 1


def test_quotes_stand_in_reading_order() -> None:
    blocks = [quoted("Nobody asked us."), Block("PARAGRAPH", '"The road is open again," Anna Berg said.')]
    assert [quote.kind for quote in quotes(blocks, "en")] == ["BLOCK", "SPEECH"]


def test_speakers_are_counted_most_first() -> None:
    text = '"It is far too late," said Jon Dahl.\n\n"It is open now," said Anna Berg.\n\n"It is good," said Anna Berg.'
    assert speakers(quotes(paragraphs(text), "en")) == (("Anna Berg", 2), ("Jon Dahl", 1))


DOCUMENT = Document(
    title="The ferry [is] back", site="Coast", published="2026-03-09", url="https://coast.example/ferry"
)
QUOTE = Quote("It is *late*.", "Anna Berg", "she", "said", "SPEECH", ((Position(0, 0), Position(0, 9)),))


def test_a_citation_names_speaker_title_site_date_and_address() -> None:
    assert (
        citation(QUOTE, DOCUMENT)
        == "“It is *late*.” — Anna Berg, The ferry [is] back, Coast, 2026-03-09, https://coast.example/ferry"
    )


def test_a_citation_leaves_out_what_is_not_known() -> None:
    nobody = Quote("It is late.", None, None, None, "SPEECH", QUOTE.parts)
    assert citation(nobody, Document()) == "“It is late.”"


def test_a_citation_in_markdown_is_a_quotation_with_a_link() -> None:
    assert citation(QUOTE, DOCUMENT, markdown=True) == (
        "> “It is \\*late\\*.”\n>\n"
        "> — Anna Berg, [The ferry \\[is\\] back](<https://coast.example/ferry>), Coast, 2026-03-09"
    )


def cost(text: str) -> float:
    """CPU seconds for a paragraph."""
    started = process_time()
    quotes([Block("PARAGRAPH", text)], "en")
    return process_time() - started


@pytest.mark.hostile
@pytest.mark.parametrize("unit", ['"', "“", "'", "‘", "«"])
def test_a_megabyte_of_marks_quotes_nobody(unit: str) -> None:
    assert quotes([Block("PARAGRAPH", unit * 1_000_000)], "en") == ()


@pytest.mark.hostile
@pytest.mark.parametrize(
    "unit", ["”", "„", "「", "—", '" ', ' "', "“a", '"a ', "“Ab” ", "(", "he said “", "“A b”, he said. "]
)
def test_marks_among_letters_cost_no_more(unit: str) -> None:
    assert cost(unit * (100_000 // len(unit))) < 5 * 5 * max(cost(unit * (20_000 // len(unit))), 0.02)


@pytest.mark.hostile
def test_time_grows_with_length_and_no_faster() -> None:
    text = "“Yes, we do,” he said. Anna Berg left the quay. "
    assert cost(text * 4000) < 4 * 4 * max(cost(text * 1000), 0.02)
