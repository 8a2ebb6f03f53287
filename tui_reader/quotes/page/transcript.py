"""Transcripts, interviews and chats: paragraphs that begin with the name of who speaks, and have no marks.

"Anna Berg: We never wanted that.", "BERG: …", bold names without a colon, "[12:03] <anna> hi". A page that says itself
who speaks is the surest source there is; a page of notes ("Price: 12 crowns") looks the same, so that a label has to be
a name: of two words or more with a known given name, part of such a name, or one that comes back by turns.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui_reader.article.document import Block, Position, Quote
from tui_reader.quotes.cues.given_names import FEMALE, MALE
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.page.persons import YOU

# Titles and particles stand in a name; what follows it in brackets or behind a comma is what the person is.
_PARTICLE = r"(?:d[aeiou]s?|de[nr]|v[ao]n|la|le|bin|ibn|al|zu|af|av|y|[dl]['’])"
_NAME = rf"[^\W\d_a-z][\w'’.-]*(?:\s+(?:{_PARTICLE}\s+)*[^\W\d_a-z][\w'’.-]*){{0,4}}"
_LABEL = re.compile(
    rf"(?:[\[(]?\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]m)?[\])]?\s*[-–—]?\s*)?"
    rf"(?:<(?P<nick>[\w.|\-\[\]]{{1,30}})>|(?P<name>{_NAME})(?:\s*\([^()\n]{{1,40}}\)|,[^:.!?\n]{{1,60}})?\s*:)[\s\u00a0]+(?=\S)"
)
_WORD = re.compile(r"[^\W\d_]+")
_OF_TURNS = 4
_LOOKED = 600
_ENDS = tuple('.?!…”"»)。？！')
_LONGEST_LABEL = 120
_LONGEST_NAME = 50
_SHORT = 3
_LEAST = 2
"""Turns that make a transcript, where each is known to be a person's."""
_RETURNS = 3
"""Turns in which a label comes back, where nothing else tells that it is a name."""
_BETWEEN = 6
"""Paragraphs without a label that may belong to the turn before, up to the next one."""


class _Turn(NamedTuple):
    """What follows a label. labelled: the block that begins with it; block, words: where what is said begins."""

    labelled: int
    label: str
    block: int
    words: int


def transcript(blocks: Sequence[Block], words: Lexicon | None) -> list[Quote]:
    """What the labelled turns of an article say, each with its speaker, in reading order; none where there are few.

    words: of the article's language, None for one without.
    """
    found = [turn for index in range(len(blocks)) if (turn := _turn(blocks, index)) is not None]
    alone = Counter(turn.label for turn in found if turn.block > turn.labelled)
    found = [turn for turn in found if turn.block == turn.labelled or alone[turn.label] >= _LEAST]
    if len(found) < _LEAST:
        return []
    speakers = _speakers(found, blocks)
    turns = [turn for turn in found if turn.label in speakers]
    if (
        len(turns) < _LEAST
        or not _by_turns(turns)
        or _tells_of_itself(turns, blocks)
        or not _is_talk([blocks[one.block].text[one.words :] for one in turns], words)
    ):
        return []
    ends = [_last(blocks, turn.block, after.labelled) for turn, after in pairwise(turns)]
    return [
        _quote(blocks, turn, last, speakers[turn.label])
        for turn, last in zip(turns, [*ends, turns[-1].block], strict=True)
    ]


def _turn(blocks: Sequence[Block], index: int) -> _Turn | None:
    block = blocks[index]
    if (name := _name_alone(block)) and index + 1 < len(blocks) and blocks[index + 1].kind == "PARAGRAPH":
        return _Turn(index, name, index + 1, 0)
    if block.kind != "PARAGRAPH" or (block.inside and any(one.kind in ("NOTE", "FIGURE") for one in block.inside)):
        return None
    head = block.text[: _LONGEST_LABEL + 60]
    match = _LABEL.match(head) if ":" in head or "<" in head else None
    if match is not None and match.end() <= _LONGEST_LABEL:
        return _Turn(index, match.group("nick") or match.group("name").rstrip(" .:"), index, match.end())
    # A name in bold letters needs no colon.
    if not block.spans:
        return None
    bold = next((span for span in block.spans if span.kind == "STRONG" and span.start == 0), None)
    if bold is not None and bold.end < len(block.text):
        label = block.text[: bold.end].strip().rstrip(":").strip()
        if re.fullmatch(_NAME, label) and _is_known(label):
            rest = len(block.text) - len(block.text[bold.end :].lstrip(" \u00a0\n:–—-"))
            return _Turn(index, label, index, rest)
    return None


def _name_alone(block: Block) -> str:
    """The name that is all of a line, in capitals or none as the page has it; "" for what can be none."""
    if len(block.text) > _LONGEST_NAME or block.kind not in ("HEADING", "PARAGRAPH"):
        return ""
    text = block.text.strip().rstrip(":")
    if text.endswith(_ENDS) or not (text.isupper() or text.islower() or re.fullmatch(_NAME, text)):
        return ""
    name = text.title() if text.isupper() or text.islower() else text
    return name if " " in name and re.fullmatch(_NAME, name) else ""


def _speakers(found: Sequence[_Turn], blocks: Sequence[Block]) -> Mapping[str, str]:
    """The labels that are people, or who asks them, each with the fullest form of the name."""
    counts = Counter(turn.label for turn in found)
    alone = {turn.label for turn in found if turn.block > turn.labelled}
    returning = {label for label, count in counts.items() if count >= _RETURNS}
    full = {label for label in counts if _is_known(label)}
    named = {label: name for label in returning if (name := _named_in(blocks, label)) is not None}
    loud = {label for label in returning if label.isupper() and " " in label}
    full |= loud if len(loud) > 1 else set()
    result: dict[str, str] = {}
    for label in counts:
        whole = _whole(label, full) or named.get(label)
        if whole is not None:
            result[label] = whole
        elif label in returning and (full or named) and (label in alone or _asks(found, blocks, label)):
            result[label] = label.title() if label.isupper() and len(label) > _SHORT else label
        elif _is_given(label.lower()) and sum(counts[name] for name in full) >= _RETURNS:
            result[label] = label  # whoever asks, by the given name alone
        elif label[:1].islower() and counts[label] >= _LEAST:
            result[label] = label  # a nickname, behind the time of a chat
    return result


def _named_in(blocks: Sequence[Block], label: str) -> str | None:
    """The name in full whose last part a label is ("Mr Malone", "Weber"), as the article has it; None for several."""
    last = label.split()[-1]
    last = last.title() if last.isupper() else last
    behind = re.compile(rf"\b([^\W\d_a-z][\w'’-]+)\s+(?:[^\W\d_a-z][\w'’.-]*\s+){{0,2}}{re.escape(last)}\b")
    found = {
        match.group()
        for block in blocks
        if last in block.text
        for match in behind.finditer(block.text[:_LOOKED])
        if _is_given(match.group(1).lower())
    }
    return next(iter(found)) if len(found) == 1 else None


def _asks(found: Sequence[_Turn], blocks: Sequence[Block], label: str) -> bool:
    """Whether most of a label's turns are questions: a paper's name before its own."""
    texts = [blocks[turn.block].text for turn in found if turn.label == label]
    return 2 * sum("?" in text for text in texts) >= len(texts)


def _is_known(label: str) -> bool:
    """Whether it is a name in full: of two words or more, the first of them a given name."""
    words = label.split()
    return len(words) > 1 and _is_given(words[0].strip(".").lower())


def _is_given(word: str) -> bool:
    return word in FEMALE or word in MALE


def _whole(label: str, full: set[str]) -> str | None:
    """The name in full that a label is, or is a part of; None where none fits, or two do."""
    words = {word.lower() for word in label.split()}
    fits = {label} if label in full else {name for name in full if words <= {word.lower() for word in name.split()}}
    name = next(iter(fits)) if len(fits) == 1 else None
    return name.title() if name is not None and name.isupper() else name


def _by_turns(turns: Sequence[_Turn]) -> bool:
    """Whether two people speak, and most turns follow each other closely, as notes scattered in a text do not."""
    close = sum(after.block - turn.block <= _BETWEEN for turn, after in pairwise(turns))
    return len({turn.label for turn in turns}) > 1 and 2 * close >= len(turns) - 1


def _tells_of_itself(turns: Sequence[_Turn], blocks: Sequence[Block]) -> bool:
    """Whether turns speak of the person in their label: sections about people, each with a name before its colon."""
    own = sum(turn.label.split()[-1].title() in blocks[turn.block].text[turn.words :][:_LOOKED] for turn in turns)
    return own > 1 and _OF_TURNS * own >= len(turns)


def _is_talk(texts: Sequence[str], words: Lexicon | None) -> bool:
    """Whether the turns are what people say: sentences, some of which ask, or speak of I and you.

    A list of a film's cast, or of who is who, has names before colons too.
    """
    first = {word for word, gender in words.pronouns.items() if gender == "1"} if words else set()
    persons = first.union(YOU)
    sentences = sum(text.rstrip().endswith(_ENDS) for text in texts)
    spoken = sum("?" in text or not persons.isdisjoint(_WORD.findall(text[:_LOOKED].lower())) for text in texts)
    return 2 * sentences >= len(texts) and _OF_TURNS * spoken >= len(texts)


def _last(blocks: Sequence[Block], first: int, after: int) -> int:
    """The last paragraph of a turn: those without a label that lie before the next turn go on with it."""
    last = first
    for index in range(first + 1, after):
        if blocks[index].kind != "PARAGRAPH" or index - first > _BETWEEN or _name_alone(blocks[index]):
            break
        last = index
    return last


def _quote(blocks: Sequence[Block], turn: _Turn, last: int, speaker: str) -> Quote:
    texts = [blocks[turn.block].text[turn.words :], *(blocks[at].text for at in range(turn.block + 1, last + 1))]
    text = "\n".join(" ".join(part.split()) for part in texts if part.strip())
    place = (Position(turn.block, turn.words), Position(last, len(blocks[last].text.rstrip())))
    return Quote(text, speaker, turn.label, None, "SPEECH", (place,))
