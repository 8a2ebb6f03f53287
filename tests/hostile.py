"""Pages that no browser was made for, each beside an ordinary article: what they hold too much of is a number."""

from collections.abc import Callable
from typing import NamedTuple

SENTENCE = "The lighthouse keeper of Aldersund counted the gulls twice that morning, and came to the same number."
ARTICLE = f"""<article><h1>The keeper counts the gulls</h1>
<p>{SENTENCE} He wrote it down beside the weather, as his mother had done before him, and lit the stove.</p>
<p>“Somebody has to know how many there are,” said Henrik Vold, who has kept the light since the spring of 1998.</p>
<p>In the afternoon the wind turned, the gulls left for the harbour, and the number was worth nothing any more.</p>
<p>He does not mind. The book has room for another forty years, and the gulls, he says, will be back for supper.</p>
</article>"""


class Case(NamedTuple):
    """page: makes it with `count` of something. few: enough to be unusual; many: what an attack would send."""

    page: Callable[[int], str]
    few: int = 2_000
    many: int = 100_000


def beside(hostile: str, type: str = "html") -> str:
    """A page with the hostile part after its article."""
    return (
        f"<!doctype html><html lang=en><head><title>The keeper counts the gulls</title></head>"
        f"<body>{ARTICLE}<div>{hostile}</div></body></html>"
    )


def before(hostile: str) -> str:
    """A page with the hostile part before its article."""
    return (
        f"<!doctype html><html lang=en><head><title>The keeper counts the gulls</title></head>"
        f"<body><div>{hostile}</div>{ARTICLE}</body></html>"
    )


def around(opening: str, closing: str) -> str:
    """A page whose article lies inside."""
    return (
        f"<!doctype html><html lang=en><head><title>The keeper counts the gulls</title></head>"
        f"<body>{opening}{ARTICLE}{closing}</body></html>"
    )


def _nested(tag: str) -> Case:
    return Case(lambda count: beside(f"<{tag}>" * count + "deep" + f"</{tag}>" * count))


def _entities(levels: int) -> str:
    names = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(levels))
    doctype = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "ha">{names}]>'
    return f"{doctype}<html><head><title>The keeper</title></head><body>{ARTICLE}<p>&e{levels};</p></body></html>"


def _post(number: int) -> str:
    """A post of a board that no program here knows."""
    who = f"<a href=/u/{number % 9}>keeper{number % 9}</a> <time>21 Nov 09:{number % 60:02}</time>"
    return f"<div class=m>{who}<p>I counted {number} gulls on that day, and so did the others.</p></div>"


def _table(side: int) -> str:
    row = "<tr>" + "<td>7</td>" * side + "</tr>"
    return beside("<table><tr>" + "<th>n</th>" * side + "</tr>" + row * side + "</table>")


NESTED_TAGS = (
    "div p span b i em a font blockquote ul li ol dl dd table td tr section article aside details figure q sup sub pre"
    " code h2 h1 form select button svg math ruby rt nobr template object noscript center u small label fieldset"
).split()

CASES: dict[str, Case] = {
    **{f"nested {tag}": _nested(tag) for tag in NESTED_TAGS},
    "nested lists": Case(lambda count: beside("<ul><li>x" * count + "</ul>" * count)),
    "nested tables": Case(lambda count: beside("<table><tr><td>" * count)),
    "nested quotations with text": Case(lambda count: beside("<blockquote>x" * count)),
    "nested styles with text": Case(lambda count: beside("<p>" + "<b>x<i>y" * count)),
    "article within nested div": Case(lambda count: around("<div>" * count, "</div>" * count)),
    "article within nested blockquote": Case(lambda count: around("<blockquote>" * count, "</blockquote>" * count)),
    "attributes on one tag": Case(
        lambda count: beside("<p " + " ".join(f"a{n}=1" for n in range(count)) + ">many</p>")
    ),
    "one attribute of megabytes": Case(lambda count: beside(f'<p class="{"x" * count}">a</p>'), 100_000, 10_000_000),
    "headings": Case(lambda count: beside("".join(f"<h2>Part {n}</h2>" for n in range(count)))),
    "headings and paragraphs": Case(
        lambda count: beside("".join(f"<h2>Part {n}</h2><p>{SENTENCE}</p>" for n in range(count))), 500
    ),
    "links in one paragraph": Case(
        lambda count: beside("<p>" + "".join(f"<a href=/{n}>link {n}</a> " for n in range(count)) + "</p>")
    ),
    "links within the article": Case(
        lambda count: around("<div><p>" + "".join(f"words and <a href=/{n}>link</a> " for n in range(count)), "</div>")
    ),
    "list items": Case(lambda count: beside("<ul>" + "<li>item number one</li>" * count + "</ul>")),
    "table cells": Case(_table, 60, 1_000),
    "cells that span": Case(lambda count: beside("<table>" + "<tr><td rowspan=999 colspan=999>x<td>y" * count), 500),
    "one long paragraph": Case(lambda count: beside("<p>" + (SENTENCE + " ") * (count // 100)), 100_000, 10_000_000),
    "one long word": Case(lambda count: beside("<p>" + "a" * count), 100_000, 10_000_000),
    "one long line of CJK": Case(lambda count: beside("<p>" + "海の灯台守は" * (count // 6)), 30_000, 3_000_000),
    "long lines of code": Case(
        lambda count: beside("<pre>" + ("x = 1; " * (count // 7) + "\n") * 20 + "</pre>"), 10_000, 100_000
    ),
    "lines of code": Case(lambda count: beside("<pre>" + "x = 1\n" * count + "</pre>"), 5_000, 1_000_000),
    "expanding entities": Case(_entities, 5, 12),
    "character references": Case(lambda count: beside("<p>" + "&#x41;&#65;&amp;" * count + "</p>"), 5_000, 1_000_000),
    "marks on one letter": Case(lambda count: beside("<p>Z" + "\u0301" * count + "algo</p>"), 50_000, 1_000_000),
    "marks of many kinds": Case(
        lambda count: beside("<p>Z" + "\u0301\u200d\u0489\u200b\ufe0f" * (count // 5) + "</p>"), 50_000, 1_000_000
    ),
    "tags never closed": Case(lambda count: beside("<p><b><i><a href=/x><div><ul><li>" * count)),
    "tags closed but never opened": Case(lambda count: beside("</p></b></div></table></a>" * count)),
    "wrongly nested styles": Case(lambda count: beside("<b><p><i></b>x</p></i>" * count), 500),
    "a tag never closed": Case(lambda count: beside("<a href='" + "x" * count), 100_000, 10_000_000),
    "less-than signs": Case(lambda count: beside("<" * count), 100_000, 3_000_000),
    "a comment never closed": Case(lambda count: beside("<!-- " + "- " * count), 100_000, 3_000_000),
    "comments never closed": Case(lambda count: beside("<!--" * count), 20_000, 1_000_000),
    "comments": Case(lambda count: beside("<!-- a --> " * count), 20_000, 1_000_000),
    "line breaks": Case(lambda count: beside("<p>" + "x<br>" * count), 5_000, 500_000),
    "paragraphs": Case(lambda count: beside("<p>x" * count), 5_000, 500_000),
    "quotation marks": Case(lambda count: beside("<p>" + "“a” said B. " * count), 3_000, 300_000),
    "opening quotation marks": Case(lambda count: beside("<p>" + "“" * count), 20_000, 3_000_000),
    "blanks": Case(lambda count: beside("<p>a" + " \n\t" * count + "b"), 20_000, 3_000_000),
    "no-break spaces": Case(lambda count: beside("<p>a" + "\u00a0" * count + "b"), 20_000, 3_000_000),
    "NUL characters": Case(lambda count: beside("<p>" + "a\0" * count), 20_000, 3_000_000),
    "identifiers": Case(lambda count: beside("".join(f"<a id=i{n}></a><a href=#i{n}>x</a> " for n in range(count)))),
    "images": Case(lambda count: beside("".join(f"<img src=/{n}.jpg alt='A gull {n}'>" for n in range(count)))),
    "figures": Case(
        lambda count: beside("<figure><img src=/a.jpg alt=gull><figcaption>A gull</figcaption></figure>" * count), 1_000
    ),
    "a source set of megabytes": Case(
        lambda count: beside('<img src=a.jpg srcset="' + "a.jpg 1x, " * count + '">'), 20_000, 500_000
    ),
    "meta elements": Case(lambda count: "<head>" + "<meta name=author content=Nobody>" * count + beside("x")),
    "structured data nested": Case(
        lambda count: beside('<script type="application/ld+json">' + '{"a":[' * count + "</script>")
    ),
    "structured data of megabytes": Case(
        lambda count: beside(
            '<script type="application/ld+json">{"@type":"Article","headline":"' + "x" * count + '"}</script>'
        ),
        100_000,
        10_000_000,
    ),
    "scripts": Case(lambda count: beside("<script>if (a<b) {}</script>" * count)),
    "style attributes": Case(lambda count: beside("<p style='display:none'>x</p>" * count)),
    "hidden in hidden": Case(lambda count: beside("<div hidden>x" * count)),
    "class names of megabytes": Case(
        lambda count: beside("".join(f'<p class="{"article-body " * 100}">x</p>' for _ in range(count))), 200, 10_000
    ),
    "templates of noscript": Case(lambda count: beside("<noscript><img src=a.jpg></noscript>" * count)),
    "base elements": Case(lambda count: beside("<base href=http://[>" * count)),
    "definition lists": Case(lambda count: beside("<dl>" + "<dt>a<dd>b" * count)),
    "posts": Case(lambda count: beside("".join(_post(n) for n in range(count))), 50),
    "ruby": Case(lambda count: beside("<p>" + "<ruby>漢<rt>kan</rt></ruby>" * count)),
}
