"""Pages that a program would fill: their text is read from what they carry for it."""

import json
from typing import Any

import pytest

from tui_reader.article.document import Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.carried.carried_page import carried_page
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

SENTENCES = (
    "The lamp of Aldersund burned for forty years before anybody asked who paid for the oil it took.",
    "The answer stood in a book that the harbour office kept under a stove, and it was not a happy one.",
    "“We had always thought that it was the county,” said Mara Quill, who found the book in the winter.",
    "It was not the county, it was the ferry, and the ferry had been sold to the next island years before.",
    "Nobody has dared to send a bill, since the oil of forty years costs more than the island and its lamp.",
    "So the lamp burns on, and the clerk writes every litre into a book of his own, which nobody may read.",
)
HTML = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PLAIN = "\n\n".join(SENTENCES)
HEAD = '<title>Who pays for the lamp</title><meta name="author" content="Ida Ness">'
TEASERS = [
    {"title": f"Story {n}", "summary": "A summary of another story, which is not this one at all."} for n in range(9)
]


def shell(script: str, type: str = "", more: str = "") -> str:
    kind = f' type="{type}"' if type else ""
    return (
        f"<!DOCTYPE html><html lang=en><head>{HEAD}</head><body><div id=app></div>{more}"
        "<noscript>You need to enable JavaScript to run this app.</noscript>"
        f"<script{kind}>{script}</script></body></html>"
    )


def page(markup: str) -> Page:
    return Page("https://lamp.example/oil", "https://lamp.example/oil", markup.encode(), "text/html; charset=utf-8")


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind == "PARAGRAPH"]


def escaped(value: object) -> str:
    return json.dumps(value)


def portable(sentence: str) -> dict[str, Any]:
    first, rest = sentence[:20], sentence[20:]
    return {
        "_type": "block",
        "style": "normal",
        "children": [{"_type": "span", "text": first}, {"_type": "span", "text": rest}],
    }


NEXT = {"props": {"pageProps": {"related": TEASERS, "post": {"title": "Who pays", "content": HTML}}}, "page": "/[slug]"}
TREE = {"props": {"pageProps": {"story": {"body": [portable(one) for one in SENTENCES]}, "more": TEASERS}}}
RICH = {
    "data": {
        "document": {
            "nodeType": "document",
            "content": [
                {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": one, "marks": []}]}
                for one in SENTENCES
            ],
        }
    }
}
APOLLO = {
    "ROOT_QUERY": {"__typename": "Query", 'post({"id":"1"})': {"__ref": "Post:1"}},
    "User:1": {"__typename": "User", "name": "Ida Ness", "bio": "Writes about lamps."},
    "Post:1": {
        "__typename": "Post",
        "creator": {"__ref": "User:1"},
        "content": {"bodyModel": {"paragraphs": [{"__ref": f"Paragraph:{n}"} for n in range(len(SENTENCES))]}},
    },
    **{
        f"Paragraph:{n}": {"__typename": "Paragraph", "type": "P", "text": one}
        for n, one in reversed(list(enumerate(SENTENCES)))
    },
}
NUXT = [["Reactive", 1], {"data": 2}, ["ShallowReactive", 3], {"story": 4}, {"title": 5, "html": 6}, "Who pays", HTML]
FETCHED = {"status": 200, "statusText": "OK", "headers": {}, "body": json.dumps({"post": {"html": HTML}})}
WORDPRESS = {
    "source": {"post": {"7": {"title": {"rendered": "Who pays"}, "content": {"rendered": HTML, "protected": False}}}}
}
STREAM = json.dumps(["$", "article", None, {"children": [["$", "p", None, {"children": one}] for one in SENTENCES]}])
LINKED = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Who pays", "articleBody": PLAIN}


@pytest.mark.parametrize(
    "markup",
    [
        shell(json.dumps(NEXT), "application/json"),
        shell(json.dumps(TREE), "application/json"),
        shell(json.dumps(RICH), "application/json"),
        shell(f"window.__APOLLO_STATE__ = {json.dumps(APOLLO)};"),
        shell(json.dumps(NUXT), "application/json"),
        shell(f'window.__NUXT__=(function(a,b){{return {{data:[{{post:{{html:a}}}}],x:b}}}}({escaped(HTML)},"x"));'),
        shell(json.dumps(FETCHED), "application/json"),
        shell(f'kit.start(app, element, {{node_ids:[0,2], data:[{{type:"data",data:{{html:{escaped(HTML)}}}}}]}});'),
        shell(f"window.__INITIAL_STATE__ = JSON.parse({escaped(json.dumps(WORDPRESS))});"),
        shell(f"window['state'] = {json.dumps(WORDPRESS)}; boot()"),
        shell(f"self.__next_f.push([1,{escaped('5:' + STREAM[:700])}])", more="")
        .replace("</body>", f"<script>self.__next_f.push([1,{escaped(STREAM[700:])}])</script></body>"),
        shell(f"self.__next_f.push([1,{escaped(f'1a:T{len(HTML.encode()):x},{HTML}')}])"),
        shell(json.dumps(LINKED), "application/ld+json"),
        shell("", more=f"<my-story><template shadowrootmode=open><style>p {{}}</style>{HTML}</template></my-story>"),
    ],
    ids=[
        "Next", "portable text", "rich text", "Apollo", "Nuxt 3", "Nuxt 2", "SvelteKit fetched", "SvelteKit data",
        "WordPress parsed", "WordPress", "React's stream", "text in React's stream", "JSON-LD", "template",
    ],
)  # fmt: skip
def test_the_text_is_read_from_the_state(markup: str) -> None:
    document = read(page(markup))
    assert paragraphs(document) == list(SENTENCES)
    assert (document.title, document.byline) == ("Who pays for the lamp", "Ida Ness")
    assert document.engine == "what the page carries"


def test_paragraphs_are_taken_before_a_text_without_them() -> None:
    linked = {**LINKED, "articleBody": " ".join(SENTENCES)}
    markup = shell(json.dumps(linked), "application/ld+json").replace(
        "</body>", f'<script type="application/json">{json.dumps(NEXT)}</script></body>'
    )
    assert paragraphs(read(page(markup))) == list(SENTENCES)


def test_headings_and_items_of_a_tree_are_such() -> None:
    blocks = [
        {"type": "heading", "attrs": {"level": 3}, "content": [{"type": "text", "text": "The oil"}]},
        *({"type": "paragraph", "content": [{"type": "text", "text": one}]} for one in SENTENCES),
        {"type": "codeBlock", "content": [{"type": "text", "text": "oil = 40 * 365"}]},
    ]
    document = read(page(shell(json.dumps({"doc": {"content": blocks}}), "application/json")))
    assert [block.kind for block in document.blocks] == ["HEADING", *["PARAGRAPH"] * 6, "CODE"]


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(
            {"messages": {f"consent.{n}": f"We and our partners use cookies, number {n} of them." for n in range(99)}}
        ),
        json.dumps({"items": TEASERS}),
        json.dumps({"a": [["x"] * 9] * 9}),
        json.dumps({"image": {"value": "data:image/svg+xml;base64," + "PD94bW" * 900, "html": "c3R5bGU" * 300}}),
        "[" * 100_000,
        '{"a":' * 50_000,
        "not JSON",
    ],
    ids=["messages", "teasers", "nothing", "data", "deep lists", "deep objects", "no JSON"],
)
def test_what_is_no_text_is_not_read_as_one(script: str) -> None:
    with pytest.raises(NothingToRead, match="JavaScript"):
        read(page(shell(script, "application/json")))


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_a_text_that_waits_in_the_markup_is_read(tag: str) -> None:
    """For who has no script, or for a script that would put it into the page."""
    markup = f"<html><head>{HEAD}</head><body><div id=app></div><{tag}><main>{HTML}</main></{tag}></body></html>"
    assert paragraphs(read(page(markup))) == list(SENTENCES)


def test_a_sentence_in_a_template_is_no_text() -> None:
    waiting = f"<template><p>{SENTENCES[0]}</p></template>"
    markup = f"<html><head>{HEAD}</head><body><div id=app></div>{waiting}</body></html>"
    with pytest.raises(NothingToRead):
        read(page(markup))


def test_a_page_with_a_text_keeps_it() -> None:
    story = "".join(
        f"<p>Another text, which stands on the page itself, and is number {n} of many.</p>" for n in range(40)
    )
    markup = shell(json.dumps(NEXT), "application/json", f"<article>{story}</article>")
    assert not any("lamp of Aldersund" in text for text in paragraphs(read(page(markup))))


def test_a_beginning_is_read_to_its_end_and_another_text_is_not() -> None:
    shown = f"<article><h1>Who pays for the lamp</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></article>"
    whole = paragraphs(read(page(shell(json.dumps(NEXT), "application/json", shown))))
    assert whole == list(SENTENCES)
    other = shown.replace(SENTENCES[0], "A bell of bronze hangs in the tower and is rung at noon by whoever passes.")
    other = other.replace(SENTENCES[1], "Its rope was made of hemp until somebody gave a new one of steel to the town.")
    assert not any(
        "ferry" in text for text in paragraphs(read(page(shell(json.dumps(NEXT), "application/json", other))))
    )


def test_a_post_as_it_was_typed_is_not_taken_for_the_one_that_is_shown() -> None:
    shown = f"<article><h1>Who pays for the lamp</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></article>"
    typed = "\n\n".join(f"[b]{sentence}[/b]" for sentence in SENTENCES)
    document = read(page(shell(json.dumps({"content": typed}), "application/json", shown)))
    assert paragraphs(document) == [*SENTENCES[:2]]


def test_nothing_of_the_state_is_run_or_acts() -> None:
    bad = {
        "content": HTML + "<script>alert(1)</script><p onclick='x()'>\x1b[31mRed is the lamp of the ferry at night.</p>"
    }
    said = " ".join(paragraphs(read(page(shell(json.dumps(bad), "application/json")))))
    assert "alert" not in said
    assert "\x1b" not in said


@pytest.mark.hostile
def test_state_of_megabytes_is_looked_through_in_seconds() -> None:
    rows = [{"id": n, "text": f"A short text, number {n}", "__ref": f"row:{n + 1}"} for n in range(60_000)]
    markup = shell(json.dumps({f"row:{n}": row for n, row in enumerate(rows)}), "application/json")
    assert carried_page(markup, "") is not None


def test_references_in_a_circle_end() -> None:
    state = {"a": {"x": {"__ref": "b"}, "text": SENTENCES[0]}, "b": {"y": {"__ref": "a"}, "text": PLAIN}}
    assert SENTENCES[3] in carried_page(shell(json.dumps(state), "application/json"), "")
