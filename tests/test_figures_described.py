"""A picture's description is shown where it says more than the caption."""

import pytest

from tui_reader.article.document import Block, Image
from tui_reader.article.figures import described


@pytest.mark.parametrize(
    ("alt", "caption", "shown"),
    [
        ("A boat", "", "A boat"),
        ("", "A boat", ""),
        ("A boat in the lock", "A boat in the lock. Photo: Aas", ""),
        ("Boat, in the lock!", "A boat in the upper lock", ""),
        ("Refer to caption", "Figure 1", ""),
        ("Nine men with rakes", "The lock in autumn", "Nine men with rakes"),
    ],
)
def test_a_description_is_shown_where_the_caption_does_not_say_it(alt: str, caption: str, shown: str) -> None:
    assert described(Block("FIGURE", caption, image=Image("https://a.example/1.jpg", alt))) == shown
