"""A quote as it is copied: the words, who said them, and where they stand."""

from tui_reader.article.document import Document, Quote


def citation(quote: Quote, document: Document, markdown: bool = False) -> str:
    """“…” — Speaker, Title, Site, date, address; what is not known is left out, a name that is not sure has a "?".

    markdown: a quotation with a link.
    """
    address = document.final_url or document.url
    speaker = quote.said_by
    if not markdown:
        source = ", ".join(
            part for part in (speaker, document.title, document.site, document.published, address) if part
        )
        return f"“{quote.text}”" + (f" — {source}" if source else "")
    title = _escaped(document.title)
    linked = f"[{title or address}](<{address}>)" if address else title
    source = ", ".join(
        part for part in (_escaped(speaker), linked, _escaped(document.site), document.published) if part
    )
    return f"> “{_escaped(quote.text)}”" + (f"\n>\n> — {source}" if source else "")


def _escaped(text: str) -> str:
    """`text` as plain words of one Markdown line."""
    line = " ".join(text.split())
    return "".join("\\" + character if character in "\\`*_[]<>#" else character for character in line)
