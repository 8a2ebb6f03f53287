"""Pictures of a page and their captions, in every form that pages put them in."""

import pytest

from tests.test_extraction_shape import TEXT
from tui_reader.article.document import Document
from tui_reader.article.figures import figure_link
from tui_reader.extraction.choice.end_gallery import with_gallery
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.shape.units import units
from tui_reader.web.page import Page

NOTHING = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
NUMBERS = range(1, 5)


def shown(body: str) -> tuple[list[str], list[str]]:
    """The files of the pictures that a page's text has, and their captions."""
    page = (
        "<html lang=en><head><title>A flood</title></head><body><nav><a href=/>Home</a></nav><main><article>"
        f"<h1>A flood</h1>{body}</article></main><aside class=related><img src=/other.jpg alt=other></aside></body>"
    )
    return pictures(page)


def pictures(page: str) -> tuple[list[str], list[str]]:
    address = "https://page.invalid/flood"
    document: Document = read(Page(address, address, page.encode(), "text/html; charset=utf-8"))
    figures = [block for block in document.blocks if block.kind == "FIGURE"]
    return [block.image.src.rsplit("/", 1)[1] for block in figures if block.image], [block.text for block in figures]


def figure(number: int) -> str:
    caption = f"<figcaption>Bridge {number} at dawn</figcaption>"
    return f"<figure><img src=/{number}.jpg alt='bridge {number}'>{caption}</figure>"


FILES = [f"{number}.jpg" for number in NUMBERS]
CAPTIONS = [f"Bridge {number} at dawn" for number in NUMBERS]
SLIDE = "<li class=slide style='{}'><img src=/{}.jpg alt=''><div class=caption>Bridge {} at dawn</div></li>"
LAZY = f"<figure><img src='{NOTHING}' data-src=/{{0}}.jpg><figcaption>Bridge {{0}} at dawn</figcaption></figure>"
TWICE = (
    '<figure><img src="data:image/svg+xml,%3Csvg/%3E" data-lazy-src=/{0}.jpg><noscript><img src=/{0}.jpg></noscript>'
    "<figcaption>Bridge {0} at dawn</figcaption></figure>"
)
STEP = (
    "<div class=step><h3>Step {0}</h3><div><figure><img data-src=/{0}.jpg><figcaption>Bridge {0} at dawn</figcaption>"
    "</figure><p>Wait until the water falls, and note how high it stands before you go on to the next.</p></div></div>"
)
PAIR = (
    "<dl class=gallery-item><dt class=gallery-icon><a href=/photo/{0}><img src=/{0}.jpg alt=''></a></dt>"
    "<dd class='wp-caption-text gallery-caption'>Bridge {0} at dawn</dd></dl>"
)
TITLED = (
    "<div class=slide><div class=margin><a><noscript><img src=/{0}.jpg></noscript><img data-src=/{0}.jpg></a>"
    "<div class=slide-meta><div class=image-slide-title>Bridge {0} at dawn</div></div></div></div>"
)
BELOW = (
    "<div class=item><div class=thumb><div class=gallery-image><a href=/f{0}><img data-src=/{0}.jpg></a></div></div>"
    "<div class=lightbox-caption>Bridge {0} at dawn</div></div>"
)
LINKED = "<a class=lightbox href=/photo/{0}>{1}</a>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{TEXT * 2}<div class=gallery>{''.join(map(figure, NUMBERS))}</div>{TEXT}", id="gallery"),
        pytest.param(f"{TEXT * 3}<div class=gallery>{''.join(map(figure, NUMBERS))}</div>", id="gallery at the end"),
        pytest.param(
            TEXT + "<ul class=slides>" + "".join(
                SLIDE.format("display:none" if number > 1 else "", number, number) for number in NUMBERS
            ) + f"</ul>{TEXT * 2}",
            id="carousel",
        ),
        pytest.param(TEXT + TEXT.join(LAZY.format(number) for number in NUMBERS) + TEXT, id="data address"),
        pytest.param(TEXT + TEXT.join(TWICE.format(number) for number in NUMBERS) + TEXT, id="svg and noscript"),
        pytest.param(f"{TEXT * 3}<div class=gallery>{''.join(map(PAIR.format, NUMBERS))}</div>", id="pairs"),
        pytest.param(f"{TEXT}<div class=gallery-grid>{''.join(map(TITLED.format, NUMBERS))}</div>{TEXT}", id="titles"),
        pytest.param(
            f"{TEXT}<div class='gallery gallery-caption-below'>{''.join(map(BELOW.format, NUMBERS))}</div>{TEXT}",
            id="captions below",
        ),
        pytest.param(TEXT + "".join(STEP.format(number) for number in NUMBERS) + TEXT * 2, id="steps"),
        pytest.param(
            TEXT + TEXT.join(LINKED.format(number, figure(number)) for number in NUMBERS) + TEXT, id="links around"
        ),
    ],
)  # fmt: skip
def test_pictures_come_with_their_captions(body: str) -> None:
    assert shown(body) == (FILES, CAPTIONS)


def test_a_table_of_pictures_is_a_row_of_them_and_no_table() -> None:
    table = (
        "<table><tr><td><img src=/1.jpg><td><img src=/2.jpg></tr><tr><td>The left bank<td>The right bank</tr></table>"
    )
    assert shown(f"{TEXT * 2}{table}{TEXT * 2}")[0] == ["1.jpg", "2.jpg"]


def test_pictures_of_other_stories_behind_the_text_do_not() -> None:
    assert shown(f"{TEXT * 4}<div class='related gallery'>{''.join(map(figure, NUMBERS))}</div>") == ([], [])


@pytest.mark.parametrize(("count", "taken"), [(4, 4), (40, 0)])
def test_a_gallery_that_says_more_than_the_text_is_a_piece_of_its_own(count: int, taken: int) -> None:
    slides = "".join(map(figure, range(count)))
    page = parse(f"<body><div class=story>{TEXT}<div class=gallery>{slides}</div></div>")
    everything = units(page, "https://page.invalid/")
    assert len(with_gallery(everything, everything[:1])) == 1 + taken


def test_signs_beside_words_are_data_of_a_table() -> None:
    row = "<tr><td>Gate {}<td><img src=/yes.png><td><img src=/no.png></tr>"
    table = f"<table>{''.join(row.format(at) for at in range(5))}</table>"
    assert shown(f"{TEXT * 2}{table}{TEXT * 2}")[0] == []


@pytest.mark.parametrize(
    ("between", "files"),
    [
        ("<img src=/quay.jpg>", ["quay.jpg"]),
        ("<p><a href=/quay-large.jpg><img src=/quay.jpg></a></p>", ["quay.jpg"]),
        ("<a href=/other-story><img src=/quay.jpg></a>", []),
        ("<a href='https://share.example/add?u=https%3A%2F%2Fpage.invalid'><img src=/share.gif></a>", []),
    ],
)
def test_a_picture_in_the_row_of_the_paragraphs_is_theirs_unless_it_leads_elsewhere(
    between: str, files: list[str]
) -> None:
    short = "<p>This is how the quay looked:</p>{}<p>And that was that.</p>"
    assert shown(short.format(between))[0] == files


def test_the_sign_of_a_button_does_not_take_a_photographs_caption() -> None:
    buttons = "<picture><img src=/zoom.svg alt=Larger></picture>"
    figure = f"<figure><div><img src=/quay.jpg>{buttons}</div><figcaption>The quay at dawn</figcaption></figure>"
    assert shown(f"{TEXT * 2}{figure}{TEXT * 2}") == (["quay.jpg"], ["The quay at dawn"])


def test_a_picture_without_programs_stands_for_a_placeholder_and_for_no_other_picture() -> None:
    lazy = "<span><img src='/blank.gif'></span><noscript><img src=/late.jpg></noscript>"
    counted = "<noscript><img src=https://count.example/visit width=1 height=1></noscript>"
    body = f"{TEXT}<figure><img src=/quay.jpg></figure>{counted}{TEXT}{lazy}{TEXT}"
    assert shown(body)[0] == ["quay.jpg", "late.jpg"]


def test_an_address_that_a_program_would_write_into_a_line_is_read_there() -> None:
    hidden = "<script>document.write('x')</script><noscript>keeper at coast dot example</noscript>"
    page = f"<article><h1>A flood</h1>{TEXT * 2}<p>Write to the keeper at {hidden}, who answers.</p>{TEXT}</article>"
    document = read(Page("https://page.invalid/", "https://page.invalid/", page.encode(), "text/html"))
    assert any("at keeper at coast dot example, who answers." in block.text for block in document.blocks)


def played(body: str) -> list[tuple[str, str]]:
    """What a page's text says of films and sounds, and where it leads."""
    page = f"<html lang=en><body><article><h1>A flood</h1>{body}</article></body></html>"
    document = read(Page("https://page.invalid/", "https://page.invalid/", page.encode(), "text/html"))
    found = [(block, block.image) for block in document.blocks if block.image is not None and not block.image.src]
    return [(" / ".join(filter(None, (image.alt, block.text))), figure_link(block)) for block, image in found]


@pytest.mark.parametrize(
    ("player", "line"),
    [
        (
            "<iframe src='https://www.youtube.com/embed/abcDEF12345?rel=0' title='A lock fills'></iframe>",
            ("Video: A lock fills", "https://www.youtube.com/watch?v=abcDEF12345"),
        ),
        (
            "<div class=wrap><iframe data-src='//player.vimeo.com/video/1234' title='vimeo-player'></iframe></div>",
            ("Video: vimeo.com/1234", "https://vimeo.com/1234"),
        ),
        (
            "<figure><div><iframe src=https://www.youtube-nocookie.com/embed/abcDEF12345></iframe></div>"
            "<figcaption>The lock in spring.</figcaption></figure>",
            (
                "Video: youtube.com/watch?v=abcDEF12345 / The lock in spring.",
                "https://www.youtube.com/watch?v=abcDEF12345",
            ),
        ),
        (
            "<video poster=/lock.jpg><source src=/media/lock.mp4>Get another browser.</video>",
            ("Video: lock.mp4", "https://page.invalid/media/lock.mp4"),
        ),
        ("<audio controls src=/bell.mp3></audio>", ("Audio: bell.mp3", "https://page.invalid/bell.mp3")),
        (
            "<lite-youtube videoid=abcDEF12345 playlabel='Play: The bell'></lite-youtube>",
            ("Video: The bell", "https://www.youtube.com/watch?v=abcDEF12345"),
        ),
    ],
)
def test_what_a_page_plays_is_a_line_that_leads_there(player: str, line: tuple[str, str]) -> None:
    assert played(f"{TEXT}{player}{TEXT * 2}") == [line]
    assert played(f"{player}{TEXT * 3}") == [line]
    assert played(f"{TEXT * 3}{player}") == [line]


@pytest.mark.parametrize(
    "frame",
    [
        "<iframe src=https://ads.example/embed/abcDEF12345></iframe>",
        "<video src='blob:https://page.invalid/1'></video>",
    ],
)
def test_a_frame_of_anything_else_is_not_read(frame: str) -> None:
    assert played(f"{TEXT}{frame}{TEXT * 2}") == []


def test_what_is_played_beside_the_article_is_not_its() -> None:
    frame = "<iframe src=https://www.youtube.com/embed/abcDEF12345></iframe>"
    assert played(f"{TEXT * 3}</article><aside><h3>Also to be seen</h3>{frame}</aside>") == []


def test_pictures_of_one_size_in_a_figure_are_several_and_a_smaller_file_of_one_is_none() -> None:
    grid = "".join(f"<div><img src=/{number}.jpg width=600 height=400></div>" for number in NUMBERS)
    figure = f"<figure class=gallery><div>{grid}</div><figcaption>Bridges</figcaption></figure>"
    assert shown(f"{TEXT * 2}{figure}{TEXT}") == (FILES, ["", "", "", "Bridges"])
    twice = "<img src=/60/1.jpg width=600 height=400><img src=/1.jpg width=600 height=400>"
    assert shown(f"{TEXT * 2}<figure>{twice}</figure>{TEXT}")[0] == ["1.jpg"]
