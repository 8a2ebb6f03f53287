"""What pyproject.toml says of versions: `oldest`, of all that users need, as constraints; `tests`, of the tests'."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

_OURS = ("images", "pdf", "team")
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[\w+\])?(?P<range>[^;]*)")


def parts(requirement: str) -> tuple[str, str, str]:
    """Its name, what its range says, and the least version of it; "" where it has none."""
    found = _REQUIREMENT.match(requirement)
    assert found is not None
    least = re.search(r">=\s*([\w.]+)", found["range"])
    return found["name"], found["range"].strip(), least[1] if least else ""


def oldest(project: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """A constraint for every dependency of the program and of its extras."""
    extras = project["optional-dependencies"]
    for requirement in (*project["dependencies"], *(one for name in _OURS for one in extras[name])):
        name, _, least = parts(requirement)
        if not least:
            raise SystemExit(f"{name} has no oldest version")
        yield f"{name}=={least}"


def tools(project: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """The tests' own tools: what the program needs too has its version from there."""
    extras = project["optional-dependencies"]
    ours = {parts(one)[0] for one in (*project["dependencies"], *(one for name in _OURS for one in extras[name]))}
    yield from (one for one in extras["test"] if parts(one)[0] not in ours)


def main() -> None:
    """Print them."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    print("\n".join({"oldest": oldest, "tests": tools}[sys.argv[1]](project)))


if __name__ == "__main__":
    main()
