"""The parser of Markdown: CommonMark with tables, strikethrough, footnotes, definition lists, front matter and HTML."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

_MAX_NESTING = 60
# 3,000 opening brackets in one paragraph take up to .3 s, 100 of them nothing.
_USUAL_BRACKETS = 100
_BRACKET_BUDGET = 10_000_000


class MarkdownParser(MarkdownIt):
    """Leaves addresses as they are written: whether one may be opened is asked when it is opened."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
        self.enable(["table", "strikethrough"])
        self.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin)
        self.core.ruler.at("inline", _inline)
        self.core.ruler.before("footnote_tail", "lonely_notes", _lonely_notes)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """The address as it is written."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Every address is one."""
        return True


def _inline(state: StateCore) -> None:
    """The parser's own step, except that paragraphs full of brackets are text once they cost too much: their square."""
    left = _BRACKET_BUDGET
    for token in state.tokens:
        if token.type != "inline":
            continue
        brackets = token.content.count("[")
        if brackets > _USUAL_BRACKETS:
            left -= brackets * brackets
        if brackets > _USUAL_BRACKETS and left < 0:
            token.children = [Token("text", "", 0, content=token.content)]
        else:
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _lonely_notes(state: StateCore) -> None:
    """Put the notes that nothing refers to behind the others; the plugin would drop them."""
    notes = state.env.get("footnotes", {})
    listed = notes.setdefault("list", {})
    for label, id in notes.get("refs", {}).items():
        if id < 0:
            notes["refs"][label] = len(listed)
            listed[len(listed)] = {"label": label[1:], "count": 0}
