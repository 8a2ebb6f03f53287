"""The values in a page's scripts: JSON as it is, JSON within programs, and long strings of programs that are none."""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

MOST_SCRIPTS = 300
MOST_TRIES = 60
"""Places in one program where JSON may begin that are tried."""
LONGEST = 8_000_000
"""Characters of one script that are looked at."""
SHORTEST_LITERAL = 300
DEEPEST = 40
_SCRIPT = re.compile(r"<script\b([^>]{0,2000})>(.*?)</script", re.IGNORECASE | re.DOTALL)
_JSON_TYPE = re.compile(r"""type\s*=\s*["']?[\w./+-]*json""", re.IGNORECASE)
_MAY_BEGIN = re.compile(r"""(?:=|\(|,|\breturn)\s*(?=[\[{]["\[{\]}\d-])""")
_PARSED = re.compile(r"""JSON\.parse\(\s*(["'])((?:[^"'\\]|\\.|(?!\1)["'])*)\1""", re.DOTALL)
_LITERAL = re.compile(rf'"((?:[^"\\\n]|\\.){{{SHORTEST_LITERAL},}})"')
_PUSHED = re.compile(r"\.push\(\s*(?=\[)")
_ROW = re.compile(r"^([0-9a-f]{1,6}):(.*)$", re.MULTILINE)
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
_DECODER = json.JSONDecoder(strict=False)


def state_values(markup: str) -> Iterator[Any]:
    """Every value found, in the page's order; strings that hold JSON once more are read as that."""
    streamed: list[str] = []
    for number, (attributes, text) in enumerate(_SCRIPT.findall(markup)):
        if number >= MOST_SCRIPTS or len(text) > LONGEST:
            continue
        if _JSON_TYPE.search(attributes):
            yield from filter(None, (_loaded(_without_comment(text)),))
        elif any(pushed := list(_pushed(text))):
            streamed += pushed
        else:
            yield from _of_program(text)
    if streamed:
        yield from _rows("".join(streamed))


def _loaded(text: str) -> Any:
    try:
        return _opened(json.loads(text, strict=False), 0)
    except (ValueError, RecursionError):
        return None


def _without_comment(text: str) -> str:
    return re.sub(r"^\s*(?:<!--|<!\[CDATA\[)|(?:-->|\]\]>)\s*$", "", text)


def _of_program(text: str) -> Iterator[Any]:
    """The JSON that a program assigns or calls with; where it has none, its long strings."""
    found = False
    for _, parsed in _PARSED.findall(text):
        value = _loaded(_unescaped(parsed))
        if value is not None:
            found = True
            yield value
    at = tries = 0
    while tries < MOST_TRIES and (match := _MAY_BEGIN.search(text, at)):
        tries += 1
        try:
            value, at = _DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            at = match.end()
            continue
        if isinstance(value, dict | list) and value:
            found = True
            yield _opened(value, 0)
    if not found:
        for literal in _LITERAL.findall(text):
            yield {"html": _unescaped(literal)}


def _unescaped(literal: str) -> str:
    """A string of JavaScript as what it says."""
    text = _HEX.sub(r"\\u00\1", literal).replace("\\'", "'").replace("\\`", "`")
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        try:
            return str(json.loads('"' + text.replace('\\"', '"').replace('"', '\\"') + '"', strict=False))
        except ValueError:
            return ""


def _opened(value: Any, depth: int) -> Any:
    """A value in which strings that hold JSON are what they hold."""
    if depth > DEEPEST:
        return None
    if isinstance(value, str) and len(value) > 100 and value[0] in "{[" and value.rstrip()[-1:] in ("}", "]"):
        try:
            return _opened(json.loads(value, strict=False), depth + 10)
        except (ValueError, RecursionError):
            return value
    if isinstance(value, dict):
        return {str(key): _opened(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_opened(one, depth + 1) for one in value]
    return value


def _pushed(text: str) -> Iterator[str]:
    """The strings that a program pushes, of which a stream of elements is made."""
    for match in _PUSHED.finditer(text):
        try:
            value, _ = _DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):
            yield value[1]


def _rows(stream: str) -> Iterator[Any]:
    """The rows of React's stream: elements as HTML, texts as they are."""
    at = 0
    while match := _ROW.search(stream, at):
        said = match[2]
        if text := re.match(r"T([0-9a-f]{1,8}),", said):
            start = match.start(2) + text.end()
            taken = stream[start:].encode()[: int(text[1], 16)].decode("utf-8", "ignore")
            at = start + len(taken)
            yield {"html": taken}
            continue
        at = match.end()
        try:
            value = json.loads(said)
        except (ValueError, RecursionError):
            continue
        yield {"html": _element(value, 0)} if isinstance(value, list) and value[:1] == ["$"] else _opened(value, 0)


def _element(value: Any, depth: int) -> str:
    """An element `["$", tag, key, properties]` as HTML; of a component what is in it."""
    if depth > DEEPEST:
        return ""
    if isinstance(value, str):
        return "" if value.startswith("$") else escape(value, quote=False)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, list):
        return ""
    if value[:1] != ["$"] or len(value) < 4 or not isinstance(value[3], dict):
        return "".join(_element(one, depth + 1) for one in value)
    tag, properties = str(value[1]), value[3]
    if isinstance(made := properties.get("dangerouslySetInnerHTML"), dict):
        inner = str(made.get("__html", ""))
    else:
        inner = _element(properties.get("children"), depth + 1)
    if not re.fullmatch(r"[a-z][a-z0-9]{0,20}", tag) or tag in ("script", "style"):
        return inner
    href = f' href="{escape(str(properties["href"]))}"' if isinstance(properties.get("href"), str) else ""
    return f"<{tag}{href}>{inner}</{tag}>"
