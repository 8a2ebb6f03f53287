"""Whether the wheel and the sdist in dist/ hold the package with all it needs, and nothing of the tests."""

import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

SCRIPT = "bin/tui-reader"
PICTURE = "screenshots/main-120x32.svg"
BESIDE = {"README.md", "CHANGELOG.md", "pyproject.toml", "PKG-INFO", ".gitignore", "hatch_build.py", PICTURE}
"""What an sdist has besides, from which a wheel can be built."""


def in_wheel(wheel: Path) -> set[str]:
    """The wheel's files by their names in the repository, without what describes the wheel."""
    names: set[str] = set()
    for name in zipfile.ZipFile(wheel).namelist():
        first, *rest = PurePosixPath(name).parts
        if first.endswith(".data"):
            names.add(SCRIPT if rest[0] == "scripts" else str(PurePosixPath(*rest[1:])))
        elif not first.endswith(".dist-info"):
            names.add(name)
        elif rest[0] == "licenses":
            names.add(rest[-1])
    return names


def described(wheel: Path) -> str:
    """What an index shows of it."""
    archive = zipfile.ZipFile(wheel)
    (name,) = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
    return archive.read(name).decode()


def is_executable(wheel: Path, name: str) -> bool:
    """Whether a script may be run where it is laid: installers keep its mode."""
    return any(
        one.filename.endswith(f".data/scripts/{name}") and one.external_attr >> 16 & 0o111
        for one in zipfile.ZipFile(wheel).infolist()
    )


def in_sdist(sdist: Path) -> set[str]:
    """The sdist's files by their names in the repository."""
    with tarfile.open(sdist) as archive:
        return {str(PurePosixPath(*PurePosixPath(one.name).parts[1:])) for one in archive if one.isfile()}


def wanted() -> set[str]:
    """What of the repository belongs into both; a clean checkout is asked, which holds nothing else."""
    paths = (path for room in ("tui_reader", "share") for path in Path(room).rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts} | {"LICENSE"}


def main() -> int:
    """Say what they lack and what they hold besides; 1 when there is any."""
    (wheel,), (sdist,) = Path("dist").glob("*.whl"), Path("dist").glob("*.tar.gz")
    should, code = wanted(), 0
    if "](screenshots/" in described(wheel) or "The ferry comes back" not in described(wheel):
        print(f"{wheel.name} has a description with pictures that no index shows")
        code = 1
    if not is_executable(wheel, "tui-reader"):
        print(f"{wheel.name} has a program that can not be started")
        code = 1
    for path, holds, all_of_it in (
        (wheel, in_wheel(wheel), should | {SCRIPT}), (sdist, in_sdist(sdist), should | BESIDE),
    ):  # fmt: skip
        for said, names in (("lacks", all_of_it - holds), ("holds besides", holds - all_of_it)):
            for name in sorted(names):
                print(f"{path.name} {said} {name}")
                code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
