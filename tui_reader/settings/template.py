"""A settings file with every default in it and a line about each, for `--write-settings`."""

import json
from collections.abc import Sequence
from pathlib import Path

from tui_reader.errors import UsageError
from tui_reader.private_files import create

_TEMPLATE = """\
# Settings of tui-reader. Every line shows its default; delete what you do not change.

# Colours: "terminal" uses the terminal's own, "paper" and "lamp" are made for reading; the command "looks" shows all.
theme = "terminal"
# Columns of text in the reader, from 20 to 300.
width = 66
# The row of keys at the bottom: "auto" (when there is room), "always" or "never".
footer = "auto"
# Blank lines between paragraphs, from 0 to 3.
spacing = 1
# Both edges straight.
justify = false
# Words divided at the line's end.
hyphenate = false

# How the command "copy" copies a quote: "text" or "markdown".
quote_format = "text"
# Whether selected words are copied with their citation too, as quotes and whole paragraphs are.
copy_citation = false
# What names a link while choosing one: "letters" or "numbers".
hints = "letters"
# How the command "image" draws a figure: "kitty", "sixel", "blocks", or "auto", which asks the terminal at the key.
pictures = "auto"
# Keys like another program's: "default", "less", "vim" or "w3m". [keys] below changes single ones.
preset = "default"
# Whether the program takes the mouse; the terminal's own selection works while it does not.
mouse = false
# One column without boxes and bars, for screen readers, as --plain.
plain = false
# Send as few bytes as possible, for slow lines.
low_bandwidth = true
# Whether text output (--print) ends with the list of its links.
links = true

# What the articles are sorted by in their groups: "read" (the last first), "added" (the last first), "length" (the
# shortest first), "site" or "title"; the command "list.sort" changes it.
sort = "read"

# What the library may grow to, in megabytes. A kept text takes a third of its length, and what finds its words again
# two fifths: 2000 hold 100,000 articles of 8 KB, with their pages a fifth of that. When it is full the pages go first,
# then the texts of articles that were read to their end and have no tag, highlight or note, are neither queued nor
# put away; they stay in the list, are found by their titles, and are fetched again when they are opened.
library_limit_mb = 2000
# A kept article's server is asked for changes again after so many hours.
check_after_hours = 3

# The name that servers are told: "" means a browser-like one with the program's own.
user_agent = ""
# The languages that servers are asked for: "" means that of the locale.
accept_language = ""
# A cookies.txt as browsers' add-ons export it, for sites that know you; each goes to its own site
# only, and to no other host that a page sends on to. --cookies FILE names one for a single run.
cookies_file = ""
# Archives of the web that are asked for a copy when you choose so: their time gates, parted by blanks (RFC 7089).
time_gates = "https://web.archive.org/web/"

# Times in seconds, sizes in bytes.
[limits]
# To reach the server.
connect = 10
# Until the headers of its answer are complete.
headers = 30
# An answer with fewer bytes than these in slow_seconds is given up.
slow_bytes = 1024
slow_seconds = 15
# For everything together.
total = 300
# The headers of an answer.
header_bytes = 65536
# The page as it is sent.
wire_bytes = 20000000
# The page unpacked.
body_bytes = 32000000
# How often a server may send one on to another address.
redirects = 10
# Before the one retry.
retry_wait = 0.5
# The longest wait that a server may ask for.
retry_after = 5

[export]
# A folder of notes in Markdown that articles and highlights are exported to, with ~ for your home.
folder = ""
# The file of a new note; in braces may stand title, address, author, site, published, added, tags, note.
name = "{site} - {title}"
# What stands above the highlights of a new note, with the same in braces; in one that is there it is yours.
template = "[{title}](<{address}>)"

# An action and its key or keys, all others keep theirs.
[keys]
{keys}

# Other machines with a library of yours, by the names that ssh knows them by; a shared library by its address.
# on: "never" (only when one says so) or "ends" (at the start and the end too, in the background). bodies: which texts
# go along, "queue" (those that are queued, highlighted or being read), "all" or "none".
# [sync]
# hosts = ["box2", "me@server.example"]
# on = "ends"
# bodies = "all"

# Where a site's article stands and what does not belong to it, as CSS selectors.
# [site."news.example"]
# content = "article.story"
# drop = [".share", ".related"]
# What requests to this very host say besides, and to no other that it sends on to.
# headers = { "X-Key" = "abc" }

# Programs that the command "pipe" gives the selected text or the article to, by the word that one types: a program with
# its arguments, or a line for the shell, which the terminal is lent to where it begins with "!".
# [pipe]
# say = ["espeak-ng"]
# less = "!less"
"""


Named = tuple[str, Sequence[str], str]


def template(keys: Sequence[Named] = ()) -> str:
    """The text of a settings file that changes nothing. keys: id, keys and meaning of every action."""
    return _TEMPLATE.replace("{keys}", "\n".join(map(_line, keys)) or '# "line.down" = ["j", "down"]')


def meanings() -> dict[str, str]:
    """What each setting means, by its name; those of a table by both, "limits.total"."""
    found: dict[str, str] = {}
    table = remark = last = ""
    for line in _TEMPLATE.split("{keys}")[0].splitlines():
        if line.startswith("#"):
            remark = f"{remark} {line[2:]}".strip()
        elif line.startswith("["):
            table, remark = f"{line.strip('[]')}.", ""
        elif " = " in line:
            found[f"{table}{line.split(' = ')[0]}"], last = remark or last, remark or last
            remark = ""
        else:
            remark = ""
    return found


def _line(named: Named) -> str:
    id, keys, meaning = named
    listed = ", ".join(json.dumps(key) for key in keys)
    return f'# "{id}" = [{listed}]  # {meaning}'


def write_template(path: Path | None, keys: Sequence[Named] = ()) -> Path:
    """Write the template to `path`; raises UsageError when a file is there already, or none can be written."""
    if path is None:
        raise UsageError("There is no place for settings", "Set HOME or XDG_CONFIG_HOME.")
    try:
        create(path, template(keys))
    except FileExistsError as error:
        raise UsageError("There is a settings file already", f"Move {path} away to get a new one.") from error
    except OSError as error:
        raise UsageError("The settings can not be written", f"{path}: {error.strerror}") from error
    return path
