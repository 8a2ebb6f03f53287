"""The rooms behind the quotes: marks, sentences, names, languages; and what holds for any text at all."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.article.document import Block, Container
from tui_reader.article.sentences import sentence_ends
from tui_reader.quotes import quotes
from tui_reader.quotes.cues import words_of
from tui_reader.quotes.cues.language import guess, language_of, primary
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.finding import told_by_labels
from tui_reader.quotes.marks.dialogue import dialogue
from tui_reader.quotes.marks.segments import MOST_MARKS, Habit, habit, segments
from tui_reader.quotes.names.people import People


def lists(language: str) -> Lexicon:
    """The word lists of a language that has them."""
    found = words_of(language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text, language, found",
    [
        ('He said "no" twice.', "en", ['"no"']),
        ("He said “no” twice.", "en", ["“no”"]),
        ("He said ‘no’ twice, ‘yes’ never.", "en", ["‘no’", "‘yes’"]),
        ("He said 'no' twice.", "en", ["'no'"]),
        ("The boys' 'no' was final.", "en", ["'no'"]),
        ("'The boys' shoes are wet,' he said.", "en", ["'The boys' shoes are wet,'"]),
        ("„Nein“ und „Ja“", "de", ["„Nein“", "„Ja“"]),
        ("»Nein« und »Ja«", "de", ["»Nein«", "»Ja«"]),
        ("« Non » et « oui »", "fr", ["« Non »", "« oui »"]),
        ("‚Nein‘ und ‚Ja‘", "de", ["‚Nein‘", "‚Ja‘"]),
        ("”Nej” och ”ja”", "sv", ["”Nej”", "”ja”"]),
        ("「いいえ」と『はい』", "ja", ["「いいえ」", "『はい』"]),
        ("“one “two” three” four", "en", ["“one “two” three”"]),
        ("“one two", "en", ["“one two"]),
        ("“one “two", "en", ["“one ", "“two"]),
        ("“no“ is the wrong mark", "en", ["“no“"]),
        ("a 12\" record, it's rock 'n' roll", "en", []),
        ("in the '90s and 'til now", "en", []),
        ("marks around nothing: “” “ ” “…”", "en", []),
    ],
)
def test_marks_pair(text: str, language: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in segments(text, habit([text], language))] == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("One. Two.", ["One. ", "Two."]),
        (
            "Mr. Berg met Sen. Dahl of the U.S. Senate. He left.",
            ["Mr. Berg met Sen. Dahl of the U.S. Senate. ", "He left."],
        ),
        ("“One.” Two.", ["“One.” ", "Two."]),
        ("„Eins.“ Zwei.", ["„Eins.“ ", "Zwei."]),
        ("Pius XII. war da. Er ging.", ["Pius XII. war da. ", "Er ging."]),
        ("he said.The mayor left.", ["he said.", "The mayor left."]),
        ("“Why?” he asked.", ["“Why?” he asked."]),
    ],
)
def test_sentences_end(text: str, found: list[str]) -> None:
    ends = [0, *sentence_ends(text), len(text)]
    assert [text[start:end] for start, end in pairwise(ends)] == found


@pytest.mark.parametrize(
    "mention, name",
    [
        ("Anna Berg", "Anna Berg"),
        ("Mayor Anna Berg", "Anna Berg"),
        ("Oslo Mayor Anna Berg", "Anna Berg"),
        ("the mayor, Anna Berg", "Anna Berg"),
        ("Sen. Anna van den Berg", "Anna van den Berg"),
        ("Anna Berg of the Ferry Party", "Anna Berg"),
        ("Berg's campaign", ""),
        ("Berg supporters", ""),
        ("the company", ""),
    ],
)
def test_a_mention_holds_a_name(mention: str, name: str) -> None:
    assert People([], lists("en")).name_in(mention)[0] == name


def test_a_title_chooses_between_two_of_one_name() -> None:
    people = People(["Anna Berg and Jon Berg came."], lists("en"))
    assert (people.full("Berg", "m"), people.full("Berg", "f")) == ("Jon Berg", "Anna Berg")


def test_the_article_tells_a_gender_the_name_does_not() -> None:
    people = People(["Xuxa Berg said she was late. Xuxa Berg thought she was early."], lists("en"))
    assert people.told("Xuxa Berg") == "f"


@pytest.mark.parametrize(
    "text, language",
    [
        ("The ferry is back and the people of the town are glad that it was not sold.", "en"),
        ("Die Fähre ist zurück, und die Leute in der Stadt sind froh, dass sie nicht verkauft wurde.", "de"),
        ("Le bac est de retour et les gens de la ville sont heureux qu'il ne soit pas vendu dans une vente.", "fr"),
        (
            "El barco ha vuelto y los vecinos del pueblo están contentos por una decisión que no esperaban.",
            "es",
        ),
        ("Паром вернулся, и люди в городе рады, что он не продан и что это не сон.", "ru"),
        ("Färjan är tillbaka och folket i staden är glada att den inte såldes.", "sv"),
        ("Færgen er tilbage, og byen glæder sig efter det år, hvor ingen kunne komme ud af den.", "da"),
        ("Fergen er tilbake, og byen gleder seg etter det året da ingen kunne komme ut av den.", "no"),
        ("Prom wrócił i nie jest to sen, że miasto się cieszy, bo czekało na to przez rok.", "pl"),
        ("Přívoz je zpátky a lidé ve městě jsou rádi, že není prodán, protože jeho zvon je slyšet.", "cs"),
        ("Lautta on palannut ja kaupungin väki iloitsee, ettei sitä myyty.", ""),
        ("", ""),
    ],
)
def test_a_language_is_guessed_or_not_at_all(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    "tag, text, language",
    [
        ("en", "El barco ha vuelto y la gente del puerto se alegra por los niños, que no lo han visto nunca.", "es"),
        ("en", "The ferry is back.", "en"),
        ("de-AT", "Die Fähre ist da.", "de"),
        ("pt", "«A balsa não passa mais», diz a dona do bar.", "pt"),
        ("fi", "The ferry of the town was back for the people that have waited with it.", "fi"),
    ],
)
def test_where_tag_and_text_disagree_the_text_wins(tag: str, text: str, language: str) -> None:
    assert language_of(tag, text) == language


@pytest.mark.parametrize(
    "tag, language",
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("de_AT", "de"),
        ("fra", "fr"),
        ("und", ""),
        ("", ""),
        ("x-default", ""),
        ("sv", "sv"),
    ],
)
def test_a_tag_names_its_language(tag: str, language: str) -> None:
    assert primary(tag) == language


def test_a_dash_inside_a_sentence_opens_no_dialogue() -> None:
    assert dialogue("El barco —dijo Juan— ha vuelto.", lists("es")) == []


MARKS = ['"', "“", "”", "‘", "’", "'", "„", "«", "»", "—", "(", ")", ", ", ". ", "? ", ": ", "\n", "\n\n", " — "]
SPOKEN = [" said ", " he ", " she ", "Anna", " Berg", " the mayor", " sagte ", " dijo ", " is late", " according to "]
PIECES = st.sampled_from([*MARKS, *SPOKEN, " and ", "12", "é", "中", "\U0001f600"])
TEXTS = st.lists(PIECES, max_size=40).map("".join)
BLOCKS = st.lists(
    st.builds(
        lambda kind, text, inside: Block(kind, text, inside=(Container(inside, 1),) if inside else ()),
        st.sampled_from(["PARAGRAPH", "HEADING", "CODE", "FIGURE", "TABLE", "RULE"]),
        TEXTS,
        st.sampled_from([None, "QUOTATION", "ASIDE", "LIST"]),
    ),
    max_size=6,
)


@pytest.mark.parametrize("text", ['—"', "— …", "— … — dit-il.", '— "" —'])
def test_a_dash_that_no_word_follows_opens_no_speech(text: str) -> None:
    assert quotes([Block("PARAGRAPH", text)], "fr") == ()


@settings(max_examples=200, deadline=None)
@given(BLOCKS, st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "ru", "sv", "ja", "", "en-GB"]))
def test_every_part_lies_in_the_text_in_reading_order(blocks: list[Block], language: str) -> None:
    found = quotes(blocks, language)
    assert [quote.parts[0] for quote in found] == sorted(quote.parts[0] for quote in found)
    for quote in found:
        assert quote.text.strip()
        for first, last in quote.parts:
            assert first < last
            assert last.offset <= len(blocks[last.block].text)
        assert all(one[1] <= two[0] for one, two in pairwise(quote.parts))


def test_a_pronoun_before_a_quotation_set_apart_finds_its_name_among_headings() -> None:
    blocks = (
        *(Block("HEADING", f"Part {number}", 2) for number in range(5)),
        Block("PARAGRAPH", "Anna Berg, the writer, came to the quay. Later she wrote:"),
        Block("PARAGRAPH", "We never left. We only stopped being counted.", inside=(Container("QUOTATION", 1),)),
    )
    (quote,) = quotes(blocks, "en")
    assert (quote.kind, quote.speaker, quote.mention) == ("BLOCK", "Anna Berg", "she")


def test_single_marks_within_double_ones_are_not_what_the_text_quotes_with() -> None:
    texts = ["The ‘Star’ is a boat of the ‘Lund Line’.", "“We call it ‘our boat’, and the bell ‘our bell’.”"]
    assert [texts[1][one.start : one.end] for one in segments(texts[1], habit(texts, "en"))] == [texts[1]]


@pytest.mark.hostile
@pytest.mark.parametrize(
    "language, unit, last", [("fr", "Rien… dit Anne. Rien ", "je"), ("nl", "Kom… zei hij, zacht. Kom ", "ik")]
)
def test_a_narrator_who_often_steps_in_costs_the_same_each_time(language: str, unit: str, last: str) -> None:
    def cost(times: int) -> float:
        started = process_time()
        assert len(dialogue(f"— {unit * times}{last}", lists(language))) == times + 1
        return process_time() - started

    assert cost(4000) < 8 * 3 * max(cost(500), 0.02)


@pytest.mark.hostile
def test_a_turn_costs_the_same_however_many_there_are() -> None:
    def cost(times: int) -> float:
        block = Block("PARAGRAPH", "\n".join(("Anna Berg: Why do you stay?", "Jon Dahl: I like it.") * times))
        started = process_time()
        assert len(told_by_labels([block], lists("en"))) == 2 * times
        return process_time() - started

    assert cost(8000) < 8 * 4 * max(cost(1000), 0.02)


def test_of_a_paragraph_so_many_marks_are_looked_at() -> None:
    text = "“We wait” " * MOST_MARKS
    assert len(segments(text, Habit(False, False))) == MOST_MARKS // 2
