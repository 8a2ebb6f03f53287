"""The numbers of one person who may have spoken: what the forest weighs."""

from collections.abc import Mapping
from typing import NamedTuple
from zlib import crc32

FAR = 400
"""Characters from which on a name is far from a quotation."""
LONG_AGO = 12
"""Utterances from which on somebody has not spoken for long."""

NAMES = (
    "last", "before_last", "third_last", "next", "next_but_one", "gap", "same_paragraph", "near_before", "near_behind",
    "named_above", "named_below", "rule", "rule_place", "gender", "pronoun", "addressed", "asked", "share",
    "candidates", "alone", "length", "asks", "ago", "latest_named", "first_named", "known_last", "phrase",
    "addresses_back",
)  # fmt: skip
"""The columns, in the order of a row."""
FINGERPRINT = f"{crc32(repr((NAMES, FAR, LONG_AGO)).encode()):08x}"
"""Eight hexadecimal digits that change with the columns, their order, or what bounds them."""


class Scene(NamedTuple):
    """What is the same for all who may have said one utterance.

    last: who said the three before it, latest first; next: whom the two behind it name. gap: paragraphs since the
    last. near_before, near_behind, above, below: name -> characters to its nearest mention in and around the
    paragraph. rule, place: whom the rules name, and how. pronoun: its gender. addressed, asked: who is named in it,
    and in the one before. counts: name -> how often verbs of speech name it, `told` in all. ago: name -> utterances
    since it last spoke. alone: it is its whole paragraph. length: in characters. asks: the one before asked.
    """

    last: tuple[str, ...]
    next: tuple[str, ...]
    gap: int
    same_paragraph: bool
    near_before: Mapping[str, int]
    near_behind: Mapping[str, int]
    above: Mapping[str, int]
    below: Mapping[str, int]
    rule: str
    place: int
    pronoun: str
    addressed: frozenset[str]
    asked: frozenset[str]
    counts: Mapping[str, int]
    told: int
    ago: Mapping[str, int]
    alone: bool
    length: int
    asks: bool


def rows(scene: Scene, genders: Mapping[str, str]) -> list[list[float]]:
    """The numbers of each candidate, in the order of NAMES. genders: candidate -> "m", "f" or "" for not known."""
    # Nobody is called "", so that it stands for all who are not there.
    last, before_last, third_last = (*scene.last, "", "", "")[:3]
    following, next_but_one = (*scene.next, "", "")[:2]
    first_before = min(scene.near_before.values(), default=-1)
    first_behind = min(scene.near_behind.values(), default=-1)
    gap, pronoun, told, length = min(scene.gap, 5), bool(scene.pronoun), max(1, scene.told), min(scene.length, FAR)
    known_last, candidates = bool(last), len(genders)
    addresses_back = last in scene.addressed
    found: list[list[float]] = []
    for name, gender in genders.items():
        before = scene.near_before.get(name, FAR)
        behind = scene.near_behind.get(name, FAR)
        found.append([
            name == last,
            name == before_last,
            name == third_last,
            name == following,
            name == next_but_one,
            gap,
            scene.same_paragraph,
            min(before, FAR),
            min(behind, FAR),
            min(scene.above.get(name, FAR), FAR),
            min(scene.below.get(name, FAR), FAR),
            name == scene.rule if scene.rule else -1,
            scene.place,
            0 if not gender or scene.pronoun not in ("m", "f") else 1 if gender == scene.pronoun else -1,
            pronoun,
            name in scene.addressed,
            name in scene.asked,
            scene.counts.get(name, 0) / told,
            candidates,
            scene.alone,
            length,
            scene.asks,
            scene.ago.get(name, LONG_AGO),
            before == first_before,
            behind == first_behind,
            known_last,
            not name[:1].isupper(),
            addresses_back and last != name,
        ])  # fmt: skip
    return found
