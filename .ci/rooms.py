"""How much of each room the tests ran through: what they did in their own processes, not what they started."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePath

import coverage

import tui_reader

ROOT = Path(tui_reader.__file__).parent


def room_of(path: PurePath) -> str:
    """The folder, of the interface the folder within it, or the single module."""
    first, *rest = path.parts
    return f"ui/{rest[0]}" if first == "ui" and len(rest) > 1 else first


def rows() -> Iterator[tuple[str, int, int]]:
    """Each room with its statements and how many of them ran, and all of them at the end."""
    measured = coverage.Coverage()
    measured.load()
    rooms: dict[str, tuple[int, int]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        _, statements, _, missing, _ = measured.analysis2(str(path))
        room = room_of(path.relative_to(ROOT))
        for name in (room, "all"):
            lines, covered = rooms.get(name, (0, 0))
            rooms[name] = lines + len(statements), covered + len(statements) - len(missing)
    whole = rooms.pop("all")
    yield from ((room, *counts) for room, counts in sorted(rooms.items()))
    yield ("all", *whole)


def main() -> int:
    """Print the table."""
    print(f"{'room':20}{'lines':>8}{'covered':>9}")
    for room, lines, covered in rows():
        print(f"{room:20}{lines:8}{100 * covered // max(lines, 1):7} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
