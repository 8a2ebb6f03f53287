"""Posts and sections: gone through by depth, folded and opened; nothing that is to be seen stays hidden."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.panes import Text
from tui_reader.article.document import Block, Container, Document, Position
from tui_reader.article.form import from_json, to_json
from tui_reader.article.meta import meta
from tui_reader.article.outline import outline
from tui_reader.layout.layout import ALL_MEASURED, Fold, Layout
from tui_reader.layout.typography import ASCII, Typography
from tui_reader.ui.text.drawing import segments

NAMES = ("Liv Aas", "Anna Berg", "Jon Dahl", "Anna Berg", "Mari Holm", "Ida Ness")
DEPTHS = (1, 2, 3, 4, 3, 2)


def thread(depths: Sequence[int] = DEPTHS, names: Sequence[str] = NAMES, words: str = "Eight people.") -> Document:
    """Posts of these depths, each of a head and two paragraphs."""
    blocks: list[Block] = []
    path: list[Container] = []
    for id, (depth, name) in enumerate(zip(depths, names, strict=False), 1):
        above = path[: depth - 1]
        path = [*above, Container("POST", id, author=name, time=f"1{id % 10}:00")]
        to = f" · to {above[-1].author}" if above else ""
        inside = tuple(path)
        blocks.append(Block("HEADING", f"{name}{to} · 1{id % 10}:00", min(1 + depth, 6), inside=inside))
        blocks += [Block("PARAGRAPH", f"{words} {id}{letter}", inside=inside) for letter in "ab"]
    return Document(
        title="Is the ferry worth it?", blocks=tuple(blocks), outline=outline("Is the ferry worth it?", blocks)
    )


def shown(layout: Layout) -> list[str]:
    """The lines of a layout as text, those without any left out."""
    blocks = layout.document.blocks
    result = []
    for y in range(layout.height - 2):
        line = layout.line(y)
        if 0 <= line.block < len(blocks) and line.role != "BLANK":
            drawn = segments(line, blocks[line.block], (), lambda names: None)  # type: ignore[arg-type,return-value]
            result.append(" " * max(0, line.indent - len(line.ornament)) + "".join(s.text for s in drawn))
    return result


def test_the_head_of_a_post_is_called_by_its_author_and_knows_its_depth() -> None:
    found = [(each.title, each.post, each.author) for each in thread().outline[0].walk()][1:]
    assert found == [(name, depth, name) for name, depth in zip(NAMES, DEPTHS, strict=True)]


def test_a_heading_in_a_post_is_no_head() -> None:
    inside = (Container("POST", 1, author="Liv Aas", time="10:00"),)
    blocks = [Block("HEADING", words, 2, inside=inside) for words in ("Liv Aas · 10:00 · 3 points", "Liv Aas said so")]
    assert [(each.title, each.author) for each in outline("", blocks)[0].children] == [
        ("Liv Aas", "Liv Aas"),
        ("Liv Aas said so", ""),
    ]


def test_an_outline_of_posts_survives_as_json() -> None:
    document = thread()
    assert from_json(to_json(document)).outline == document.outline
    assert "author" not in json.dumps(json.loads(to_json(Document(title="A", outline=outline("A", []))))["outline"])


def test_a_thread_says_how_many_wrote_it() -> None:
    assert "6 posts by 5 people" in meta(thread())
    assert "posts" not in meta(thread((1, 1), ("Liv Aas", "Liv Aas")))


def test_heads_hang_out_of_their_text_and_answers_stand_further_in() -> None:
    assert shown(Layout(thread(), Typography(66, hang=0))) == [
        "Liv Aas · 11:00", "Eight people. 1a", "Eight people. 1b",
        "Anna Berg · to Liv Aas · 12:00", "  Eight people. 2a", "  Eight people. 2b",
        "  Jon Dahl · to Anna Berg · 13:00", "    Eight people. 3a", "    Eight people. 3b",
        "    Anna Berg · to Jon Dahl · 14:00", "      Eight people. 4a", "      Eight people. 4b",
        "  Mari Holm · to Anna Berg · 15:00",
        "    Eight people. 5a", "    Eight people. 5b",
        "Ida Ness · to Liv Aas · 16:00", "  Eight people. 6a", "  Eight people. 6b",
    ]  # fmt: skip


@pytest.mark.parametrize(("width", "most"), [(66, 12), (48, 8), (40, 0), (30, 0)])
def test_the_text_of_the_deepest_post_has_forty_columns_if_there_are_so_many(width: int, most: int) -> None:
    deep = thread(range(1, 20), NAMES * 4)
    layout = Layout(deep, Typography(width))
    assert max(layout.line(layout.top_of(block)).indent for block in range(1, len(deep.blocks), 3)) == most


def test_past_goes_over_the_answers_and_up_to_what_is_answered() -> None:
    text = Text(thread(), height=4)

    def head(index: int) -> int:
        return text.layout.top_of(3 * index)

    assert text.press("section.past") == head(0)
    text.press("section.next", "section.next")
    assert text.view.top == head(2)
    assert text.press("section.past") == head(4)
    assert text.press("section.past") == head(5)
    assert text.press("section.past") == head(5) and text.said[-1] == "nothing at this level follows"
    text.press("section.prev")
    assert text.press("section.up") == head(1)
    assert text.press("section.up") == head(0)
    assert text.press("section.up") == 0


def test_every_way_up_is_a_jump_that_can_be_gone_back() -> None:
    text = Text(thread(), height=4)
    text.press("section.next", "section.next", "section.next")
    before = len(text.jumps)
    text.press("section.up", "section.up")
    assert len(text.jumps) == before + 2


def test_a_folded_post_is_one_line_that_says_what_it_holds() -> None:
    text = Text(thread(), height=4, width=66)
    whole = shown(text.layout)
    text.press("section.next", "section.next", "fold")
    lines = shown(text.layout)
    assert lines[3:5] == ["▸ Anna Berg · to Liv Aas · 12:00 · 3 posts", "Ida Ness · to Liv Aas · 16:00"]
    assert text.view.top == text.layout.top_of(3)
    text.press("fold")
    assert shown(text.layout) == whole


def test_sections_that_are_hidden_are_passed_over() -> None:
    text = Text(thread(), height=4)
    text.press("section.next", "section.next", "fold")
    assert text.press("section.next") == text.layout.top_of(15)
    assert text.press("section.prev") == text.layout.top_of(3)


def test_what_is_to_be_seen_is_opened() -> None:
    text = Text(thread(), height=4)
    text.press("section.next", "section.next", "fold")
    text.view.bring_into_view(Position(10, 3), "search")
    assert not text.layout.is_hidden(10) and text.view.is_seen(Position(10, 3))


def test_a_fold_stays_through_a_change_of_the_width() -> None:
    text = Text(thread(), height=4, width=66)
    text.press("section.next", "section.next", "fold")
    lines = len(shown(text.layout))
    assert len(shown(text.lay(50))) == lines


def test_a_section_of_an_article_is_folded_to_the_next_of_its_level() -> None:
    blocks = [Block("HEADING", "One", 2), Block("PARAGRAPH", "a"), Block("HEADING", "Deeper", 3)]
    blocks += [Block("PARAGRAPH", "b"), Block("HEADING", "Two", 2), Block("PARAGRAPH", "c")]
    text = Text(Document(title="T", blocks=tuple(blocks), outline=outline("T", blocks)), height=3)
    text.press("section.next", "fold")
    assert [line.strip() for line in shown(text.layout)] == ["▸ One", "Two", "c"]


def test_ascii_has_a_mark_for_a_fold() -> None:
    layout = Layout(thread(), Typography(66, glyphs=ASCII))
    layout.fold([Fold(3, 15, " · 3 posts")])
    assert "### + Anna Berg · to Liv Aas · 12:00 · 3 posts" in shown(layout)


FOLDS = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), max_size=4, unique_by=lambda pair: pair[0])


@given(FOLDS, FOLDS, st.sampled_from([30, 66]), st.booleans())
def test_folds_leave_nothing_behind(
    first: list[tuple[int, int]], second: list[tuple[int, int]], width: int, long: bool
) -> None:
    words = "x" * (ALL_MEASURED // 100) if long else "A few words that go over a line at some widths."
    document = thread((1, 2, 3) * 20, NAMES * 10, words)
    count = len(document.blocks)

    def folds(pairs: list[tuple[int, int]]) -> list[Fold]:
        return [Fold(3 * at, min(count, 3 * at + 1 + size)) for at, size in pairs]

    one, other = Layout(document, Typography(width)), Layout(document, Typography(width))
    one.fold(folds(first))
    one.settled(one.height // 2, 20)
    one.fold(folds(second))
    other.fold(folds(second))
    for layout in (one, other):
        for block in range(count):
            layout.top_of(block)
    assert one.height == other.height
    assert [one.top_of(block) for block in range(count)] == [other.top_of(block) for block in range(count)]
    one.fold([])
    plain = Layout(document, Typography(width))
    for block in range(count):
        plain.top_of(block), one.top_of(block)
    assert one.heights == plain.heights == one.heights and one.height == plain.height


def mail() -> Document:
    """A letter that quotes one that quotes one, and says something about each."""
    one, two = Container("QUOTATION", 1), Container("QUOTATION", 2)
    other = Container("QUOTATION", 3)
    told = [
        ("Jon wrote:", ()), ("Anna wrote:", (one,)), ("Is it worth it?", (one, two)), ("It is dear.", (one, two)),
        ("It is not.", (one,)), ("I think so too.", ()), ("And then:", ()), ("Who pays?", (other,)), ("Nobody.", ()),
    ]  # fmt: skip
    return Document(title="The ferry", blocks=tuple([Block("PARAGRAPH", text, inside=inside) for text, inside in told]))


def words(layout: Layout) -> list[str]:
    return [line.strip("│┃ ") for line in shown(layout)]


def test_a_quotation_is_folded_below_who_wrote_it() -> None:
    text = Text(mail(), height=30)
    whole = words(text.layout)
    text.press("fold")
    assert words(text.layout) == [
        "▸ Jon wrote: · 4 paragraphs", "I think so too.", "And then:", "Who pays?", "Nobody.",
    ]  # fmt: skip
    text.press("fold")
    assert words(text.layout) == whole


def test_the_innermost_quotation_on_the_top_row_is_folded() -> None:
    text = Text(mail(), height=3)
    text.view.scroll(text.layout.top_of(2))
    text.press("fold")
    assert words(text.layout)[1] == "▸ Anna wrote: · 2 paragraphs"
    assert "It is not." in words(text.layout)


def test_a_number_folds_all_quotations_of_that_depth() -> None:
    text = Text(mail(), height=30)
    whole = words(text.layout)
    text.press("fold", count=1)
    assert words(text.layout) == [
        "▸ Jon wrote: · 4 paragraphs", "I think so too.", "▸ And then: · 1 paragraph", "Nobody.",
    ]  # fmt: skip
    text.press("fold", count=1)
    assert words(text.layout) == whole
    text.press("fold", count=2)
    assert "▸ Anna wrote: · 2 paragraphs" in words(text.layout) and "Who pays?" in words(text.layout)
    text.press("fold", count=3)
    assert text.said[-1] == "no quotations so deep here"
