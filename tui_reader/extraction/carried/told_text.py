"""Values become the text that they tell: the part of a tree in which most of its prose stands, as HTML."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

SHORTEST = 60
"""Characters of a string that is prose; markup of paragraphs is at any length."""
SHARE = 0.7
"""The share of a tree's prose by which one branch is what it is about."""
MOST_NODES = 200_000
DEEPEST = 60
_TEXT_KEY = re.compile(r"(?:text|value|content|html|body|rendered|markup|paragraphs?|copy|story)s?$", re.IGNORECASE)
_REFERENCES = ("__ref", "id")
_PARAGRAPHS = re.compile(r"<(?:p|div|h[1-6]|br|li|blockquote)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DATA = re.compile(r"\Adata:|[!-;=?-~]{200,}")
"""What is no text in any language: pictures, keys, programs without blanks."""
_WORDS = re.compile(r"\w[^\w<>{}]{1,3}\w")
_KINDS = (
    (re.compile(r"(?:core/|node)?h(?:eading)?-?([1-6])$|header([1-6])$", re.IGNORECASE), "h"),
    (re.compile(r"(?:core/)?(?:sub)?(?:heading|header|title)$", re.IGNORECASE), "h2"),
    (re.compile(r"(?:core/)?(?:p|paragraph|text-?block|block|normal|unstyled)$", re.IGNORECASE), "p"),
    (re.compile(r"(?:[uo]li|list-?item|li)$", re.IGNORECASE), "li"),
    (re.compile(r"(?:core/)?(?:[bp]q|blockquote|quote|pull-?quote)$", re.IGNORECASE), "blockquote"),
    (re.compile(r"(?:core/)?(?:pre|code|code-?block)$", re.IGNORECASE), "pre"),
)
_KIND_KEYS = ("type", "nodeType", "_type", "blockName", "__typename", "nodeName", "tagName", "tag", "style", "kind")


class Told(NamedTuple):
    """html: the text. size: the characters of its prose. is_marked: whether it says where paragraphs begin."""

    html: str
    size: int
    is_marked: bool


def told(value: Any) -> Told:
    """The text that a value of a page's state tells; of no size where it tells none."""
    tree = _Tree(value)
    node, key = tree.heart()
    html = "\n".join(tree.blocks(node, key, 0))
    return Told(html, prose_size(html), _PARAGRAPHS.search(html) is not None and html.count("<p") != 1)


def prose_size(html: str) -> int:
    """Characters of the text in a piece of HTML."""
    return len(" ".join(_TAG.sub(" ", html).split()))


class _Tree:
    """A value, its references to its own entries followed (as GraphQL's caches have them)."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._entries: dict[str, Any] = root if isinstance(root, dict) else {}
        self._sizes: dict[int, int] = {}
        self._nodes = 0

    def heart(self) -> tuple[Any, str]:
        """The innermost part that holds most of the prose, and the key it stands below."""
        node, key = self._root, ""
        for _ in range(DEEPEST):
            whole = self._size(node, key, 0)
            below = list(self._children(node, key))
            found = next(((one, name) for one, name in below if self._size(one, name, 0) >= SHARE * whole), None)
            if found is None or not whole or (isinstance(node, list) and all(isinstance(one, str) for one in node)):
                return node, key
            node, key = found
        return node, key

    def blocks(self, node: Any, key: str, depth: int) -> Iterator[str]:
        """The node as pieces of HTML, each text once."""
        seen: set[str] = set()
        for piece in self._blocks(node, key, depth):
            if piece not in seen:
                seen.add(piece)
                yield piece

    def _followed(self, node: Any) -> Any:
        if isinstance(node, dict) and 1 <= len(node) <= 3:
            for name in _REFERENCES:
                if isinstance(to := node.get(name), str) and to in self._entries:
                    return self._entries[to]
        return node

    def _children(self, node: Any, key: str) -> Iterator[tuple[Any, str]]:
        if isinstance(node, dict):
            yield from ((self._followed(one), name) for name, one in node.items() if isinstance(one, dict | list | str))
        elif isinstance(node, list):
            yield from ((self._followed(one), key) for one in node if isinstance(one, dict | list | str))

    def _size(self, node: Any, key: str, depth: int) -> int:
        """Characters of prose in a node; one that is met on its own way is empty."""
        if isinstance(node, str):
            return len(node) if _is_prose(node, key) else 0
        if depth > DEEPEST or self._nodes > MOST_NODES:
            return 0
        if id(node) not in self._sizes:
            self._sizes[id(node)] = 0
            self._nodes += 1
            self._sizes[id(node)] = sum(self._size(one, name, depth + 1) for one, name in self._children(node, key))
        return self._sizes[id(node)]

    def _blocks(self, node: Any, key: str, depth: int) -> Iterator[str]:
        if isinstance(node, str):
            if _PARAGRAPHS.search(node):
                yield node
            elif _DATA.search(node):
                return
            elif node.strip() and (not key or _TEXT_KEY.search(key)):
                yield from _paragraphs(node)
        elif depth > DEEPEST:
            return
        elif isinstance(node, dict) and (kind := _kind(node)):
            inner = "".join(self._inline(node, key, 0)).strip()
            if inner:
                yield inner if _PARAGRAPHS.search(inner) else f"<{kind}>{inner}</{kind}>"
        else:
            for one, name in self._children(node, key):
                yield from self._blocks(one, name, depth + 1)

    def _inline(self, node: Any, key: str, depth: int) -> Iterator[str]:
        """The texts in a block, one behind the other."""
        if isinstance(node, str):
            if _TEXT_KEY.search(key) or key == "children":
                yield node if _TAG.search(node) else escape(node, quote=False)
        elif depth < DEEPEST:
            for one, name in self._children(node, key):
                yield from self._inline(one, name, depth + 1)


def _is_prose(text: str, key: str) -> bool:
    if _PARAGRAPHS.search(text):
        return True
    if _DATA.search(text) or not (not key or _TEXT_KEY.search(key) or key == "children"):
        return False
    return len(text) >= SHORTEST and len(_WORDS.findall(text[:400])) >= 8 and not text.startswith(("http", "data:"))


def _paragraphs(text: str) -> Iterator[str]:
    """A text without markup, or with markup within its lines."""
    for part in re.split(r"\n\s*\n|\r\n?|\n", text):
        if part.strip():
            yield f"<p>{part if _TAG.search(part) else escape(part, quote=False)}</p>"


def _kind(node: dict[str, Any]) -> str:
    """The tag for a block of a document's tree; "" for what is none."""
    for name in _KIND_KEYS:
        said = node.get(name)
        if not isinstance(said, str):
            continue
        for pattern, tag in _KINDS:
            if match := pattern.match(said):
                level = next(filter(None, match.groups()), "") if tag == "h" else ""
                return f"h{level}" if level else _level(node) if tag == "h2" else tag
    return ""


def _level(node: dict[str, Any]) -> str:
    for holder in (node, node.get("attrs"), node.get("data"), node.get("attributes")):
        level = holder.get("level") if isinstance(holder, dict) else None
        if isinstance(level, int) and 1 <= level <= 6:
            return f"h{level}"
    return "h2"
