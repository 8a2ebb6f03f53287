"""Notes: a text that somebody has not seen yet is not replaced by another one, both stay, the newest first.

A note is a set of texts, each with the write that made it, and a vector of all writes that were seen: a text goes when
the other side has seen it and has it no longer (Preguica et al., "Dotted Version Vectors", 2012). Usually it is one.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tui_reader.merging.clocks import seconds
from tui_reader.merging.writes import Value, Versions, Write, joined

DIVIDER = "\n\n--- {box}, {when}\n"
"""Stands over an older text."""

_OF = "/"
"""Parts a node's name from the note whose texts it is about, where they were put to another one."""


class Text(NamedTuple):
    """One text of a note, and the write that it came with."""

    hlc: int
    node: str
    text: str


def texts_of(write: Write) -> tuple[Text, ...]:
    """The texts of a note's write: one, or those that nobody has put together yet."""
    if write.value is None:
        return ()
    several = write.value.get("texts")
    if isinstance(several, list) and several:
        return tuple(Text(int(hlc), str(node), str(text)) for hlc, node, text in several)
    return (Text(write.hlc, write.node, str(write.value.get("text", ""))),)


def known_texts(write: Write) -> Versions:
    """Every text that this write has seen, those that are in it too: of each node up to which of them.

    Putting texts together is no text: two machines that did so know the same afterwards.
    """
    return joined(write.seen, {text.node: text.hlc for text in sorted(texts_of(write))})


def joined_texts(one: Write, other: Write) -> tuple[tuple[Text, ...], Versions]:
    """What is left of two notes, the newest first, and what was seen of both."""
    mine, theirs = texts_of(one), texts_of(other)
    known_to_me, known_to_them = known_texts(one), known_texts(other)
    kept = {text for text in mine if text in theirs or not _is_known(text, known_to_them)}
    kept |= {text for text in theirs if text in mine or not _is_known(text, known_to_me)}
    return tuple(sorted(kept, reverse=True)), joined(known_to_me, known_to_them)


def moved_texts(there: Write, write: Write) -> tuple[tuple[Text, ...], Versions]:
    """The texts of a note, and those of another one that is put to it: what was seen of the one tells nothing of the
    other, so that the nodes of the other one go by names of their own.
    """
    texts = [text._replace(node=f"{text.node}{_OF}{write.key}") for text in texts_of(write)]
    seen = {f"{node}{_OF}{write.key}": hlc for node, hlc in known_texts(write).items()}
    return tuple(sorted((*texts_of(there), *texts), reverse=True)), joined(known_texts(there), seen)


def _is_known(text: Text, known: Versions) -> bool:
    """Whether somebody has seen this text: if they have it no longer, it went for a reason."""
    return known.get(text.node, 0) >= text.hlc


def with_texts(value: Value, texts: Sequence[Text]) -> Value:
    """The value of a note with these texts; what is shown is made of them on every machine (`shown`)."""
    rest = {name: one for name, one in value.items() if name not in ("text", "texts")}
    newest = texts[0].text if texts else ""
    return {**rest, "text": newest, "texts": [list(text) for text in texts]}


def shown(
    texts: Iterable[Text], name_of: Callable[[str], str], local: Callable[[float], time.struct_time] = time.localtime
) -> str:
    """The texts as one, the newest first; over each older one stands who wrote it, and when.

    Words that stand there already do not stand there twice: a copy of a library that became one of its own tells them
    once more. name_of: a node -> what its machine is called. local: seconds since the epoch -> the time here.
    """
    newest, *older = _without_repeats(texts)
    return newest.text + "".join(
        DIVIDER.format(box=name_of(text.node.partition(_OF)[0]), when=when(seconds(text.hlc), local)) + text.text
        for text in older
    )


def when(at: float, local: Callable[[float], time.struct_time] = time.localtime) -> str:
    """A time as it stands over an older text: 3 May 21:04."""
    moment = local(at)
    return f"{moment.tm_mday} {_MONTHS[moment.tm_mon - 1]} {moment.tm_hour:02}:{moment.tm_min:02}"


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _without_repeats(texts: Iterable[Text]) -> list[Text]:
    """Of texts with the same words the first."""
    by_words: dict[str, Text] = {}
    for text in texts:
        by_words.setdefault(text.text.strip(), text)
    return list(by_words.values())
