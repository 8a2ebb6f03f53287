"""Which labels are people, or who asks them: a page of notes ("Price: 12 crowns") looks the same.

A label has to be a name in full with a known given name, a part of one, its initials, one that another label shortens,
or one that comes back and is written like those that are.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tui_reader.article.document import Block
from tui_reader.quotes.cues.given_names import FEMALE, MALE
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.names.people import People
from tui_reader.quotes.page.name_labels import Form, Label
from tui_reader.quotes.page.persons import ME, YOU

_ASKERS = frozenset("记者 記者 主持人 问 問 答 기자 진행자 질문 답 聞き手 編集部 司会".split())
_INITIALS = re.compile(r"(?:[^\W\d_]\.?\s?){2,3}")
_SHORT = 3
_LEAST = 2
_RETURNS = 3
"""Turns in which a label comes back, where nothing else tells that it is a name."""
_LOOKED = 600
_QUESTIONS = frozenset("q a question answer frage antwort pregunta respuesta réponse domanda risposta vraag".split())
"""Labels of questions and answers, which are nobody's name."""


def people_in(
    found: Sequence[Label], blocks: Sequence[Block], words: Lexicon | None, facts: Sequence[str]
) -> dict[str, str]:
    """The labels that are people, or who asks them, each with the fullest form of the name.

    facts: what is told of the article besides its blocks, such as its title.
    """
    counts = Counter(label.name for label in found if label.name.lower() not in _QUESTIONS)
    forms = {label.name: label.form for label in found}
    titles = words.titles if words else {}
    texts = [*facts, *(block.text[:_LOOKED] for block in blocks if block.kind in ("PARAGRAPH", "HEADING", "FIGURE"))]
    full = _full(counts, titles, texts)
    people = People(texts, words) if words and any(count >= _LEAST for count in counts.values()) else None
    told = set(people.given()) if people else set()
    result = _known_of(counts, full, told, titles)
    if people and result:
        # Beside one who is known the others of a talk are people as well, if they have a name in full.
        often = {name: count for name, count in counts.items() if count >= _RETURNS and name not in result}
        result |= _known_of(often, full, set(people.full_names()), titles)
    capitals = any(name.isupper() and len(name) > _SHORT for name in result)
    by_form = {
        name: _shown(name) for name in counts if name not in result and _is_alike(name, counts, forms, full, capitals)
    }
    persons = result | by_form | _eastern(counts, found, blocks)
    asking = {
        name: _shown(name)
        for name, count in counts.items()
        if name not in persons
        and count >= _RETURNS
        and persons
        and (forms[name] == "line" or _asks(found, blocks, name))
    }
    return persons | asking


def _eastern(counts: Mapping[str, int], found: Sequence[Label], blocks: Sequence[Block]) -> dict[str, str]:
    """Names in Han, kana or Hangul that come back where somebody asks, or is asked by name in the text."""
    often = [
        name
        for name, count in counts.items()
        if count >= _LEAST and not name[0].isascii() and name.islower() is name.isupper()
    ]
    labelled = {label.block for label in found}
    rest = "\n".join(block.text for at, block in enumerate(blocks) if at not in labelled) if often else ""
    known = {name for name in often if name in _ASKERS or name in rest}
    return {name: name for name in often} if known and len(often) > 1 else {}


def _full(counts: Mapping[str, int], titles: Mapping[str, str], texts: Sequence[str]) -> set[str]:
    """Labels that are names in full: with a given name, with a last name that another label has alone, coming back as
    often beside one that is known, or as the only one, of somebody whom the text names too.
    """
    alone = {name.lower() for name, count in counts.items() if " " not in name and count >= _LEAST}
    full = {name for name in counts if is_full_name(_plain(name, titles))}
    full |= {name for name in counts if len(name.split()) == _LEAST and name.split()[-1].lower() in alone}
    often = [name for name, count in counts.items() if count >= _RETURNS]
    names = [name for name in often if _is_capitalised(name) and _plain(name, titles) == name]
    if len(often) == 1 and any(name in text and not text.startswith(name) for name in names for text in texts):
        return full.union(names)
    return full.union(names) if full else full


def _is_capitalised(name: str) -> bool:
    """Whether it may be a name: two or three words with capitals, none of them one that a sentence begins with."""
    parts = name.split()
    known = YOU | ME
    return (
        _LEAST <= len(parts) <= _SHORT
        and not name.isupper()
        and all(word[0].isupper() and word.lower() not in known for word in parts)
    )


def is_full_name(name: str) -> bool:
    """Whether it is of two words or more, the first of them a known given name."""
    words = name.split()
    return len(words) > 1 and is_given(words[0].strip(".").lower())


def is_given(word: str) -> bool:
    """Whether a word, in lower case, is a known given name."""
    return word in FEMALE or word in MALE


def _known_of(counts: Mapping[str, int], full: set[str], told: set[str], titles: Mapping[str, str]) -> dict[str, str]:
    found = {name: _known(name, counts, full, told, titles) for name in counts}
    return {name: whole for name, whole in found.items() if whole is not None}


def _known(
    name: str, counts: Mapping[str, int], full: set[str], told: set[str], titles: Mapping[str, str]
) -> str | None:
    """The name in full of which a label is the whole, a part or the initials; None where none fits, or two do."""
    if name in full:
        return _shown(_plain(name, titles))
    plain = _plain(name, titles)
    parts = {word.lower() for word in plain.split()}
    for names in (full, told if counts[name] >= _LEAST or name.isupper() or plain != name else set()):
        fits = {_shown(whole) for whole in names if parts <= {word.lower() for word in whole.split()}}
        if fits:
            return _one_of(fits)
    if counts[name] < _LEAST or not _INITIALS.fullmatch(name) or not name.isupper():
        return None
    letters = re.sub(r"[^\w]", "", name)
    fits = {_shown(whole) for whole in full | told if "".join(word[0] for word in whole.split()).upper() == letters}
    return _one_of(fits)


def _one_of(names: set[str]) -> str | None:
    """The name that all of them hold: `Anna Berg`, of which `Mayor Anna Berg` and `Anna Berg Ferries` are no others."""
    shortest = min(names, key=len, default=None)
    return shortest if shortest is not None and all(f" {shortest} " in f" {name} " for name in names) else None


def _is_alike(name: str, counts: Mapping[str, int], forms: Mapping[str, Form], full: set[str], capitals: bool) -> bool:
    """Whether a label is a person's by how it is written, or by how often labels of its form come back."""
    form, count = forms[name], counts[name]
    if form == "term":
        return count >= _LEAST and sum(counts[one] >= _LEAST for one in counts if forms[one] == form) > 1
    if form in ("chat", "timed"):
        chatting = [one for one in counts if forms[one] == form]
        nicks = sum(form == "chat" or _is_nick(one) for one in chatting)
        often = sum(counts[one] for one in chatting) >= 2 * _LEAST and max(counts[one] for one in chatting) >= _LEAST
        return often and len(chatting) > 1 and 2 * nicks >= len(chatting)
    if name.isupper() and len(name) > _SHORT:
        loud = sum(one.isupper() and " " in one and counts[one] >= _LEAST for one in counts)
        return capitals or (" " in name and count >= _LEAST and loud > 1)
    others = sum(is_given(one.split()[0].lower()) and counts[one] >= _LEAST for one in counts)
    return is_given(name.lower()) and (others > 1 or sum(counts[one] for one in full) >= _RETURNS)


def _is_nick(name: str) -> bool:
    """Whether people call themselves so in a chat: a given name, small letters, digits; no word of a timetable."""
    return name[0].islower() or not name.replace(" ", "").isalpha() or is_given(name.split()[0].lower())


def _plain(name: str, titles: Mapping[str, str]) -> str:
    """A label without the title before the name: `Mr Malone`."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower().rstrip(".") in titles else name


def _shown(name: str) -> str:
    return name.title() if name.isupper() and len(name) > _SHORT else name


def _asks(found: Sequence[Label], blocks: Sequence[Block], name: str) -> bool:
    """Whether most of a label's turns are questions: a paper's name before its own."""
    texts = [blocks[label.words].text[label.said : label.said + _LOOKED] for label in found if label.name == name]
    return 2 * sum("?" in text for text in texts) >= len(texts)
