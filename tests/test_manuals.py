"""Manuals, books and papers: their headings, their notes, the next chapter, and nothing of what stands around them."""

import pytest

from tui_reader.article.document import Document
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

HERE = "https://manual.example/rope/splices.html"
LEAD = (
    "A splice joins two ropes by weaving the strands of one into the other. It keeps nearly all the strength of the "
    "rope, where a knot takes half of it, and it goes through a block when it is made long enough."
)
CODE = "rope --eye -t 5 \\\n     hawser"

TEXINFO_WAYS = (
    '<div class="header"><p>Next: <a href="whippings.html" accesskey="n" rel="next">Whippings</a>, Previous: '
    '<a href="bends.html" accesskey="p" rel="prev">Bends</a>, Up: <a href="joining.html" rel="up">Joining Ropes</a> '
    '&nbsp; [<a href="index.html#SEC" rel="contents">Contents</a>]</p></div>'
)
TEXINFO = f"""<html><head><title>Splices (The Rope Manual)</title>
<link href="joining.html" rel="up" title="Joining Ropes"><link href="whippings.html" rel="next" title="Whippings">
</head><body><div class="section" id="Splices">{TEXINFO_WAYS}
<hr><h3 class="section">4.2 Splices</h3><p>{LEAD}</p><dl class="def"><dt id="index-eye"><strong>eye</strong>
<em>tucks</em><a href='#index-eye' class='copiable-anchor'> &para;</a></dt><dd><p>Makes an eye.</p></dd></dl>
<div class="example"><pre class="example">{CODE}</pre></div><p>Its end is kept from fraying<a id="DOCF3" href="#FOOT3">
<sup>3</sup></a>.</p></div><div class="footnote"><hr><h4 class="footnotes-heading">Footnotes</h4>
<h5><a id="FOOT3" href="#DOCF3">(3)</a></h5><p>Some burn it, which does for plastic alone.</p></div><hr>{TEXINFO_WAYS}
</body></html>"""

SPHINX = f"""<html><head><title>Splices &#8212; Rope 2.1 documentation</title><link rel="index" href="genindex.html"/>
<link rel="next" title="4. Whippings" href="whippings.html"/>
<link rel="prev" title="2. Bends" href="bends.html"/></head><body><div class="document">
<div class="body" role="main"><section id="splices"><h1>Splices<a class="headerlink"
href="#splices">&#182;</a></h1><p>{LEAD}</p>
<div class="highlight-sh"><div class="highlight"><pre>{CODE}</pre></div></div>
<section id="short"><h2>The short splice<a class="headerlink" href="#short">&#182;</a></h2><p>Thick and strong
<a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span>[</span>1<span>]</span></a>.</p>
<aside class="footnote brackets" id="id2" role="doc-footnote"><span class="label">[<a role="doc-backlink"
href="#id1">1</a>]</span><p>Some call it the marriage splice.</p></aside></section></section></div></div>
<div class="sphinxsidebar" role="navigation"><h4>Next topic</h4><p><a href="whippings.html">4. Whippings</a></p></div>
<div class="footer">Created using Sphinx.</div></body></html>"""

MDBOOK = f"""<html><head><title>Splices - The Rope Book</title></head><body><nav id="sidebar"><ol class="chapter">
<li><a href="bends.html"><strong>1.</strong> Bends</a></li>
<li><a href="splices.html"><strong>2.</strong> Splices</a></li><li><a href="whippings.html">
<strong>3.</strong> Whippings</a></li></ol></nav><div class="page"><main><h1 id="splices">
<a class="header" href="#splices">Splices</a></h1><p>{LEAD}</p><pre><code class="language-sh">{CODE}</code></pre>
<h2 id="short"><a class="header" href="#short">The short splice</a></h2><p>Thick and strong, it stays where it is.</p>
</main><nav class="nav-wrapper"><a rel="prev" href="bends.html" title="Previous chapter"><i></i></a>
<a rel="next prefetch" href="whippings.html" title="Next chapter"><i></i></a></nav></div></body></html>"""

BOOK = f"""<html><head><title>The Boat</title></head><body><section><h2>The eBook of The Boat</h2>
<p>This ebook is for the use of anyone anywhere at no cost and
with almost no restrictions whatsoever, as its licence says.</p>
<div><span>*** START OF THE EBOOK THE BOAT ***</span></div></section><h1>THE BOAT</h1><div class="chapter">
<h2><a id="c1"></a>CHAPTER I</h2><p>{LEAD}<a id="A1" href="#Footnote_1" class="fnanchor">[1]</a></p><p>{LEAD}</p></div>
<div class="chapter"><h2><a id="c2"></a>CHAPTER II</h2><p>It came back on a Tuesday, with the same bell.</p></div>
<div class="footnotes"><h3>FOOTNOTES</h3><div class="footnote"><p><a id="Footnote_1" href="#A1"><span class="label">[1]
</span></a> By the clock of the church.</p></div></div><div><span>*** END OF THE EBOOK THE BOAT ***</span></div>
<div>Updated editions will replace the previous one, and the old editions will be renamed by whoever made them.</div>
</body></html>"""

PAPER = f"""<html><head><title>On the strength of splices</title></head><body><article class="ltx_document">
<h1 class="ltx_title">On the strength of splices</h1><section class="ltx_section" id="S1"><h2>1 Introduction</h2>
<p>{LEAD} It is known since Berg <cite>[<a class="ltx_ref" href="#bib.bib1">1</a>]</cite>.</p></section>
<section class="ltx_bibliography" id="bib"><h2>References</h2><ul class="ltx_biblist"><li id="bib.bib1"
class="ltx_bibitem"><span class="ltx_tag">[1]</span> <span>A. Berg, Knots and what they cost, Coast Press.</span></li>
</ul></section></article></body></html>"""


def document(markup: str) -> Document:
    return read(Page(HERE, HERE, markup.encode(), "text/html"))


def headings(of: Document) -> list[str]:
    return [section.title for section in of.outline[0].walk()][1:]


@pytest.mark.parametrize(
    ("markup", "title"), [(TEXINFO, "Whippings"), (SPHINX, "4. Whippings"), (MDBOOK, "3. Whippings")]
)
def test_a_manual_names_its_next_chapter_by_its_title(markup: str, title: str) -> None:
    continued = document(markup).continued
    assert continued is not None and continued.kind == "chapter"
    assert (continued.url, continued.title) == ("https://manual.example/rope/whippings.html", title)
    assert continued.name == f"next chapter: {title}"


@pytest.mark.parametrize("said", ["name=author content='Mari Holm'", "name=date content='2026-06-12'"])
def test_what_somebody_wrote_on_a_day_is_no_chapter(said: str) -> None:
    assert document(SPHINX.replace("</head>", f"<meta {said}></head>")).continued is None


@pytest.mark.parametrize("markup", [TEXINFO, SPHINX, MDBOOK])
def test_code_of_manuals_is_untouched(markup: str) -> None:
    assert [block.text for block in document(markup).blocks if block.kind == "CODE"] == [CODE]


@pytest.mark.parametrize(
    ("markup", "note"),
    [
        (TEXINFO, "Some burn it, which does for plastic alone."),
        (SPHINX, "Some call it the marriage splice."),
        (BOOK, "By the clock of the church."),
    ],
)
def test_notes_of_manuals_and_books_are_notes(markup: str, note: str) -> None:
    blocks = document(markup).blocks
    (lead,) = [span.to for block in blocks for span in block.spans if span.kind == "NOTE"]
    assert lead is not None and blocks[lead.block].text == f"{note} ↩"
    assert blocks[lead.block].inside[-1].kind == "NOTE"


def test_what_leads_to_other_parts_is_no_text() -> None:
    text = "\n".join(block.text for block in document(TEXINFO).blocks)
    assert "Previous" not in text and "Contents" not in text and "¶" not in text


@pytest.mark.parametrize("markup", [SPHINX, MDBOOK])
def test_headings_do_not_lead_to_themselves(markup: str) -> None:
    found = document(markup)
    assert headings(found) == ["The short splice"]
    assert [span for block in found.blocks if block.kind == "HEADING" for span in block.spans] == []


def test_a_book_has_its_chapters_and_no_licence() -> None:
    found = document(BOOK)
    assert [title for title in headings(found) if title.startswith("CHAPTER")] == ["CHAPTER I", "CHAPTER II"]
    text = "\n".join(block.text for block in found.blocks)
    assert "licence" not in text and "***" not in text and "Updated editions" not in text


def test_a_book_of_which_the_end_is_missing_is_read_whole() -> None:
    assert "licence" in "\n".join(block.text for block in document(BOOK.replace("*** END", "END")).blocks)


def test_references_of_papers_lead_to_their_sources() -> None:
    blocks = document(PAPER).blocks
    (to,) = [span.to for block in blocks for span in block.spans if span.to is not None]
    assert "A. Berg, Knots and what they cost" in blocks[to.block].text
