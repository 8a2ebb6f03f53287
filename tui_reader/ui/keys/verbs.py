"""What does a command: a part of a screen offers its verbs by the ids of the commands, and the keys look them up."""

from collections.abc import Callable, Mapping

Verb = Callable[[int | None], None]
"""Does a command; the number that was typed before its key, None without one."""
Verbs = Mapping[str, Verb]
"""The verbs of one part, by the ids of their commands."""
