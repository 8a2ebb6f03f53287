"""The README's strip of four is that of the scenes."""

from tests.strip import SHOWN, STRIP, strip


def test_the_strip_shows_the_scenes_as_they_are() -> None:
    assert STRIP.read_text(encoding="utf-8") == strip(), "python -m tests.strip"


def test_no_name_of_a_picture_is_that_of_another() -> None:
    drawn = strip()
    assert drawn.count("<svg ") == 1 + len(SHOWN)
    for at in range(len(SHOWN)):
        assert drawn.count(f'id="terminal-{at}-') > 20
