"""Cookies of a file in Netscape's form that the person gave, each sent only to its own site."""

import stat
from http.cookiejar import LoadError, MozillaCookieJar
from pathlib import Path
from urllib.request import Request

from tui_reader.errors import UsageError

LARGEST = 10_000_000


def read_jar(path: Path) -> MozillaCookieJar:
    """The cookies of the file at `path`; raises UsageError when there are none to read."""
    jar = MozillaCookieJar()
    try:
        path = path.expanduser()
        status = path.stat()
        if status.st_size > LARGEST or not stat.S_ISREG(status.st_mode):
            raise LoadError("too large, or no file")
        jar.load(str(path), ignore_discard=True, ignore_expires=True)
    except (OSError, ValueError, RuntimeError) as error:
        advice = "cookies_file in the settings must name a cookies.txt as browsers' add-ons export it."
        raise UsageError(f"The cookies file can not be read: {path}", advice) from error
    for cookie in jar:
        if cookie.expires == 0:  # how browsers' add-ons write one that lives as long as the browser
            cookie.expires = None
    jar.clear_expired_cookies()
    return jar


def cookies(jar: MozillaCookieJar, url: str) -> str:
    """The Cookie header for `url`, "" for none: domain, path, secure and age are minded."""
    request = Request(url)  # noqa: S310  # nothing is opened: it carries the address to the jar
    jar.add_cookie_header(request)
    return request.get_header("Cookie") or ""
