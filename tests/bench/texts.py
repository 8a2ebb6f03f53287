"""The articles that are measured with, and the bare app that they are measured against."""

import random
import re
import textwrap

END = "ENDMARK"
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    CSS = "Static { width: 1fr; }"
    BINDINGS = [("j", "nothing"), ("x", "cell")]
    def compose(self):
        yield Static("Hello first frame", id="hello")
    def action_nothing(self):
        pass
    def action_cell(self):
        self.query_one("#hello").update("Jello first frame")
Hello().run()
"""
_WORDS = """
the of and to in that for was with his they this have from not but what all were when your can said there which
each she how their will other about many then them these some her would make like him into time has look two
more write see number way could people than first water been call who oil its now find long down day did get
come made may part over new sound take only little work know place years live back give most very after things
our just name""
""".split()


def article(size: int) -> str:
    """A page of `size` characters of text: headings, paragraphs with links, list items, quotations; always the same."""
    rolled = random.Random(7)
    parts: list[str] = []
    total = number = 0

    def sentence() -> str:
        words = [rolled.choice(_WORDS) for _ in range(rolled.randint(6, 24))]
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    while total < size:
        if number % 9 == 0:
            part = f"<h2>Section {number // 9 + 1} about {rolled.choice(_WORDS)} {rolled.choice(_WORDS)}</h2>"
        elif number % 23 == 7:
            part = f"<p>“{sentence()}” said Anna Berg. {sentence()}</p>"
        elif number % 17 == 5:
            part = f"<ul><li>{sentence()}</li></ul>"
        else:
            link = f'<a href="https://example.org/{number}">{rolled.choice(_WORDS)} {rolled.choice(_WORDS)}</a>'
            part = f"<p>{' '.join(sentence() for _ in range(rolled.randint(2, 6)))} {link} {sentence()}</p>"
        parts.append(part)
        total += len(part)
        number += 1
    body = "\n".join(parts)
    title = "<title>The article of this test</title><h1>The article of this test</h1>"
    return f"<!DOCTYPE html><meta charset=utf-8>{title}<article>{body}<p>The very end {END}.</p></article>"


def talk(size: int) -> list[str]:
    """Paragraphs of `size` characters in all, every other one with quotations and who says them; always the same."""
    rolled = random.Random(11)
    people = [f"{first} {last}" for first in ("Anna", "Jon", "Erik", "Mary") for last in ("Berg", "Dahl", "Lind")]
    parts: list[str] = []
    total = 0
    while total < size:
        words = [" ".join(rolled.choice(_WORDS) for _ in range(rolled.randint(5, 20))) for _ in range(6)]
        said, more, *told = (one.capitalize() for one in words)
        who, verb = rolled.choice(people), rolled.choice(("said", "told", "asked"))
        pronoun = rolled.choice(("he", "she"))
        part = f"{'. '.join(told)}. "
        if len(parts) % 2:
            part += f"“{said},” {verb} {who}, the mayor of Lund. {told[0]}. “{more},” {pronoun} said."
        parts.append(part)
        total += len(part)
    return parts


def plain(html: str) -> str:
    """The same text for pagers, in lines of 78."""
    paragraphs = (re.sub("<[^>]+>", "", line) for line in html.split("\n"))
    return "\n\n".join(textwrap.fill(paragraph, 78) for paragraph in paragraphs) + "\n"
