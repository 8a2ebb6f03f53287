"""Transcripts, interviews and chats: what stands behind the name of who speaks, without marks.

A page that says itself who speaks is the surest source there is.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tui_reader.article.document import Block, Position, Quote
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.marks.outer import without_outer
from tui_reader.quotes.page.labelled import people_in
from tui_reader.quotes.page.name_labels import Label, labels
from tui_reader.quotes.page.persons import YOU

_WORD = re.compile(r"[^\W\d_]+")
# A question, or I and you in scripts without blanks.
_ASKS = re.compile(r"[?？]|[我你您私僕]|저[는도의]|제가")
_ENDS = tuple('.?!…”“"»«)。？！')
_STAGE = re.compile(r"\s*[\[(][^\[\]()]{1,200}[\])]\s*")
"""What is heard and not said: `[Applause]`."""
_OF_TURNS = 4
_LOOKED = 600
_LEAST = 2
"""Turns that make a transcript, where each is known to be a person's; labels that stand alone and return."""
_MOST = 200
"""Labels that a talk has at most; a directory of people has more."""
_ALONE = 3
"""Turns of one person, each below a question, that make an interview."""
_BETWEEN = 6
"""Paragraphs without a label that may belong to the turn before, up to the next one."""
_LONG = 60
"""The same where two people of full names take turns throughout: a lecture of an answer."""


def transcript(blocks: Sequence[Block], words: Lexicon | None, facts: Sequence[str] = ()) -> list[Quote]:
    """What the labelled turns of an article say, each with its speaker, in reading order; none where there are few.

    words: of the article's language, None for one without. facts: its title and such, in which people may be named.
    """
    found = labels(blocks)
    alone = Counter(label.name for label in found if label.form in ("line", "term"))
    found = [label for label in found if label.form not in ("line", "term") or alone[label.name] >= _LEAST]
    if len(found) < _LEAST or len({label.name for label in found}) > _MOST:
        return []
    people = people_in(found, blocks, words, facts)
    turns = [label for label in found if label.name in people]
    starts: dict[int, list[int]] = {}
    for label in found:
        starts.setdefault(label.block, []).append(label.start)
    texts = [blocks[turn.words].text[turn.said : _own_end(blocks, turn, starts)] for turn in turns]
    if not _are_turns(turns, blocks, people) or _tell_of_themselves(turns, texts) or not _are_talk(turns, texts, words):
        return []
    most = _LONG if _are_in_full(turns, people) else _BETWEEN
    asking = {turn.name for turn, text in zip(turns, texts, strict=True) if text.rstrip().endswith("?")}
    quotes = []
    for turn in turns:
        end = _end(blocks, turn, starts, 0 if turn is turns[-1] else most, turn.name in asking)
        quotes.append(_quote(blocks, turn, end, people[turn.name]))
    return quotes


def _are_turns(turns: Sequence[Label], blocks: Sequence[Block], people: dict[str, str]) -> bool:
    """Whether two people speak, and most turns follow each other closely, as notes scattered in a text do not; or one
    does, below a question each time.
    """
    if len(turns) < _LEAST:
        return False
    if len({turn.name for turn in turns}) == 1:
        return len(turns) >= _ALONE and " " in people[turns[0].name] and 2 * _asked(turns, blocks) > len(turns)
    close = sum(after.block - turn.words <= _BETWEEN for turn, after in pairwise(turns))
    return 2 * close >= len(turns) - 1 or _are_in_full(turns, people)


def _asked(turns: Sequence[Label], blocks: Sequence[Block]) -> int:
    """How many turns stand below a question."""
    above = [blocks[max(0, turn.block - 1)].text.rstrip() for turn in turns]
    return sum(text.endswith("?") for text in above)


def _are_in_full(turns: Sequence[Label], people: dict[str, str]) -> bool:
    """Whether two people of full names have more than a turn each, and take turns."""
    names = [people[turn.name] for turn in turns]
    often = [name for name, count in Counter(names).items() if count > _LEAST and " " in name]
    return len(often) > 1 and sum(one != other for one, other in pairwise(names)) * _LEAST >= len(names)


def _tell_of_themselves(turns: Sequence[Label], texts: Sequence[str]) -> bool:
    """Whether turns speak of the person in their label: sections about people, each with a name before its colon."""
    own = sum(turn.name.split()[-1].title() in text[:_LOOKED] for turn, text in zip(turns, texts, strict=True))
    return own > 1 and _OF_TURNS * own >= len(turns)


def _are_talk(turns: Sequence[Label], texts: Sequence[str], words: Lexicon | None) -> bool:
    """Whether the turns are what people say: sentences, some of which ask, or speak of I and you.

    A list of a film's cast, or of who is who, has names before colons too; a chat has no full stops.
    """
    first = {word for word, gender in words.pronouns.items() if gender == "1"} if words else set()
    persons = first.union(YOU)
    chat = 2 * sum(turn.form in ("chat", "timed") for turn in turns) > len(turns)
    ended = [text.partition("\n")[0].rstrip().endswith(_ENDS) or text.rstrip().endswith(_ENDS) for text in texts]
    spoken = sum(
        _ASKS.search(text) is not None or not persons.isdisjoint(_WORD.findall(text[:_LOOKED].lower()))
        for text in texts
    )
    return (chat or 2 * sum(ended) >= len(texts)) and _OF_TURNS * spoken >= len(texts)


def _end(blocks: Sequence[Block], turn: Label, starts: Mapping[int, Sequence[int]], most: int, asks: bool) -> Position:
    """Where a turn ends. Up to `most` paragraphs without a label go on with it, until another label, a heading, or a
    question of somebody else: one in letters of its own, or above a label where the turn's own person never asks.
    """
    own = _own_end(blocks, turn, starts)
    if own is not None:
        return Position(turn.words, own)
    last = turn.words
    for index in range(turn.words + 1, min(len(blocks), turn.words + 1 + most)):
        block = blocks[index]
        question = block.text.rstrip().endswith("?")
        others = question and (_is_set(block) or (not asks and _begins(starts, index + 1)))
        if block.kind != "PARAGRAPH" or _begins(starts, index) or others:
            break
        if not _STAGE.fullmatch(block.text):
            last = index
    return Position(last, len(blocks[last].text.rstrip()))


def _own_end(blocks: Sequence[Block], turn: Label, starts: Mapping[int, Sequence[int]]) -> int | None:
    """Where a turn ends within the block it begins in, because another label follows there; None for its last turn."""
    own = starts.get(turn.words, ())
    after = bisect_right(own, turn.said)
    if after == len(own):
        return None
    return turn.said + len(blocks[turn.words].text[turn.said : own[after]].rstrip())


def _begins(starts: Mapping[int, Sequence[int]], block: int) -> bool:
    """Whether a block begins with a label."""
    return starts.get(block, (1,))[0] == 0


def _is_set(block: Block) -> bool:
    """Whether a paragraph is in letters of its own."""
    size = len(block.text.rstrip())
    return any(span.kind in ("STRONG", "EMPHASIS") and span.start == 0 and span.end >= size for span in block.spans)


def _quote(blocks: Sequence[Block], turn: Label, end: Position, speaker: str) -> Quote:
    texts = [
        blocks[at].text[turn.said if at == turn.words else 0 : end.offset if at == end.block else None]
        for at in range(turn.words, end.block + 1)
    ]
    text = "\n".join(" ".join(part.split()) for part in texts if part.strip() and not _STAGE.fullmatch(part))
    return Quote(without_outer(text), speaker, turn.name, None, "SPEECH", ((Position(turn.words, turn.said), end),))
