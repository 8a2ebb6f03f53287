"""Films and sounds that a page plays, in frames of other sites or by itself: what they are, and where they lead."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import size_of

EMBEDDED = "data-embedded"
"""The attribute with the address of what is played; its title says what that is."""
_PLAYERS = (
    "iframe", "amp-iframe", "embed", "video", "audio", "amp-video", "amp-audio", "lite-youtube", "amp-youtube",
    "youtube-video", "lite-vimeo", "amp-vimeo",
)  # fmt: skip
_OF_YOUTUBE = ("lite-youtube", "amp-youtube", "youtube-video")
_OF_VIMEO = ("lite-vimeo", "amp-vimeo")
_SOURCES = ("src", "data-src", "data-lazy-src", "data-url", "data-litespeed-src", "data-cookieblock-src")
_FILE = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov|mp3|m4a|ogg|oga|opus|wav|flac)(?:[?#]|$)", re.IGNORECASE)
_SOUND = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac)(?:[?#]|$)", re.IGNORECASE)
# What a title says of the player, not of what it plays.
_OF_PLAYER = re.compile(
    r"\b(?:player|embed(?:ded)?|iframe|widget)\b|^(?:youtube|vimeo)?\s*(?:video|audio)?$", re.IGNORECASE
)
LONGEST = 150


class _Service(NamedTuple):
    """player: the address of a frame; page: that of what is played, with what was found in it; kind: what it is."""

    player: re.Pattern[str]
    page: str
    kind: str


def _service(player: str, page: str, kind: str = "Video") -> _Service:
    return _Service(re.compile(rf"^(?:https?:)?//(?:www\.)?{player}", re.IGNORECASE), page, kind)


_SERVICES = (
    _service(r"youtube(?:-nocookie)?\.com/embed/videoseries\?(?:[^#]*&)?list=([\w-]+)",
             "https://www.youtube.com/playlist?list={}"),
    _service(r"youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,20})", "https://www.youtube.com/watch?v={}"),
    _service(r"player\.vimeo\.com/video/(\d+)", "https://vimeo.com/{}"),
    _service(r"(?:geo\.)?dailymotion\.com/(?:embed/video/|player[^?]*\?video=)(\w+)",
             "https://www.dailymotion.com/video/{}"),
    _service(r"embed(?:-ssl)?\.ted\.com/talks/(?:lang/\w+/)?([\w-]+)", "https://www.ted.com/talks/{}"),
    _service(r"archive\.org/embed/([\w.-]+)", "https://archive.org/details/{}"),
    _service(r"clips\.twitch\.tv/embed\?(?:[^#]*&)?clip=([\w-]+)", "https://clips.twitch.tv/{}"),
    _service(r"([\w.-]+/videos)/embed/([\w-]{8,})", "https://{}/watch/{}"),
    _service(r"w\.soundcloud\.com/player/?\?(?:[^#]*&)?url=([^&#]+)", "{}", "Audio"),
    _service(r"open\.spotify\.com/embed(?:-podcast)?/((?:track|album|episode|show|playlist|artist)/\w+)",
             "https://open.spotify.com/{}", "Audio"),
    _service(r"embed\.podcasts\.apple\.com/([^?#]+)", "https://podcasts.apple.com/{}", "Audio"),
)  # fmt: skip


def settle_players(root: HtmlElement) -> None:
    """Make every frame and element that plays something an empty <iframe> that says what, and where it leads."""
    for player in [*root.iter(*_PLAYERS)]:
        parent = player.getparent()
        # One that nobody closed holds what follows it.
        if parent is None or size_of(player) > LONGEST or next(player.iter("p", "div", "h2"), None) is not None:
            continue
        if played := _played(player):
            frame = _frame(*played, _title(player))
            frame.tail, player.tail = player.tail, None
            parent.replace(player, frame)


def is_played(element: HtmlElement) -> bool:
    """Whether an element is such a frame, or a <figure> around one."""
    return (
        any(frame.get(EMBEDDED) for frame in element.iter("iframe")) if element.tag in ("iframe", "figure") else False
    )


def _played(player: HtmlElement) -> tuple[str, str] | None:
    """(kind, address) of what an element plays; None for any other frame."""
    if player.tag in _OF_YOUTUBE:
        name = player.get("videoid") or player.get("data-videoid") or player.get("video-id") or ""
        return ("Video", f"https://www.youtube.com/watch?v={name}") if re.fullmatch(r"[\w-]{6,20}", name) else None
    if player.tag in _OF_VIMEO:
        name = player.get("videoid") or player.get("data-videoid") or ""
        return ("Video", f"https://vimeo.com/{name}") if name.isdigit() else None
    sources = [player.get(name) or "" for name in _SOURCES]
    if player.tag in ("video", "audio", "amp-video", "amp-audio"):
        sources += [source.get("src") or "" for source in player.iter("source")]
        found = next((source.strip() for source in sources if _FILE.search(source)), None)
        return (_kind_of(player, found), found) if found else None
    for source in sources:
        for service in _SERVICES:
            if match := service.player.match(source.strip()):
                return service.kind, service.page.format(*map(unquote, match.groups()))
    return None


def _kind_of(player: HtmlElement, source: str) -> str:
    return "Audio" if player.tag.endswith("audio") or _SOUND.search(source) else "Video"


def _title(player: HtmlElement) -> str:
    """What is played, as far as the page says it; "" for the name of the player."""
    said = player.get("title") or player.get("aria-label") or player.get("playlabel") or ""
    title = one_line(said.removeprefix("Play: "))[:LONGEST].strip()
    return "" if _OF_PLAYER.search(title) else title


def _frame(kind: str, address: str, title: str) -> HtmlElement:
    frame = HtmlElement()
    frame.tag = "iframe"
    shown = address.partition("://")[2].removeprefix("www.") or address.rpartition("/")[2]
    frame.set("title", f"{kind}: {title or shown[:LONGEST]}")
    frame.set(EMBEDDED, address)
    return frame
