"""What came of a talk, in one line."""

from tui_reader.merging.greetings import Taken
from tui_reader.sync.line.talk import Talked


def summary(host: str, talked: Talked, seconds: float, dry: bool = False) -> str:
    """For a person: box2: 3 in, 1 out, 1 note in two versions, 2 texts · 0.9 s."""
    taken = talked.taken
    would = "would be " if dry else ""
    parts = [f"{taken.changed:,} {would}in", f"{talked.given:,} {would}out"]
    if taken.both:
        parts.append(f"{counted(taken.both, 'note')} in two versions")
    if texts := talked.bodies_in + talked.bodies_out:
        parts.append(counted(texts, "text"))
    if talked.unopened:
        parts.append(f"{counted(talked.unopened, 'row')} passed over that this key does not open")
    return f"{host}: {', '.join(parts)} · {seconds:.1f} s"


def warnings(taken: Taken) -> list[str]:
    """What is wrong and can be mended by a person."""
    return [
        f"the clock of {name} is more than a day ahead of this one: set them, or the wrong one's changes win"
        for name in taken.wrong_clocks
    ]


def counted(count: int, noun: str) -> str:
    """A number and its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
