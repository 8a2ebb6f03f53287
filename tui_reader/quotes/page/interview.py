"""Interviews that name nobody: questions in letters of their own, as headings or behind a "Q:", answers by whoever is
introduced.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tui_reader.article.document import Block, Position, Quote, Span
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.marks.outer import without_outer
from tui_reader.quotes.names.people import People
from tui_reader.quotes.page.labelled import is_full_name
from tui_reader.quotes.page.name_labels import labels
from tui_reader.quotes.page.persons import ME, YOU

Style = Literal["HEADING", "STRONG", "EMPHASIS", "LABEL"]

_QUESTION = re.compile(r"(?:Q|F|Frage|Question|Pregunta|P|Domanda|Vraag)\s?(?P<end>[.:])\s+", re.IGNORECASE)
_ANSWER = re.compile(r"(?:A|Antwort|Answer|Réponse|R|Respuesta|Risposta|Antwoord)\s?[.:]\s+", re.IGNORECASE)
_DASH = re.compile(r"[-–—]\s+")
_INTERVIEW = re.compile(
    r"\b(?:interview|gespräch|fragen an|entretien|entrevista|intervista|entrevue|intervju|wywiad|rozhovor|vraaggesprek|"
    r"q ?& ?a|conversation (?:with|avec)|échange avec|conversación con|conversazione con|conversa com|gesprek met|"
    r"samtale? med|rozmowa z|hablamos con|conversamos con|parlato con|интервью|поговорили с|беседа с|беседуем)",
    re.IGNORECASE,
)
_TALKED = re.compile(
    r"\b(?:talks|talked|spoke|speaks|speaking|sat down) (?:to|with)|\bsprach(?:en)? (?:mit|wir)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
# Within a sentence these are the polite forms.
_POLITE = re.compile(r"(?<=[\w,»“„] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?|Usted|Lei)\b")
_BEFORE_HOUSES = frozenset("the of at der die das des im la le el del al da do".split())
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
    if len(asked) < _LEAST:
        return []
    introduction = [title, *(block.text for block in blocks[: asked[0].block][-_INTRODUCTION:])]
    if style == "HEADING" and not _speak_to_a_guest(blocks, asked, introduction):
        return []
    following = [one.block for one in asked[1:]] + [len(blocks)]
    while asked and not _asks(blocks[asked[-1].block], asked[-1].answer, style):
        asked.pop()  # what is written so behind the last question is about the interview
    last = asked[-1]
    answers = [list(_answer(blocks, one, after, one is last)) for one, after in zip(asked, following, strict=False)]
    texts = [_text(blocks, one, answer) for one, answer in zip(asked, answers, strict=True) if answer]
    if len({label.name for answer in answers for label in labels([blocks[at] for at in answer])}) > 1:
        return []  # several answer, each behind a name
    said = _labelled(blocks, answers, " ".join(introduction))
    guest = said or _guest(introduction, words, byline)
    told = style == "LABEL" or bool(said) or _is_told(introduction, blocks[last.block :])
    mine = sum(not ME.isdisjoint(_WORD.findall(text.lower())) for text in texts)
    answered = len(texts) * 3 >= len(asked) * 2 and mine * (_OF_ANSWERS if told else 2) >= len(texts)
    if not guest or not answered:
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


def _speak_to_a_guest(blocks: Sequence[Block], asked: Sequence[_Question], introduction: Sequence[str]) -> bool:
    """Whether headings ask a guest: most of them speak to somebody, or the page is called an interview. The headings of
    an article ask for themselves.
    """
    speaking = sum(_speaks_to(blocks[one.block].text) for one in asked)
    return 2 * speaking >= len(asked) or any(_INTERVIEW.search(text) for text in introduction)


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
    return any(_INTERVIEW.search(text) or _TALKED.search(text) for text in texts)


def _labelled(blocks: Sequence[Block], answers: Sequence[Sequence[int]], introduction: str) -> str:
    """The name that the first answer stands behind, once and for all of them."""
    first = next((answer[0] for answer in answers if answer), None)
    found = labels(blocks[first : first + 1]) if first is not None else []
    name = found[0].name if found and found[0].form == "colon" and not found[0].start else ""
    name = name.title() if name.isupper() else name
    return name if is_full_name(name) or (" " in name and name in introduction) else ""


def _guest(introduction: Sequence[str], words: Lexicon, byline: str) -> str:
    """The person whom the introduction names most often, by a given name, else in the title too; "" for none, or where
    two may be meant.
    """
    people = People(introduction, words)
    text = " ".join(introduction)
    names = [name for name in people.given() if not _is_no_guest(name, text, byline)]
    if not names and not words.nouns_capitalised:
        title, rest = introduction[0], " ".join(introduction[1:])
        names = [name for name in people.full_names() if name in title and name in rest and name not in byline]
    counts = sorted(((text.count(name.split()[-1]), name) for name in names), reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return ""
    return counts[0][1]


def _is_no_guest(name: str, text: str, byline: str) -> bool:
    """Whether a name is of who wrote the article, or stands behind an article as a house does: `the Marine Study`."""
    before = [text[: match.start()].split()[-1:] for match in re.finditer(re.escape(name), text)]
    return name.lower() in byline.lower() or all(word and word[0].lower() in _BEFORE_HOUSES for word in before)


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
    said = without_outer("\n".join(" ".join(part.split()) for part in texts))
    return Quote(said, guest, guest, None, "SPEECH", (place,), sure)
