"""What an e-book says of itself: its facts, the files of its spine in their order, its table of contents."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tui_reader.clean import one_line
from tui_reader.errors import NothingToRead
from tui_reader.extraction.epub.archive import Archive, path_of

DEEPEST = 6
_READ = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document", "application/xml")


class Entry(NamedTuple):
    """A line of a table of contents: where it leads, and how deep it stands, from 1 on."""

    title: str
    path: str
    fragment: str
    depth: int


class Package(NamedTuple):
    """title, byline, published (ISO date), language, publisher: "" where unknown. spine: paths, notes to them last."""

    title: str
    byline: str
    published: str
    language: str
    publisher: str
    spine: tuple[str, ...]
    contents: tuple[Entry, ...]


def package(archive: Archive) -> Package:
    """The package of an e-book; raises NothingToRead when it names nothing to read."""
    container = _xml(archive.read("META-INF/container.xml"))
    path = next((_of(root, "full-path") for root in _named(container, "rootfile") if _of(root, "full-path")), "")
    opf = _xml(archive.read(path)) if path else None
    if opf is None:
        raise NothingToRead("The e-book is damaged", "It does not say what it is made of. Get it again.")
    items = {_of(item, "id"): item for item in _named(opf, "item")}
    files = {id: path_of(path, _of(item, "href"))[0] for id, item in items.items()}
    refs = list(_named(opf, "itemref"))
    listed = [_of(ref, "idref") for ref in sorted(refs, key=lambda ref: _of(ref, "linear") == "no")]
    nav = next((files[id] for id, item in items.items() if "nav" in _of(item, "properties").split()), "")
    spine = [files[id] for id in listed if id in items and _of(items[id], "media-type") in (*_READ, "")]
    spine = [each for each in dict.fromkeys(spine) if each != nav]
    if not spine:
        raise NothingToRead("The e-book names no text", "It may be made of pictures, which are not shown here.")
    ncx = next((files[id] for id, item in items.items() if "dtbncx" in _of(item, "media-type")), "")
    contents = list(_from_nav(archive, nav)) or list(_from_ncx(archive, ncx))
    return Package(
        _text(opf, "title"),
        ", ".join(dict.fromkeys(filter(None, map(_said, _named(opf, "creator"))))),
        _text(opf, "date")[:10],
        _text(opf, "language"),
        _text(opf, "publisher"),
        tuple(spine),
        tuple(contents),
    )


def _from_nav(archive: Archive, path: str) -> Iterator[Entry]:
    """The table of contents of EPUB 3: nested lists in a <nav>."""
    root = _xml(archive.read(path)) if path else None
    navs = list(_named(root, "nav"))
    nav = next((one for one in navs if "toc" in (_of(one, "type") or "toc").split()), None)
    for link in _named(nav, "a"):
        depth = sum(1 for up in link.iterancestors() if _name(up) == "ol")
        if title := _said(link):
            yield Entry(title, *path_of(path, _of(link, "href")), min(max(depth, 1), DEEPEST))


def _from_ncx(archive: Archive, path: str) -> Iterator[Entry]:
    """The table of contents of EPUB 2: nested navPoints."""
    for point in _named(_xml(archive.read(path)) if path else None, "navpoint"):
        label = next((_said(child) for child in point if _name(child) == "navlabel"), "")
        target = next((_of(child, "src") for child in point if _name(child) == "content"), "")
        depth = 1 + sum(1 for up in point.iterancestors() if _name(up) == "navpoint")
        if label and target:
            yield Entry(label, *path_of(path, target), min(depth, DEEPEST))


def _xml(data: bytes) -> etree._Element | None:
    """The root of an XML file; entities stand for nothing, whatever they say."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def _named(root: etree._Element | None, name: str) -> Iterator[etree._Element]:
    if root is not None:
        yield from (element for element in root.iter() if _name(element) == name)


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _of(element: etree._Element, name: str) -> str:
    """An attribute, in whatever namespace it stands."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return one_line(str(value))
    return ""


def _said(element: etree._Element) -> str:
    return one_line("".join(map(str, element.itertext())))[:500]


def _text(opf: etree._Element, name: str) -> str:
    return next(filter(None, map(_said, _named(opf, name))), "")
