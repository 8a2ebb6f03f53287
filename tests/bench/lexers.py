"""Every lexer of Pygments on texts that are made to be slow: `python -m tests.bench.lexers [LANGUAGE...]`.

Each is asked as the reader asks, in its own process under its own limits. It prints a line for each lexer and text that
takes longer than SLOW seconds or is given up, the slowest first, then how many there are of them.
"""

import asyncio
import sys
import time
from collections.abc import Mapping
from contextlib import aclosing
from typing import NamedTuple

from pygments.lexers import get_all_lexers

from tui_reader.lexing.lexing import PIECE_SECONDS, lexed
from tui_reader.lexing.styles import Code

SIZE = 20_000
SLOW = 0.25
TEXTS: Mapping[str, str] = {
    "a letter": "a" * SIZE,
    "another letter": "b" * SIZE,
    "digits": "1" * SIZE,
    "blanks": " " * (SIZE - 1) + "x",
    "newlines": "\n" * SIZE,
    "open brackets": "(" * SIZE,
    "nested brackets": "([{" * (SIZE // 6) + "}])" * (SIZE // 6),
    "open tags": "<a " * (SIZE // 3),
    "open quotes": "\"'" * (SIZE // 2) + "x",
    "a quote never closed": '"' + "a" * SIZE,
    "backslashes": "\\" * SIZE,
    "a string of backslashes": '"' + "\\" * SIZE,
    "comments never closed": "/*" * (SIZE // 2),
    "dollars": "${" * (SIZE // 2),
    "words": "a b " * (SIZE // 4),
    "colons": "a:" * (SIZE // 2),
    "dots": "a." * (SIZE // 2),
    "operators": "-+=<>" * (SIZE // 5),
    "indented lines": "\n".join(" " * (n % 80) + "x" for n in range(SIZE // 41)),
}


class Took(NamedTuple):
    """How long one lexer took for one text."""

    seconds: float
    language: str
    text: str
    is_given_up: bool


async def took(language: str) -> list[Took]:
    """The seconds of one lexer for each text, its start not counted."""
    found: list[Took] = []
    pieces = [Code(language, "x"), *(Code(language, text) for text in TEXTS.values())]
    # In questions of five, which end within the time for all pieces whatever they take.
    names = ["", *TEXTS]
    for at in range(1, len(pieces), 5):
        part = [pieces[0], *pieces[at : at + 5]]
        before = time.monotonic()
        async with aclosing(lexed(part)) as answers:
            number = at - 1
            async for styled in answers:
                now = time.monotonic()
                if number >= at:
                    is_given_up = not styled and now - before >= PIECE_SECONDS
                    found.append(Took(now - before, language, names[number], is_given_up))
                before, number = now, number + 1
    return found


def main() -> None:
    """Print the table."""
    languages = sys.argv[1:] or sorted({aliases[0] for _, aliases, _, _ in get_all_lexers(plugins=False) if aliases})
    found = sorted((one for language in languages for one in asyncio.run(took(language))), reverse=True)
    slow = [one for one in found if one.seconds > SLOW]
    for seconds, language, text, is_given_up in slow:
        print(f"{seconds:6.2f} s  {language:28} {text}{'  given up' if is_given_up else ''}")
    given_up = {one.language for one in slow if one.is_given_up}
    print(
        f"{len(languages)} lexers, {len(found)} texts of {SIZE:,} characters: {len(slow)} longer than {SLOW:g} s, "
        f"{sum(one.is_given_up for one in slow)} given up after {PIECE_SECONDS:g} s, by {len(given_up)} lexers; "
        f"the longest answer came after {found[0].seconds:.2f} s"
    )


if __name__ == "__main__":
    main()
