"""A settings file with every default in it and a line about each, for `--write-settings`."""

_TEMPLATE = """\
# Settings of tui-reader. Every line shows its default; delete what you do not change.

# Colours: "terminal" uses the terminal's own, or one of the themes listed by the key c.
theme = "terminal"
# Columns of text in the reader, from 20 to 300.
width = 66
# The row of keys at the bottom: "auto" (when there is room), "always" or "never".
footer = "auto"
# Blank lines between paragraphs, from 0 to 3.
spacing = 1
# Both edges straight; words divided at the line's end.
justify = false
hyphenate = false

# How y copies a quote: "text" or "markdown".
quote_format = "text"
# What names a link while choosing one: "letters" or "numbers".
hints = "letters"
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

# What the library may grow to, in megabytes.
library_limit_mb = 500
# A kept article's server is asked for changes again after so many hours.
check_after_hours = 3

# What servers are told: "" means a browser-like name with the program's own, and the language of the locale.
user_agent = ""
accept_language = ""
# A cookies.txt as browsers' add-ons export it, for sites that know you; each cookie goes to its own site only.
cookies_file = ""

# Times in seconds, sizes in bytes.
[limits]
# To reach the server, and until its answer's headers are complete.
connect = 10
headers = 30
# Slower than slow_bytes in slow_seconds is given up; total is for everything.
slow_bytes = 1024
slow_seconds = 15
total = 300
header_bytes = 65536
# The page as it is sent, and unpacked.
wire_bytes = 20000000
body_bytes = 32000000
redirects = 10
# Before the one retry, and the longest wait that a server may ask for.
retry_wait = 0.5
retry_after = 5

# An action and its key or keys, all others keep theirs; ? in the reader shows the names.
[keys]
# "line.down" = ["j", "down"]
# "search" = "/"

# Where a site's article stands and what does not belong to it, as CSS selectors.
# [site."news.example"]
# content = "article.story"
# drop = [".share", ".related"]
"""


def template() -> str:
    """The text of a settings file that changes nothing."""
    return _TEMPLATE
