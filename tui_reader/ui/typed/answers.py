"""What a terminal says of itself when it is asked how it shows pictures; none of it becomes a key."""

import asyncio
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

# What it is (DA1; 4 among the numbers: sixel), whether it takes a picture of the kitty protocol, its cell in pixels.
_ANSWER = re.compile(r"\x1b\[\?([\d;]*)c|\x1b_Gi=31;(.*)|\x1b\[6;(\d+);(\d+)t")
_KITTY = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_CELL, _WHAT = "\x1b[16t", "\x1b[c"
_SIXEL = "4"


class Shows(NamedTuple):
    """What a terminal can show, and how many pixels a cell has: wide and high; (0, 0): it did not say."""

    kitty: bool = False
    sixel: bool = False
    cell: tuple[int, int] = (0, 0)


def question(environment: Mapping[str, str]) -> str:
    """What to send; "" where the answer is known to be no. Every terminal answers the last part.

    tmux and GNU screen take what begins the kitty protocol for the title of a window.
    """
    term = environment.get("TERM", "")
    if term in ("linux", "dumb", ""):
        return ""
    between = environment.get("TMUX") or environment.get("STY") or term.startswith(("screen", "tmux"))
    return ("" if between else _KITTY) + _CELL + _WHAT


class Answers:
    """Takes the answers out of what is typed. It is made in the loop that waits, and fed by the thread that reads."""

    def __init__(self) -> None:
        self.shows = Shows()
        self._loop = asyncio.get_running_loop()
        self._complete = asyncio.Event()

    async def wait(self, seconds: float) -> Shows:
        """What the terminal said, so far as it came within this time."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._complete.wait(), seconds)
        return self.shows

    def hear(self, unit: str) -> bool:
        """Whether a sequence or a string, without its end, is an answer; what it says is known from now on."""
        found = _ANSWER.fullmatch(unit)
        if found is not None:
            self._take(found)
        return found is not None

    def _take(self, found: re.Match[str]) -> None:
        what, kitty, high, wide = found.groups()
        if what is not None:
            self.shows = self.shows._replace(sixel=_SIXEL in what.split(";"))
            self._loop.call_soon_threadsafe(self._complete.set)
        elif kitty is not None:
            self.shows = self.shows._replace(kitty=kitty == "OK")
        else:
            self.shows = self.shows._replace(cell=(int(wide), int(high)))
