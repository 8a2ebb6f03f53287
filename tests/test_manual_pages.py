"""Manual pages that a program turned into HTML: their definitions stay, the index of the program goes."""

import pytest

from tui_reader.article.document import Document
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

HERE = "https://manual.example/man1/splice.html"
LEAD = (
    "Joins two ropes by weaving the strands of one into the other. It keeps nearly all the strength of the rope, where "
    "a knot takes half of it, and it goes through a block when it is made long enough."
)
TUCKS = "Tuck every strand this often; three times without it, and five for ropes that slip."
SECTIONS = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SEE ALSO"]

INDEX = "".join(f'<DT><A HREF="#lb{name[:2]}">{name}</A><DD>\n' for name in SECTIONS)
LISTED = f"""<HTML><HEAD><TITLE>Man page of SPLICE</TITLE></HEAD><BODY>
<H1>SPLICE</H1>
Section: User Commands  (1)<BR>Updated: 2026-03-02<BR><A HREF="#index">Index</A>
<A HREF="/cgi-bin/man">Return to Main Contents</A><HR>
<A NAME="lbNA">&nbsp;</A>
<H2>NAME</H2>

splice - join two ropes
<A NAME="lbSY">&nbsp;</A>
<H2>SYNOPSIS</H2>

<B>splice</B> [<B>-t</B> <I>tucks</I>] <I>rope</I> <I>rope</I>
<A NAME="lbDE">&nbsp;</A>
<H2>DESCRIPTION</H2>

{LEAD}
<A NAME="lbOP">&nbsp;</A>
<H2>OPTIONS</H2>

<DL COMPACT>
<DT><B>-t</B> <I>tucks</I><DD>
{TUCKS}
</DL>
<A NAME="lbSE">&nbsp;</A>
<H2>SEE ALSO</H2>

<A HREF="/cgi-bin/man?1+whip">whip</A>(1), <A HREF="/cgi-bin/man?1+bend">bend</A>(1)
<P>

<HR>
<A NAME="index">&nbsp;</A><H2>Index</H2>
<DL>
{INDEX}</DL>
<HR>
This document was created by
<A HREF="/cgi-bin/man">a program</A>,
using the manual pages.<BR>
Time: 09:14:02 GMT, March 02, 2026
</BODY></HTML>"""

SEMANTIC = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>SPLICE(1)</title></head><body>
<table class="head"><tr><td class="head-ltitle">SPLICE(1)</td><td class="head-vol">General Commands Manual</td>
<td class="head-rtitle">SPLICE(1)</td></tr></table><div class="manual-text">
<section class="Sh"><h1 class="Sh" id="NAME"><a class="permalink" href="#NAME">NAME</a></h1>
<p class="Pp"><code class="Nm">splice</code> &#x2014; <span class="Nd">join two ropes</span></p></section>
<section class="Sh"><h1 class="Sh" id="DESCRIPTION"><a class="permalink" href="#DESCRIPTION">DESCRIPTION</a></h1>
<p class="Pp">{LEAD}</p><p class="Pp">The options are as follows:</p><dl class="Bl-tag">
<dt id="t"><a class="permalink" href="#t"><code class="Fl">-t</code></a> <var class="Ar">tucks</var></dt>
<dd>{TUCKS}</dd></dl></section>
<section class="Sh"><h1 class="Sh" id="SEE_ALSO"><a class="permalink" href="#SEE_ALSO">SEE ALSO</a></h1>
<p class="Pp"><a class="Xr">bend(1)</a>, <a class="Xr">whip(1)</a></p></section></div>
<table class="foot"><tr><td class="foot-date">March 2, 2026</td><td class="foot-os">Harbour 7.4</td></tr></table>
</body></html>"""


def document(markup: str) -> Document:
    return read(Page(HERE, HERE, markup.encode(), "text/html"))


def headings(of: Document) -> list[str]:
    return [block.text for block in of.blocks if block.kind == "HEADING"]


def words(of: Document) -> str:
    return "\n".join(block.text for block in of.blocks)


def test_the_index_below_a_manual_page_and_the_ways_to_it_are_gone() -> None:
    found = document(LISTED)
    assert headings(found) == ["SPLICE", *SECTIONS]
    assert "Return to Main" not in words(found) and "created by" not in words(found)
    assert found.blocks[-1].text == "whip(1), bend(1)"


@pytest.mark.parametrize(
    "changed",
    [
        LISTED.replace(INDEX, "<DT><A HREF='#lbNA'>A rope</A><DD><DT><A HREF='#lbSY'>Its strands</A><DD>"),
        LISTED.replace("This document", f"{LEAD} {LEAD} This document"),
    ],
)
def test_a_list_that_names_other_things_or_has_text_below_it_stays(changed: str) -> None:
    assert "Index" in headings(document(changed))
    assert "created by" in words(document(changed))


def test_the_running_table_of_a_manual_page_is_no_text() -> None:
    found = document(SEMANTIC)
    assert headings(found) == ["NAME", "DESCRIPTION", "SEE ALSO"]
    assert "General Commands" not in words(found) and "Harbour" not in words(found)


@pytest.mark.parametrize("markup", [LISTED, SEMANTIC], ids=["listed", "semantic"])
def test_options_of_manual_pages_are_definitions(markup: str) -> None:
    told = [(block.inside[-1].kind, block.text) for block in document(markup).blocks if block.inside]
    assert told == [("TERM", "-t tucks"), ("DEFINITION", TUCKS)]


SET = f"""<html><head><meta name="generator" content="a program"><title>SPLICE</title></head><body>
<h1 align="center">SPLICE</h1><hr><h2>NAME</h2><p style="margin-left:11%; margin-top: 1em">splice - join two ropes</p>
<h2>DESCRIPTION</h2><p style="margin-left:11%; margin-top: 1em">{LEAD} <b><br>
-t</b>, <b>--tucks</b>=<i>N</i></p>
<p style="margin-left:22%;">{TUCKS}</p>
<table width="100%" border="0" rules="none" frame="void"><tr valign="top"><td width="11%"></td><td width="3%">
<p><b>-v</b></p></td><td width="8%"></td><td width="78%"><p>Say more.</p></td></tr></table>
<p style="margin-left:11%;"><b>--end</b></p><p style="margin-left:22%;">Which end:</p>
<table width="100%" border="0" rules="none" frame="void"><tr><td width="22%"></td><td width="1%"><p>&bull;</p></td>
<td width="10%"></td><td width="67%"><p>the left one</p></td></tr></table>
<table width="100%" border="0" rules="none" frame="void"><tr><td width="22%"></td><td width="1%"><p>&bull;</p></td>
<td width="10%"></td><td width="67%"><p>the right one</p></td></tr></table>
<h2>SEE ALSO</h2><p style="margin-left:11%; margin-top: 1em">bend(1)</p><hr></body></html>"""


def test_options_that_only_margins_set_apart_are_definitions() -> None:
    told = [(block.inside[0].kind, block.inside[-1].kind, block.text) for block in document(SET).blocks if block.inside]
    assert told == [
        ("TERM", "TERM", "-t, --tucks=N"), ("DEFINITION", "DEFINITION", TUCKS),
        ("TERM", "TERM", "-v"), ("DEFINITION", "DEFINITION", "Say more."),
        ("TERM", "TERM", "--end"), ("DEFINITION", "DEFINITION", "Which end:"),
        ("DEFINITION", "ITEM", "the left one"), ("DEFINITION", "ITEM", "the right one"),
    ]  # fmt: skip
    assert LEAD in [block.text for block in document(SET).blocks]


def test_margins_of_a_page_that_is_no_manual_stay_paragraphs() -> None:
    verse = "".join(f'<p style="margin-left:{11 + 11 * (at % 2)}%">{LEAD} {at}</p>' for at in range(8))
    assert not [block for block in document(f"<h1>Ropes</h1>{verse}").blocks if block.inside]


def test_a_command_and_its_arguments_are_one_line() -> None:
    cells = "<td><code>splice</code></td><td>[<code>-t</code> <var>tucks</var>] rope</td>"
    row = f"<table class='Nm'><tr>{cells}</tr></table>"
    told = [
        block.text for block in document(SEMANTIC.replace('<p class="Pp">The options', f"{row}<p>The options")).blocks
    ]
    assert "splice [-t tucks] rope" in told
