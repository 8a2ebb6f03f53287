"""What does a command: a part of a screen offers its verbs by the ids of the commands, and the keys look them up."""

from collections.abc import Callable, Mapping

from tui_reader.ui.keys.commands import Part, ids_of

Verb = Callable[[int | None], None]
"""Does a command; the number that was typed before its key, None without one."""
Verbs = Mapping[str, Verb]
"""The verbs of one part, by the ids of their commands."""


def later(part: Part, make: Callable[[], Verbs]) -> Verbs:
    """The verbs of a part that is made, once, and what it needs imported, with the first of its keys."""
    made: list[Verbs] = []

    def verb(id: str) -> Verb:
        def do(count: int | None) -> None:
            if not made:
                made.append(make())
            made[0][id](count)

        return do

    return {id: verb(id) for id in ids_of(part)}
