"""Discussions: every post has its author, its time and the one it answers to."""

import json

import pytest
from lxml.html import fragment_fromstring

from tui_reader.article.document import Block, Container, Document
from tui_reader.article.form import from_json, to_json
from tui_reader.complete import complete
from tui_reader.export.html import html
from tui_reader.export.markdown import markdown
from tui_reader.export.text import text
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.html_page import read_html
from tui_reader.extraction.shape.units import units
from tui_reader.extraction.threads.conversation import conversation
from tui_reader.extraction.threads.post_facts import Post, time_of
from tui_reader.extraction.threads.post_heads import with_heads
from tui_reader.extraction.threads.timed_entries import entries
from tui_reader.quotes.finding import find

FIRST = "The lock at the upper end has been closed since Tuesday, and nobody can say for how long, or will."
SECOND = "Somebody has to ask the county. I did so in spring, and got an answer after six weeks, which said nothing."
THIRD = "Then ask the neighbours, who own half of it; the other half has belonged to the church since the flood."


def heads(page: str) -> list[tuple[int, str]]:
    """The heads of the posts, each with how many boxes of posts it stands in."""
    document = read_html(f"<html><body><h1>The lock</h1>{page}</body></html>", "https://board.example/t/1")
    return [(len(block.inside), block.text) for block in document.blocks if block.kind == "HEADING"]


def board_post(name: str, day: str, words: str) -> str:
    return (
        '<div class="post"><dl class="postprofile"><dt><a href="./memberlist.php?mode=viewprofile&u=1" '
        f"class='username'>{name}</a></dt><dd>Posts: 12</dd></dl><div class='postbody'><p class='author'>by "
        f'<b>{name}</b> » <time>{day}</time></p><div class="content">{words}</div></div></div>'
    )


def test_the_posts_of_a_board_stand_side_by_side() -> None:
    posts = [("miller", "1 May", FIRST), ("sluice", "2 May", SECOND), ("miller", "3 May", THIRD)]
    page = "".join(board_post(*post) for post in posts)
    assert heads(page) == [(1, "miller · 1 May"), (1, "sluice · 2 May"), (1, "miller · 3 May")]


def test_answers_within_the_box_of_a_post_are_answers_to_it() -> None:
    def comment(name: str, words: str, answers: str = "") -> str:
        return (
            f'<li class="comment"><div class="entry"><a class="author" href="/user/{name}">{name}</a> '
            f'<time>an hour ago</time><div class="usertext-body"><div class="md"><p>{words}</p></div></div></div>'
            f"<ul>{answers}</ul></li>"
        )

    answered = comment("miller", FIRST, comment("sluice", SECOND, comment("miller", THIRD)))
    page = f"<ul>{answered}{comment('holm', THIRD)}</ul>"
    document = read_html(f"<html><body>{page}</body></html>", "https://a.example/")
    assert {container.kind for block in document.blocks for container in block.inside} == {"POST"}
    assert heads(page) == [
        (1, "miller · an hour ago"),
        (2, "sluice · to miller · an hour ago"),
        (3, "miller · to sluice · an hour ago"),
        (1, "holm · an hour ago"),
    ]


@pytest.mark.parametrize(
    "shift",
    [
        '<td class="ind" indent="{0}"></td>',
        '<td><img src="s.gif" height="1" width="{1}"></td>',
        '<td class="depth-{0}"></td>',
    ],
)
def test_a_number_or_an_empty_pictures_width_tells_how_deep_a_post_stands(shift: str) -> None:
    page = "".join(
        f'<tr>{shift.format(depth, 40 * depth)}<td><a class="hnuser" href="user?id={name}">{name}</a> '
        f'<span class="age">on May {depth + 1}</span><div class="commtext">{words}</div></td></tr>'
        for depth, name, words in ((0, "miller", FIRST), (1, "sluice", SECOND), (2, "holm", THIRD), (0, "bran", THIRD))
    )
    assert heads(f"<table>{page}</table>") == [
        (1, "miller · on May 1"),
        (2, "sluice · to miller · on May 2"),
        (3, "holm · to sluice · on May 3"),
        (1, "bran · on May 1"),
    ]


def test_the_entries_of_a_page_that_is_written_on_have_their_hours() -> None:
    page = "".join(
        f'<div class="live-entry"><div class="meta"><time>{hour}</time><span class="author">{name}</span></div>'
        f"{title}<p>{words}</p></div>"
        for hour, name, title, words in (
            ("14:10", "Mari Holm", "<h3>The gate is open</h3>", FIRST),
            ("13:02", "Per Sund", "", SECOND),
            ("11:47", "Mari Holm", "<h3>The school</h3>", THIRD),
        )
    )
    assert heads(f"<article>{page}</article>") == [
        (1, "Mari Holm · 14:10 · The gate is open"),
        (1, "Per Sund · 13:02"),
        (1, "Mari Holm · 11:47 · The school"),
    ]


def test_an_entry_whose_time_was_left_out_gets_it_beside_those_that_have_theirs_in_the_text() -> None:
    def comment(name: str, day: str, words: str) -> str:
        return (
            f'<div class="item"><div class="comment-head"><h3><a class="author" href="/u/{name}">{name}</a> commented '
            f"<relative-time>{day}</relative-time></h3></div><div class='body'><p>{words}</p></div></div>"
        )

    said = [("wren", "1 Feb", FIRST), ("holm", "2 Feb", SECOND), ("sluice", "3 Feb", THIRD)]
    root = parse(f"<html><body>{''.join(comment(*one) for one in said)}</body></html>")
    everything = units(root, "https://a.example/")
    chosen = [unit for unit in everything if "sluice" not in unit.block.text]
    found = with_heads(chosen, entries(root, chosen))
    assert [unit.block.text for unit in found] == [
        "wren commented 1 Feb", FIRST, "holm commented 2 Feb", SECOND, "sluice · 3 Feb", THIRD,
    ]  # fmt: skip


def test_three_dates_in_an_article_make_no_entries_of_it() -> None:
    for box in ("{}", "<div>{}</div>"):
        paragraphs = [
            f"<p>On <time>{day} May</time> it rained. {words}</p>"
            for day, words in enumerate((FIRST, SECOND, THIRD), 1)
        ]
        assert heads(f"<article>{''.join(map(box.format, paragraphs))}</article>") == []


def test_a_box_like_a_post_that_nobody_wrote_is_none() -> None:
    posts = [("miller", "1 May", FIRST), ("sluice", "2 May", SECOND), ("miller", "3 May", THIRD)]
    rules = "Be kind to each other, and read the rules before you write."
    page = f"<div class='postbody'><div class='content'>{rules}</div></div>"
    document = read_html(
        f"<html><body>{page}{''.join(board_post(*post) for post in posts)}</body></html>", "https://a.example/"
    )
    assert "Be kind" not in "".join(block.text for block in document.blocks)


MILLER = Container("POST", 1, author="miller", time="1 May")
HOLM = Container("POST", 2, author="holm")
THREAD = complete(
    Document(
        title="The lock",
        language="en",
        blocks=(
            Block("HEADING", "miller · 1 May", 2, inside=(MILLER,)),
            Block("PARAGRAPH", FIRST, inside=(MILLER,)),
            Block("HEADING", "holm · to miller", 3, inside=(MILLER, HOLM)),
            Block("PARAGRAPH", "nobody can say for how long", inside=(MILLER, HOLM, Container("QUOTATION", 3))),
            Block("PARAGRAPH", SECOND, inside=(MILLER, HOLM)),
        ),
    )
)


def test_a_thread_survives_as_json_with_authors_and_times() -> None:
    assert from_json(to_json(THREAD)) == THREAD
    inside = json.loads(to_json(THREAD))["blocks"][1]["inside"]
    assert inside == [{"kind": "POST", "id": 1, "author": "miller", "time": "1 May"}]


def test_answers_stand_further_in_where_they_are_printed() -> None:
    lines = text(THREAD).splitlines()
    assert any(line.startswith("The lock at the upper") for line in lines)
    assert any(line.startswith("  Somebody has to ask") for line in lines)
    assert "### holm · to miller" in markdown(THREAD) and "<article>" in html(THREAD)


def test_who_is_quoted_in_a_post_is_who_wrote_it_before() -> None:
    (quote,) = find(THREAD.blocks, "en")
    assert (quote.speaker, quote.text) == ("miller", "nobody can say for how long")


def test_who_says_i_in_a_post_is_its_author() -> None:
    (quote,) = find((Block("PARAGRAPH", "I said, “You will never open that lock again.”", inside=(HOLM,)),), "en")
    assert (quote.speaker, quote.mention) == ("holm", "I")


def test_the_line_below_a_quotation_and_the_name_before_a_handle_say_whose_words_it_is() -> None:
    apart = (Container("QUOTATION", 1),)
    words = Block("PARAGRAPH", "All buses turn at the church. Do not wait at the bridge.", inside=apart)
    for last in (
        Block("PARAGRAPH", "— Anna Berg, mayor"),
        Block("PARAGRAPH", "— Anna Berg (@aberg) March 5, 2024", inside=apart),
        Block("PARAGRAPH", "Anna Berg (@aberg) March 5, 2024", inside=apart),
    ):
        (quote,) = find((Block("PARAGRAPH", "It rained."), words, last, Block("PARAGRAPH", "It rained on.")), "en")
        assert (quote.speaker, quote.text) == ("Anna Berg", words.text), last


def test_what_is_quoted_by_hand_is_a_quotation() -> None:
    answer = f"&gt; Is the boat <em>ever</em> full?<br>{THIRD} Is 3 &gt; 2?"
    posts = [("miller", "1 May", FIRST), ("sluice", "2 May", f"<p>{answer}</p>"), ("miller", "3 May", THIRD)]
    page = "".join(board_post(*post) for post in posts)
    blocks = read_html(f"<html><body><h1>The lock</h1>{page}</body></html>", "https://board.example/t/1").blocks
    quoted, answered = (block for block in blocks if block.kind == "PARAGRAPH" and _is_by(block, "sluice"))
    assert (quoted.text, quoted.inside[-1].kind) == ("Is the boat ever full?", "QUOTATION")
    assert answered.text == f"{THIRD} Is 3 > 2?"
    assert [quoted.text[span.start : span.end] for span in quoted.spans] == ["ever"] and not answered.spans


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ('<span class="score unvoted">88 points</span>', " · 88 points"),
        ('<div class="js-vote-count">-1</div>', " · -1 point"),
        ('<span class="likes">Likes</span>', ""),
        ('<span class="posts">88</span>', ""),
    ],
)
def test_points_are_said_where_the_page_says_them(votes: str, said: str) -> None:
    posts = [("miller", "1 May", FIRST), ("sluice", "2 May", SECOND), ("miller", "3 May", THIRD)]
    page = "".join(board_post(*post).replace("<dl", f"{votes}<dl", 1) for post in posts)
    assert [head for _, head in heads(page)] == [f"{name} · {day}{said}" for name, day, _ in posts]


@pytest.mark.parametrize(("marks", "accepted"), [((0, 1, 0), [1]), ((0, 1, 1), []), ((0, 0, 0), [])])
def test_one_answer_at_most_is_the_one_that_was_taken(marks: tuple[int, ...], accepted: list[int]) -> None:
    posts = [("miller", "1 May", FIRST), ("sluice", "2 May", SECOND), ("miller", "3 May", THIRD)]
    page = "".join(
        board_post(*post).replace('class="post"', 'class="post is-accepted"' if mark else 'class="post"')
        for post, mark in zip(posts, marks, strict=True)
    )
    assert [at for at, (_, head) in enumerate(heads(page)) if head.endswith("accepted")] == accepted


WORDS = (FIRST, SECOND, THIRD, "I have seen the keys. They hang in the office, behind the map of the upper valley.")
PEOPLE = ("miller", "sluice", "old_dam", "weirkeeper")
HEADS = {
    "names nobody knows": '<div class="q"><div class="hd"><b><a href="/members/{0}">{0}</a></b> '
    '<i>{1} May 2021, 10:00</i></div><div class="tx"><p>{2}</p></div>'
    '<div class="ft"><a href="#">Reply</a> <a href="#">Report</a></div></div>',
    "h-entry": '<article class="h-entry"><a class="p-author h-card" href="/@{0}">{0}</a> <time class="dt-published">'
    '{1} May 2021, 10:00</time><div class="e-content"><p>{2}</p></div><button>Like</button></article>',
    "a line of name and time": '<div class="post"><div class="body"><p class="author">by <b><a class="username" '
    'href="memberlist.php?u={0}">{0}</a></b> » {1} May 2021, 10:00</p><div class="content">{2}</div></div></div>',
    "a line beside a name": '<div class="wrapper"><h4><a href="?action=profile;u={0}">{0}</a></h4><div class="area">'
    '<div class="keyinfo"><div class="smalltext">« Commentary {1} May 2021, 10:00 »</div></div>'
    '<div class="inner">{2}</div></div></div>',
    "a name beside a time": '<div class="row"><img src="/a.png" alt=""><em class="who">{0}</em>'
    "<span>{1} May 2021, 10:00</span><p>{2}</p></div>",
}


def talk(*posts: str, head: str = "") -> Document:
    """A page with a menu, a title and posts."""
    page = f"<html><head><title>The lock</title>{head}</head><body><nav><a href='/'>Home</a></nav><h1>The lock</h1>"
    return read_html(
        f"{page}{''.join(posts)}<footer><a href='/about'>About</a></footer></body></html>", "https://b.example/t"
    )


@pytest.mark.parametrize("form", HEADS)
def test_posts_of_any_board_are_found_by_name_time_and_text(form: str) -> None:
    document = talk(
        *(HEADS[form].format(who, at, words) for at, (who, words) in enumerate(zip(PEOPLE, WORDS, strict=True), 1))
    )
    assert [block.text for block in document.blocks] == [
        line
        for at, (who, words) in enumerate(zip(PEOPLE, WORDS, strict=True), 1)
        for line in (f"{who} · {at} May 2021, 10:00", words)
    ]


def test_answers_stand_in_the_boxes_of_what_they_answer() -> None:
    def post(who: str, words: str, *answers: str) -> str:
        head = f'<div class="c"><b class="who">{who}</b> <span>2 hours ago</span><p>{words}</p>'
        return f"{head}<div>{''.join(answers)}</div></div>"

    one, two, three, four = zip(PEOPLE, WORDS, strict=True)
    document = talk(post(*one, post(*two, post(*three))), post(*four))
    assert [(len(block.inside), block.text) for block in document.blocks if block.kind == "HEADING"] == [
        (1, "miller · 2 hours ago"),
        (2, "sluice · to miller · 2 hours ago"),
        (3, "old_dam · to sluice · 2 hours ago"),
        (1, "weirkeeper · 2 hours ago"),
    ]


def test_posts_that_a_page_tells_beside_its_text_have_their_authors() -> None:
    told = [
        {
            "@type": "Answer",
            "text": words,
            "author": {"@type": "Person", "name": who},
            "dateCreated": "2021-05-02T10:00Z",
        }
        for who, words in zip(PEOPLE[1:], WORDS[1:], strict=True)
    ]
    asked = {"@type": "Question", "text": WORDS[0], "author": {"name": PEOPLE[0]}, "suggestedAnswer": told[1:]}
    page = json.dumps({"@type": "QAPage", "mainEntity": asked | {"acceptedAnswer": told[0]}})
    document = talk(
        *(f"<section><p>{words}</p></section>" for words in WORDS),
        head=f'<script type="application/ld+json">{page}</script>',
    )
    assert [block.text for block in document.blocks if block.kind == "HEADING"] == [
        "miller",
        "sluice · to miller · 2021-05-02 10:00 · accepted",
        "old_dam · to miller · 2021-05-02 10:00",
        "weirkeeper · to miller · 2021-05-02 10:00",
    ]


STORY = "".join(f"<p>{words} {words}</p>" for words in WORDS * 3)


@pytest.mark.parametrize(
    "page",
    [
        f"<article>{STORY}</article>" + "".join(HEADS["h-entry"].format(who, 1, "Yes.") for who in PEOPLE),
        "".join(
            f'<div class="teaser"><h2><a href="/{who}">{words[:40]}</a></h2><b class="author">{who}</b> '
            f"<time>1 May 2021</time><p>{words}</p></div>"
            for who, words in zip(PEOPLE, WORDS, strict=True)
        ),
        "".join(HEADS["h-entry"].format("miller", at, words) for at, words in enumerate(WORDS, 1)),
    ],
    ids=["comments below a story", "stories of a list", "one author"],
)
def test_what_is_no_conversation_stays_what_it_is(page: str) -> None:
    document = talk(page)
    assert not any(
        block.inside and block.inside[-1].kind == "POST" and block.inside[-1].author for block in document.blocks
    )


def test_a_row_within_a_row_is_no_second_post() -> None:
    def is_thread(lisbon: str) -> bool:
        row = '<div class="row">{}<b class="author">{}</b> <time>1 May 2021</time>{}</div>'
        story, letters = row.format("", "Tourism", STORY), row.format("", "Letters", f"<p>{FIRST}</p>")
        root = parse(f"<body>{row.format(story, 'Lisbon', lisbon)}{letters}</body>")
        everything = units(root, "")
        prose = [unit for unit in everything if len(unit.block.text) > 60]
        return conversation(root, everything, prose) is not None

    assert is_thread(STORY) and not is_thread("")


def test_a_long_thread_is_found_without_asking_the_engines() -> None:
    document = talk(
        *(HEADS["names nobody knows"].format(f"{PEOPLE[at % 4]}", at % 28 + 1, WORDS[at % 4]) for at in range(300))
    )
    assert document.engine == "posts"
    assert sum(block.kind == "HEADING" for block in document.blocks) == 300


def _is_by(block: Block, author: str) -> bool:
    return bool(block.inside) and block.inside[0].author == author


def test_a_post_around_others_may_have_its_own_time_behind_theirs() -> None:
    def box(name: str, time: str, words: str, inner: str = "") -> str:
        return f"<div class=post><b class=author>{name}</b><p>{words}</p>{inner}<time class=time>{time}</time></div>"

    page = box("miller", "1 May", FIRST, box("sluice", "2 May", SECOND, box("warden", "3 May", THIRD)))
    assert [depth for depth, _ in heads(page)] == [1, 2, 3]


def test_no_post_answers_one_that_is_yet_to_come() -> None:
    page = parse(f"<body><div><p>{FIRST}</p></div><div><p>{SECOND}</p></div></body>")
    first, second = page.iter("div")
    posts = [Post(first, first, "miller", "", 1), Post(second, second, "sluice", "", None)]
    found = with_heads(units(page, "https://board.example/"), posts)
    assert [unit.block.text for unit in found if unit.block.kind == "HEADING"] == ["miller", "sluice"]


def test_what_somebody_says_after_another_is_said_twice() -> None:
    said = (*WORDS[:2], f"{WORDS[1]} So did I.", WORDS[2])
    posts = zip(PEOPLE, said, strict=True)
    document = talk(*(HEADS["names nobody knows"].format(who, at, words) for at, (who, words) in enumerate(posts, 1)))
    assert [block.text for block in document.blocks][1::2] == [*said]


def test_a_time_in_two_elements_has_a_blank_between_them() -> None:
    time = fragment_fromstring("<time>21 mins ago<span>11:48</span></time>")
    assert time_of([time]) == "21 mins ago 11:48"
    assert time_of([fragment_fromstring("<time>10:<b>02</b></time>")]) == "10:02"


def test_a_box_around_the_comments_that_is_called_as_one_of_them_is_none() -> None:
    said = "".join(
        f"<div class=item><a class=author href=/u/{name}>{name}</a> <span>2 hours ago</span><p>{words}</p></div>"
        for name, words in zip(PEOPLE, WORDS, strict=True)
    )
    page = f"<html><body><div class=item><div id=comments><span>3 hours ago</span>{said}</div></div></body></html>"
    root = parse(page)
    box = root.find(".//div[@id='comments']")
    assert box is not None
    inside = units(box, "")
    told = conversation(box, inside, inside)
    assert told is not None and [post.author for post in told.posts] == list(PEOPLE)


def test_lines_that_all_posts_have_are_buttons_and_a_role_beside_a_name_is_no_word_of_it() -> None:
    words = (FIRST, SECOND, THIRD, FIRST.upper(), "Yes.")
    boxes = "".join(f"<div><p>Member</p><p>{said}</p><ul><li>Edit</li><li>·</li></ul></div>" for said in words)
    page = parse(f"<body>{boxes}</body>")
    posts = [Post(box, box, f"writer {at}", "", None) for at, box in enumerate(page.iter("div"))]
    found = with_heads(units(page, "https://board.example/"), posts)
    assert [unit.block.text for unit in found if unit.block.kind != "HEADING"] == [*words]


def test_what_a_few_posts_say_alike_is_said_by_each() -> None:
    words = ("Yes.", "Yes.", "Yes.", FIRST, SECOND, THIRD)
    page = parse(f"<body>{''.join(f'<div><p>{said}</p></div>' for said in words)}</body>")
    posts = [Post(box, box, f"writer {at}", "", None) for at, box in enumerate(page.iter("div"))]
    found = with_heads(units(page, "https://board.example/"), posts)
    assert [unit.block.text for unit in found if unit.block.kind != "HEADING"] == [*words]
