"""Marks around names, titles and examples: words that are named, listed or made up, and that nobody says."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tui_reader.quotes.cues.lexicon import Lexicon, listed
from tui_reader.quotes.grammar.naming import gives_name
from tui_reader.quotes.marks.segments import Segment

_WORD = re.compile(r"[^\W_][\w'’-]*|[,.:;()]")
# What stands between two of a row: a comma, "and", or both, with an article.
_BETWEEN = re.compile(r"\s*[,/&]?\s*(?:([^\W\d_]+)\s+)?(?:([^\W\d_]+)\s+)?")
# What follows it is no more of the same.
_BUT = listed("but aber sondern mais pero sino mas ma maar men ale lecz но а")
_ASIDE = re.compile(r"\([^()]*\)")
_ENDS = tuple(",!?…")
_INSIDE = frozenset(".,!?…")
# "zum Beispiel so:", "for example,": what follows was not said but might be.
_EXAMPLE = re.compile(
    r"\b(?:for example|for instance|e\. ?g\.|zum Beispiel|beispielsweise|z\. ?B\.|par exemple|por ejemplo|per esempio|"
    r"ad esempio|por exemplo|bijvoorbeeld|till exempel|t\. ?ex\.|for eksempel|f\. ?eks\.|na przykład|np\.|například|"
    r"např\.|например)(?:\s+(?:so|like this|ainsi|así|assim|così|zo|så))?\s*[,:]\s*$",
    re.IGNORECASE,
)
_TERM = re.compile(
    r",?\s+(?:(?:a|the) (?:term|expression|nickname|name)|ein (?:Begriff|Ausdruck|Name)|une? (?:terme|expression)|"
    r"una? (?:término|termine|expresión|espressione)|uma? (?:termo|expressão)|een (?:term|begrip))\b"
)
# "questions like", "An example is": before words that are one of many that might be said.
_LIKE = re.compile(
    r"(?:, like|\b(?:requests|prompts|questions|phrases|comments|messages|titles|lines|statements) like|"
    r"\bsuch as|\bwie (?:etwa|zum Beispiel)|\btel(?:le)?s? que|\btal(?:es)? como|\bzoals)\s*:?\s*$|"
    r"\b(?:example|Beispiel|exemple|ejemplo|esempio|exemplo|voorbeeld|exempel|eksempel)\b[^.!?]{0,30}"
    r"\b(?:is|was|would be|ist|wäre|est|serait|es|sería|è|sarebbe|é|seria|är|er)\s*:?\s*$",
    re.IGNORECASE,
)
# "The question is not, really,", "Der Untertitel lautet:": what is asked or named, and said by nobody.
_POSED = re.compile(
    r"\b(?:(?:the|die|la|l['’]|de|het|den|det|o|a)\s?(?:[^\W\d_]+\s)?"
    r"(?:question|Frage|pregunta|domanda|questão|pergunta|vraag|frågan|spørsmålet|spørgsmålet)|frågan|spørsmålet|"
    r"spørgsmålet|pytanie|otázka|вопрос)\s(?:then |now |also |here |aber |nun |hier |jetzt |dabei |zo |då )?"
    r"(?:is|was|remains|becomes|ist|war|lautet|lautete|bleibt|stellt sich|est|était|es|era|è|é|fica|blijft|luidt|är|"
    r"blir|er|lyder|brzmi|zní|звучит|такой)\b"
    r"(?:\snot|n['’]t|\snicht|\spas)?(?:,? (?:really|rather|simply|just|then|now|nun|nur|eher|vielmehr|also|aber|"
    r"daher))?[,:]?\s*$|"
    r"\b(?:(?:sub)?titles?|(?:Unter|Buch|Film)?[Tt]itel|Überschrift|Motto|(?:sous-)?titre|devise|(?:sub)?título|lema|"
    r"(?:sotto)?titolo|motto|ondertitel|undertittel|tytuł|podtytuł|hasło|motiv|подзаголовок|заголовок|девиз)\b"
    r"[^.!?,:„“\"«»]{0,40}\b(?:is|was|reads|lautet|lautete|heißt|hieß|ist|war|est|était|es|era|è|é|luidt|luidde|är|var|"
    r"er|to|brzmi|brzmiał|brzmiało|zní|звучит|гласит)\s*:?\s*$",
    re.IGNORECASE,
)
# "inscribed with the words": what stands on a thing. "sagen wollen:": what somebody might say.
_WRITTEN = re.compile(
    r"\b(?:inscribed|engraved|emblazoned|embroidered|stamped|tattooed|stencilled|stenciled)\b[^.!?,:„“\"«»]{0,40}$|"
    r"\b(?:with the|mit dem|avec le|con el|con lo|com o) (?:slogan|tagline|motto|Slogan|Motto|lema)\s*:?\s*$|"
    r"\bsagen (?:wollen|will|wollte|wollten)\s*:?\s*$",
    re.IGNORECASE,
)
# "“...” is a phrase that": words that are talked about.
_TALKED_OF = re.compile(
    r"\s(?:is|was|ist|war|est|était|es|era|è|é|är|var|er|to)\s(?:an?|the|eine?|une?|le|la|l['’]|una?|el|il|uma?|o|een|"
    r"de|en|ett|et)\s?(?:[^\W\d_]+\s)?(?:phrase|sentence|line|saying|question|quote|slogan|expression|lyric|"
    r"Formulierung|Satz|Frage|Spruch|Ausdruck|Redensart|Zitat|expression|devise|formule|frase|expresión|pregunta|"
    r"espressione|domanda|expressão|pergunta|uitdrukking|vraag|zin|fråga|uttryck|zdanie|pytanie)\b"
)
# "betekent", "(d. h.": before what a word means, or what was said in another language.
_MEANS = re.compile(
    r"\(\s*(?:d\. ?h\.|das heißt|i\. ?e\.|that is|c['’]est-à-dire|c\.-à-d\.|es decir|cioè|ou seja|isto é|d\. ?w\. ?z\.|"
    r"dat wil zeggen|dvs\.|czyli|tj\.|то есть|т\. ?е\.)\s*[,:]?\s*$|"
    r"\b(?:means?|meaning|meant|translates? (?:as|to|into)|stands? for|bedeutete?|signifi(?:e|ait)|veut dire|significa|"
    r"significava|vuol dire|quer dizer|quiere decir|betekent|betekende|betyder|betyr|znaczy|oznacza|znamená|"
    r"означает|значит)\s*(?:so viel wie|soviel wie|etwa|zoiets als|roughly|literally|literalmente|letteralmente|"
    r"littéralement|wörtlich|letterlijk|ungefähr|about|as much as|something like)?\s*[,:]?\s*$",
    re.IGNORECASE,
)
# "didn't just say,", "if you tell people,": before words that somebody did not say.
_UNSAID = re.compile(
    r"\bif (?:you|we|they|I|people|someone|somebody) (?:say|tell|ask|asked|said|told)\b[^.!?,:]{0,20}[,:]?\s*$|"
    r"(?:n['’]t|\b(?:not|never))\s(?:just|simply|only|even|ever|quite|actually|exactly)?\s*"
    r"(?:say|said|saying|tell me|ask|asking|shout|write|think|thinking)\s*[,:]?\s*$",
    re.IGNORECASE,
)
# The last words of what leads so.
_LEADING = listed(
    "is was remains becomes not isn't wasn't isn’t wasn’t really rather simply just then now also here ist war "
    "lautet lautete bleibt sich nicht nun nur eher vielmehr aber daher heißt hieß est était pas es era è é fica "
    "blijft luidt luidde är blir er var lyder brzmi brzmiał brzmiało zní звучит такой гласит to reads mean means "
    "meaning meant translate translates stand stands stood for as into bedeutet bedeutete signifie signifiait dire "
    "decir dizer significa significava betekent betekende betyder betyr znaczy oznacza znamená означает значит wie "
    "etwa als roughly literally literalmente letteralmente littéralement wörtlich letterlijk ungefähr about like "
    "words word phrase line text name message slogan tagline motto lema with reading wollen will wollte wollten "
    # What a translation in brackets is led in by.
    "h. d.h. (d.h. (d. e. i.e. (i.e. c'est-à-dire c’est-à-dire (c'est-à-dire (c’est-à-dire (c.-à-d. cioè (cioè seja é "
    "z. d.w.z. (d.w.z. zeggen (dvs. czyli (czyli (tj. есть (т.е. е."
)
# Those of _UNSAID, with which no question and no meaning leads.
_SAYING = listed("say said saying me ask asking shout write think thinking people them him her us everyone")
# How what leads as _EXAMPLE and as _LIKE ends.
_BREAKS = (",", ":")
_ALIKE = tuple(
    "like as etwa beispiel que como zoals example exemple ejemplo esempio exemplo voorbeeld exempel eksempel is "
    "was be ist wäre est serait es sería è sarebbe é seria är er".split()
)
_NOWHERE: frozenset[int] = frozenset()
# Words of a paper's name.
_SOURCE = 4
# Characters before a mark in which its name is given.
_NEAR = 48
_LEAD = 90


def is_called(text: str, start: int, words: Lexicon) -> bool:
    """`was named "..."`, `is known as "..."`, `a folder called "..."`: a name is given, and nothing said."""
    return gives_name(_WORD.findall(text, max(0, start - _NEAR), start)[-6:], words)


def is_termed(text: str, end: int) -> bool:
    """`“...,” a term coined by`: words that are told to be a name behind them."""
    return _TERM.match(text, end) is not None


def is_talked_of(text: str, end: int) -> bool:
    """`“...” is a phrase that`: whether the sentence goes on about the words."""
    return _TALKED_OF.match(text, end) is not None


def is_joined(text: str, end: int) -> bool:
    """`die „Nein“-Rufe`: whether the words are the first part of a noun."""
    return text[end : end + 1] in tuple("-‐‑") and text[end + 1 : end + 2].isalpha()


def is_unsaid(text: str, start: int) -> bool:
    """Whether what leads to the words says that they are a question, a title, or not what somebody said."""
    last = text[max(0, start - _NEAR) : start].rstrip(" \u00a0,:").rpartition(" ")[2].lower()
    # All of them end with few words, and most marks stand behind none of those.
    if last not in _LEADING and last not in _SAYING:
        return False
    ways = (_WRITTEN, _UNSAID) if last in _SAYING else (_POSED, _MEANS, _WRITTEN)
    return any(one.search(text, max(0, start - _LEAD), start) for one in ways)


def is_entry(text: str, start: int) -> bool:
    """`Berg, A. (May 2008). “Old Harbours”`: a title behind the year of a bibliography."""
    return (
        text[max(0, start - 3) : start].rstrip()[-2:-1] == ")"
        and _DATED.search(text, max(0, start - _NEAR), start) is not None
    )


_DATED = re.compile(r"\((?:[^()\d]{0,12}\s)?(?:1[5-9]|20)\d\d[^()]{0,12}\)[.,]\s*$")


def is_example(text: str, start: int) -> bool:
    """Whether the words are led in as what somebody might say."""
    begin = max(0, start - _NEAR)
    # As above: most marks stand behind neither.
    led = text[begin:start].rstrip()
    if led.endswith(_BREAKS) and _EXAMPLE.search(text, begin, start):
        return True
    return led.removesuffix(":").rstrip().lower().endswith(_ALIKE) and _LIKE.search(text, begin, start) is not None


def in_rows(text: str, segments: Sequence[Segment], words: Lexicon) -> frozenset[int]:
    """Where quotations begin that stand in a row, none with a mark of its own: `the author of "A", "B" and "C"`."""
    found: set[int] = set()
    if len(segments) < 2:
        return _NOWHERE
    for one, other in pairwise(segments):
        if not _is_plain(text, one) or other.start - one.end > _NEAR or not _is_plain(text, other):
            continue
        match = _BETWEEN.fullmatch(text, one.end, other.start)
        if match is None or not match.group().strip():
            continue
        joined = [word.lower() for word in match.groups() if word]
        article = joined.pop() if joined and joined[-1] in words.determiners else ""
        if not joined or (len(joined) == 1 and joined[0] in words.coordinates - _BUT) or (article and not joined):
            found.update((one.start, other.start))
    return frozenset(found)


def without_sources(text: str, found: list[Segment], words: Lexicon) -> list[Segment]:
    """The quotations without those that only name a paper: `So schreibt die „Hafenzeitung“ weiter: „...“`."""
    sources = {one for one, after in pairwise(found) if _is_source(text, one, after.start, words)}
    return [one for one in found if one not in sources] if sources else found


def _is_source(text: str, segment: Segment, after: int, words: Lexicon) -> bool:
    if after - segment.end > _NEAR or not segment.closed or text[segment.end : after].rstrip()[-1:] != ":":
        return False
    inner = text[segment.start + 1 : segment.end - 1]
    if not inner[:1].isupper() or inner[-1:] in _ENDS or len(inner.split()) > _SOURCE:
        return False
    behind = _ASIDE.sub(" ", text[segment.end : after]).lower().strip(" :").split()
    before = text[max(0, segment.start - _NEAR) : segment.start].lower().split()[-_SOURCE:]
    owned = not words.determiners.isdisjoint(before[-2:])
    return owned and len(behind) <= _SOURCE and not words.verbs.isdisjoint((*before, *behind))


def _is_plain(text: str, segment: Segment) -> bool:
    return segment.closed and not segment.spoken and text[segment.end - 2] not in _INSIDE
