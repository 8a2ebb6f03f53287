"""The density engine: which elements hold the running text, and that asking it leaves the page as it is."""

from lxml import etree

from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.engines.density import dense
from tui_reader.extraction.engines.flattening import flattened

PROSE = "The mill stood idle for years, its wheel half sunk, until a cooper, two masons and a clerk bought it. "
LINKS = "<div id=links>" + "<p><a href=/other>Another story of the mill</a></p>" * 9 + "</div>"


def kept(body: str) -> set[str]:
    """The ids of the elements that are kept."""
    root = parse(f"<html><body>{body}</body></html>")
    before = etree.tostring(root)
    ids = {element.get("id") or "" for element in dense(root)}
    assert etree.tostring(root) == before
    return ids - {""}


def test_paragraphs_stay_and_a_box_of_links_among_them_goes() -> None:
    story = "".join(f"<p id=p{number}>{PROSE * 2}</p>" for number in range(4))
    found = kept(f"<article>{story}{LINKS}</article>")
    assert found == {"p0", "p1", "p2", "p3"}


def test_bare_text_beside_blocks_counts_as_paragraphs() -> None:
    text = f"{PROSE * 2}<b id=bold>{PROSE}</b><blockquote id=said>{PROSE}</blockquote>{PROSE * 2}"
    assert kept(f"{LINKS}<div id=text>{text}</div>") == {"text", "bold", "said"}


def test_what_a_class_calls_furniture_goes_unless_nothing_else_is_there() -> None:
    beside = f"<div class=sidebar id=beside><p>{PROSE * 3}</p><p>{PROSE * 3}</p></div>"
    assert "beside" not in kept(f"{beside}<div id=text><p>{PROSE * 6}</p></div>")
    assert "beside" in kept(beside)


def test_a_table_of_data_stays_with_its_text() -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{PROSE}</td></tr>" for year in range(1901, 1913))
    assert "data" in kept(f"<div id=text><p>{PROSE * 6}</p><table id=data>{rows}</table></div>")


def test_a_page_laid_flat_keeps_its_text_in_order() -> None:
    root = parse("<body>a<div>b<p>c<i>d</i>e</p>f</div>g<!-- no --><div> <p>h</p> </div>i</body>")
    body = root.find("body")
    assert body is not None
    page, scored = flattened(body, strip=True)
    assert page.inner(0) == "abcdefghi"
    assert [page.inner(at) for at in scored] == ["b", "cde", "f", "h"]
    page.remove(scored[1])
    assert page.inner(0) == "abfghi"
    assert page.children(0) == [1, 6]
