"""A feed's titles, as its format says that they are written."""

import pytest

from tui_reader.extraction.feeds import read_feed

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Tar &amp;amp; rope</title><entry>{}</entry></feed>'
RSS = "<rss><channel><title>Tar &amp;amp; rope</title><item>{}</item></channel></rss>"


@pytest.mark.parametrize(
    ("feed", "title", "read"),
    [
        (
            ATOM,
            '<title type="html">Oak &amp;amp; iron: the &lt;em&gt;second&lt;/em&gt; gate</title>',
            "Oak & iron: the second gate",
        ),
        (ATOM, '<title type="html"><![CDATA[The mill&#8217;s gate]]></title>', "The mill’s gate"),
        (ATOM, "<title>What &lt;em&gt; means &amp;amp; does</title>", "What <em> means &amp; does"),
        (
            ATOM,
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <i>second</i> gate</div></title>',
            "The second gate",
        ),
        (RSS, "<title>Rope &amp;#8211; a &lt;b&gt;story&lt;/b&gt;</title>", "Rope – a story"),
        (RSS, "<title>If 3 &lt; 4 and 5 &gt; 4</title>", "If 3 < 4 and 5 > 4"),
    ],
)
def test_a_title_is_read_as_its_format_writes_it(feed: str, title: str, read: str) -> None:
    document = read_feed(feed.format(title), "https://lockside.example/feed")
    assert document.title == "Tar & rope"
    assert [block.text for block in document.blocks] == [read]
