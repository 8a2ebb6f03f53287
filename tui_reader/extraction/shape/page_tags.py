"""What the tags of a page are to its reader, who has the whole page before him."""

from tui_reader.extraction.building.tag_table import CONTAINERS, LEAVES, SCOPES

# What has no text of the page, or none that can be read without the page's programs.
SKIPPED = frozenset(
    "head script style template iframe object embed applet select datalist textarea input button canvas video audio "
    "map meter progress svg noscript rp source track link meta base param dialog".split()
)
BLOCKS = LEAVES | SCOPES | frozenset(CONTAINERS) | {"hr"}
