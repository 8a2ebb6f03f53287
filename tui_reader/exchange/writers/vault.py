"""An article's note in a folder of Obsidian, Logseq or any other program for Markdown; written again, it is renewed.

Of such a file the front matter's keys that are named here, the highlights up to their block ids (`^tr-...`) and the
text of the article are the program's; all else is the person's and stays: other keys, what stands behind a block id,
and what stands behind the last line of ours.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from tui_reader.exchange.items import Item, Passage
from tui_reader.exchange.note_form import NoteForm, filled
from tui_reader.exchange.times import day

END = "<!-- end of tui-reader -->"
TEXT = "<!-- text of the article -->"
LONGEST_NAME = 120
"""Bytes of a file's name."""
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|#^\[\]\x00-\x1f]+')
_BLOCK_END = re.compile(r"\^tr-([0-9a-f]{12})\s*")
_KEY = re.compile(r"([\w-]+)\s*:(.*)")
_IN_TAGS = re.compile(r"[^\w/-]+")
_USUAL = NoteForm()


def file_name(item: Item, form: NoteForm = _USUAL) -> str:
    """`SITE - TITLE.md`, or as the form has it, with what no system and no link to it has trouble with."""
    title = item.title or item.address.partition("//")[2]
    name = filled(form.name, {**_fields(item), "title": title})
    plain = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(".- ") or "article"
    return plain.encode()[: LONGEST_NAME - 3].decode("utf-8", "ignore").rstrip(". ") + ".md"


def source_of(text: str) -> str:
    """The address of the article that a file is the note of; "" when it is none."""
    parts = _parted(text)
    value = next((line for line in parts.front if line.startswith("source:")), "").partition(":")[2].strip()
    try:
        return str(json.loads(value)) if value.startswith('"') else value
    except ValueError:
        return ""


def note(item: Item, there: str = "", text: str = "", form: NoteForm = _USUAL) -> str:
    """The file. there: its text so far, "" for none; text: the article's as Markdown, "" to leave what is there.

    form: of a new note; the head of one that is there is the person's.
    """
    parts = _parted(there)
    lines = ["---", *_front(item, parts.front), "---", ""]
    lines += parts.before or [*_head(item, form).splitlines(), ""]
    known = {block_id(passage): passage for passage in item.passages}
    stays = dict(parts.behind)
    orphaned: list[str] = []
    for id, behind in parts.behind.items():
        if id not in known:
            orphaned += behind if any(map(str.strip, behind)) else []
    for id, passage in known.items():
        lines += [*_block(passage, id), *stays.get(id, [""])]
    lines += orphaned
    article = text or "\n".join(parts.text)
    ours = "\n".join(lines).rstrip("\n")
    if article.strip():
        ours += "\n\n" + TEXT + "\n\n" + article.strip("\n")
    return f"{ours}\n\n{END}\n{parts.after}"


def narrowed(item: Item, there: str, wanted: Collection[str]) -> Item:
    """The article with those highlights alone whose uuids are wanted, and those that its note has already."""
    known = _parted(there).behind
    return item._replace(passages=tuple(p for p in item.passages if p.uuid in wanted or block_id(p) in known))


def with_words(there: str, words: str) -> str:
    """A note with words of the article added below what is the program's, where they stay; once."""
    block = "\n".join(_lines_of(words))
    return there if f"\n{_bare(block)}\n" in _bare(there) else f"{there.rstrip()}\n\n{block}\n"


def block_id(passage: Passage) -> str:
    """What a highlight is linked to by, and found again: from its uuid, else its words."""
    from hashlib import sha256  # 3 ms

    own = re.sub("[^0-9a-f]", "", passage.uuid.casefold())
    if len(own) == 32:
        return own[:12]
    return sha256(f"{passage.uuid}\n{passage.quote}\n{passage.before}".encode("utf-8", "replace")).hexdigest()[:12]


class _Parts(NamedTuple):
    """What is there already. front: lines of the front matter. before: the lines ahead of the first highlight.

    behind: of each highlight's id the lines behind it. text: lines of the article. after: what follows the end of ours.
    """

    front: list[str]
    before: list[str]
    behind: Mapping[str, list[str]]
    text: list[str]
    after: str


def _parted(there: str) -> _Parts:
    ours, end, after = there.partition(END + "\n")
    if not end and there.endswith(END):
        ours, after = there.removesuffix(END), ""
    lines = ours.splitlines()
    front: list[str] = []
    if lines[:1] == ["---"] and "---" in lines[1:]:
        stop = lines.index("---", 1)
        front, lines = lines[1:stop], lines[stop + 1 :]
    text: list[str] = []
    if TEXT in lines:
        at = lines.index(TEXT)
        lines, text = lines[:at], lines[at + 1 :]
    before, behind = _highlights(lines)
    return _Parts(front, before, behind, text, after)


def _highlights(lines: list[str]) -> tuple[list[str], Mapping[str, list[str]]]:
    """What stands ahead of the highlights and behind each; the highlights themselves are written anew."""
    before: list[str] = []
    behind: dict[str, list[str]] = {}
    held = before
    for line in lines:
        found = _BLOCK_END.fullmatch(line)
        if found is None:
            held.append(line)
            continue
        start = len(held)
        while start and not held[start - 1].startswith(">"):
            start -= 1
        while start and held[start - 1].startswith(">"):
            start -= 1
        del held[start:]
        held = behind.setdefault(found[1], [])
    while before and not before[0].strip():
        del before[0]
    return before, behind


def _block(passage: Passage, id: str) -> Iterator[str]:
    yield from _lines_of(passage.quote)
    yield ""
    if passage.note:
        # A line of a note that begins like a quotation would be taken for the highlight's own.
        yield from (f"\\{line}" if line.startswith((">", "^")) else line for line in passage.note.splitlines())
        yield ""
    yield f"^tr-{id}"


def _lines_of(words: str) -> Iterator[str]:
    """A quotation that keeps its lines, paragraphs or code: two blanks at the end of one say so (CommonMark 6.7)."""
    lines = [line.rstrip() for line in words.splitlines()] or [""]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        yield f"> {line}{'  ' if line and following else ''}" if line else ">"


def _bare(text: str) -> str:
    """Without the blanks that lines end with, which programs for notes take away."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _front(item: Item, there: list[str]) -> Iterator[str]:
    """The lines of the front matter: ours renewed where they stand, the person's as they are, new ones at the end."""
    entries = list(_entries(there))
    ours = dict(_ours(item, next((lines for key, lines in entries if key == "tags"), [])))
    for key, lines in entries:
        yield from ours.pop(key, lines)
    for lines in ours.values():
        yield from lines


def _entries(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The keys of a front matter, each with its line and those that go on below it."""
    key, held = "", list[str]()
    for line in lines:
        found = _KEY.match(line)
        if found and not line[:1].isspace():
            if held:
                yield key, held
            key, held = found[1], []
        held.append(line)
    if held:
        yield key, held


def _ours(item: Item, tags_there: list[str]) -> Iterator[tuple[str, list[str]]]:
    tags = dict.fromkeys([*_tags_of(tags_there), *(_IN_TAGS.sub("-", tag) for tag in item.tags)])
    known: tuple[tuple[str, object], ...] = (
        ("title", item.title), ("source", item.address), ("author", [item.byline] if item.byline else []),
        ("site", item.site), ("published", item.published), ("created", day(item.added)), ("tags", list(tags)),
        ("read", {"finished": True, "archived": True}.get(item.state or "", False)),
        ("progress", None if item.fraction is None else round(item.fraction, 2)),
        ("highlights", len(item.passages)), ("note", item.note),
    )  # fmt: skip
    for name, value in known:
        if isinstance(value, list):
            if value:
                yield name, [f"{name}:", *(f"  - {json.dumps(one, ensure_ascii=False)}" for one in value)]
        elif value not in ("", None):
            yield name, [f"{name}: {json.dumps(value, ensure_ascii=False)}"]


def _tags_of(lines: list[str]) -> Iterator[str]:
    """The tags that are there, in whatever form of list a person wrote them."""
    text = "\n".join(lines).partition(":")[2].strip().strip("[]")
    for word in re.split(r"[,\n]", text):
        if name := word.strip().removeprefix("- ").strip().strip("\"'"):
            yield name


def _head(item: Item, form: NoteForm) -> str:
    plain = {name: _one_line(value) for name, value in _fields(item).items()}
    return filled(form.head, {**plain, "title": plain["title"] or _one_line(item.address), "address": item.address})


def _fields(item: Item) -> dict[str, str]:
    """What the fields of a form stand for; see `note_form.FIELDS`."""
    tags = " ".join(f"#{_IN_TAGS.sub('-', tag)}" for tag in item.tags)
    return {
        "title": item.title, "address": item.address, "author": item.byline, "site": item.site,
        "published": item.published, "added": day(item.added), "tags": tags, "note": item.note,
    }  # fmt: skip


def _one_line(text: str) -> str:
    return " ".join(re.sub(r"([\[\]\\])", r"\\\1", text).split())
