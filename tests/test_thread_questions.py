"""Questions above a thread in a box of another kind than their answers."""

import pytest

from tests.test_threads import PEOPLE, WORDS, talk

ASKED = (
    "Somebody left the lower gate of the lock open last night, and the upper pool fell by a metre before nine.",
    "Who has the keys?",
)
QUESTIONS = {
    "an answer's kind of name, in a box of its own": (
        '<div class="post-listing"><h1><span>The lock</span></h1><div class="by">submitted <span class="moment">'
        '2 days ago</span> by <a class="person-listing" href="/u/ada_berg">ada_berg</a> to <a href="/c/locks">locks</a>'
        '</div><div class="vote"><button>up</button><span class="score">12</span></div><div class="md-div">'
        f'<p>{ASKED[0]}</p><p>{ASKED[1]}</p></div><div class="bar"><a href="#">Reply</a></div></div>',
        '<li class="comment"><article><div class="hd"><a class="person-listing" href="/u/{0}">{0}</a> '
        '<span class="moment-time">{1} hours ago</span></div><div class="md-div"><p>{2}</p></div></article></li>',
        "ada_berg · 2 days ago · 12 points",
    ),
    "a header above the title": (
        '<div class="issue"><div class="header"><span class="badge">Open</span> Issue created <time '
        'datetime="2026-05-01T10:00:00Z">3 days ago</time> by <a class="author-link" href="/ada"><span class="author">'
        'Ada Berg</span></a></div><div class="page-text"><h1 class="title">The lock</h1><div class="description">'
        f'<div class="md"><p>{ASKED[0]}</p><p>{ASKED[1]}</p></div></div></div></div>',
        '<li class="note"><div class="note-header"><a href="/{0}" class="author-name-link"><span class="note-author">'
        '{0}</span></a> <time datetime="2026-05-02T1{1}:00:00Z">{1} hours ago</time></div><div class="note-text md">'
        "<p>{2}</p></div></li>",
        "Ada Berg · 3 days ago",
    ),
}


@pytest.mark.parametrize("form", QUESTIONS)
def test_a_question_of_another_kind_than_its_answers_has_its_head(form: str) -> None:
    question, answer, head = QUESTIONS[form]
    answers = "".join(
        answer.format(who, at, words) for at, (who, words) in enumerate(zip(PEOPLE, WORDS, strict=True), 2)
    )
    document = talk(question, f'<div class="comments"><ul>{answers}</ul></div>')
    texts = [block.text for block in document.blocks if block.text != document.title]
    assert texts == [
        head,
        *ASKED,
        *(
            line
            for at, (who, words) in enumerate(zip(PEOPLE, WORDS, strict=True), 2)
            for line in (f"{who} · {at} hours ago", words)
        ),
    ]
    assert document.read_as == "thread" and not document.comments


def test_what_an_author_of_the_house_wrote_is_no_question_of_those_who_comment_on_it() -> None:
    question, answer, _ = QUESTIONS["an answer's kind of name, in a box of its own"]
    story = question.replace("person-listing", "staff").replace("/u/", "/author/")
    answers = "".join(
        answer.format(who, at, words) for at, (who, words) in enumerate(zip(PEOPLE, WORDS, strict=True), 2)
    )
    document = talk(story, f'<div class="comments"><ul>{answers}</ul></div>')
    assert (document.read_as, document.comments) == ("article", len(PEOPLE))
