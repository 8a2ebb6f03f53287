"""Keys as other programs have them: what a preset changes, by the id of the command.

Only what a hand does without thinking is changed; all other keys stay as they are. A command that loses its keys has
them listed here anew, so that nothing can be reached by the palette alone.
"""

from collections.abc import Mapping

Changes = Mapping[str, tuple[str, ...]]

# f is a page and y a line up, so hints go to e (as less has no links) and copying to c. Enter goes on a line unless a
# link is selected; h is help, ? searches backward and p is percent.
_LESS: Changes = {
    "page.down": ("space", "f", "pagedown", "ctrl+f", "ctrl+v"),
    "line.up": ("k", "y", "up", "ctrl+y", "ctrl+k", "ctrl+p"),
    "line.down": ("j", "down", "ctrl+e", "ctrl+n"),
    "hints.follow": ("e",),
    "copy": ("c",),
    "looks": ("C",),
    "percent": ("%", "p"),
    "highlight.prev": ("$",),
    "help": ("h", "f1"),
    "search.back": ("?",),
    "top": ("g", "<", "home"),
    "bottom": ("G", ">", "end"),
    "table.left": ("left",),
    "table.right": ("right",),
    "command": (":",),
}

# Pages by Ctrl alone, as d and u wait for a motion there; ]] and [[ are sections with one key less.
# ? searches backward, ` goes to a mark as ' does.
_VIM: Changes = {
    "help": ("f1",),
    "search.back": ("?",),
    "page.down": ("ctrl+f", "space", "pagedown"),
    "page.up": ("ctrl+b", "pageup", "shift+space"),
    "half.down": ("ctrl+d",),
    "half.up": ("ctrl+u",),
    "line.down": ("j", "down", "ctrl+e", "+"),
    "line.up": ("k", "up", "ctrl+y", "-"),
    "back": ("ctrl+o", "H", "backspace", "alt+left"),
    "wider": (">",),
    "narrower": ("<",),
    "table.left": ("left",),
    "table.right": ("right",),
    "mark.go": ("'", "`"),
}

# J and K scroll, u peeks at a link, M gives the page to a browser, I shows the image, R reloads; W and X change the
# width, since + and - are pages.
_W3M: Changes = {
    "page.down": ("space", "+", "pagedown", "ctrl+v"),
    "page.up": ("b", "-", "pageup", "shift+space"),
    "line.down": ("j", "J", "down", "ctrl+n"),
    "line.up": ("k", "K", "up", "ctrl+p"),
    "half.up": ("ctrl+b",),
    "section.past": ("C",),
    "peek": ("u",),
    "browser": ("M", "o"),
    "highlights": ("*",),
    "image": ("I", "i"),
    "page.list": ("O",),
    "reload": ("R", "f5"),
    "extract": ("r",),
    "change.take": ("R", "f5"),
    "back": ("B", "backspace", "alt+left"),
    "help": ("H", "f1"),
    "search.back": ("?", "ctrl+r"),
    "wider": ("W",),
    "ways": ("~",),
    "narrower": ("X",),
    "command": (":",),
}

PRESETS: Mapping[str, Changes] = {"default": {}, "less": _LESS, "vim": _VIM, "w3m": _W3M}
