"""LaTeX that pages write between brackets, for a program to draw."""

import pytest

from tests.test_extraction_shape import TEXT, reading

MATHJAX = "<script src='https://cdn.invalid/mathjax@3/es5/tex-mml-chtml.js'></script>"


def lines(body: str) -> list[str]:
    return [block.text for block in reading(f"{TEXT * 2}{body}{TEXT * 2}").blocks]


def test_formulas_in_a_line_and_apart_are_shown_without_their_brackets() -> None:
    told = (
        r"<p>The flow is \(q = r^2\), then <em>so</em> \(s^2\) and <b>b</b>, end \(t^2\).</p><p>\[h = \frac{a}{2}\]</p>"
    )
    found = lines(MATHJAX + told)
    assert "The flow is $q = r^2$, then so $s^2$ and b, end $t^2$." in found
    assert r"$h = \frac{a}{2}$" in found


@pytest.mark.parametrize(
    ("head", "written"), [("", r"The flow is \(q = r^2\)."), (MATHJAX, r"Write <code>\(q\)</code> for it.")]
)
def test_brackets_that_nothing_draws_or_that_are_code_stay(head: str, written: str) -> None:
    assert written.replace("<code>", "").replace("</code>", "") in lines(f"{head}<p>{written}</p>")
