"""Interviews that name nobody: questions in letters of their own, as headings or behind a "Q:", answers by whoever is
introduced.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tui_reader.article.document import Block, Position, Quote, Span
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.names.people import People
from tui_reader.quotes.page.labelled import is_full_name
from tui_reader.quotes.page.labels import labels
from tui_reader.quotes.page.persons import ME, YOU

Style = Literal["HEADING", "STRONG", "EMPHASIS", "LABEL"]

_QUESTION = re.compile(r"(?:Q|F|Frage|Question|Pregunta|P|Domanda|Vraag)\s?(?P<end>[.:])\s+", re.IGNORECASE)
_ANSWER = re.compile(r"(?:A|Antwort|Answer|Réponse|R|Respuesta|Risposta|Antwoord)\s?[.:]\s+", re.IGNORECASE)
_DASH = re.compile(r"[-–—]\s+")
_INTERVIEW = re.compile(
    r"\b(?:interview|gespräch|fragen an|entretien|entrevista|intervista|entrevue|intervju|wywiad|rozhovor|vraaggesprek|"
    r"q ?& ?a|(?:talks|talked|spoke|speaks|speaking|sat down|conversation) (?:to|with)|"
    r"conversation avec|échange avec|conversación con|conversazione con|conversa com|gesprek met|samtale? med|"
    r"rozmowa z|sprach(?:en)? (?:mit|wir)|"
    r"интервью)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# Within a sentence these are the polite forms.
_POLITE = re.compile(r"(?<=[\w,»“„] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?|Usted|Lei)\b")
_ENDS = ' \u00a0"”»“!'
_LEAST = 3
_LONGEST = 12
"""Paragraphs of an answer."""
_WHOLE = 0.9
_INTRODUCTION = 12
_OF_ANSWERS = 4


class _Question(NamedTuple):
    """A question. answer: where in its own block the answer begins, 0 where it begins below."""

    block: int
    answer: int


def interview(blocks: Sequence[Block], words: Lexicon | None, title: str = "", byline: str = "") -> list[Quote]:
    """What somebody answers, in reading order; nothing where no one person is introduced. The name is not sure, unless
    the first answer stands behind it. byline: who wrote the article, and answers nothing.
    """
    if words is None:
        return []
    style, asked = _questions(blocks)
    following = [one.block for one in asked[1:]] + [len(blocks)]
    while asked and not _asks(blocks[asked[-1].block], asked[-1].answer, style):
        asked.pop()  # what is written so behind the last question is about the interview
    if len(asked) < _LEAST:
        return []
    following = following[: len(asked)]
    answers = [list(_answer(blocks, one, after, one is asked[-1])) for one, after in zip(asked, following, strict=True)]
    texts = [_text(blocks, one, answer) for one, answer in zip(asked, answers, strict=True) if answer]
    introduction = [title, *(block.text for block in blocks[: asked[0].block][-_INTRODUCTION:])]
    said = _labelled(blocks, answers, " ".join(introduction))
    guest = said or _guest(introduction, words, byline)
    mine = sum(not ME.isdisjoint(_WORD.findall(text.lower())) for text in texts)
    told = style == "LABEL" or bool(said) or _is_told(introduction, blocks[asked[-1].block :])
    least = _OF_ANSWERS if told else 2
    answered = len(texts) * 3 >= len(asked) * 2
    if not guest or not answered or mine * least < len(texts):
        return []
    return [
        _quote(blocks, one, answer, guest, sure=bool(said))
        for one, answer in zip(asked, answers, strict=True)
        if answer and not _is_thanks(blocks, answer)
    ]


def _questions(blocks: Sequence[Block]) -> tuple[Style, list[_Question]]:
    """The questions in the letters that most of them are in, with what else is written so, which asks as well."""
    found: dict[Style, list[_Question]] = {"HEADING": [], "STRONG": [], "EMPHASIS": [], "LABEL": []}
    for index, block in enumerate(blocks):
        for style, answer, _ in _styles(block):
            found[style].append(_Question(index, answer))
    asking: dict[Style, int] = {}
    for style, questions in found.items():
        asking[style] = sum(_asks(blocks[one.block], one.answer, style) for one in questions)
    style = max(asking, key=lambda one: asking[one])
    if asking[style] < _LEAST or 2 * asking[style] < len(found[style]):
        return style, []
    texts = [blocks[one.block].text for one in found[style]]
    if style == "HEADING" and 2 * sum(map(_speaks_to, texts)) < len(texts):
        return style, []  # what a guest is asked speaks to the guest; the headings of an article ask for themselves
    return style, found[style]


def _styles(block: Block) -> Iterator[tuple[Style, int, Span | None]]:
    """The letters in which a block is written as a whole, or in which a question begins that is answered in it."""
    text = block.text.rstrip()
    if block.kind == "HEADING":
        yield "HEADING", 0, None
    if block.kind != "PARAGRAPH" or not text:
        return
    if _QUESTION.match(text) and (":" in text[:12] or _begins(block, "STRONG")):
        yield "LABEL", 0, None
        return
    if not block.spans:
        return  # most paragraphs
    for style in ("STRONG", "EMPHASIS"):
        own = [span for span in block.spans if span.kind == style]
        if own and sum(span.end - span.start for span in own) >= _WHOLE * len(text):
            yield style, 0, own[0]
        elif (first := _begins(block, style)) and text[: first.end].rstrip(_ENDS).endswith("?"):
            yield style, first.end, first


def _begins(block: Block, style: str) -> Span | None:
    return next((span for span in block.spans if span.kind == style and span.start == 0), None)


def _asks(block: Block, answer: int, style: Style) -> bool:
    return style == "LABEL" or (block.text[:answer] if answer else block.text).rstrip(_ENDS).endswith("?")


def _speaks_to(text: str) -> bool:
    return not YOU.isdisjoint(_WORD.findall(text.lower())) or _POLITE.search(text) is not None


def _answer(blocks: Sequence[Block], asked: _Question, after: int, is_last: bool) -> Iterator[int]:
    """The blocks between two questions that answer the first; of the last one only what somebody says of themselves."""
    if asked.answer:
        yield asked.block
    for index in range(asked.block + 1, min(after, asked.block + 1 + _LONGEST)):
        block = blocks[index]
        if block.kind == "FIGURE":
            continue
        inside = {container.kind for container in block.inside}
        if block.kind != "PARAGRAPH" or not inside.isdisjoint(("LIST", "NOTE", "ASIDE")):
            return
        if "QUOTATION" in inside:
            continue  # a pull quote
        if is_last and index > asked.block + 1 and ME.isdisjoint(_WORD.findall(block.text.lower())):
            return
        yield index


def _is_told(introduction: Sequence[str], end: Sequence[Block]) -> bool:
    """Whether a page says that it is an interview."""
    texts = [*introduction, *(block.text for block in end[-_INTRODUCTION:])]
    return any(_INTERVIEW.search(text) for text in texts)


def _labelled(blocks: Sequence[Block], answers: Sequence[Sequence[int]], introduction: str) -> str:
    """The name that the first answer stands behind, once and for all of them."""
    first = next((answer[0] for answer in answers if answer), None)
    found = labels(blocks[first : first + 1]) if first is not None else []
    name = found[0].name if found and found[0].form == "colon" and not found[0].start else ""
    name = name.title() if name.isupper() else name
    return name if is_full_name(name) or (" " in name and name in introduction) else ""


def _guest(introduction: Sequence[str], words: Lexicon, byline: str) -> str:
    """The person with a given name whom the introduction names most often; "" for none, or where two may be meant."""
    wrote = byline.lower()
    names = [name for name in People(introduction, words).given() if name.lower() not in wrote]
    text = " ".join(introduction)
    counts = sorted(((text.count(name.split()[-1]), name) for name in names), reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return ""
    return counts[0][1]


def _is_thanks(blocks: Sequence[Block], answer: Sequence[int]) -> bool:
    """Whether an answer has no words of its own."""
    return not any(any(map(str.isalnum, blocks[at].text)) for at in answer)


def _text(blocks: Sequence[Block], asked: _Question, answer: Sequence[int]) -> str:
    return " ".join(blocks[at].text[asked.answer if at == asked.block else 0 :] for at in answer)


def _quote(blocks: Sequence[Block], asked: _Question, answer: Sequence[int], guest: str, *, sure: bool) -> Quote:
    first, last = answer[0], answer[-1]
    start = asked.answer if first == asked.block else 0
    text = blocks[first].text
    start += len(text[start:]) - len(text[start:].lstrip())
    label = _ANSWER.match(text, start) or _DASH.match(text, start)
    if label is None and sure and (found := labels(blocks[first : first + 1])) and not found[0].start:
        start = found[0].said
    start = label.end() if label else start
    texts = [blocks[at].text[start if at == first else 0 :] for at in answer]
    place = (Position(first, start), Position(last, len(blocks[last].text.rstrip())))
    return Quote("\n".join(" ".join(part.split()) for part in texts), guest, guest, None, "SPEECH", (place,), sure)
