import time
from importlib import resources

import pytest

from tui_reader.article.document import Block, Container, Document, Image, Position, Span
from tui_reader.article.form import to_json
from tui_reader.extraction.commonmark import read_markdown

URL = "https://coast.example/notes/ferry.md"


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of Markdown under a title that front matter gives."""
    return tuple(read_markdown(f'---\ntitle: "T"\n---\n{text}', URL).blocks)


def only(text: str) -> Block:
    (block,) = blocks(text)
    return block


def kinds(text: str) -> list[tuple[str, str]]:
    """Each block as the kinds around it and its own, and its text."""
    return [(">".join([*(one.kind for one in block.inside), block.kind]), block.text) for block in blocks(text)]


def read(text: str) -> Document:
    return read_markdown(text, URL)


@pytest.mark.parametrize(
    ("text", "title", "left"),
    [
        ("# The *ferry*\n\ntext", "The ferry", 1),
        ("The ferry\n===\n\ntext", "The ferry", 1),
        ("## The ferry\n\ntext\n\n### Costs", "The ferry", 2),
        ("## Boats\n\ntext\n\n## Quays\n\ntext", "ferry", 4),
        ("text first\n\n# Boats", "ferry", 2),
        ("---\ntitle: 'It''s back'\n---\n\n# Boats", "It's back", 1),
        ("---\ntitle: The ferry\n---\n# The ferry\n\ntext", "The ferry", 1),
        ('---\ntitle: ""\n---\n# The ferry', "", 1),
        ("![logo](a.png)\n\n# The ferry\n\ntext", "The ferry", 2),
        ("# " + "very " * 100 + "long", "ferry", 1),
    ],
)
def test_the_title_is_the_front_matters_else_the_heading_above_all_else_the_files_name(
    text: str, title: str, left: int
) -> None:
    document = read(text)
    assert (document.title, len(document.blocks)) == (title, left)


def test_front_matter_says_what_is_known() -> None:
    document = read(
        '---\ntitle: "A \\"road\\""\nAuthor: [Mari Holm, Jon Dahl]\ndate: 2026-06-12 # a Friday\nsite: Coast Weekly\n'
        "lang: en\ndescription: 'After nineteen years'\ntags:\n  - boats\nlayout: {a: b}\n---\ntext"
    )
    assert (document.title, document.byline, document.site) == ('A "road"', "Mari Holm, Jon Dahl", "Coast Weekly")
    assert (document.published, document.language, document.excerpt) == ("2026-06-12", "en", "After nineteen years")


def test_documents_come_completed() -> None:
    document = read("# T\n\n## A\n\nthree words here\n\n### B\n\n## C\n")
    assert (document.words, document.minutes, document.engine) == (6, 1, "markdown")
    assert [section.title for top in document.outline for section in top.walk()] == ["T", "A", "B", "C"]


def test_styles_are_spans() -> None:
    block = only("a *b* **c** `d` ~~e~~ x<sup>2</sup> h<sub>i</sub> <b>j</b>")
    assert [(span.kind, block.text[span.start : span.end]) for span in block.spans] == [
        ("EMPHASIS", "b"), ("STRONG", "c"), ("CODE", "d"), ("STRIKE", "e"), ("SUP", "2"), ("SUB", "i"), ("STRONG", "j"),
    ]  # fmt: skip


def test_links_are_absolute_and_as_they_were_written() -> None:
    block = only("[a](/x_y?q=é) [b](<c d.md>) <https://e.example/> [c][r]\n\n[r]: ../up 'title'")
    assert [span.href for span in block.spans] == [
        "https://coast.example/x_y?q=é",
        "https://coast.example/notes/c d.md",
        "https://e.example/",
        "https://coast.example/up",
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
def test_addresses_that_are_no_pages_are_text(address: str) -> None:
    assert only(f"[a]({address})").spans == ()
    assert only(f'<a href="{address}">a</a> b').spans == ()


def test_links_within_the_document_know_their_place() -> None:
    found = blocks('see [costs](#what-it-costs), [here](#spot)\n\n## What it costs?\n\nand <a id="spot"></a>here')
    assert [span.to for span in found[0].spans] == [Position(1, 0), Position(2, 4)]


def test_footnotes_lead_to_their_notes() -> None:
    found = blocks("a[^x] b[^7] c[^x]\n\n[^x]: first\n\n    more\n\n[^7]: second\n")
    assert found[0].text == "a[1] b[7] c[1]"
    assert [span.to for span in found[0].spans] == [Position(1, 0), Position(3, 0), Position(1, 0)]
    assert [(block.text, block.inside[0].number) for block in found[1:]] == [("first", 1), ("more", 1), ("second", 7)]
    assert found[1].inside == found[2].inside != found[3].inside


def test_a_note_that_nothing_refers_to_is_not_lost() -> None:
    found = blocks("a[^1]\n\n[^x]: alone\n\n[^1]: first\n")
    assert [(block.text, block.inside[0].number) for block in found[1:]] == [("first", 1), ("alone", 2)]


def test_lists_keep_their_numbers_and_end_where_they_end() -> None:
    found = blocks("3. a\n\n   b\n4. c\n   - d\n\npast\n\n1) e\n")
    assert [(block.text, [(one.kind, one.number) for one in block.inside]) for block in found] == [
        ("a", [("LIST", 3), ("ITEM", 3)]),
        ("b", [("LIST", 3), ("ITEM", 3)]),
        ("c", [("LIST", 3), ("ITEM", 4)]),
        ("d", [("LIST", 3), ("ITEM", 4), ("LIST", None), ("ITEM", None)]),
        ("past", []),
        ("e", [("LIST", 1), ("ITEM", 1)]),
    ]
    assert len({block.inside[0].id for block in found if block.inside}) == 2


def test_terms_have_definitions() -> None:
    assert kinds("Ferry\n: a boat\n\n  that comes back\n: a habit") == [
        ("TERM>PARAGRAPH", "Ferry"),
        ("DEFINITION>PARAGRAPH", "a boat"),
        ("DEFINITION>PARAGRAPH", "that comes back"),
        ("DEFINITION>PARAGRAPH", "a habit"),
    ]


def test_html_gives_the_containers_that_markdown_lacks() -> None:
    assert kinds(
        "<aside>\n\n*by the way*\n\n</aside>\n\n<details><summary>More</summary>\n\n- hidden\n\n</details>\n\nafter"
    ) == [
        ("ASIDE>PARAGRAPH", "by the way"),
        ("DETAILS>PARAGRAPH", "More"),
        ("DETAILS>LIST>ITEM>PARAGRAPH", "hidden"),
        ("PARAGRAPH", "after"),
    ]


def test_html_that_is_not_closed_ends_with_what_it_stands_in() -> None:
    assert kinds("> <aside>\n>\n> in\n\nout </div></blockquote>") == [
        ("QUOTATION>ASIDE>PARAGRAPH", "in"),
        ("PARAGRAPH", "out "),
    ]


def test_tables_know_their_cells() -> None:
    block = only("| a | b\\|c |\n|:--|--:|\n| `x` | |\n")
    assert block.kind == "TABLE"
    assert block.text == "a\tb|c\nx\t"
    assert [(block.text[cell.start : cell.end], cell.row, cell.column, cell.header) for cell in block.cells] == [
        ("a", 0, 0, True), ("b|c", 0, 1, True), ("x", 1, 0, False), ("", 1, 1, False),
    ]  # fmt: skip
    assert block.spans == (Span(6, 7, "CODE"),)


def test_html_tables_have_spans_and_need_no_end_tags() -> None:
    block = only("<table><tr><th rowspan=2>a<th colspan='2'>b<tr><td>c<td>d</table>")
    assert [tuple(cell) for cell in block.cells] == [
        (0, 1, 0, 0, 2, 1, True), (2, 3, 0, 1, 1, 2, True), (4, 5, 1, 1, 1, 1, False), (6, 7, 1, 2, 1, 1, False),
    ]  # fmt: skip
    assert block.text == "a\tb\nc\td"


def test_code_is_kept_to_the_letter_with_its_language() -> None:
    assert only("```c++ title=x\n\tint a;\n\n<b>\n```") == Block("CODE", "\tint a;\n\n<b>", language="c++")
    assert only("    indented\n      more") == Block("CODE", "indented\n  more")
    pre = only('<pre><code class="hljs language-rust">let a = &amp;b;\n\n  c</code></pre>')
    assert pre == Block("CODE", "let a = &b;\n\n  c", language="rust")


def test_pictures_are_figures_alone_and_spans_in_a_line() -> None:
    assert only("![A *quay*](q.jpg)") == Block("FIGURE", "", image=Image("https://coast.example/notes/q.jpg", "A quay"))
    captioned = only('<figure><img src="/q.jpg" alt="A quay"><figcaption>The <em>quay</em></figcaption></figure>')
    assert captioned == Block(
        "FIGURE", "The quay", spans=(Span(4, 8, "EMPHASIS"),), image=Image("https://coast.example/q.jpg", "A quay")
    )
    assert only("see ![it](a.png)").spans == (Span(4, 6, "IMAGE", "https://coast.example/notes/a.png"),)


def test_breaks_rules_languages_and_directions() -> None:
    assert only("a\\\nb  \nc<br>d\ne").text == "a\nb\nc\nd e"
    assert [block.kind for block in blocks("a\n\n---\n\nb")] == ["PARAGRAPH", "RULE", "PARAGRAPH"]
    assert only('<div lang="ar" dir="rtl">\n\nمرحبا\n\n</div>') == Block(
        "PARAGRAPH", "مرحبا", language="ar", direction="rtl"
    )


def test_lines_of_ideographs_join_without_a_blank() -> None:
    assert only("港は閉ざ\nされた。\nferry\nand well-\nknown").text == "港は閉ざされた。 ferry and well- known"


def test_scripts_styles_and_comments_are_left_out() -> None:
    assert kinds("<script>alert(1)\n</script>\n\n<style>\na{}\n</style>\n\n<!-- no\n\nno -->\n\nyes <!-- no -->") == [
        ("PARAGRAPH", "yes "),
    ]


def test_nothing_a_terminal_obeys_comes_through() -> None:
    document = read("# a&#x9b;31m\x1b[0m\n\n`\x07x`&#27;[2J&#x202e;\n\n![\x1b](\x1b]0;x)\n")
    assert "\x1b" not in to_json(document) + document.title
    assert not {"\x07", "\x9b", "\u202e"} & set("".join(block.text for block in document.blocks))


@pytest.mark.hostile
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000, "![[" * 30_000, "[^" * 50_000, "^[" * 50_000, "*a **b " * 10_000, "<a x=\"" * 20_000,
        "<!--" * 20_000, ">" * 100_000, "> - " * 20_000, "`" * 5_000 + "a" + "``" * 20_000, ("[" * 2_900 + "\n\n") * 30,
        "\n".join("  " * depth + "- a" for depth in range(400)), "<ul><li>" * 10_000, "<table><tr><td>" * 5_000,
    ],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_marks_without_end_take_no_time_without_end(text: str) -> None:
    begun = time.process_time()
    read(text)
    # Seconds of CPU; the slowest takes about one, and one that grew with the square would take a minute.
    assert time.process_time() - begun < 8


def test_containers_have_ids_of_their_own() -> None:
    found = blocks("> a\n\n> b\n\n- c\n\n* d")
    assert [block.inside[0] for block in found] == [
        Container("QUOTATION", 1), Container("QUOTATION", 2), Container("LIST", 3), Container("LIST", 5),
    ]  # fmt: skip


def test_the_built_in_guide_has_something_of_everything() -> None:
    guide = read_markdown(resources.files("tui_reader").joinpath("guide.md").read_text("utf-8"), "")
    assert guide.title == "tui-reader: the guide"
    assert guide.minutes <= 12, "it is read on the first evening"
    assert {block.kind for block in guide.blocks} >= {"HEADING", "PARAGRAPH", "TABLE", "CODE"}
    around = {container.kind for block in guide.blocks for container in block.inside}
    assert around >= {"LIST", "ITEM", "QUOTATION", "NOTE"}
    assert not any(block.text.startswith("tui-reader: the guide") for block in guide.blocks)
    assert len(guide.outline[0].children) >= 5
