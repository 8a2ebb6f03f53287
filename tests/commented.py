"""An article with what its readers wrote below it."""

SENTENCES = (
    "The bell of the ferry was cast in the year in which the line opened, and nobody has tuned it since.",
    "It hangs over the bow, where the mate can reach it with a rope, and is rung three times before the boat leaves.",
    "When the line closed it went into a shed, and when it opened again somebody remembered which one.",
    "The priest says that it is a semitone flat, and the priest is the only one who minds, or who has said so.",
)
WRITTEN = (
    (
        "Anna Berg",
        "12 June 2026",
        "I heard it on Monday, and it is not flat at all: the harbour is sharp.",
    ),
    (
        "Jon Dahl",
        "12 June 2026",
        "The shed was mine, and nobody asked me before they took it out.",
    ),
    (
        "Liv Aas",
        "13 June 2026",
        "Somebody should write down who cast it while anybody knows.",
    ),
    (
        "Knut Moe",
        "13 June 2026",
        "It was cast in two pieces: look at the seam below its crown.",
    ),
)


def comment(number: int, answers: str = "") -> str:
    """One of them, with those that answer it."""
    who, when, words = WRITTEN[number]
    head = f'<footer><cite class="author">{who}</cite><time datetime="2026-06-12">{when}</time></footer>'
    return (
        f'<li class="comment" id="comment-{number}"><article class="comment-body">{head}'
        f'<div class="text"><p>{words}</p></div><a class="reply" href="#respond">Reply</a></article>{answers}</li>'
    )


def commented() -> str:
    """The page: the second comment answers the first."""
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 3)
    answer = f'<ol class="children">{comment(1)}</ol>'
    below = f"<h3>4 thoughts on this</h3><ol>{comment(0, answer)}{comment(2)}{comment(3)}</ol>"
    return (
        "<html lang=en><head><title>The bell of the ferry</title></head><body><nav><a href=/>Home</a></nav>"
        f"<article class=post><h1>The bell of the ferry</h1>{told}</article>"
        f'<section id="comments" class="comments-area">{below}</section><footer>Imprint</footer></body></html>'
    )
