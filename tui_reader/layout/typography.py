"""How a text is set: what decides its lines besides the document."""

from typing import NamedTuple

from tui_reader.article.cells import Counting


class Glyphs(NamedTuple):
    """The marks drawn beside the text; `ASCII` is for terminals and fonts that have no others, `SPOKEN` says in words
    what others draw, for screen readers.

    title: what a line below the title is drawn with. heading: what stands before a heading of level {0}; {1} is a # for
    each level. link: what stands around the words of a link, inline: around code within a sentence. quote: what stands
    before a quotation of the speaker {}. language, table: a line above code in {}, above a table with {} columns and {}
    rows. beyond: in a table's first rule, for columns that lie outside on the left and on the right. folded: before a
    heading whose section is folded. Marks and words that are "" are left out.
    """

    bullets: tuple[str, ...] = ("•", "◦", "▪")
    quotation: str = "┃"
    aside: str = "│"
    code: str = "┆"
    picture: str = "▨"
    rule: str = "* * *"
    line: str = "─"
    title: str = "━"
    heading: str = ""
    link: tuple[str, str] = ("", "")
    quote: str = ""
    language: str = ""
    table: str = ""
    inline: tuple[str, str] = ("`", "`")
    beyond: tuple[str, str] = ("←", "→")
    folded: str = "▸"


TYPOGRAPHIC = Glyphs()
ASCII = Glyphs(("*", "-", "+"), "|", "|", "|", "[image]", "* * *", "-", "=", "{1} ", beyond=("<", ">"), folded="+")
SPOKEN = Glyphs(
    ("-",), "", "", "", "Image:", "End of part", "", "", "Heading {0}: ", ("link\u00a0", ""), "Quote, {}: ",
    "Code, {}", "Table, {} columns, {} rows", ("", ""),
    folded="Folded:",
)  # fmt: skip


class Typography(NamedTuple):
    """What decides the lines besides the document: all of it is the layout's key.

    width: cells of the text column. spacing: blank lines between paragraphs. hang: columns a section's title hangs
    into the margin. hyphenate: words of paragraphs are divided at the end of a line, in the language of the text.
    counting: how the cells of a text are counted.
    """

    width: int
    spacing: int = 1
    hang: int = 2
    glyphs: Glyphs = TYPOGRAPHIC
    hyphenate: bool = False
    counting: Counting = Counting()

    @property
    def key(self) -> str:
        """All of it in a line, the width first."""
        return f"{self.width} {tuple(self)[1:]}"
