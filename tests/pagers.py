"""A story that its site cut into pages: what each page says, and a server that has them."""

from collections.abc import Callable

from tests.server import Answer, response

SENTENCES = (
    "The quay was swept twice before the boat came, and twice again when it had left for the island.",
    "Whoever had kept a timetable from the old days brought it along, and most of them were wrong by an hour.",
    "The baker sold everything before ten, which had last happened when the bridge was closed for the winter.",
    "Nobody knew who had painted the name on the bow, and the council says that it did not pay for the paint.",
)
AUTHOR = "Mari Holm writes about harbours and about those who wait in them."


def pages_of(number: int, of: int, address: Callable[[int], str]) -> str:
    """The line of numbers below a page, as most sites have it."""
    links = [
        f'<a href="{address(other)}">{other}</a>' if other != number else f"<b>{other}</b>"
        for other in range(1, of + 1)
    ]
    onward = f' <a href="{address(number + 1)}">Next page</a>' if number < of else ""
    return f"<div class=numbers>{' '.join(links)}{onward}</div>"


def story(number: int, below: str, title: str = "The boat to the island", head: str = "") -> str:
    """A page of the story. below: what stands under its text; head: what its head says besides."""
    told = "".join(f"<p>On page {number}: {sentence}</p>" for sentence in SENTENCES)
    said = f"<p>“We waited on page {number},” said Anna Berg, who runs the ticket office.</p>"
    return (
        f"<html lang=en><head><title>{title}</title><meta name=author content='Mari Holm'>{head}</head><body><article>"
        f"<h1>{title}</h1>{told}<h2>What part {number} was about</h2>{said}{told}<p>{AUTHOR}</p></article>"
        f"{below}</body>"
    )


def site(of: int = 3, path: str = "/boat") -> dict[str, Answer | list[Answer]]:
    """The answers of a server that has the story on so many pages."""

    def address(number: int) -> str:
        return path if number == 1 else f"{path}/{number}"

    return {
        address(number): response(story(number, pages_of(number, of, address)).encode(), etag=f'"{number}"')
        for number in range(1, of + 1)
    }
