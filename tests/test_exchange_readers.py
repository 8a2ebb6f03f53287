"""What other programs exported, as items: each format, its variants and its traps."""

import json
from collections.abc import Callable, Iterator

import pytest

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Item, Passage, Read
from tui_reader.exchange.recognising import format_of

MAY = 1_777_800_000.0
"""3 May 2026, 09:20 UTC."""


def items(text: str | bytes, beside: Callable[[str], bytes | None] | None = None) -> tuple[str, list[Read]]:
    """The name of the format and what is read."""
    body = text.encode() if isinstance(text, str) else text
    given = Given(body, beside) if beside else Given(body)
    format = format_of(given)
    assert format is not None
    return format.name, list(format.read(given))


def only(text: str | bytes) -> Item:
    """The one item of a text."""
    _, (item,) = items(text)
    assert isinstance(item, Item)
    return item


# Tables

POCKET = "title,url,time_added,tags,status\n"


def test_pockets_table_has_tags_and_states() -> None:
    name, (first, second) = items(
        POCKET
        + "The bell,https://ferry.example/bell,1777800000,fog|old ferry,archive\n"
        + "https://ferry.example/2,https://ferry.example/2,1777800001,,unread\n"
    )
    assert name == "Pocket"
    assert first == Item(
        "https://ferry.example/bell", "The bell", tags=("fog", "old-ferry"), added=MAY, state="archived"
    )
    assert second == Item("https://ferry.example/2", "", added=MAY + 1, state="unread"), "an address is no title"


def test_pockets_table_of_2024_has_a_cursor_and_columns_may_come_in_any_order() -> None:
    text = "url,title,cursor,status,time_added,tags\nhttps://ferry.example/,Bell,7,unread,1777800000,a\n"
    assert only("\ufeff" + text.replace("\n", "\r\n")) == Item(
        "https://ferry.example/", "Bell", tags=("a",), added=MAY, state="unread"
    )


def test_a_bad_row_has_the_number_of_a_spreadsheet_and_the_rest_goes_on() -> None:
    _, found = items(
        POCKET + 'A,"https://ferry.example/a\n",1,,unread\nB,,2,,unread\nC,gopher://x.example,3,,unread\n'
        "D,https://ferry.example/d,x,,unread\n"
    )
    assert [type(one) for one in found] == [Item, BadRow, BadRow, Item]
    assert [one.number for one in found if isinstance(one, BadRow)] == [3, 4]
    assert found[1] == BadRow(3, "has no address")


def test_instapapers_folders_are_states_or_tags_and_a_selection_is_a_highlight() -> None:
    old = only('URL,Title,Selection,Folder\nhttps://ferry.example/,Bell,"Twice, when fog came",Archive\n')
    assert (old.state, old.passages, old.tags) == ("archived", (Passage("Twice, when fog came"),), ())
    text = "URL,Title,Selection,Folder,Timestamp,Tags\n"
    new = only(text + 'https://ferry.example/,Bell,,Harbours,1777800000,"[""fog"", ""two words""]"\n')
    assert (new.state, new.tags, new.added) == ("unread", ("fog", "two-words", "Harbours"), MAY)
    assert only(text + "https://ferry.example/,Bell,,Starred,,\n").tags == ("starred",)
    bad, item = items(text + "https://ferry.example/,Bell,,Unread,1,nonsense\n")[1]
    assert isinstance(bad, BadRow) and bad.number == 2 and isinstance(item, Item)


def test_readwise_readers_tags_are_a_python_list_that_is_never_run() -> None:
    text = "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
    one = only(text + "Bell,https://ferry.example/,1,\"['fog', 'bell']\",2026-05-03 09:20:00+00:00,0.5,new,True\n")
    assert (one.tags, one.state, one.fraction, one.added) == (("fog", "bell"), "reading", 0.5, MAY)
    assert items(text + "Bell,https://ferry.example/,1,,,0,feed,False\n")[1] == []
    evil = only(text + "Bell,https://ferry.example/,1,__import__('os').system('x'),,0,archive,True\n")
    assert evil.state == "archived" and "os" in evil.tags[0]
    deep = only(text + f"Bell,https://ferry.example/,1,{'[' * 5000},,0,later,True\n")
    assert deep.tags == ()


def test_readwise_highlights_in_the_form_they_take_and_the_form_they_give() -> None:
    taken = only(
        "Highlight,Title,Author,URL,Note,Location,Date\n"
        '"Rang twice\nin fog",Bell,Mari Holm,https://ferry.example/,why?,3,2026-05-03 09:20:00\n'
    )
    assert taken.passages == (Passage("Rang twice\nin fog", "why?", created=MAY),)
    assert (taken.title, taken.byline) == ("Bell", "Mari Holm")
    given = only(
        "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Highlighted at,Document tags,"
        "URL\n"
        "Rang,Bell,Mari Holm,,,yellow,,,2026-05-03 09:20:00+00:00,fog,https://ferry.example/\n"
    )
    assert (given.title, given.tags, given.passages[0].quote) == ("Bell", ("fog",), "Rang")
    assert items("Highlight,Title,URL\nA line of a book,A book,\n")[1] == [BadRow(2, "has no address")]


def test_raindrops_folders_and_favourites_are_tags() -> None:
    text = "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
    one = only(
        text + '1,Bell,mine,,https://ferry.example/,Harbours / Old,"fog, bell",2026-05-03T09:20:00.000Z,,Rang,true\n'
    )
    assert one.tags == ("fog", "bell", "Harbours", "Old", "starred")
    assert (one.added, one.note) == (MAY, "mine\n\nRang")
    older = only(
        "title,description,url,folder,tags,created,cover,highlights\nBell,,https://ferry.example/,Unsorted,,,,\n"
    )
    assert (older.tags, older.state) == ((), None)


def test_matters_columns_say_three_states() -> None:
    text = (
        "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction Date,"
        "File Id\n"
    )
    states = {"True,False,False": "unread", "False,False,True": "finished", "False,True,False": "archived"}
    for cells, state in states.items():
        one = only(text + f"Bell,Mari,Coast,https://ferry.example/,a;b,3,{cells},0,2026-05-03,1\n")
        assert (one.state, one.byline, one.site) == (state, "Mari", "Coast")
        assert ("starred" in one.tags) == (state == "archived")


# Markup

BOOKMARKS = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"


def test_bookmarks_stand_in_folders_that_nothing_closes() -> None:
    name, found = items(
        BOOKMARKS
        + '<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Lesezeichen-Leiste</H3>\n<DL><p>\n'
        + '<DT><A HREF="https://ferry.example/?a=1&amp;b=2" ADD_DATE="1777800000" ICON="data:;,x">'
        + "The &quot;bell&quot;</A>\n"
        + "<DD>Rung twice\n"
        + "<DT><H3>Harbours</H3>\n<DL><p>\n<DT><A HREF='https://quay.example/'>Quay</A>\n</DL><p>\n"
        + "</DL><p>\n<DT><A HREF='javascript:alert(1)'>let</A>\n<DT><A HREF='https://last.example/'>Last"
    )
    assert name == "bookmarks"
    assert found[:2] == [
        Item("https://ferry.example/?a=1&b=2", 'The "bell"', added=MAY, note="Rung twice"),
        Item("https://quay.example/", "Quay", tags=("Harbours",)),
    ]
    assert isinstance(found[2], BadRow) and found[2].number == 3
    assert found[3] == Item("https://last.example/", "Last")


def test_linkding_says_its_states_and_notes_in_its_own_way_and_ends_its_lines_in_another() -> None:
    text = (
        BOOKMARKS
        + '<DT><A HREF="https://a.example/" ADD_DATE="1777800000" PRIVATE="0" TOREAD="1" TAGS="fog">A</A>\n'
        + "<DD>About a[linkding-notes]my note[/linkding-notes]\n"
        + '<DT><A HREF="https://b.example/" TOREAD="0" TAGS="linkding:bookmarks.archived,x">B</A>\n'
        + '<DT><A HREF="https://c.example/" TOREAD="0">C</A>\n'
    ).replace("\n", "\n\r")
    _, found = items(text)
    assert [one.state for one in found if isinstance(one, Item)] == ["unread", "archived", "finished"]
    assert isinstance(found[0], Item) and found[0].note == "About a\n\nmy note"
    assert isinstance(found[1], Item) and found[1].tags == ("x",)


def test_pockets_list_has_its_states_in_the_headings() -> None:
    name, found = items(
        "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
        '<li><a href="https://a.example/" time_added="1777800000" tags="x,y">A</a></li>'
        '<li><a href="https://b.example/" tags="">B'
        '</ul><h1>Read Archive</h1><ul><li><a href="https://c.example/">C</ul></body>'
    )
    assert name == "Pocket"
    assert [(one.title, one.state, one.tags) for one in found if isinstance(one, Item)] == [
        ("A", "unread", ("x", "y")), ("B", "unread", ()), ("C", "archived", ()),
    ]  # fmt: skip


def test_opml_is_lists_to_follow() -> None:
    name, found = items(
        '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><opml version="2.0"><body>'
        '<outline text="Coast"><outline type="rss" text="Tide &amp; Bell" xmlUrl="https://tide.example/feed" '
        'htmlUrl="https://tide.example/"/></outline>'
        '<outline text="&b;" title="Plain" xmlUrl="https://plain.example/atom" category="/x/y,z"></outline>'
        '<outline type="link" text="A page" url="https://page.example/"/></body></opml>'
    )
    assert name == "OPML"
    assert found == [
        Item("https://tide.example/feed", "Tide & Bell", tags=("Coast",), is_feed=True),
        Item("https://plain.example/atom", "Plain", tags=("x", "y", "z"), is_feed=True),
        Item("https://page.example/", "A page"),
    ]


# JSON


def test_wallabags_annotations_come_with_their_quotations() -> None:
    one = only(
        json.dumps(
            [
                {
                    "id": 1, "title": "Bell", "url": "https://ferry.example/", "content": "<p>x</p>", "is_archived": 1,
                    "is_starred": 1, "tags": ["fog"], "created_at": "2026-05-03T09:20:00+0000",
                    "published_by": ["Mari"],
                    "annotations": [{"text": "why", "quote": "Rang", "created_at": "2026-05-03T09:20:00+0000",
                                     "ranges": [{"start": "/p[1]"}]}, {"text": "no quote"}],
                }
            ]
        )
    )  # fmt: skip
    assert (one.state, one.tags, one.added, one.byline) == ("archived", ("fog", "starred"), MAY, "Mari")
    assert one.passages == (Passage("Rang", "why", created=MAY),)


def test_omnivores_quotations_lie_beside_its_list() -> None:
    metadata = [
        {"id": "1", "slug": "bell-1", "title": "Bell", "author": "Mari", "url": "https://ferry.example/",
         "state": "Archived", "readingProgress": 40, "labels": ["fog"], "savedAt": "2026-05-03T09:20:00.000Z",
         "publishedAt": None},
        {"slug": "../secret", "savedAt": "x", "url": "https://b.example/", "state": "Active", "readingProgress": 0},
    ]  # fmt: skip
    asked: list[str] = []

    def beside(name: str) -> bytes | None:
        asked.append(name)
        return b"> Rang\n> twice\n\nmy note\n\n> Once\n"

    _, found = items(json.dumps(metadata), beside)
    first, second = found
    assert isinstance(first, Item) and isinstance(second, Item)
    assert first.passages == (Passage("Rang\ntwice", "my note"), Passage("Once"))
    assert (first.state, first.fraction, first.published) == ("archived", 0.4, "")
    assert (second.state, second.passages, asked) == ("unread", (), ["highlights/bell-1.md"])


def test_pinboards_description_is_the_title() -> None:
    one = only('[{"href":"https://ferry.example/","description":"Bell","extended":"rung","time":"2026-05-03T09:20:00Z",'
               '"tags":"fog bell","toread":"yes","shared":"no"}]')  # fmt: skip
    assert one == Item("https://ferry.example/", "Bell", tags=("fog", "bell"), added=MAY, state="unread", note="rung")


def test_karakeeps_texts_are_no_articles() -> None:
    _, found = items(
        json.dumps(
            {"bookmarks": [
                {"createdAt": 1777800000, "title": "Bell", "tags": ["fog"], "note": "mine", "archived": True,
                 "content": {"type": "link", "url": "https://ferry.example/"}},
                {"createdAt": 1, "title": None, "tags": [], "content": {"type": "text", "text": "x"}}]}
        )
    )  # fmt: skip
    assert found == [
        Item("https://ferry.example/", "Bell", tags=("fog",), added=MAY, state="archived", note="mine"),
        BadRow(2, "has no address"),
    ]


def test_linkwardens_collections_are_tags() -> None:
    text = json.dumps({"collections": [{"name": "Old Harbours", "links": [
        {"name": "Bell", "url": "https://ferry.example/", "tags": [{"name": "fog"}],
         "createdAt": "2026-05-03T09:20:00Z"}
    ]}]})  # fmt: skip
    assert only(text) == Item("https://ferry.example/", "Bell", tags=("fog", "Old-Harbours"), added=MAY)


W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:11111111-2222-3333-4444-555555555555",
    "type": "Annotation", "motivation": "commenting", "created": "2026-05-03T09:20:00Z",
    "body": {"type": "TextualBody", "value": "why", "format": "text/plain"},
    "target": {"source": "https://ferry.example/", "selector": [
        {"type": "TextPositionSelector", "start": 3, "end": 9},
        {"type": "TextQuoteSelector", "exact": "Rang", "prefix": "It ", "suffix": " twice"}]},
}  # fmt: skip


@pytest.mark.parametrize("text", [json.dumps([W3C]), json.dumps({"type": "AnnotationCollection", "items": [W3C]})])
def test_annotations_of_the_web_are_anchored_by_their_quotation(text: str) -> None:
    name, (one,) = items(text)
    assert name == "annotations" and isinstance(one, Item)
    uuid = "11111111-2222-3333-4444-555555555555"
    assert one.passages == (Passage("Rang", "why", "It ", " twice", MAY, uuid=uuid),)


def test_hypothesis_tells_address_and_note_by_other_names() -> None:
    one = only(
        json.dumps({"total": 1, "rows": [
            {"id": "abc", "created": "2026-05-03T09:20:00.000000+00:00", "uri": "https://ferry.example/", "text": "why",
             "tags": ["fog"], "document": {"title": ["Bell"]},
             "target": [{"source": "https://ferry.example/", "selector": [
                 {"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": "Rang"}]}]}]})
    )  # fmt: skip
    assert (one.title, one.tags, one.passages[0]) == ("Bell", ("fog",), Passage("Rang", "why", created=MAY, uuid="abc"))


def test_a_file_that_breaks_off_gives_what_came_before() -> None:
    whole = '[{"href":"https://a.example/","extended":""},{"href":"https://b.example/","exten'
    _, found = items(whole)
    assert found[0] == Item("https://a.example/", state="finished")
    assert found[1] == BadRow(2, "is broken, and what follows can not be read")
    assert items('[{"href":"https://a.example/","extended":""},"x",7]')[1][1:] == [
        BadRow(2, "has no address"), BadRow(3, "has no address"),
    ]  # fmt: skip


# Lines


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("https://ferry.example/bell", ""),
        ("https://ferry.example/bell | The bell", "The bell"),
        ("https://ferry.example/bell The bell", "The bell"),
        ("- [The bell](https://ferry.example/bell)", "The bell"),
        ("1. [The bell](<https://ferry.example/bell>)", "The bell"),
        ("* [[https://ferry.example/bell][The bell]]", "The bell"),
        ("<https://ferry.example/bell>", ""),
    ],
)
def test_an_address_a_line_is_a_list(line: str, title: str) -> None:
    assert only(f"\n# a remark\n{line}\n") == Item("https://ferry.example/bell", title)


def test_a_line_that_is_none_has_the_number_of_its_line() -> None:
    _, found = items("https://a.example/\n\nftp://b.example/\nhttps://c.example/\n" + "\n" * 60 + "not one\n")
    assert [one.number for one in found if isinstance(one, BadRow)] == [3, 65]


def test_newsboats_urls_are_lists_to_follow_with_tags_and_titles() -> None:
    _, found = items(
        'https://tide.example/rss "coast" "two words" "~Tide"\nhttps://plain.example/x !\n'
        '"query:Unread:unread = \\"yes\\""\nexec:~/bin/x\n'
    )
    assert found[:2] == [
        Item("https://tide.example/rss", "Tide", tags=("coast", "two-words"), is_feed=True),
        Item("https://plain.example/x", is_feed=True),
    ]
    assert [one.number for one in found if isinstance(one, BadRow)] == [3, 4]
    assert only("https://tide.example/feed.xml\n").is_feed
    assert not only("https://tide.example/feeding-time\n").is_feed


# What is none of them


@pytest.mark.parametrize(
    "text",
    ["", "\n", "A plain text about https://ferry.example/", "<html><p>A page</p>", "{}", "[]", "[1, 2]",
     "a,b,c\n1,2,3\n", '{"bookmarks": 7}', "[" * 100_000, "{" * 100_000, "\x00\x01\x02", '[{"url": "https://a.example/"}]'],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_is_no_export_is_not_recognised(text: str) -> None:
    assert format_of(Given(text.encode())) is None


# Encodings, controls, lengths


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_and_not_believed(codec: str) -> None:
    text = POCKET + "".join(
        f"Fähre Nr. {n} über den Fjord,https://f.example/{n},1777800000,Nebel,unread\n" for n in range(9)
    )
    _, found = items(text.encode(codec))
    assert isinstance(found[3], Item) and found[3].title == "Fähre Nr. 3 über den Fjord"


def test_a_declared_encoding_that_is_wrong_spoils_nothing() -> None:
    text = BOOKMARKS.replace(
        "<TITLE>", '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=shift_jis">\n<TITLE>'
    )
    assert only((text + "<DT><A HREF='https://a.example/'>Fähre</A>").encode()).title == "Fähre"


def controls() -> Iterator[str]:
    yield POCKET + "\x1b]0;x\x07Bell\u202e,https://a.example/\x1b[2J,1777800000,\x9bfog,unread\n"
    yield BOOKMARKS + "<DT><A HREF='https://a.example/&#27;' TAGS='a&#7;b'>&#27;[2JBell</A><DD>&#155;x"
    yield json.dumps(
        [{"href": "https://a.example/\x1b", "extended": "\x1b[2J", "description": "\x07Bell", "tags": "\x1b"}]
    )


@pytest.mark.parametrize("text", controls())
def test_nothing_that_a_terminal_obeys_comes_along(text: str) -> None:
    _, found = items(text)
    assert found and all(isinstance(one, Item) for one in found)
    assert str(found).isprintable() and "\\x1b" not in repr(found) and "\\u202e" not in repr(found)


def test_a_line_of_megabytes_is_one_row() -> None:
    long = "x" * 3_000_000
    one = only(POCKET + f"{long},https://a.example/,1777800000,{long}|b,unread\n")
    assert len(one.title) <= 1000 and len(one.tags[0]) <= 100 and one.tags[1] == "b"
    assert only(f"https://a.example/ {long}\n").address == "https://a.example/"
