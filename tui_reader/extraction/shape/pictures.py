"""Pictures: the best address one has, where it leads, and whether it is a sign in a line."""

import re

from lxml.html import HtmlElement

from tui_reader.article.document import Image, Span
from tui_reader.clean import one_line
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.dom.unscripted import PLACEHOLDER
from tui_reader.extraction.shape.mathematics import is_boxed, latex_text

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-url", "data-hi-res-src", "data-actualsrc", "data-full-src",
    "data-image", "data-img-src", "data-large_image", "data-orig-file", "data-src-large", "data-native-src",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "data-responsive", "data-sizes-srcset")
_EMOJI = re.compile(r"emoji|smil(?:ey|ie)|wp-smiley|emoticon|icon|latex|tex\b|math|formula|equation", re.IGNORECASE)
# "File:quay.jpg" is the name of MediaWiki's page about the picture.
_PICTURE_FILE = re.compile(r"(?:^|/)[^/:]*\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:\?[^/]*)?$", re.IGNORECASE)
_SHARING = re.compile(r"[?&]\w+=https?(?::|%3A)(?:/|%2F){2}", re.IGNORECASE)
_TEXT_LIMIT = 24
_LONGEST_SIGN = 24
_SIGN_FILE = re.compile(
    r"icon|(?:^|[\s/_-])(?:flag|button|btn|arrow|bullet|smil\w*|emoji|pdf|symbol)s?[\w.-]*$", re.IGNORECASE
)
_INLINE = frozenset("a span b i em strong font small u sup sub code kbd abbr nobr".split())
# Wider than this no terminal shows, and pages offer the full scan of a print beside it.
WIDEST = 1600


def image(element: HtmlElement, base: str) -> Image | None:
    """The picture of an <img>: its best address and alternative text; None for a tracking pixel or a spacer."""
    if element.get("width") in ("0", "1") or element.get("height") in ("0", "1"):
        return None
    address = best_address(element)
    src = absolute(base, address) if address else ""
    alt = one_line(element.get("alt") or "")
    return Image(src, latex_text(alt) if is_boxed(alt) else alt) if src else None


def leads_to(element: HtmlElement, base: str) -> tuple[Span, ...]:
    """The link that a picture stands in, as a span over none of its block's text; one to the picture's file is none."""
    around = next(element.iterancestors("a"), None)
    href = "" if around is None else absolute(base, around.get("href") or "")
    return (Span(0, 0, "LINK", href),) if href and not _PICTURE_FILE.search(href) else ()


def shares(link: tuple[Span, ...]) -> bool:
    """Whether the link of a picture hands an address to a service: the picture is the sign of a button that shares."""
    return any(_SHARING.search(span.href or "") for span in link)


def is_small(element: HtmlElement) -> bool:
    """Whether a picture says it is no larger than a sign, by one of its sides at least."""
    said = [value for side in ("width", "height") if (value := (element.get(side) or "").removesuffix("px"))]
    return bool(said) and all(value.isdigit() and int(value) <= _TEXT_LIMIT for value in said)


def stands_in_a_line(element: HtmlElement) -> bool:
    """Whether words stand straight before or behind a picture, in the line that it is a part of."""
    node: HtmlElement | None = element
    before = after = ""
    while node is not None:
        previous = node.getprevious()
        around = node.getparent()
        before = before or ((around.text if around is not None else "") if previous is None else previous.tail) or ""
        after = after or node.tail or ""
        if before.strip() or after.strip() or around is None or around.tag not in _INLINE:
            break
        node = around
    return any(map(str.isalnum, before + after))


def best_address(element: HtmlElement) -> str:
    """The widest picture of the source sets up to WIDEST pixels, else a lazily loaded address, else `src`."""
    choices = [choice for text in _source_sets(element) for choice in _choices(text)]
    fitting = [choice for choice in choices if choice[0] <= WIDEST] or choices[:1]
    lazy = next((element.get(name) for name in _LAZY if element.get(name)), None)
    plain = element.get("src") or ""
    if PLACEHOLDER.search(plain):
        plain = ""
    if not lazy and not plain and not any(address for _, address in fitting):
        lazy = _any_file(element)
    if fitting:
        width, address = max(fitting, key=lambda choice: choice[0])
        if width > 1 or not (lazy or plain):
            return address
    return lazy or plain


def _any_file(element: HtmlElement) -> str | None:
    """The file of a picture that a script will show, whatever the script calls the attribute."""
    values = (str(value).strip() for name, value in element.items() if str(name).startswith("data-"))
    return next((value for value in values if " " not in value and _PICTURE_FILE.search(value)), None)


def _source_sets(element: HtmlElement) -> list[str]:
    """The source sets of a picture and of the <picture> around it; in formats of today only if it has no other."""
    sets = [element.get("srcset") or ""] + [element.get(name) or "" for name in _LAZY_SETS]
    # libxml2 does not know that <source> is empty: what follows it stands in it.
    picture = next(element.iterancestors("picture"), None)
    for source in () if picture is None else picture.iter("source"):
        if not (source.get("type") or "").endswith(("avif", "webp")) or not element.get("src"):
            sets += [source.get("srcset") or "", source.get("data-srcset") or ""]
    return sets


def _choices(text: str) -> list[tuple[float, str]]:
    """(width or density, address) of a srcset; addresses may hold commas, so a comma counts only before a blank."""
    choices = []
    for part in re.split(r",\s+|,(?=https?://|/)", text.strip()):
        address, _, size = part.strip().rpartition(" ")
        if not address:
            address, size = size, "1x"
        number = size[:-1]
        if re.fullmatch(r"\d+(?:\.\d+)?", number) and size[-1] in "wx" and not PLACEHOLDER.search(address):
            choices.append((float(number), address.strip().rstrip(",")))
    return choices


def is_part_of_text(element: HtmlElement, image: Image) -> bool:
    """A picture that stands for characters: an emoji, a small sign or a formula inside a line."""
    if not image.alt or len(image.alt) > 200:
        return False
    names = f"{element.get('class') or ''} {image.src}"
    small = is_small(element)
    if len(image.alt) <= _LONGEST_SIGN and (small or _SIGN_FILE.search(names)) and stands_in_a_line(element):
        return True
    return (small or _EMOJI.search(element.get("class") or "") is not None or "/emoji/" in names) and (
        len(image.alt) <= 8 or bool(re.search(r"latex|tex\b|math|formula|equation", names, re.IGNORECASE))
    )
