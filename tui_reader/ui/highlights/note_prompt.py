"""A note as it is typed: one line on the status row, or a longer one in the person's editor."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tui_reader.clean import clean
from tui_reader.ui.keys.asking import Asked, Asking
from tui_reader.ui.keys.prompt import Prompt

EDITOR = "ctrl+x"
LONGEST = 100_000
"""Characters of a note; what an editor holds more of is not taken."""

Edit = Callable[[Path], bool]
"""Opens a file in the person's editor; whether there was one."""


def ask_note(
    asking: Asking,
    text: str,
    edit: Edit,
    done: Callable[[str], None],
    left: Callable[[], None],
    label: str = "note: ",
) -> None:
    """Ask for a note. text: what it is now; one of many lines stays so as long as the line is not changed."""
    line = " ".join(text.split())
    typed = [line]

    def key(name: str) -> None:
        if name == EDITOR:
            written = edited(text if typed[0] == line else typed[0], edit)
            if written is None:
                asking.note("there is no editor: set VISUAL or EDITOR")
            else:
                asking.stop()
                done(written)

    def changed(now: str) -> None:
        typed[0] = now

    def entered(now: str) -> None:
        done(text if now == line else now.strip())

    prompt = Prompt(label, line, len(line), "Ctrl-x opens the editor")
    asking.ask(Asked(prompt, entered, changed, left, key))


def edited(text: str, edit: Edit) -> str | None:
    """The text as it was saved in an editor, cleaned; None when there is none."""
    with tempfile.TemporaryDirectory(prefix="tui-reader-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text + "\n" if text else "", encoding="utf-8")
        if not edit(path):
            return None
        try:
            with path.open(encoding="utf-8", errors="replace") as file:
                return clean(file.read(LONGEST)).strip()
        except OSError:  # the editor took the file away
            return text
