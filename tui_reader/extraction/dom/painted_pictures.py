"""Pictures that a page has without an <img>: painted by style into boxes of a figure or a gallery, or on buttons."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import content_of, size_of
from tui_reader.extraction.dom.unscripted import PLACEHOLDER, drop

_LAZY = (
    "data-bg", "data-background", "data-background-image", "data-bg-image", "data-bgimage", "data-lazy-bg",
    "data-lazy-background", "data-bg-src", "data-image-src", "data-bgset", "data-flickity-bg-lazyload", "data-src",
)  # fmt: skip
_BOXES = ("div", "span", "a", "li", "i", "figure", "section", "article")
_PAINTED = etree.XPath("//*[contains(@style, 'url(') or " + " or ".join(f"@{name}" for name in _LAZY) + "]")
_CLONES = etree.XPath("//*[contains(@class, 'clone') or contains(@class, 'swiper-slide-duplicate')]")
_is_clone = class_says(
    r"(?:^|\s)(?:(?:slick-)?cloned|(?:splide|glide)__slide--clone|bx-clone|swiper-slide-duplicate)(?:\s|$)"
)
_STYLE = re.compile(r"background(?:-image)?\s*:[^;]*?url\(\s*[\"']?([^\"')]+)", re.IGNORECASE)
_WRAPPED = re.compile(r"\s*(?:url\(\s*[\"']?)?([^\"'),\s]+)")
_FILE = re.compile(r"^(?:https?:|/|\./|\.\./|[\w%-]+[/.])")
# What decorates: signs, patterns, what lies behind or over something else.
_DECORATES = re.compile(
    r"sprite|icon|logo|pattern|texture|gradient|overlay|avatar|(?:^|[\s/_-])(?:bg|background|backdrop|hero|banner|arrow)"
    r"(?:$|[\s._-])|\.svg(?:[?#]|$)",
    re.IGNORECASE,
)
_PART = re.compile(r"background-position\s*:\s*-|url\([^)]*\)[^;]*\s-\d|background-repeat\s*:\s*repeat", re.IGNORECASE)
is_gallery = class_says(
    r"galler|slide|carousel|swiper|slick|splide|glide|flickity|mosaic|lightbox|"
    r"(?:^|[\s_-])(?:steps?|how-?to|images?-?row|photos|images|pictures)(?:$|[\s_-])",
    re.IGNORECASE,
)
_is_caption = class_says(
    r"caption|legend|cutline|(?:image|photo|slide|picture)-(?:title|description|text)", re.IGNORECASE
)
_is_promoted = class_says(r"related|recommend|promo|teaser|more-|read-next|sidebar", re.IGNORECASE)
_FURNITURE = ("nav", "header", "footer", "aside", "body")
DEEP = 6
"""How many elements up a gallery or a figure begins."""
LONGEST = 600
"""Characters of the captions that a painted box may hold."""
LABEL = 60
"""Characters that say what a button does."""


def settle_pictures(root: HtmlElement, markup: str) -> None:
    """Give painted boxes that are pictures of the text an <img>, take pictures off their buttons, and the slides out
    that stand at both ends of a carousel to go round.
    """
    if "clone" in markup or "slide-duplicate" in markup:
        _drop_clones(root)
    if "<button" in markup:
        for button in [*root.iter("button")]:
            _take_off(button)
    if "url(" not in markup and not any(name in markup for name in _LAZY):
        return
    painted: list[HtmlElement] = list(_PAINTED(root))  # type: ignore[arg-type]  # this path gives elements
    boxes = [
        (box, address)
        for box in painted
        if box.tag in _BOXES and (address := _address(box)) and not _is_decoration(box, address)
    ]
    often = Counter(address for _, address in boxes)
    galleries = _galleries(boxes)
    shown: set[str] = set()
    for box, address in boxes:
        if address not in shown and often[address] <= 2 and _is_shown(box, galleries):
            shown.add(address)
            _insert(box, address)


def _drop_clones(root: HtmlElement) -> None:
    """Remove the copies of slides, as carousels call them, that stand beside others."""
    clones: list[HtmlElement] = list(_CLONES(root))  # type: ignore[arg-type]  # this path gives elements
    for clone in filter(_is_clone, clones):
        around = clone.getparent()
        if around is not None and not all(map(_is_clone, around)):
            drop(clone)


def _address(box: HtmlElement) -> str:
    """What is painted into a box, the lazily loaded before what keeps its place; "" for nothing that has an address."""
    for name in _LAZY:
        if (value := box.get(name)) and (match := _WRAPPED.match(value)) and _FILE.match(match[1]):
            return match[1]
    match = _STYLE.search(box.get("style") or "")
    address = match[1].strip() if match else ""
    return "" if PLACEHOLDER.search(address) else address


def _is_decoration(box: HtmlElement, address: str) -> bool:
    """Whether names, file or style of a box say that what is painted decorates, or it lies behind what it holds."""
    said = f"{box.get('class') or ''} {address.partition('?')[0].rpartition('/')[2]}"
    if _DECORATES.search(said) or _PART.search(box.get("style") or ""):
        return True
    if next(box.iter("img", "picture", "video", "iframe", "button", "form"), None) is not None:
        return True
    text = size_of(box)
    captions = [node for node in box.iterdescendants() if node.tag == "figcaption" or _is_caption(node)]
    return text > 0 and (text > LONGEST or not captions or text > size_of(captions[0]) + LABEL // 4)


def _galleries(boxes: Sequence[tuple[HtmlElement, str]]) -> set[HtmlElement]:
    """The galleries that hold several of the painted boxes."""
    within: dict[HtmlElement, set[str]] = {}
    for box, address in boxes:
        for around in islice(box.iterancestors(), DEEP):
            if is_gallery(around):
                within.setdefault(around, set()).add(address)
    return {gallery for gallery, addresses in within.items() if len(addresses) > 1}


def _is_shown(box: HtmlElement, galleries: set[HtmlElement]) -> bool:
    """Whether a painted box stands in a figure, says that it is a picture, or is one of a gallery of them."""
    if _is_of_other(box):
        return False
    if box.get("role") == "img" and (box.get("aria-label") or box.get("title")):
        return not any(around.tag in _FURNITURE[:-1] for around in box.iterancestors())
    for around in (box, *islice(box.iterancestors(), DEEP)):
        if around.tag in _FURNITURE:
            return False
        if around.tag == "figure":
            return next(around.iter("img", "amp-img"), None) is None
        if around in galleries:
            return True
    return False


def _is_of_other(box: HtmlElement) -> bool:
    """Whether a painted box is that of a card that leads elsewhere."""
    link = next(box.iterancestors("a"), None)
    if link is not None and size_of(link) > size_of(box):
        return True
    return any(_is_promoted(around) for around in islice(box.iterancestors(), DEEP))


def _insert(box: HtmlElement, address: str) -> None:
    image = HtmlElement()
    image.tag = "img"
    image.set("src", address)
    if said := one_line(box.get("aria-label") or box.get("title") or box.get("data-alt") or ""):
        image.set("alt", said)
    image.tail, box.text = box.text, None
    box.insert(0, image)


def _take_off(button: HtmlElement) -> None:
    """A button that is a picture becomes what holds it, without the words for what it does."""
    pictures = [*button.iter("img")]
    if len(pictures) != 1 or size_of(button) > LABEL or _is_sign(pictures[0]):
        return
    if any(around.tag in _FURNITURE[:-1] for around in button.iterancestors()):
        return
    if next(button.iter("figure", "figcaption"), None) is not None:
        button.tag = "div"
        return
    picture = pictures[0]
    picture.tail = None
    if not (picture.get("alt") or "").strip() and _says_more(button):
        picture.set("alt", one_line(button.get("aria-label") or ""))
    button.tag = "span"
    button.text = None
    for node in list(button):
        button.remove(node)
    button.append(picture)


def _is_sign(picture: HtmlElement) -> bool:
    """Whether a picture is the sign on a button: small, drawn, or called so."""
    names = f"{picture.get('class') or ''} {(picture.get('src') or '').partition('?')[0]}"
    sides = [picture.get("width") or "", picture.get("height") or ""]
    small = any(side.removesuffix("px").isdigit() and int(side.removesuffix("px")) <= 48 for side in sides)
    return small or _DECORATES.search(names) is not None


def _says_more(button: HtmlElement) -> bool:
    """Whether the label of a button describes more than that it enlarges, opens or plays."""
    label = button.get("aria-label") or ""
    return len(label.split()) > 4 and not content_of(button).strip()
