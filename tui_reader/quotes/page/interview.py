"""Interviews that name nobody: questions in bold, as headings or behind a "Q:", answers by who is introduced."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui_reader.article.document import Block, Position, Quote
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.names.people import People
from tui_reader.quotes.page.persons import ME, YOU

_QUESTION = re.compile(r"(?:Q|F|Frage|Question|Pregunta|P|Domanda|Vraag)\s?[.:]\s+")
_ANSWER = re.compile(r"(?:A|Antwort|Réponse|R|Respuesta|Risposta|Antwoord)\s?[.:]\s+")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3
_LONGEST = 6
"""Paragraphs of an answer."""
_BOLD = 0.9
_INTRODUCTION = 12


def interview(blocks: Sequence[Block], words: Lexicon | None) -> list[Quote]:
    """What somebody answers, in reading order; nothing where no one person is introduced. The name is not sure."""
    asked = [index for index, block in enumerate(blocks) if _asks(block)]
    headings = [blocks[index].text for index in asked if blocks[index].kind == "HEADING"]
    if 2 * sum(map(_speaks_to, headings)) < len(headings):
        # What a guest is asked speaks to the guest; the headings of an article ask for themselves.
        asked = [index for index in asked if blocks[index].kind != "HEADING"]
    if words is None or len(asked) < _LEAST:
        return []
    answers = [list(_answer(blocks, at, after)) for at, after in pairwise([*asked, len(blocks)])]
    texts = [" ".join(blocks[at].text for at in answer) for answer in answers if answer]
    mine = sum(not ME.isdisjoint(_WORD.findall(text.lower())) for text in texts)
    if len(texts) * 3 < len(asked) * 2 or mine * 2 < len(texts):
        return []
    guest = _guest([block.text for block in blocks[: asked[0]][-_INTRODUCTION:]], words)
    return [_quote(blocks, answer, guest) for answer in answers if answer] if guest else []


def _speaks_to(text: str) -> bool:
    return not YOU.isdisjoint(_WORD.findall(text.lower()))


def _asks(block: Block) -> bool:
    if not block.spans and block.kind != "HEADING":
        return False
    text = block.text.rstrip(' \u00a0"”»')
    if block.kind == "HEADING":
        return text.endswith("?")
    if block.kind != "PARAGRAPH" or not text:
        return False
    strong = [span for span in block.spans if span.kind == "STRONG"]
    if strong and strong[0].start == 0 and _QUESTION.match(text):
        return True
    bold = sum(span.end - span.start for span in strong)
    return text.endswith("?") and bold >= _BOLD * len(text)


def _answer(blocks: Sequence[Block], asked: int, after: int) -> Iterator[int]:
    """The paragraphs of plain text between two questions."""
    for index in range(asked + 1, min(after, asked + 1 + _LONGEST)):
        block = blocks[index]
        if block.kind == "FIGURE":
            continue
        if block.kind != "PARAGRAPH" or any(one.kind in ("LIST", "NOTE", "QUOTATION", "ASIDE") for one in block.inside):
            return
        yield index


def _guest(introduction: Sequence[str], words: Lexicon) -> str:
    """The person with a given name whom the introduction names most often; "" for none, or where two may be meant."""
    names = People(introduction, words).given()
    text = " ".join(introduction)
    counts = sorted(((text.count(name.split()[-1]), name) for name in names), reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return ""
    return counts[0][1]


def _quote(blocks: Sequence[Block], answer: Sequence[int], guest: str) -> Quote:
    first, last = answer[0], answer[-1]
    label = _ANSWER.match(blocks[first].text)
    start = label.end() if label else 0
    texts = [blocks[at].text[start if at == first else 0 :] for at in answer]
    place = (Position(first, start), Position(last, len(blocks[last].text.rstrip())))
    return Quote("\n".join(" ".join(text.split()) for text in texts), guest, guest, None, "SPEECH", (place,), False)
