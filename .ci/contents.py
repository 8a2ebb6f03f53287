"""Whether the wheel in dist/ holds the package with all it needs, what shells and man know of it, and the licence."""

import sys
import zipfile
from pathlib import Path, PurePosixPath


def held(wheel: Path) -> set[str]:
    """The wheel's files by their names in the repository, without what describes the wheel."""
    names: set[str] = set()
    for name in zipfile.ZipFile(wheel).namelist():
        first, *rest = PurePosixPath(name).parts
        if first.endswith(".data"):
            names.add(str(PurePosixPath(*rest[1:])))
        elif not first.endswith(".dist-info"):
            names.add(name)
        elif rest[0] == "licenses":
            names.add(rest[-1])
    return names


def wanted() -> set[str]:
    """What of the repository belongs into it; a clean checkout is asked, which holds nothing else."""
    paths = (path for room in ("tui_reader", "share") for path in Path(room).rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts} | {"LICENSE"}


def main() -> int:
    """Say what it lacks and what it holds besides; 1 when there is any."""
    (wheel,) = Path("dist").glob("*.whl")
    holds, should = held(wheel), wanted()
    for said, names in (("lacks", should - holds), ("holds besides", holds - should)):
        for name in sorted(names):
            print(f"{wheel.name} {said} {name}")
    return int(holds != should)


if __name__ == "__main__":
    sys.exit(main())
