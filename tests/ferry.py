"""An article written for the tests: every kind of block, people who speak, and what only looks like a quotation."""

from tui_reader.article.document import Block, Cell, Container, Document, Image, Position, Span, SpanKind
from tui_reader.complete import complete

ADDRESS = "https://coastweekly.example/ferry"

_LIST = Container("LIST", 1, 1)
_TABLE = "Year\tPlanned\tPaid\n2019\t20.5\t18.0\n2020\t20.5\t23.1"


def _cells() -> tuple[Cell, ...]:
    cells: list[Cell] = []
    at = 0
    for row, line in enumerate(_TABLE.split("\n")):
        for column, text in enumerate(line.split("\t")):
            cells.append(Cell(at, at + len(text), row, column, header=row == 0))
            at += len(text) + 1
    return tuple(cells)


def _paragraph(text: str, *spans: Span, inside: tuple[Container, ...] = ()) -> Block:
    return Block("PARAGRAPH", text, spans=spans, inside=inside)


BLOCKS = (
    _paragraph(
        "The harbour of Lindhavn was closed for nineteen years. On Tuesday the first ferry tied up at the old quay, and"
        " some two hundred people had come to see it, many of them too young to remember the last one."
    ),
    _paragraph(
        "“The road is open again,” said Anna Berg, who ran the ticket office until the day it shut. “Nobody asked us"
        " whether we wanted it closed.”"
    ),
    _paragraph(
        "The mayor, Jon Dahl, would not call it a “victory”. The ministry’s own report[1] puts the cost at 41 million,"
        " twice the first estimate.",
        Span(71, 77, "LINK", "https://ministry.example/report"),
        Span(77, 80, "NOTE", to=Position(17, 0)),
    ),
    Block("HEADING", "What the ferry costs", 2),
    _paragraph("Three things were promised when the line was cut, and only the first was kept:"),
    _paragraph(
        "a bus every hour, also in winter and on Sundays, paid for by the county and not by those who need it;",
        inside=(_LIST, Container("ITEM", 2, 1)),
    ),
    _paragraph("a new breakwater;", inside=(_LIST, Container("ITEM", 3, 2))),
    _paragraph("a word of thanks.", inside=(_LIST, Container("ITEM", 4, 3))),
    Block(
        "FIGURE",
        "The harbour office at noon. Photo: Ida Ness",
        image=Image("https://coastweekly.example/office.jpg", "The office, seen from the quay"),
    ),
    Block("HEADING", "The county’s share", 3),
    Block("TABLE", _TABLE, cells=_cells()),
    Block("HEADING", "What people say", 2),
    _paragraph(
        "“It is not a victory until the winter is over. I have seen two reopenings in my life and both of them ended in"
        " February, with the same speeches, and the same people on the quay, and the same cake from the same baker,”"
        " Mr. Dahl told us."
    ),
    _paragraph("We never left. We only stopped being counted.", inside=(Container("QUOTATION", 5),)),
    _paragraph("“They counted the cars. They did not count us,” wrote Liv Aas, 19, in a letter to this paper."),
    Block(
        "CODE",
        "def fare(zone, child=False):\n    base = 4.20 + 1.10 * zone\n    return base / 2 if child else base",
        language="python",
    ),
    Block("HEADING", "Notes", 2),
    _paragraph("County archive, box 14, opened to the public in 2021.", inside=(Container("NOTE", 6, 1),)),
)

FERRY = complete(
    Document(
        url=ADDRESS,
        final_url=ADDRESS,
        title="The ferry comes back to Lindhavn",
        byline="Mari Holm",
        site="Coast Weekly",
        published="2026-06-12",
        language="en",
        excerpt="After nineteen years a ferry ties up again at the old quay.",
        engine="trafilatura",
        kept=0.62,
        blocks=BLOCKS,
    )
)


def long_article(sections: int = 12) -> Document:
    """The same story told over and over, with a section for each time."""
    blocks: list[Block] = []
    for number in range(1, sections + 1):
        blocks.append(Block("HEADING", f"Chapter {number}", 2))
        blocks += [block._replace(spans=()) for block in BLOCKS[:3]]
    return complete(FERRY.with_(title="The long story of the ferry", blocks=tuple(blocks)))


def signs() -> Document:
    """Everything that is marked in a text on one screen: code, links, a quote, a list of links, a wide table."""
    call = "The fare is what fare(zone) says, or base, its half; the county’s list and the ministry’s differ."

    def span(words: str, kind: SpanKind, href: str | None = None) -> Span:
        return Span(call.index(words), call.index(words) + len(words), kind, href)

    spans = (
        span("fare(zone)", "CODE"), span("base", "CODE"), span("county’s list", "LINK", "https://ministry.example/list"),
        span("the ministry’s", "EMPHASIS"), span("The fare", "STRONG"),
    )  # fmt: skip
    headlines = (
        "The county wants its breakwater back before the winter",
        "Anna Berg opens the ticket office once more",
    )
    links = [
        _paragraph(words, Span(0, len(words), "LINK", f"https://coastweekly.example/{number}"),
                   inside=(Container("LIST", 40), Container("ITEM", 41 + number)))
        for number, words in enumerate(headlines)
    ]  # fmt: skip
    names = (
        "Year",
        "Planned",
        "Paid",
        "What the ministry said about it",
        "What the county answered to that",
        "Share",
        "Repairs",
        "Interest",
        "Insurance",
        "Passengers",
        "Cancelled",
    )
    values = (
        "2019",
        "20.5",
        "18.0",
        "that nothing could be heard",
        "nothing at all, for seven months",
        "12 %",
        "1,204.25",
        "88.50",
        "402.00",
        "41,200",
        "112",
    )
    text = "\t".join(names) + "\n" + "\t".join(values)
    cells, at = [], 0
    for row, line in enumerate((names, values)):
        for column, word in enumerate(line):
            cells.append(Cell(at, at + len(word), row, column, header=row == 0))
            at += len(word) + 1
    blocks = (_paragraph(call, *spans), BLOCKS[1], *links, Block("TABLE", text, cells=tuple(cells)))
    return complete(FERRY.with_(title="What the ferry says", blocks=blocks))
