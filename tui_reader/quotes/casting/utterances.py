"""What one person says at a time, and whether a text is a dialogue."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.quotes.attribution import Turn
from tui_reader.quotes.marks.paragraphs import Paragraph
from tui_reader.quotes.names.voices import Said

# Fewer utterances show no pattern.
FEWEST = 4
# The share of utterances that ask or call, and what it makes with the share of paragraphs that begin with speech, from
# which on a text is a dialogue.
ASKING = 0.1
TOGETHER = 0.45
_BETWEEN = " \t\n\u00a0—–-"
_CLOSING = frozenset("\"'”’“‘«»‹› \u00a0")


class Utterance(NamedTuple):
    """Turns `[first, last]` of one paragraph with nothing but the narrator between them.

    speaker: whom a verb of speech beside it names, "" where none does. gender: of the pronoun that stands there, or "".
    """

    first: int
    last: int
    paragraph: int
    speaker: str
    gender: str


def utterances(
    paragraphs: Sequence[Paragraph], found: Sequence[Turn], saids: Sequence[Said], genders: dict[str, str]
) -> list[Utterance]:
    """The utterances of an article in reading order. genders: pronoun -> gender."""
    result: list[Utterance] = []
    for at, turn in enumerate(found):
        said = saids[at]
        own = turn.place == "own" and turn.attribution is not None and turn.attribution.strong
        pronoun = genders.get((said.mention or "").lower()) if own else None
        speaker = said.speaker or "" if own and (pronoun is None or pronoun == "1") else ""
        last = result[-1] if result else None
        if last is not None and _goes_on(paragraphs, found[last.last], turn, last.speaker, speaker):
            result[-1] = last._replace(last=at, speaker=last.speaker or speaker, gender=last.gender or (pronoun or ""))
        else:
            result.append(Utterance(at, at, turn.paragraph, speaker, pronoun or ""))
    return result


def _goes_on(paragraphs: Sequence[Paragraph], last: Turn, turn: Turn, before: str, now: str) -> bool:
    """Whether a turn is of the utterance before it: the narrator speaks between them, and names nobody else."""
    if turn.continues:
        return True
    if turn.paragraph != last.paragraph or (before and now and before != now):
        return False
    return bool(paragraphs[turn.paragraph].text[last.segment.end : turn.segment.start].strip(_BETWEEN))


def _last_of(text: str, end: int) -> str:
    """The last character of words that end here, without what closes them; no copy of all that stands before."""
    end = min(end, len(text))
    while end and text[end - 1] in _CLOSING:
        end -= 1
    return text[end - 1 : end]


def is_dialogue(paragraphs: Sequence[Paragraph], found: Sequence[Turn], said: Sequence[Utterance]) -> bool:
    """Whether neighbours take turns here, as in novels and plays: in news the one who spoke last goes on."""
    if len(said) < FEWEST:
        return False
    same = other = asking = 0
    for at, one in enumerate(said):
        text = paragraphs[one.paragraph].text
        asking += _last_of(text, found[one.last].segment.end) in ("?", "!")
        before = said[at - 1] if at else None
        if before and before.speaker and one.speaker and one.paragraph - before.paragraph <= 1:
            same += before.speaker == one.speaker
            other += before.speaker != one.speaker
    opening = sum(1 for one in paragraphs if one.segments and one.segments[0].start <= 2)
    asked = asking / len(said)
    return other >= same and asked >= ASKING and asked + opening / len(paragraphs) >= TOGETHER
