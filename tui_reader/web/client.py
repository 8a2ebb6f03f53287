"""How the program presents itself to servers: headers, proxies and certificates."""

import asyncio
import functools
import importlib
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui_reader import __version__
from tui_reader.address import Url, network
from tui_reader.clean import one_line
from tui_reader.errors import ConnectionFailed

if TYPE_CHECKING:
    import ssl

    import httpx

# The form of a browser, since many sites answer nothing else, and the program's name in the browser's place.
USER_AGENT = f"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 tui-reader/{__version__}"
ACCEPT = (
    "text/html,application/xhtml+xml,text/markdown;q=0.9,application/atom+xml;q=0.8,application/rss+xml;q=0.8,"
    "application/xml;q=0.8,text/plain;q=0.8,*/*;q=0.5"
)


async def warm_up(*, tls: bool = True) -> None:
    """Import httpx and, for TLS, read the certificates, in a thread: 100 ms and 60 ms no event loop should wait for."""
    await asyncio.to_thread(_warm_up, tls)


def _warm_up(tls: bool) -> None:
    # Its command line imports click and rich where they are installed: half of its import, and never used.
    without = {"httpx._main": None} if "httpx" not in sys.modules else {}
    sys.modules.update(without)  # type: ignore[arg-type]  # None is how Python notes that there is no such module
    try:
        # The last is what anyio imports at the first connection, on the loop.
        for name in ("httpx", "httpcore", "h11", "anyio", "anyio._backends._asyncio"):
            importlib.import_module(name)
    finally:
        for name in without:
            del sys.modules[name]
    if tls:
        certificates(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@functools.cache
def certificates(file: str | None, folder: str | None) -> "ssl.SSLContext":
    """Whom TLS trusts: the system's certificates and certifi's, or only those the environment names."""
    import ssl

    context = ssl.create_default_context()
    if not file and not folder:
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def carrier(proxy: str, *, tls: bool = True) -> "httpx.AsyncBaseTransport":
    """What carries requests, through `proxy` unless it is ""; raises ConnectionFailed.

    Without tls it knows no certificates, so that it trusts nobody should it be asked for https.

    A transport and not a client of httpx: that would read a Location header by its own rules before anybody asks.
    """
    import ssl

    import httpx

    if tls or proxy:
        trusted = certificates(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    else:
        trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        if proxy and not httpx.URL(proxy).host:
            raise bad_proxy()
        return httpx.AsyncHTTPTransport(proxy=proxy or None, verify=trusted, trust_env=False)
    except ImportError as error:
        from tui_reader.installed import adding, installed

        raise ConnectionFailed(
            "The environment names a SOCKS proxy, and the package for it is missing",
            f"Install it into the same environment: {adding('httpx[socks]', installed())}",
        ) from error
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise bad_proxy() from error


def bad_proxy() -> ConnectionFailed:
    """The sentence for a proxy setting that can not be used; it never shows the value, which may hold a password."""
    return ConnectionFailed(
        "The proxy in the environment can not be used",
        "Look at https_proxy, http_proxy and all_proxy: a proxy looks like http://proxy.example:3128",
    )


def proxy_for(url: Url) -> str:
    """The proxy that the environment names for `url`, "" for none; the own machine is always asked directly."""
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all") or ""
    if not proxy or network(url.host) == "loopback" or proxy_bypass(url.authority):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


def headers(user_agent: str, accept_language: str) -> dict[str, str]:
    """What every request says; no Referer, and only gzip is asked for, since only gzip is unpacked."""
    return {
        "User-Agent": _header(user_agent) or USER_AGENT,
        "Accept": ACCEPT,
        "Accept-Language": _header(accept_language) or languages(os.environ),
        "Accept-Encoding": "gzip",
    }


def _header(value: str) -> str:
    return one_line(value).encode("ascii", "ignore").decode("ascii")[:500].strip()


def languages(environment: Mapping[str, str]) -> str:
    """Accept-Language for a locale ("de_AT.UTF-8" -> "de-AT,de;q=0.9,en;q=0.5"), English when there is none."""
    value = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    tag = value.partition(".")[0].partition("@")[0].replace("_", "-")
    language = tag.partition("-")[0].lower()
    if not (2 <= len(language) <= 3 and tag.replace("-", "").isalnum() and tag.isascii()):
        return "en"
    wanted = tag if tag == language else f"{tag},{language};q=0.9"
    return wanted if language == "en" else f"{wanted},en;q=0.5"
