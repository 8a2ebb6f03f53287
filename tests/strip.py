"""Four scenes in one picture, for the README: `python -m tests.strip` draws it anew from their pictures."""

import re
from pathlib import Path

SCENES = Path(__file__).parent.parent / "screenshots"
STRIP = SCENES / "strip.svg"
SHOWN = ("main-80x24", "outline-80x24", "quotes-80x24", "search-80x24")
"""Opening, jumping, quotes, search."""
GAP = 20
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def strip() -> str:
    """Two rows of two; names within each picture are told apart."""
    pictures = [(SCENES / f"{name}.svg").read_text(encoding="utf-8") for name in SHOWN]
    found = _SIZE.search(pictures[0])
    assert found is not None
    width, height = round(float(found[1])), round(float(found[2]))
    panels = []
    for at, picture in enumerate(pictures):
        x, y = at % 2 * (width + GAP), at // 2 * (height + GAP)
        own = re.sub(r"\bterminal-", f"terminal-{at}-", picture)
        panels.append(own.replace("<svg ", f'<svg x="{x}" y="{y}" width="{width}" height="{height}" ', 1).strip())
    size = f"0 0 {2 * width + GAP} {2 * height + GAP}"
    return f'<svg viewBox="{size}" xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(panels) + "\n</svg>\n"


if __name__ == "__main__":
    STRIP.write_text(strip(), encoding="utf-8")
