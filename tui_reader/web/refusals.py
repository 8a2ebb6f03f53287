"""What a server's refusal means, and what a person can do next."""

import re

from tui_reader.errors import NothingToRead, ReaderError, Refused

TURNED_AWAY = "This site turns readers away that are not a browser."
LONGEST_WAIT = 30 * 86400

_SENTENCES = {
    400: "The server did not understand the address. Check it for missing or doubled parts.",
    402: "The page has to be paid for. If you may read it, save it in a browser and open the file:",
    404: "There is no page at this address (any more). Check it for a slip of the keys, or look for the page's title.",
    405: "The address takes no readers; it may belong to a form. Open it in a browser.",
    406: "The server has the page in no form the reader can take. Save it in a browser and open the file:",
    407: "The proxy wants a user and password: put them into the proxy's address in the environment.",
    408: "The server gave up waiting. Try again.",
    410: "The page was taken down for good. An archive of the web may have it.",
    414: "The address is too long for the server.",
    418: "The server says it is a teapot, which is its way of turning readers away. Try again in a browser.",
    421: "The server is not the one for this address. Try again.",
    425: "The server asks to try again.",
    429: "The server has had too many requests from here. Wait a while and try again.",
    431: "The server finds the request too long; the cookies file may hold too many cookies for it.",
    500: "Something broke on the server. Try again later.",
    501: "The server can not do what a reader needs.",
    502: "The server behind the site did not answer. Try again in a few minutes.",
    503: "The site is overloaded or being repaired. Try again in a few minutes.",
    504: "The server behind the site was too slow. Try again in a few minutes.",
    507: "The server is full. Try again later.",
    511: "The network wants you to sign in first: open any page in a browser.",
    521: "The server behind the site is down. Try again later.",
    522: "The server behind the site did not answer. Try again later.",
    523: "The server behind the site can not be reached. Try again later.",
    525: "The site's own encryption is broken. Try again later.",
    526: "The site's own certificate is broken. Try again later.",
}
_TURNS_AWAY = frozenset({403, 430, 444, 456, 498, 499, 999})
_LEGAL = "The page may not be shown here, for legal reasons. Where it may be, save it in a browser and open the file:"


def refused(
    status: int, address: str, *, wait: float | None = None, with_password: bool = False, challenge: bool = False
) -> ReaderError:
    """The error for an answer that is no page; its detail says what to do next.

    wait: seconds the server asks for. with_password: one was sent. challenge: the server says it wants a browser.
    """
    if status in (204, 205):
        return NothingToRead("The server sent an empty page", "There is nothing at this address but a receipt.")
    return Refused(_title(status), _detail(status, address, wait, with_password, challenge), status=status)


def _title(status: int) -> str:
    phrase = _phrase(status)
    words = f"{status} {phrase}" if phrase else str(status)
    if status == 404 or status == 410:
        return f"The page is not there: {words}"
    return f"The server {'failed' if 500 <= status < 600 else 'refused'}: {words}"


def _phrase(status: int) -> str:
    """The standard's name of the status; the server's own words are never shown."""
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _detail(status: int, address: str, wait: float | None, with_password: bool, challenge: bool) -> str:
    if status == 401:
        if with_password:
            return "The server did not take this user and password."
        return "The page wants a user and password. Give them in the address: https://user:password@server/page"
    if status == 451:
        return _with_file(_LEGAL, address)
    if challenge or status in _TURNS_AWAY:
        return _with_file(f"{TURNED_AWAY} Save the page in a browser and open the file:", address)
    sentence = _SENTENCES.get(status)
    if sentence is None:
        server = 500 <= status < 600
        return "Try again later." if server else _with_file("Save the page in a browser and open the file:", address)
    if wait is not None and status in (429, 503):
        cause = "has had too many requests from here" if status == 429 else "is overloaded or being repaired"
        return f"The server {cause} and asks to wait {duration(wait)}. Try again then."
    return _with_file(sentence, address) if sentence.endswith(":") else sentence


def _with_file(sentence: str, address: str) -> str:
    return f"{sentence}\n\n    tui-reader ~/Downloads/{saved_name(address)}"


def saved_name(address: str) -> str:
    """The name a browser may save the page under ("ferry.html"), plain enough for a command line."""
    last = address.partition("://")[2].partition("?")[0].partition("/")[2].rstrip("/").rpartition("/")[2]
    stem = re.sub(r"\.(?:x?html?|php|aspx?|jsp)$", "", last, flags=re.IGNORECASE)
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-.")[:40]
    return f"{plain or 'page'}.html"


def retry_after(value: str, now: float) -> float | None:
    """The seconds a Retry-After header asks for (a number or a date), None for none; `now` in epoch time."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(min(int(value[:10]), LONGEST_WAIT))
    from email.utils import parsedate_to_datetime  # 15 ms, and hardly any answer has a date here

    try:
        then = parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(max(0.0, then - now), LONGEST_WAIT)


def duration(seconds: float) -> str:
    """A length of time for people: "40 seconds", "5 minutes", "3 hours", "2 days"."""
    for size, name, many in ((86400, "day", "days"), (3600, "hour", "hours"), (60, "minute", "minutes")):
        if seconds >= size * 1.5 or (size < 86400 and seconds >= size):
            count = round(seconds / size)
            return f"{count} {name if count == 1 else many}"
    count = max(1, round(seconds))
    return f"{count} {'second' if count == 1 else 'seconds'}"
