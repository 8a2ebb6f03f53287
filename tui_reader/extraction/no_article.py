"""Pages that have text and no article: those that a program would make, and those that ask for consent first.

Either says little but that, in sentences of its own; an article about programs or cookies says something else as well.
"""

import re

from tui_reader.article.document import Document
from tui_reader.errors import Advice, NothingToRead

SHELL = 800
"""Characters of text above which a page is no empty shell."""
WALL = 3000
"""Characters of text above which a page is no wall."""
MOST_BESIDE = 160
"""Characters that a shell may say besides, such as its name."""
ASKS = 0.4
"""The share of a wall's text that is about consent; half of that where its title says so."""
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]*")
_NEEDS_PROGRAM = re.compile(
    r"\b(?:enable|turn on|activate|requires?|needs?|support|allow|switch on)\b.{0,60}\b(?:java ?script|js)\b|"
    r"\b(?:java ?script|js)\b.{0,60}\b(?:disabled|required|not enabled|needed|enabled|turned off|not available|support|"
    r"blocked|to run|to work|to continue|deaktiviert|aktivieren|erforderlich|désactivé|activer|requis|activado|"
    r"desactivado|habilitar|abilitare|disabilitato|uitgeschakeld|wyłączon\w+|отключен\w*|включит\w*)|"
    r"\b(?:without|ohne|sans|sin) java ?script\b|"
    r"\b(?:aktivieren|aktiviere|benötigt|erfordert|activez|activer|nécessite|active|habilite|attiva|включите)\b.{0,60}"
    r"java ?script|JavaScript(?:を|が)|(?:启用|启动|开启|啟用).{0,20}JavaScript",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:loading|please wait|just a moment|redirecting|wird geladen|chargement)\b", re.IGNORECASE)
_ASKS_CONSENT = re.compile(
    r"\b(?:we|us|our|you|your|site|website|partners?|wir|uns|unsere?|sie|ihre?|nous|nos|vous|votre|nosotros|usted|"
    r"tu|noi|wij|onze)\b.{0,120}\b(?:cookies?|consent|privacy|personal data|datenschutz|einwilligung|données|datos)\b|"
    r"\bcookies? (?:and|or|und|et|y) (?:data|similar|other|daten|ähnliche)|"
    r"\bcookie (?:policy|settings|notice|preferences|consent)|privacy (?:policy|settings|notice|preferences|center)|"
    r"\b(?:accept|reject|decline|agree to|manage)\b.{0,20}\b(?:all|cookies?|choices|options|preferences|settings)\b|"
    r"\b(?:accept|agree) to (?:go on|continue)|\blegitimate interests?\b|\bpersonali[sz]ed (?:ads|advertising|content)|"
    r"\bstore (?:and/or|and|or) access\b|\beffectiveness of ads\b|\badvertising partners\b|"
    r"\b(?:alle|allen) (?:akzeptieren|ablehnen|zustimmen|cookies)|\bzustimmen\b|\btout (?:accepter|refuser)|"
    r"\b(?:aceptar|rechazar) tod[oa]s",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"before you (?:continue|go on|proceed)|bevor (?:sie|du) .{0,20}(?:fortf|weiter)|avant de (?:continuer|poursuivre)|"
    r"antes de continuar|\bcookies?\b|\bconsent\b|privacy (?:settings|choices|preferences|notice)|your privacy|"
    r"datenschutzeinstellungen|einwilligung|confidentialité|privacidad",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:>|value=[\"'])\s*(?:yes, )?(?:i )?(?:accept|agree|allow|reject|decline|alle akzeptieren|akzeptieren|zustimmen|"
    r"ablehnen|einverstanden|tout accepter|accepter|"
    r"j['’]accepte|aceptar|accetta|accepteren|同意)\b[^<\"']{0,30}[<\"']",
    re.IGNORECASE,
)


def refusal(document: Document, markup: str) -> NothingToRead | None:
    """Why a page that could be read has no article all the same; None where it has one."""
    text = "\n".join(block.text for block in document.blocks)
    if _is_shell(text):
        return made_by_program()
    if _is_wall(document, text, markup):
        return NothingToRead(
            "No article: the page asks for consent first",
            "It shows its text to browsers that have answered.",
            [Advice("view", "shows what it says")],
        )
    return None


def made_by_program() -> NothingToRead:
    """The refusal of a page that is empty until JavaScript has run."""
    return NothingToRead(
        "No article: the page is made by JavaScript, which is not run here",
        "A browser shows it; some sites have a feed or a page for printers as well.",
        [Advice("view", "shows the whole page")],
    )


def needs_program(markup: str) -> bool:
    """Whether a page without text has programs that would write it."""
    return "<script" in markup.lower()


def _is_shell(text: str) -> bool:
    if len(text) > SHELL or not _NEEDS_PROGRAM.search(text):
        return False
    others = (sentence for sentence in _SENTENCE.findall(text) if not _NEEDS_PROGRAM.search(sentence))
    return sum(len(one) for one in others if not _ASIDE.search(one)) <= min(MOST_BESIDE, len(text) / 2)


def _is_wall(document: Document, text: str, markup: str) -> bool:
    if len(text) > WALL or document.byline or document.published or not _ASKS_CONSENT.search(text):
        return False
    if not _BUTTON.search(markup):
        return False
    asking = sum(len(one) for one in _SENTENCE.findall(text) if _ASKS_CONSENT.search(one))
    return asking >= len(text) * (ASKS / 2 if _TITLE.search(document.title) else ASKS)
