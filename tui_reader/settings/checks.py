"""What each setting may be: functions that answer the value, or raise what it must be instead."""

import re
from collections.abc import Callable
from typing import Any

from tui_reader.clean import clean, one_line


class Wrong(ValueError):
    """A value that can not be used; its text ends the sentence "width ..."."""


Check = Callable[[Any], Any]
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
_NOT_OURS = frozenset(("host", "content-length", "connection", "transfer-encoding", "te", "upgrade", "accept-encoding"))
"""Headers that the request itself needs as they are."""


def _whole(low: int, high: int) -> Check:
    def check(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:
            raise Wrong(f"must be a whole number from {low} to {high}")
        return value

    return check


def _number(low: float, high: float) -> Check:
    def check(value: Any) -> float:
        if type(value) not in (int, float) or not low <= value <= high:
            raise Wrong(f"must be a number from {low:g} to {high:g}")
        return float(value)

    return check


def _one_of(*choices: str) -> Check:
    def check(value: Any) -> str:
        if value not in choices:
            raise Wrong(f"must be one of {', '.join(choices)}")
        return str(value)

    return check


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise Wrong("must be true or false")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or one_line(value) != value:
        raise Wrong("must be a text in quotation marks, on one line")
    return value


def texts(value: Any) -> tuple[str, ...]:
    """One text, or a list of them."""
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) and item.strip() for item in values):
        raise Wrong("must be a text in quotation marks, or a list of them")
    return tuple(one_line(item) for item in values)


def headers(value: Any) -> tuple[tuple[str, str], ...]:
    """Names and values of headers of a request."""
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise Wrong('must be a table like { "X-Key" = "abc" }')
    for name, text in value.items():
        if not _HEADER.fullmatch(name) or name.lower() in _NOT_OURS:
            raise Wrong(f"can not have {one_line(name)[:40]} in it")
        if not (text.isascii() and text.isprintable()):
            raise Wrong(f"must have plain letters and signs for {name}")
    return tuple(value.items())


def command(value: Any) -> str | tuple[str, ...]:
    """A program with its arguments, or a line for the shell."""
    if isinstance(value, str) and value.strip():
        return _text(value)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value) and value[0].strip():
        return tuple(value)
    raise Wrong('must be a list like ["sdcv", "-n"], or a line for the shell in quotation marks')


def _form(value: Any) -> str:
    """A text with fields of an article in braces."""
    from tui_reader.exchange.note_form import FIELDS, unknown_fields  # most settings files say nothing of it

    if not isinstance(value, str) or not value.strip():
        raise Wrong("must be a text in quotation marks")
    if unknown := unknown_fields(value):
        raise Wrong(f"has no {one_line(unknown[0])[:40] or 'name'} in braces, but {', '.join(FIELDS)}")
    return clean(value)


CHOICES: dict[str, tuple[str, ...]] = {
    "footer": ("auto", "always", "never"),
    "quote_format": ("text", "markdown"),
    "hints": ("letters", "numbers"),
    "pictures": ("auto", "kitty", "sixel", "blocks"),
    "preset": ("default", "less", "vim", "w3m"),
    "sort": ("read", "added", "length", "site", "title"),
}
"""Settings that are one of a few words."""
SETTINGS: dict[str, Check] = {
    "theme": _text,
    "width": _whole(20, 300),
    "footer": _one_of(*CHOICES["footer"]),
    "links": _flag,
    "spacing": _whole(0, 3),
    "justify": _flag,
    "hyphenate": _flag,
    "quote_format": _one_of(*CHOICES["quote_format"]),
    "copy_citation": _flag,
    "hints": _one_of(*CHOICES["hints"]),
    "pictures": _one_of(*CHOICES["pictures"]),
    "mouse": _flag,
    "plain": _flag,
    "low_bandwidth": _flag,
    "preset": _one_of(*CHOICES["preset"]),
    "sort": _one_of(*CHOICES["sort"]),
    "library_limit_mb": _whole(1, 1_000_000),
    "check_after_hours": _number(0, 10_000),
    "user_agent": _text,
    "accept_language": _text,
    "cookies_file": _text,
    "time_gates": _text,
}
LIMITS: dict[str, Check] = {
    "connect": _number(0.1, 600),
    "headers": _number(0.1, 600),
    "slow_bytes": _whole(0, 10_000_000),
    "slow_seconds": _number(0.1, 600),
    "total": _number(1, 86_400),
    "header_bytes": _whole(1024, 90_000),
    "wire_bytes": _whole(1024, 1_000_000_000),
    "body_bytes": _whole(1024, 1_000_000_000),
    "redirects": _whole(0, 50),
    "retry_wait": _number(0, 60),
    "retry_after": _number(0, 60),
}
SYNC: dict[str, Check] = {
    "hosts": texts,
    "on": _one_of("never", "ends"),
    "bodies": _one_of("queue", "all", "none"),
}
EXPORT: dict[str, Check] = {"folder": _text, "name": _form, "template": _form}
SITE: dict[str, Check] = {"content": texts, "drop": texts, "headers": headers}


def is_flag(name: str) -> bool:
    """Whether a setting is true or false."""
    return SETTINGS.get(name) is _flag


def check_of(name: str) -> Check | None:
    """What a setting may be, by its name; one of a table by both, "limits.total". None: there is no such setting."""
    table, dot, inner = name.partition(".")
    return {"limits": LIMITS, "export": EXPORT}.get(table, {}).get(inner) if dot else SETTINGS.get(name)


def typed(name: str, text: str) -> Any:
    """The value of a setting as a person types it, with or without quotation marks; raises Wrong."""
    import tomllib

    check = check_of(name)
    if check is None:
        raise Wrong("is no setting")
    if is_flag(name) and text.lower() in _WORDS:
        return _WORDS[text.lower()]
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return check(text)
    try:
        return check(value)
    except Wrong:
        if isinstance(value, str):
            raise
    try:
        return check(text)
    except Wrong:
        return check(value)


def shown(value: str | int | float | bool) -> str:
    """A value as one types it: 3, true, a text without quotation marks, and "" when it is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value) or '""'


_WORDS = {"true": True, "on": True, "yes": True, "1": True, "false": False, "off": False, "no": False, "0": False}
