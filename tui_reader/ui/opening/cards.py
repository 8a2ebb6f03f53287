"""The cards: loading as a list of steps, and errors with what to do."""

from collections.abc import Sequence

from tui_reader.address import display, host, is_inside
from tui_reader.article.cells import cell_len
from tui_reader.errors import NothingToRead, ReaderError
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.text.card import CardLine
from tui_reader.ui.text.wording import size
from tui_reader.web.progress import Progress

DONE, NOW, LATER = "✓", "·", " "


class Steps:
    """What has happened so far on the way to an article."""

    def __init__(self, name: str, local: bool) -> None:
        self.name = name
        self._found = local
        self._answer = ""
        self._received = ""
        self._extracting = False
        self._local = local

    def add(self, progress: Progress) -> None:
        """One more step of the request."""
        self._found = True
        if progress.step == "answered":
            total = f", {size(progress.total)}" if progress.total else ""
            self._answer = f"answered: {progress.kind or 'text'}{total}"
        elif progress.step == "receiving":
            total = f" of {size(progress.total)}" if progress.total else ""
            self._received = f"{size(progress.received)}{total}"
        elif progress.step == "waiting":
            self._answer = f"the server asks to wait {progress.seconds:.0f} s"

    def extract(self, received: int) -> None:
        """All of the page is here. received: its bytes."""
        self._extracting = True
        self._received = self._received or size(received)

    def lines(self, keymap: Keymap) -> tuple[CardLine, ...]:
        """The card."""
        rows = [CardLine(self.name, "title"), CardLine("")]
        if not self._local:
            rows.append(
                self._row(self._found, not self._found, "found the server" if self._found else "finding the server")
            )
            answered = bool(self._answer)
            rows.append(self._row(answered, self._found and not answered, self._answer or "waiting for its answer"))
            receiving = "received" if self._extracting else "receiving"
            rows.append(self._row(self._extracting, answered, f"{receiving:<12}{self._received}".rstrip()))
        else:
            read = "reading it" if not self._extracting else f"read {self._received}"
            rows.append(self._row(self._extracting, not self._extracting, read))
        rows.append(self._row(False, self._extracting, "finding the article"))
        return (*rows, CardLine(""), CardLine(keymap.word("close", "stops"), "quiet"))

    @staticmethod
    def _row(done: bool, now: bool, text: str) -> CardLine:
        mark = DONE if done else NOW if now else LATER
        return CardLine(f"{mark} {text}", "" if done or now else "quiet")


def stopped(name: str, keymap: Keymap) -> tuple[CardLine, ...]:
    """The card of what was stopped while it was loading."""
    rows = [CardLine("Stopped", "title"), CardLine(""), CardLine(name), CardLine("")]
    keys = [("reload", "try again"), ("command", "another address"), ("articles", "articles"), ("quit", "quit")]
    return (*rows, *_keys(keys, keymap))


def failed(error: ReaderError, address: str, keymap: Keymap) -> tuple[CardLine, ...]:
    """The card of an error: what happened, where, what to do, and the keys that help."""
    rows = [CardLine(error.title, "title"), CardLine("")]
    if address:
        rows += [CardLine(display(address)), CardLine("")]
    rows += [CardLine(line) for line in (error.detail.split("\n") if error.detail else ())]
    advised = [advice.command for advice in error.advice]
    rows += [CardLine(f"{told}.") for command, words in error.advice if (told := keymap.word(command, words))]
    keys = [("reload", "try again"), ("browser", "open in the browser"), ("command", "another address")]
    if address.startswith(("http:", "https:")) and not is_inside(host(address)):
        keys.insert(1, ("ways", "other ways to it"))
    if isinstance(error, NothingToRead) and "view" not in advised:
        keys.insert(1, ("view", "the whole page"))
    keys += [("articles", "articles"), ("quit", f"quit (code {error.code})")]
    return (*rows, CardLine(""), *_keys(keys, keymap))


def _keys(commands: Sequence[tuple[str, str]], keymap: Keymap) -> list[CardLine]:
    """The keys of commands and what they do, two a row."""
    keys = [(key, word) for id, word in commands if (key := keymap.key_of(id))]
    wide = max([2, *(cell_len(key) for key, _ in keys)])
    cells = [f"{key}{' ' * (wide - cell_len(key))} {word:<22}" for key, word in keys]
    return [CardLine("".join(cells[at : at + 2]).rstrip(), "quiet") for at in range(0, len(cells), 2)]
