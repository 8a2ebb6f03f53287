"""Raised and lowered text as text: 10⁶ is not 106. Signs where Unicode has them, ^ and _ elsewhere."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Block, Position, Span
from tui_reader.extraction.building.edits import Edit, Edits

_RAISED = str.maketrans(
    "0123456789+-−–=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′″",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′″",
)
_LOWERED = str.maketrans("0123456789+-−–=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
_SIGNS = {"tm": "™", "sm": "℠"}
# What is set higher by custom and read as it stands: 1st, 2e, 1er, 3ª, XIXe, Mme, and the signs that are raised anyway.
_CUSTOM = re.compile(
    r"(?:st|nd|rd|th|e|er|re|ère|ères|ers|ème|eme|d|de|nde|o|a|os|as|ter|te|me|mes|lle|lles|gr|rs)\b\.?", re.IGNORECASE
)
_NUMERAL = re.compile(r"(?:\d|\b[IVXLCDM]+|\b(?:M|Mme|D|V|S|St)\.?)\Z")
# Marks of notes and sources, whatever they lead to.
_MARK = re.compile(r"\[.*\]|[*†‡§¶®©℠™°º#☆★]+", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBERS = re.compile(r"\d+(?:\s?[,;–-]\s?\d+)+")
LONGEST = 24
"""Characters that are raised for what they mean; more are small print."""
_DEPTH = 4


def told_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, what is raised or lowered in them written so that it can be told from what it stands on.

    Notes, ordinals and small print keep their words and their spans; positions in a changed text move along.
    """
    changed: dict[int, list[Edits]] = {}
    found = list(blocks)
    for at in range(len(found)):
        for _ in range(_DEPTH):
            if not (edits := _edits(found[at])):
                break
            changed.setdefault(at, []).append(edits)
            found[at] = edits.applied(found[at])
    if changed:
        found = [_leading(block, changed) for block in found]
    return tuple(found)


def raised(text: str) -> str:
    """`text` as it stands above a line: signs, or `^` and brackets where more than a word has none."""
    return _signs(text, _RAISED) or f"^{_grouped(text)}"


def lowered(text: str) -> str:
    """The same below a line, with `_`."""
    return _signs(text, _LOWERED) or f"_{_grouped(text)}"


def _signs(text: str, table: dict[int, int]) -> str:
    """Sign by sign, "" where one of them is missing."""
    return text.translate(table) if all(ord(character) in table for character in text) else ""


def _grouped(text: str) -> str:
    return text if text.isalnum() or (text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1) else f"({text})"


def _edits(block: Block) -> Edits | None:
    """What changes in a block whose innermost raised texts are read; None when nothing does."""
    if not block.spans or block.kind == "CODE":
        return None
    shifted = [span for span in block.spans if span.kind in ("SUP", "SUB") and span.start < span.end]
    edits: list[Edit] = []
    used: set[Span] = set()
    for span in shifted:
        holds = any(other != span and span.start <= other.start and other.end <= span.end for other in shifted)
        if holds or any(span.start < edit.end and edit.start < span.end for edit in edits):
            continue
        if (new := _new(block, span)) is not None:
            edits.append(Edit(span.start, span.end, new))
            used.add(span)
    return Edits(sorted(edits), frozenset(used)) if edits else None


def _new(block: Block, span: Span) -> str | None:
    """What stands for a raised or lowered text; None where it stays as it is."""
    text = block.text[span.start : span.end]
    bare = text.strip()
    before = block.text[max(0, span.start - 8) : span.start]
    if not bare or len(bare) > LONGEST or _MARK.fullmatch(bare) or not any(map(str.isalnum, bare)):
        # A sign alone, such as the + of an ion, has a sign of its own.
        signs = _signs(bare, _RAISED if span.kind == "SUP" else _LOWERED) if bare and before[-1:].strip() else ""
        return signs if signs != bare and signs else None
    if any(other.kind in ("NOTE", "LINK", "IMAGE") and _meet(span, other) for other in block.spans):
        return None
    if span.kind == "SUP":
        if bare.lower() in _SIGNS:
            return _SIGNS[bare.lower()]
        if _CUSTOM.fullmatch(bare) and _NUMERAL.search(before):
            return None
        if _NUMBERS.fullmatch(bare):
            return bare.translate({key: value for key, value in _RAISED.items() if chr(key).isdigit()})
    table = _RAISED if span.kind == "SUP" else _LOWERED
    tight = bare if _WORD.search(bare) else "".join(bare.split())
    if signs := _signs(tight, table):
        return signs
    if not before[-1:].strip() or " " in tight:
        return None
    return raised(tight) if span.kind == "SUP" else lowered(tight)


def _meet(span: Span, other: Span) -> bool:
    """Whether a link or note is the raised text itself; a title that is one link may hold a raised number."""
    size = other.end - other.start
    return span.start < other.end and other.start < span.end and size <= span.end - span.start + 2


def _leading(block: Block, changed: dict[int, list[Edits]]) -> Block:
    """The block, its links into changed blocks leading to the same words."""
    if not any(span.to is not None and span.to.block in changed for span in block.spans):
        return block
    spans = []
    for span in block.spans:
        if span.to is not None and span.to.block in changed:
            offset = span.to.offset
            for edits in changed[span.to.block]:
                offset = edits.moved(offset)
            span = span._replace(to=Position(span.to.block, offset))
        spans.append(span)
    return block._replace(spans=tuple(spans))
