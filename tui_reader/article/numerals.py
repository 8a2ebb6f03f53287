"""The numbers of lists as they are written: letters and Roman numerals, for laws count so."""

from tui_reader.article.document import NumberStyle

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999


def numeral(number: int, style: NumberStyle) -> str:
    """`number` as a list of this style writes it; in digits where it has no letters for it, as browsers do."""
    if style in ("a", "A") and number > 0:
        letters = ""
        while number > 0:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("a") + letter) + letters
        return letters if style == "a" else letters.upper()
    if style in ("i", "I") and 0 < number <= _LARGEST_ROMAN:
        letters = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            letters += sign * count
        return letters if style == "i" else letters.upper()
    return str(number)
