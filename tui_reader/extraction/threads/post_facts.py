"""What a page says of a post beside its text: its author, its time and how deep it stands."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import content_of, words_apart

_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:author|user-?name|user|hnuser|poster|nick(?:name)?|p-name|p-author|by-?line|creator)(?:$|[\s_-])|"
    r"(?:^|[\s_])(?:\w+-?)?user(?:name|card|link)?(?:$|[\s_-])|(?:__|--?|_)author(?:$|[\s_])",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?:^|[/?&=])(?:~|@|u/|users?[/?=]|profiles?[/.?=]|members?[/.?]|memberlist\b.*[?&]u=|people/)"
    r"|[?;&]action=profile\b"
)
_TIME = re.compile(
    r"(?:^|[\s_-])(?:time|times?tamp|date(?:time)?|posted|published|age|dt-published|created)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"(?:^|[\s_-])(?:key-?info|post-?(?:info|head(?:er)?|meta|details)|small-?text|meta)(?:$|[\s_-])", re.IGNORECASE
)
"""What boards call the line of name and time, which may be one text."""
_OF_LINES = ("info", "post", "text", "meta", "author", "user", "nick", "p-name", "byline", "by-line", "creator")
"""What the class of such a line, or of an author, has one of."""
_DATED = re.compile(
    r"(?:\b[^\W\d_]{2,3},? )?(?<!\d)(?:\d{1,2}\.? [^\W\d_]{3,9}\.?,? \d{4}|[^\W\d_]{3,9}\.? \d{1,2},? \d{4}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,? (?:at )?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?)?",
    re.IGNORECASE,
)
TIMES = ("time", "relative-time", "local-time", "time-ago")
"""Elements that are a time: HTML's, and those that pages bring along to write it anew."""
_DEPTH_NAME = re.compile(r"(?:^|[\s_-])(?:depth|level|indent)-?_?(\d{1,3})(?:$|\s)", re.IGNORECASE)
_DEPTH_ATTRIBUTES = frozenset(("indent", "depth", "level", "data-depth", "data-level", "data-indent", "aria-level"))
_SHIFT = re.compile(
    r"(?:margin|padding)-(?:left|inline-start)\s*:\s*(\d{1,4})(?:\.\d+)?\s*(?:px|em|rem|%)", re.IGNORECASE
)
_POINTS = re.compile(
    r"(?:^|[\s_-])(?:score|points?|votes?|vote-?count|upvotes?|karma|likes?)(?:$|[\s_-])", re.IGNORECASE
)
_COUNT = re.compile(r"([-−]?\d[\d.,]*k?)(?: ?(?:points?|votes?|likes?|Punkte?|puntos?|pontos?|punti))?", re.IGNORECASE)
_ACCEPTED = re.compile(
    r"(?:^|[\s_-])(?:accepted-?answer|answer-?accepted|is-?accepted|solved-?answer|best-?answer)(?:$|[\s_-])|"
    r"(?:^|\s)accepted(?:$|\s)",
    re.IGNORECASE,
)
_ASKER = re.compile(
    r"(?:^|[\s_-])(?:submitter|topic-?(?:owner|starter|author)|thread-?(?:starter|author)|original-?poster|is-?op"
    r"|(?:comment-)?user-?owner|by-?op)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASKER_WORDS = frozenset(("op", "author", "asker", "original poster", "thread starter", "topic starter", "submitter"))
_BY = re.compile(r"^(?:[Bb]y|[Vv]on|de|[Pp]ar)\s+")
_ROLES = _ASKER_WORDS | frozenset(
    "member moderator mod admin administrator staff collaborator contributor owner maintainer bot guest".split()
)
_NOBODY = frozenset("author advertisement sponsored home op member moderator admin guest reply".split())
_NAME = re.compile(r"[^\W\d_]|_\w")
_WHEN_SPOKEN = re.compile(r"\d|(?i:\b(?:ago|now|today|yesterday|just)\b)")
LONGEST = 60
"""Characters of a name, and of a time."""
_LONG_LINE = 100
_LOOKED_AT = 200
"""Elements of a post that are looked through for its head."""
MOST = 0.7
"""Share of the posts that must have an author before any is shown: a name here and there is something else."""


class Post(NamedTuple):
    """A post: its body, the element that is all of it and nothing else, who wrote it, when; the index it answers to.

    points: those that readers gave it, "" where the page says none. accepted: whether it is the answer that was taken.
    by_asker: whether the page marks it as written by who asked.
    """

    body: HtmlElement
    around: HtmlElement
    author: str
    time: str
    answers: int | None
    points: str = ""
    accepted: bool = False
    by_asker: bool = False


def described(bodies: Sequence[HtmlElement]) -> list[Post]:
    """The posts of these bodies, in reading order, without boxes that look like posts and that nobody wrote."""
    found = _described(bodies)
    theirs = [post.body for post in found if post.author or post.time]
    return found if len(theirs) in (0, len(found)) or len(theirs) < MOST * len(found) else _described(theirs)


def _described(bodies: Sequence[HtmlElement]) -> list[Post]:
    arounds = _arounds(bodies)
    heads = [list(head_of(around, (body,))) for around, body in zip(arounds, bodies, strict=True)]
    authors = [author_of(head) for head in heads]
    if sum(map(bool, authors)) < MOST * len(authors):
        authors = [""] * len(authors)
    answers = answers_by_numbers(arounds, heads) or _beside_question(bodies, _by_nesting(bodies))
    taken = [accepted(around, head) for around, head in zip(arounds, heads, strict=True)]
    # One that says it of several means something else by it.
    accepts = taken.count(True) == 1
    return [
        Post(body, around, author, time_of(head), answer, points_of(head), accepts and was, by_asker(head, author))
        for body, around, author, head, answer, was in zip(bodies, arounds, authors, heads, answers, taken, strict=True)
    ]


def entry(element: HtmlElement, text: Container[HtmlElement]) -> Post:
    """An entry that answers to nothing, and is all of its element; text: the elements in it that are its text."""
    head = list(head_of(element, text))
    return Post(element, element, author_of(head), time_of(head), None)


def _arounds(bodies: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Of each body the highest element that holds no other body."""
    counts: dict[HtmlElement, int] = {}
    for body in bodies:
        for above in (body, *body.iterancestors()):
            counts[above] = counts.get(above, 0) + 1
    result = []
    for body in bodies:
        around = body
        for above in body.iterancestors():
            if counts[above] > 1 or above.tag == "body":
                break
            around = above
        result.append(around)
    return result


def head_of(around: HtmlElement, text: Container[HtmlElement]) -> Iterator[HtmlElement]:
    """The elements of a post that are not its text; of a table's row also those of the rows beside it."""
    left = _LOOKED_AT
    stack = [around]
    while stack and left:
        element = stack.pop()
        if element in text or not isinstance(element.tag, str):
            continue
        left -= 1
        yield element
        stack.extend(reversed(element))


def called(pattern: re.Pattern[str], head: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Those elements whose class has such a name."""
    return [head[at] for at in _places(pattern, tuple([element.get("class") for element in head]))]


@lru_cache(2048)
def _places(pattern: re.Pattern[str], names: tuple[str | None, ...]) -> tuple[int, ...]:
    """Where they stand among the classes of a head, which are the same for most posts of a page."""
    return tuple([at for at, name in enumerate(names) if name and pattern.search(name)])


def author_of(head: Sequence[HtmlElement]) -> str:
    """Who wrote it: by its item's property, by what the page calls the element, by a link to a profile."""
    said = [element for element in head if (element.get("itemprop") or "") in ("author", "creator", "name")]
    named = called(_AUTHOR, head)
    linked = [element for element in head if element.tag == "a" and _PROFILE.search(element.get("href") or "")]
    for found in (said, named, linked):
        for element in found:
            for candidate in _narrowed(element, linked):
                words = _BY.sub("", one_line(content_of(candidate)).strip(" :,·|—–-@"))
                if is_name(words):
                    return words
    return ""


def _narrowed(element: HtmlElement, linked: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """What in a box of an author may be the name: the box holds avatar, rank and number of posts too."""
    inner = [one for one in element.iter() if isinstance(one.tag, str) and not _is_time(one)]
    yield from (one for one in inner if one.get("itemprop") == "name" or "p-name" in (one.get("class") or "").split())
    yield from (one for one in inner if one in linked)
    yield from (one for one in inner if len(one) == 0)
    yield element


def _is_time(element: HtmlElement) -> bool:
    """Whether it says when, and perhaps leads to the post itself."""
    return element.tag in TIMES or (len(element) == 1 and element[0].tag in TIMES)


def is_name(words: str) -> bool:
    """Whether it can be one: no number, no time, no count of posts."""
    if not 1 < len(words) <= LONGEST or ":" in words or words.lower() in _NOBODY:
        return False  # a single letter stands for a picture
    return _NAME.search(words) is not None and len(words.split()) <= 6


def time_of(head: Sequence[HtmlElement]) -> str:
    """When it was written, in the page's words."""
    dates = ("dateCreated", "datePublished")
    by_tag = (element for element in head if element.tag in TIMES or element.get("itemprop") in dates)
    for element in chain(by_tag, called(_TIME, head)):
        words = words_apart(element).strip(" »·|,:-–—")
        if not words:
            words = (element.get("datetime") or "").replace("T", " ")[:16]
        if 0 < len(words) <= LONGEST and _WHEN_SPOKEN.search(words):
            return words
    return next(filter(None, map(dated_line, head)), "")


def dated_line(element: HtmlElement) -> str:
    """The day and hour in what a board calls its line of name and time; "" where it has none, or more than a line."""
    names = element.get("class")
    if not names or not _is_line(names):
        return ""
    line = one_line(content_of(element))
    found = _DATED.search(line) if len(line) <= _LONG_LINE else None
    return found.group() if found else ""


@lru_cache(4096)
def _is_line(names: str) -> bool:
    """Whether a class names the line of name and time; posts of a page have the same few."""
    small = names.lower()
    if not any(stem in small for stem in _OF_LINES):
        return False
    return _LINE.search(names) is not None or _AUTHOR.search(names) is not None


def points_of(head: Sequence[HtmlElement]) -> str:
    """How many points it has, as "12 points"; a count that stands beside no such word or name is something else."""
    named = (*called(_POINTS, head), *(one for one in head if one.get("itemprop") == "upvoteCount"))
    matches = (_COUNT.fullmatch(one_line(content_of(element))) for element in named if not len(element))
    counts = [match.group(1).replace("−", "-") for match in matches if match]
    if not counts:
        return ""
    count = counts[1] if _are_choices(counts) else counts[0]
    return f"{count} point" if count in ("1", "-1") else f"{count} points"


def _are_choices(counts: Sequence[str]) -> bool:
    """Whether the first three are what it would have with one's vote against it, with none, and with one for it."""
    try:
        first, second, third = map(int, counts[:3])
    except ValueError:
        return False
    return (second - first, third - second) == (1, 1)


def accepted(around: HtmlElement, head: Sequence[HtmlElement]) -> bool:
    """Whether the page marks it as the answer that was taken; a button that offers to do so is no mark."""
    above = (around, *islice(around.iterancestors(), 2))
    if any(element.get("itemprop") == "acceptedAnswer" for element in above):
        return True
    return any(element.tag != "button" for element in called(_ACCEPTED, (around, *head)))


def is_role(text: str) -> bool:
    """Whether a line only says what its author is on the board: it stands beside the name."""
    return text.strip().lower() in _ROLES


def by_asker(head: Sequence[HtmlElement], author: str) -> bool:
    """Whether the page marks who wrote it as the one who asked, by a name of its class or a word beside the name."""
    if not author:
        return False
    signs = (element for element in head if len(element) == 0 and element.text)
    return bool(called(_ASKER, head)) or any(one_line(sign.text or "").lower() in _ASKER_WORDS for sign in signs)


def _by_nesting(bodies: Sequence[HtmlElement]) -> list[int | None]:
    """To which post each answers, where answers stand in a box below it, and not beside it among its like."""
    first: dict[HtmlElement, int] = {}
    for index, body in enumerate(bodies):
        for above in (body, *body.iterancestors()):
            first.setdefault(above, index)
    return [_owner(body, index, first) for index, body in enumerate(bodies)]


def _beside_question(bodies: Sequence[HtmlElement], answers: list[int | None]) -> list[int | None]:
    """The same, its answers beside the question and not within it.

    All the rest of a page may stand in a box below its question, which is none of its kind: then nothing was written
    to the question more than to the whole. An answer's answers stand in a box like its own.
    """
    to_first = [index for index, answer in enumerate(answers) if answer == 0]
    if len(to_first) < 2 or any(answer is None for answer in answers[1:]):
        return answers
    around = set(bodies[0].iterancestors())
    below = []
    for above in bodies[to_first[0]].iterancestors():
        if above in around:
            break
        below.append(above)
    if (above.get("class") or above.tag != "div") and any(alike(above, each) for each in below):
        return answers
    return [None if answer == 0 else answer for answer in answers]


def _owner(body: HtmlElement, index: int, first: dict[HtmlElement, int]) -> int | None:
    child = body
    for above in body.iterancestors():
        before = first[above]
        if before < index and first[child] != before:
            leading = next(each for each in above if first.get(each) == before)
            if not alike(leading, child):
                return before
        child = above
    return None


def alike(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements are things of one kind: of one tag, and of one name where they have any."""
    names = [set((each.get("class") or "").split()) for each in (one, other)]
    return one.tag == other.tag and (not names[0].isdisjoint(names[1]) or not any(names))


def answers_by_numbers(arounds: Sequence[HtmlElement], heads: Sequence[Sequence[HtmlElement]]) -> list[int | None]:
    """The same where each post says how deep it stands, by a number, a name or its margin; none where few do."""
    for depth_of in (_said_depth, _shift):
        depths = [depth_of(around, head) for around, head in zip(arounds, heads, strict=True)]
        known = [depth for depth in depths if depth is not None]
        if len(known) >= MOST * len(depths) and len(set(known)) > 1:
            return answers_by_depth(depths)
    return []


def answers_by_depth(depths: Sequence[int | None]) -> list[int | None]:
    """The nearest post before each that stands less deep."""
    result: list[int | None] = []
    open_posts: list[tuple[int, int]] = []
    for index, depth in enumerate(depths):
        if depth is None:
            result.append(None)
            continue
        while open_posts and open_posts[-1][0] >= depth:
            open_posts.pop()
        result.append(open_posts[-1][1] if open_posts else None)
        open_posts.append((depth, index))
    return result


def _said_depth(around: HtmlElement, head: Sequence[HtmlElement]) -> int | None:
    for element in (around, *head):
        given = element.keys()
        if not _DEPTH_ATTRIBUTES.isdisjoint(given):
            for name in given:
                value = (element.get(name) or "") if name in _DEPTH_ATTRIBUTES else ""
                if value.isascii() and value.isdigit():
                    return min(int(value), 999)
        if "class" in given and (depth := _depth_named(element.get("class") or "")) is not None:
            return depth
    return None


@lru_cache(4096)
def _depth_named(names: str) -> int | None:
    """The depth that a class speaks of."""
    match = _DEPTH_NAME.search(names)
    return int(match.group(1)) if match else None


def _shift(around: HtmlElement, head: Sequence[HtmlElement]) -> int | None:
    """How far to the right a margin, or the width of an empty picture, moves a post."""
    for element in (around, *head):
        match = _SHIFT.search(element.get("style") or "")
        if match:
            return int(match.group(1))
    for element in head:
        width = element.get("width") or ""
        if element.tag == "img" and not element.get("alt") and width.isascii() and width.isdigit():
            return int(width)
    return None
