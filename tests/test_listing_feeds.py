"""Feeds of every kind, and of every mistake that real ones make."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tui_reader.article.document import Document
from tui_reader.article.form import from_json, to_json
from tui_reader.errors import NothingToRead
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.listing.feed import read_feed
from tui_reader.extraction.listing.told_list import MOST_ITEMS
from tui_reader.web.page import Page

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Tar &amp;amp; rope</title><entry>{}</entry></feed>'
RSS = "<rss><channel><title>Tar &amp;amp; rope</title><item>{}</item></channel></rss>"


@pytest.mark.parametrize(
    ("feed", "title", "read"),
    [
        (
            ATOM,
            '<title type="html">Oak &amp;amp; iron: the &lt;em&gt;second&lt;/em&gt; gate</title>',
            "Oak & iron: the second gate",
        ),
        (ATOM, '<title type="html"><![CDATA[The mill&#8217;s gate]]></title>', "The mill’s gate"),
        (ATOM, "<title>What &lt;em&gt; means &amp;amp; does</title>", "What <em> means &amp; does"),
        (
            ATOM,
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <i>second</i> gate</div></title>',
            "The second gate",
        ),
        (RSS, "<title>Rope &amp;#8211; a &lt;b&gt;story&lt;/b&gt;</title>", "Rope – a story"),
        (RSS, "<title>If 3 &lt; 4 and 5 &gt; 4</title>", "If 3 < 4 and 5 > 4"),
    ],
)
def test_a_title_is_read_as_its_format_writes_it(feed: str, title: str, read: str) -> None:
    document = read_feed(feed.format(title), "https://lockside.example/feed")
    assert document.title == "Tar & rope"
    assert [block.text for block in document.blocks] == [read]


ADDRESS = "https://lockside.example/notes/feed"
NEWS = (("https://lockside.example/2026/gate", "The gate is in"), ("https://lockside.example/2026/poplars", "Poplars"))
RSS_ITEMS = "".join(f"<item><title>{title}</title><link>{url}</link></item>" for url, title in NEWS)
ATOM_ENTRIES = "".join(
    f'<entry><id>tag:{url}</id><title>{title}</title><link href="{url}"/></entry>' for url, title in NEWS
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://lockside.example/">'
    "<title>Lockside</title></channel>{}</rdf:RDF>"
).format("".join(f'<item rdf:about="{u}"><title>{t}</title><link>{u}</link></item>' for u, t in NEWS))
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Lockside",
        "items": [{"id": url, "url": url, "title": title} for url, title in NEWS],
    }
)
DOCTYPE = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
RSS_OF = '<rss version="{}"><channel><title>Lockside</title>' + RSS_ITEMS + "</channel></rss>"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def page(feed: str | bytes, content_type: str = "application/xml") -> Page:
    return Page(ADDRESS, ADDRESS, feed.encode() if isinstance(feed, str) else feed, content_type)


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Lockside</title>{"".join(items)}</channel></rss>'


def ids(feed: str) -> list[str]:
    return [item.id for item in read(page(feed)).items]


@pytest.mark.parametrize(
    "feed",
    [
        RSS_OF.format("0.90"), RSS_OF.format("0.91"), RSS_OF.format("0.92"), RSS_OF.format("2.0"),
        DECLARATION + RSS_OF.format("2.0"),
        DECLARATION + DOCTYPE + RSS_OF.format("0.91"),
        "<!-- made by hand -->\n" + DECLARATION.strip() + RSS_OF.format("2.0"),
        DECLARATION + '<!DOCTYPE rss [<!ENTITY lock "Lock">]>' + RSS_OF.format("2.0"),
        DECLARATION + '<?xml-stylesheet href="a.xsl"?>' + RSS_OF.format("2.0"),
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lockside</title>' + ATOM_ENTRIES + "</feed>",
        '<feed xmlns="http://purl.org/atom/ns#" version="0.3"><title>Lockside</title>' + ATOM_ENTRIES + "</feed>",
        RDF, DECLARATION + RDF, JSON, "\ufeff" + JSON,
        RSS_OF.format("2.0").replace("</channel></rss>", ""),
        RSS_OF.format("2.0").replace("Lockside", "Lock<!-- & -->side"),
    ],
)  # fmt: skip
def test_a_feed_of_any_kind_is_the_list_of_its_articles(feed: str) -> None:
    document = read(page(feed, "text/html"))
    assert document.is_list and document.title == "Lockside"
    assert [(item.url, item.title) for item in document.items] == list(NEWS)
    assert [block.spans[0].href for block in document.blocks] == [url for url, _ in NEWS]


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("us-ascii", "utf-8"), ("utf-16", "utf-8"),
        ("windows-1251", "utf-8"),
    ],
)  # fmt: skip
def test_a_wrong_declaration_of_the_encoding_garbles_no_title(declared: str, codec: str) -> None:
    feed = f'<?xml version="1.0" encoding="{declared}"?>' + rss("<item><title>Der Müller – Größe</title></item>" * 3)
    assert read(page(feed.encode(codec))).items[0].title == "Der Müller – Größe"


def test_links_are_joined_to_the_nearest_base() -> None:
    entry = '<entry xml:base="{}"><id>{}</id><title>a</title><link href="{}"/></entry>'
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/2026/"><title>Lockside</title>'
        + entry.format("june/", "1", "gate") + entry.format("https://other.example/a/", "2", "b")
        + entry.format("", "3", "/top") + "</feed>"
    )  # fmt: skip
    assert [item.url for item in read(page(feed)).items] == [
        "https://lockside.example/2026/june/gate", "https://other.example/a/b", "https://lockside.example/top",
    ]  # fmt: skip
    assert read(page(rss("<item><title>a</title><link>../2026/a</link></item>"))).items[0].url == (
        "https://lockside.example/2026/a"
    )


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,a", ""])
def test_a_link_that_leads_nowhere_is_none(link: str) -> None:
    assert read(page(rss(f"<item><title>a</title><link>{link}</link></item>"))).items[0].url == ""


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("<pubDate>Sat, 21 Nov 2026 08:02:00 +0100</pubDate>", "2026-11-21T07:02:00Z"),
        ("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026-11-21</dc:date>", "2026-11-21"),
        ("<pubDate>soon</pubDate>", ""),
        ("", ""),
    ],
)
def test_a_moment_is_told_in_utc_and_a_day_as_a_day(written: str, moment: str) -> None:
    assert read(page(rss(f"<item><title>a</title>{written}</item>"))).items[0].published == moment


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("mari@coast.org (Mari Holm)", "Mari Holm"),
        ("m@coast.example (Mari Holm)", "Mari Holm"),
        ("mari@coast.online", ""),
        ("Mari Holm", "Mari Holm"),
    ],
)
def test_an_author_is_called_by_name(written: str, name: str) -> None:
    assert read(page(rss(f"<item><title>a</title><author>{written}</author></item>"))).items[0].byline == name


def test_a_summary_is_text_without_its_markup() -> None:
    summary = "<![CDATA[<p>The <b>old</b> office.</p><script>steal()</script><p>Its clerk &amp; key.</p>]]>"
    item = read(page(rss(f"<item><title>a</title><description>{summary}</description></item>"))).items[0]
    assert item.summary == "The old office.\nIts clerk & key."
    whole = read(page(rss(f"<item><title>a</title><description>{summary}</description></item>")), "whole")
    assert [block.text for block in whole.blocks] == ["a", "The old office.", "Its clerk & key."]
    assert not whole.is_list


def test_an_entry_without_a_title_is_called_by_its_first_words() -> None:
    said = "The bell rang twice when the fog came in over the quay, and nobody on the noon boat heard it at all."
    title = read(page(rss(f"<item><description>{said}</description></item>"))).items[0].title
    assert title == "The bell rang twice when the fog came in over the quay, and nobody on the noon…"


# Which entry is which


def test_an_entry_keeps_its_id_when_others_come_and_its_words_change() -> None:
    old = "<item><guid>g1</guid><title>Gate</title><link>https://a.example/1</link></item>"
    changed = "<item><guid>g1</guid><title>Gate, again</title><link>https://a.example/1?utm=x</link></item>"
    assert ids(rss("<item><guid>g2</guid><title>b</title></item>", changed))[1] == ids(rss(old))[0]


def test_a_name_that_all_entries_have_names_none_of_them() -> None:
    entry = "<item><guid>https://a.example/</guid><title>{0}</title><link>https://a.example/{0}</link></item>"
    before = ids(rss(entry.format(1), entry.format(2)))
    after = ids(rss(entry.format(3), entry.format(1), entry.format(2)))
    assert len(set(after)) == 3 and after[1:] == before


def test_an_entry_without_a_name_goes_by_its_address_and_else_by_its_words() -> None:
    linked = ids(rss("<item><title>a</title><link>https://a.example/1</link></item>"))
    assert linked == ids(rss("<item><title>b</title><link>https://a.example/1</link></item>"))
    words = ids(rss("<item><title>a</title></item>", "<item><title>b</title></item>"))
    assert len(set(words)) == 2 and words[1:] == ids(rss("<item><title>b</title></item>"))


def test_the_same_entry_twice_is_one() -> None:
    assert len(ids(rss("<item><guid>g</guid><title>a</title></item>" * 3))) == 1


def test_the_name_of_a_json_feed_may_be_a_number() -> None:
    assert len(ids(JSON.replace(f'"id": "{NEWS[0][0]}"', '"id": 7'))) == 2


# Hostile ones


def test_a_bomb_of_entities_is_not_expanded() -> None:
    entities = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghij"))
    feed = f'<!DOCTYPE rss [<!ENTITY a "ha">{entities}]>' + rss("<item><title>&j; boom</title></item>")
    assert len(read(page(feed)).items[0].title) < 20


def test_an_entity_of_a_file_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the harbour's key")
    feed = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + rss("<item><title>x &a;</title></item>")
    assert "key" not in read(page(feed)).items[0].title


def test_a_feed_acts_on_no_terminal() -> None:
    feed = rss("<item><title>a\x1b[31m&#27;]0;b&#7;\u202e</title><link>https://a.example/\x1b1</link></item>")
    assert not set("\x1b\x07\x9b\u202e") & set(to_json(read(page(feed))))


def test_a_long_feed_is_cut_to_its_newest_entries() -> None:
    document = read(page(rss(*(f"<item><title>{number}</title></item>" for number in range(MOST_ITEMS + 5)))))
    assert len(document.items) == MOST_ITEMS and document.items[0].title == "0"


@pytest.mark.parametrize(
    "feed",
    [
        "<rss><channel><title>a</title></channel></rss>",
        JSON[:-3],
        '{"version": "https://jsonfeed.org/version/1", "items": 7}',
    ],
)
def test_a_feed_without_entries_says_so(feed: str) -> None:
    with pytest.raises(NothingToRead, match="lists no articles"):
        read(page(feed, "application/feed+json" if feed.startswith("{") else "application/xml"))


def test_data_and_pages_that_are_no_feeds_stay_what_they_are() -> None:
    with pytest.raises(NothingToRead, match="JSON"):
        read(page('{"version": "2", "items": []}', "application/json"))
    assert not read(page("<!DOCTYPE html><html><p>What an rss feed is, and why it lists articles.</p></html>")).is_list


def test_a_list_survives_its_form() -> None:
    document = read(page(rss("<item><guid>g</guid><title>a</title><author>Ida</author></item>")))
    assert from_json(to_json(document)) == document
    told = json.loads(to_json(document))
    assert (told["version"], told["kind"], told["read_as"]) == (1, "list", "list")
    assert told["items"][0]["title"] == "a" and told["items"][0]["byline"] == "Ida"
    assert "kind" not in json.loads(to_json(Document()))


def test_the_lists_that_somebody_follows_are_a_list_of_them() -> None:
    opml = (
        '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml version="2.0"><head>'
        '<title>Mine</title></head><body><outline text="Water"><outline text="Lockside" type="rss" '
        'xmlUrl="https://lockside.example/feed" description="What stands at the lock"/></outline>'
        '<outline text="A &amp; &b;" xmlUrl="/b.xml"/><outline text="A note"/></body></opml>'
    )
    document = read(Page("https://a.example/s.opml", "https://a.example/s.opml", opml.encode(), "text/x-opml"))
    assert document.is_list and document.title == "Mine"
    assert [(item.url, item.title[:8], item.summary) for item in document.items] == [
        ("https://lockside.example/feed", "Lockside", "What stands at the lock"),
        ("https://a.example/b.xml", "A & &b;", ""),
    ]
