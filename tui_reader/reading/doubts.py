"""What is doubtful about a text that came with a good status: pages that say that there is none."""

import re

from tui_reader.article.document import Document

LONGEST = 1500
"""Characters of a page that may say no more than that it is not there."""
_GONE = re.compile(
    r"(?:\b404\b|\b(?:page|article|story|content|document|post|file)\b.{0,30}\b(?:not (?:be )?found"
    r"|does(?:n['’]t| not) exist|no longer (?:available|exists)|is gone|unavailable"
    r"|(?:was|been) (?:removed|deleted|moved))"
    r"|\bnot found\b|seite (?:nicht gefunden|existiert nicht)|nicht (?:mehr )?(?:gefunden|verfügbar)"
    r"|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|pagina niet gevonden"
    r"|nie znaleziono|страница не найдена|ページが見つかりません|页面不存在)",
    re.IGNORECASE,
)


def doubts(document: Document) -> tuple[str, ...]:
    """Words about a document that may be none, for a person."""
    if document.read_as != "article" or sum(len(block.text) for block in document.blocks) > LONGEST:
        return ()
    headings = [block.text for block in document.blocks[:3] if block.kind == "HEADING"]
    if any(_GONE.search(text) for text in (document.title, *headings)):
        return ("this page may only say that there is none",)
    return ()
