"""Pictures that pages paint by style or put on buttons, and what else they paint."""

import pytest

from tests.test_extraction_pictures import CAPTIONS, FILES, NUMBERS, shown
from tests.test_extraction_shape import TEXT

CAPTION = "Bridge {0} at dawn"
FORMS = {
    "a link": "div class=gallery|<div class=item><a href=/{0}.jpg style='background-image:url(/{0}.jpg)'></a>"
    f"<p class=gallery-caption>{CAPTION}</p></div>",
    "an attribute": "div class=swiper|<div class=swiper-slide><div class=slide-image data-background=/{0}.jpg></div>"
    f"<p class=caption>{CAPTION}</p></div>",
    "an address in an attribute": "ul class=slides|<li><div data-bg='url(/{0}.jpg)'></div>"
    f"<span class=caption>{CAPTION}</span></li>",
    "a caption within": "div class=carousel|<div class=slide style='background-image:url(&quot;/{0}.jpg&quot;)'>"
    f"<div class=caption>{CAPTION}</div></div>",
    "a lazy box": "div class=gallery|<div class=cell><div class=img data-src=/{0}.jpg></div>"
    f"<div class=caption>{CAPTION}</div></div>",
    "a cell": "div class=carousel|<div class=cell data-flickity-bg-lazyload=/{0}.jpg>"
    f"<p class=caption>{CAPTION}</p></div>",
    "a figure": "div class=row|<figure><div style=\"background: #eee url('/{0}.jpg') center/cover no-repeat\"></div>"
    f"<figcaption>{CAPTION}</figcaption></figure>",
    "a described sign": "ul class=splide|<li><figure><span style='background-image: url(/{0}.jpg)' role=img"
    f" aria-label=it></span><figcaption>{CAPTION}</figcaption></figure></li>",
    "a link to its page": "div class=gallery|<div class=cell><a href=/photo/{0}><span style='background-image:"
    f"url(/{{0}}.jpg)'></span></a><figcaption>{CAPTION}</figcaption></div>",
    "a button": "div class=gallery|<div class=cell><button type=button><img src=/{0}.jpg alt=bridge><span>Open</span>"
    f"</button><div class=caption>{CAPTION}</div></div>",
    "a button in a figure": "div class=row|<figure><button class=zoom aria-label=Enlarge><img src=/{0}.jpg alt=''>"
    f"<span>Open image</span></button><figcaption>{CAPTION}</figcaption></figure>",
    "a button around a figure": "div class=gallery|<button class=open><figure><img src=/{0}.jpg alt=bridge>"
    f"<figcaption>{CAPTION}</figcaption></figure></button>",
    "a link that is a button": "div class=gallery|<div class=cell><a role=button href='#'><img src=/{0}.jpg alt=bridge>"
    f"</a><div class=caption>{CAPTION}</div></div>",
    "a title and a caption": "div class=carousel|<div class=item><img src=/{0}.jpg alt=''><div class=carousel-caption>"
    f"<h5>The river</h5><p>{CAPTION}</p></div></div>",
}  # fmt: skip


@pytest.mark.parametrize("below", [TEXT * 2, ""], ids=["between", "at the end"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_picture_is_shown_once_with_its_caption(form: str, below: str) -> None:
    box, each = form.split("|")
    pictures = "".join(each.format(number) for number in NUMBERS)
    files, captions = shown(f"{TEXT * 3}<{box}>{pictures}</{box.split()[0]}>{below}")
    assert files == FILES
    assert [caption.removeprefix("The river\n") for caption in captions] == CAPTIONS


STORY = (
    "<div class=slide><a href=/story{0}><div style='background-image:url(/r{0}.jpg)'></div><h3>Story {0}</h3></a></div>"
)
SPRITE = "<li><span style='background:url(/s.png) -{0}px 0'></span>Word</li>"


@pytest.mark.parametrize(
    "painted",
    [
        "<div class=hero style='background-image:url(/hero.jpg)'></div>",
        "<div class=parallax data-background=/parallax.jpg></div>",
        "<p><span class=icon style='background-image:url(/icon.png)'></span> A few words that stand beside it.</p>",
        f"<ul class=slides>{''.join(map(SPRITE.format, NUMBERS))}</ul>",
        f"<section style='background-image:url(/x.jpg)'><h2>Second</h2>{TEXT}</section>",
        f"<div class=carousel>{''.join(map(STORY.format, NUMBERS))}</div>",
        "<button><img src=/icons/play.png></button>",
        "<button><img src=/close.svg></button>",
        "<button><img src=/up.png width=20></button>",
    ],
)
def test_what_a_page_decorates_itself_with_is_not_shown(painted: str) -> None:
    assert shown(f"{TEXT * 3}{painted}{TEXT * 3}")[0] == []


SLIDE = f"<div class='slide {{1}}'><img src=/{{0}}.jpg><p class=caption>{CAPTION}</p></div>"
PAINTED = f"<div class='slide {{1}}' style='background-image:url(/{{0}}.jpg)'><p class=caption>{CAPTION}</p></div>"


@pytest.mark.parametrize("name", ["slick-cloned", "swiper-slide-duplicate", "splide__slide--clone"])
@pytest.mark.parametrize("slide", [SLIDE, PAINTED], ids=["img", "painted"])
def test_slides_that_stand_at_both_ends_to_go_round_are_shown_once(slide: str, name: str) -> None:
    slides = "".join(slide.format(number, f"{name}-active") for number in NUMBERS)
    whole = slide.format(4, name) + slides + slide.format(1, name)
    assert shown(f"{TEXT * 3}<div class=carousel>{whole}</div>{TEXT * 2}") == (FILES, CAPTIONS)


@pytest.mark.parametrize(
    "small",
    [
        "<button aria-label='Slide {0}'><img src=/{0}-150x150.jpg></button>",
        "<li><img src=/thumbs/{0}.jpg></li>",
        "<div style='background-image:url(/{0}.jpg?w=100)'></div>",
    ],
)
@pytest.mark.parametrize("slide", [SLIDE, PAINTED], ids=["img", "painted"])
@pytest.mark.parametrize("first", [True, False], ids=["above", "below"])
def test_the_small_copies_of_slides_are_not_shown(slide: str, small: str, *, first: bool) -> None:
    slides = f"<div>{''.join(slide.format(number, '') for number in NUMBERS)}</div>"
    copies = f"<div class=small>{''.join(map(small.format, NUMBERS))}</div>"
    both = copies + slides if first else slides + copies
    files, captions = shown(f"{TEXT * 3}<div class=carousel>{both}</div>{TEXT * 2}")
    assert (files, list(filter(None, captions))) == (FILES, CAPTIONS)
