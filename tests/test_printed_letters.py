"""Letters that archives of mailing lists print in <pre>: who wrote them, when, to whom, and nothing around them."""

import sys
from html import escape
from pathlib import Path

import pytest

from tests.test_boards import heads
from tui_reader.article.document import Document
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.threads.printed_letters import preload
from tui_reader.web.page import Page

BOARDS = Path(__file__).parent / "pages" / "boards"
ASKED = "The gate does not say when it is open. People stand before it and wait,\nand some of them went home last week."
ANSWER = "I was one of those who went home. The lamp would have helped me, I think.\n\nBut what does it say at night?"
QUOTING = f"On Friday, Anna Berg wrote:\n> {ASKED.replace(chr(10), chr(10) + '> ')}\n\n{ANSWER}"
DATE = "Fri, 20 Nov 2026 11:30:00 +0000"


def page(body: str, address: str = "https://list.example/1.html", kind: str = "text/html") -> Document:
    return read(Page(address, address, body.encode(), kind))


ARCHIVES = {
    "headers in bold above it": f"""<h1>[mill] The gate</h1><b>Per Holm</b> <a href="mailto:mill@x.example">per at
        mill.example</a><br><i>Fri Nov 20 11:30:00 UTC 2026</i><p><ul><li>Previous message: <a href="1.html">Ice</a>
        <li>Next message: <a href="3.html">Minutes</a></li></ul><hr><pre>{escape(QUOTING)}</pre><hr>
        <a href="/about">More information about the mill mailing list</a>""",
    "headers in a list above it": f"""<h1>The gate</h1><hr><ul><li><em>From</em>: Per Holm &lt;<a
        href="mailto:per@mill.example">per@mill.example</a>&gt;</li><li><em>Date</em>: {DATE}</li></ul><hr>
        <pre>{escape(QUOTING)}</pre><hr><ul><li>Prev by Date: <a href="1.html">Ice</a></li></ul>""",
    "headers in the same pre": f"""<title>The gate - Per Holm</title><pre>From: Per Holm &lt;per@mill.example&gt;
To: <a href="../">mill@mill.example</a>
Subject: <a href="#r" id=t>The gate</a>
Date: {DATE}\t<a href="#r">[thread overview]</a>
Message-ID: &lt;a2@mill.example&gt; (<a href="raw">raw</a>)

{escape(QUOTING)}
</pre><hr><pre>You may reply publicly to <a href="#t">this message</a> via plain-text email.</pre>""",
    "headers between buttons": f"""<pre>[<a href="1">prev in list</a>] [<a href="3">next in list</a>]
</pre><pre>List:       mill
Subject:    <a href="t">The gate</a>
From:       Per Holm &lt;per () mill ! example&gt;
Date:       2026-11-20 11:30:00
Message-ID: a2 () mill ! example
[Download RAW <a href="?q=mbox">message</a> or <a href="?q=raw">body</a>]

{escape(QUOTING)}
</pre>""",
}


@pytest.mark.parametrize("form", ARCHIVES)
def test_a_letter_of_an_archive_is_its_text_alone_with_who_wrote_it_and_when(form: str) -> None:
    document = page(ARCHIVES[form])
    assert document.byline == "Per Holm" and document.published == "2026-11-20"
    assert document.title.endswith("The gate")
    assert [block.text[:20] for block in document.blocks] == [
        "On Friday, Anna Berg", "The gate does not sa", "I was one of those w", "But what does it say",
    ]  # fmt: skip
    assert [box.kind for box in document.blocks[1].inside] == ["QUOTATION"]


def test_letters_of_a_thread_answer_as_its_overview_says() -> None:
    document = page((BOARDS / "public-inbox.html").read_text(encoding="utf-8"))
    assert heads(document) == [
        (1, "Anna Berg · 2026-11-20 10:00"),
        (2, "Per Holm · to Anna Berg · 2026-11-20 11:30"),
        (3, "Anna Berg · to Per Holm · 2026-11-21 8:15"),
    ]
    assert not [block for block in document.blocks if "permalink" in block.text or "siblings" in block.text]
    (patch,) = [block for block in document.blocks if block.kind == "CODE"]
    assert patch.language == "diff" and "\n-lamp(0);\n+lamp(open);\n return open;" in patch.text


def test_letters_in_lists_of_lists_answer_as_those_say() -> None:
    letters = [
        f"<pre>From: {name} @ 2026-11-20 1{at}:00 UTC\n\n{ASKED}\n</pre>"
        for at, name in enumerate("Ann Per Liv".split())
    ]
    document = page(f"<ul><li>{letters[0]}</li><li><ul><li>{letters[1]}</li></ul></li><li>{letters[2]}</li></ul>")
    assert [(depth, head.split(" · ")[:-1]) for depth, head in heads(document)] == [
        (1, ["Ann"]), (2, ["Per", "to Ann"]), (1, ["Liv"]),
    ]  # fmt: skip


def test_headers_that_an_article_shows_are_no_letter() -> None:
    prose = "<p>What a message looks like has hardly changed since then, and that is told in this article here.</p>" * 9
    document = page(
        f"<h1>Mail</h1>{prose}<pre>From: Per Holm &lt;p@x.example&gt;\nDate: {DATE}\n\nHello. It is me.\n</pre>"
    )
    assert document.engine != "letters" and document.byline == ""


def letter(name: str, number: int, text: str, more: str = "") -> str:
    return (
        f"From {name} at mill.example  Fri Nov 20 11:3{number}:00 2026\n"
        f"From: {name} at mill.example ({name.title()} Holm)\n"
        f"Date: Fri, 20 Nov 2026 11:3{number}:00 +0000\nSubject: [mill] The gate\n{more}"
        f"Message-ID: <a{number}@mill.example>\n\n{text}\n\n"
    )


def test_a_month_of_a_list_is_a_thread() -> None:
    body = letter("anna", 1, ASKED) + letter("per", 2, QUOTING, "In-Reply-To: <a1@mill.example>\n")
    body += letter("liv", 3, "<b>The drawings</b> are back.") + letter(
        "anna", 4, ANSWER, "References: <a1@x> <a2@mill.example>\n"
    )
    document = page(body, "https://list.example/2026-November.txt", "text/plain")
    assert heads(document) == [
        (1, "Anna Holm · 2026-11-20 11:31"),
        (2, "Per Holm · to Anna Holm · 2026-11-20 11:32"),
        (1, "Liv Holm · 2026-11-20 11:33"),
        (3, "Anna Holm · to Per Holm · 2026-11-20 11:34"),
    ]
    assert document.title == "[mill] The gate"
    assert "<b>The drawings</b> are back." in [block.text for block in document.blocks]


PATCH = "diff --git a/gate.c b/gate.c\n--- a/gate.c\n+++ b/gate.c\n@@ -1,3 +1,3 @@\n int open;\n-lamp(0);\n+lamp(1);\n"


@pytest.mark.parametrize("mark", ["", "> ", "> > "])
def test_a_patch_stays_as_it_is_at_any_depth(mark: str) -> None:
    patch = "".join(f"{mark}{line}\n" for line in PATCH.splitlines())
    document = page(
        f"It is small, and I have tried it for a week or two.\n\n{patch}\nThat is all that it takes, I think.\n",
        "https://list.example/1.txt",
        "text/plain",
    )
    (code,) = [block for block in document.blocks if block.kind == "CODE"]
    assert code.text == PATCH.rstrip("\n") and len(code.inside) == mark.count(">")


def test_a_list_with_dashes_is_no_patch() -> None:
    document = page(
        "There are two things to be done now:\n\n- the box needs a wire\n- the wall needs a hole\n\n-- \nPer\n",
        "https://list.example/1.txt",
        "text/plain",
    )
    assert [block.kind for block in document.blocks if block.kind == "CODE"] == []


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("<pre>From: Anna", True), ("<PRE class=letter>\nFrom", True), ("<a href=mailto:anna><pre\nid=a>", True),
        (r'"\u003cpre\u003eFrom: Anna', True), ("&lt;pre&gt;From: Anna", True), ("", True),
        ("<p>From presents", False), ("<pre>a = 1", False), ("<p>Words.", False),
    ],
)  # fmt: skip
def test_what_reads_headers_is_imported_where_a_page_may_print_some(
    text: str, may: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "email.utils", raising=False)
    preload(text)
    assert ("email.utils" in sys.modules) is may
