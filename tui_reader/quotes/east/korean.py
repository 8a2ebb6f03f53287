"""Who speaks in Korean: the topic before the quotation, or between it and its verb; else nobody."""

import re

from tui_reader.quotes.east.around import ENDS, Around
from tui_reader.quotes.names.voices import NOBODY, Said

_SAYS = (
    "말했|말한|말하|말이다|밝혔|밝힌|밝히|강조|전했|전한|전하|설명|덧붙|주장|지적|물었|묻|답했|답한|적었|적은|"
    "외쳤|했다|한다|하고|하며|언급|전망|평가|반박|비판|"
    "촉구|당부|호소|토로|되물|소개|귀띔|회고|반문|역설|피력|회상|고백|약속|경고|우려|제안|요청|조언|털어|썼다|"
    "쓴|선언|다짐|웃|눈물|소감|내다|"
    "분석|진단|꼬집|일축|해명|인정|부인|요구|비난|질타|호평|자평|자신|기대|격려|위로|사과|감사|추측|단언|장담|"
    "토론|대답|응답|발표|주문|탄식|한숨|"
    "알렸|알린|고 했|적시|기재|진술|증언|폭로|고발|규탄|환영|축하|이야기|얘기|입을 열|운을 뗐|목소리|입장"
)
_QUOTED = re.compile(r"\s*(?:이?라고|이?라며|이?라면서|고|며|면서)(?:도)?[,\s]")
# "이 문제를 ‘바다 폭력’이라고": what a thing is called.
_NAMED = re.compile(r"[을를]\s*$")
_GOES_ON = re.compile(r"\s*(?:이?라고|이?라며|이?라면서|고|며|면서)[,\s]*(?:이어\s|또\s)?")
_VERB = re.compile(rf"(?:{_SAYS})")
_NOUN = re.compile(
    r"\s*(?:이?라는|는)\s+(?:\S+\s+){0,2}(?:말|지적|주장|의견|신고|답|질문|반응|목소리|입장|취지|글|메시지|평가|"
    r"우려|비판|설명|이유|분석|전망)"
)
_SAID_SO = re.compile(
    rf"([가-힣A-Za-z ]{{2,24}}?)(?:은|는|이|가)\s(?:\S+\s)?(?:이렇게|그렇게|이같이|이처럼)\s?(?:\S+\s)?(?:{_SAYS})"
)
_WORDS_OF = re.compile(r"([가-힣A-Za-z ]{2,24}?)(?:\s?씨)?의\s(?:말이다|설명이다|주장이다|이야기다|지적이다|생각이다)")
_SOURCE = re.compile(r"([가-힣A-Za-z ]{2,24}?)에\s따르면[,\s]*$")
_ASIDE = re.compile(r"\([^()]{1,30}\)")
_TOPIC = re.compile(r"^(.{1,12}?)(은|는)$")
_SUBJECT = re.compile(r"^(.{1,12}?)(이|가|도)$")
_PRONOUNS = frozenset("그 그녀 나 저 우리 그들 저희 제 내".split())
# Words that end with the particle and are nobody.
_NO_WHO = re.compile(
    r".*(?:에서|에게|에|으로|로|부터|까지|라고|다고|다|하|되|지|것|때|날|이번|이날|오늘|내일|어제|최근|점|수|바|"
    r"중|후|전|뒤|상황|문제|이유|사실|결과|내용|과정|"
    r"말|뜻|의미|입장|경우|또|더|많|있|없|같|이|모두|대해|관련|위해|한편|반면)$|^(?:이|그|저|더|또)$"
)
_TITLES = frozenset(
    "대표 교수 시장 장관 의원 회장 사장 감독 선수 위원장 위원 원장 총장 총리 대통령 변호사 기자 소장 본부장 "
    "국장 실장 팀장 과장 이사장 이사 검사 판사 의장 총재 "
    "지사 군수 구청장 대사 대변인 작가 배우 박사 센터장 이장 주민대표 관계자 후보 부장 차관 청장 처장 단장 코치 "
    "부회장 부사장 전무 상무 원내대표 최고위원 "
    "비대위원장 수석 비서관 행정관 연구위원 연구원 조합장 지부장 "
    "사무총장 점장 목사 신부 스님 간호사 의사 약사 씨 군 양 측 당국자 소식통".split()
)
_PARTICLES = re.compile(
    r".*(?:을|를|은|는|이|가|에|의|서|로|와|과|도|며|고|해|한|된|던|린|간|난|든|쓴|온|할|될|인|대한|위한|,)$"
)
_ADVERBS = frozenset(
    "이어 또 또한 한편 특히 그러나 하지만 그러면서 이에 당시 "
    "최근 이후 다만 그리고 이날 오늘 어제 반면 앞서 결국 역시 이와".split()
)
_NAME = re.compile(
    r"[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구라진엄채원천방공현함변염여"
    r"추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용][가-힣]{1,3}$"
)


def said(place: Around) -> Said | None:
    """Who says a quotation; None where no pattern tells that anybody does."""
    rest = _ASIDE.sub("", place.rest)
    takes_up = _QUOTED.match(rest)
    if takes_up is None:
        behind = _SAID_SO.match(rest.strip()) or _WORDS_OF.match(rest.strip())
        if behind and place.inner.endswith(ENDS):
            return _named(behind.group(1).split())
        source = _SOURCE.search(place.lead)
        return _named(source.group(1).split()) if source else None
    if _NAMED.search(place.lead) and len(place.inner) < _PHRASE:
        return None
    between = rest[takes_up.end() :]
    verb = _VERB.search(between)
    who = _topic(between[: verb.start()] if verb else between) if between else []
    who = who or _topic(place.lead)
    if who:
        return _named(who)
    return NOBODY if verb else None


def is_speech(place: Around) -> bool | None:
    """Whether marks hold speech that nobody claims; None where only their length can tell."""
    if _NOUN.match(place.rest) and len(place.inner) >= _PHRASE:
        return True
    return True if place.alone and place.inner.endswith(ENDS) and len(place.inner) > 2 else None


# Characters from which on words that are told of are no term.
_PHRASE = 8


def goes_on(place: Around) -> bool:
    """`“…”며 “…”고 말했다`: whether the words before and these are one sentence of somebody's."""
    return (
        not place.above
        and re.fullmatch(r"\s*(?:이?라고|이?라며|이?라면서|며|면서|고)[,\s]*(?:이어\s|또\s)?", place.lead) is not None
    )


def _topic(text: str) -> list[str]:
    """The words of the topic of a clause, the office and the name; none where it has no topic that can speak.

    Of several the last that is a name, an office or a pronoun, else the first.
    """
    tokens = _ASIDE.sub("", _QUOTED.sub("", text, count=1) if _QUOTED.match(text) else text).split()
    for pattern in (_TOPIC, _SUBJECT):
        found = [(at, match.group(1)) for at, one in enumerate(tokens) if (match := pattern.match(one.rstrip(",")))]
        surely = [one for one in found if _is_person(one[1])]
        perhaps = [one for one in found if not _NO_WHO.match(one[1])]
        if surely or perhaps:
            at, word = surely[-1] if surely else perhaps[0]
            return _phrase([*tokens[:at], word])
    return []


def _is_person(word: str) -> bool:
    return word in _PRONOUNS or _is_titled(word) or word.endswith("씨")


def _is_titled(word: str) -> bool:
    return word in _TITLES or any(word.endswith(title) for title in _TITLES if len(title) > 1)


def _phrase(tokens: list[str]) -> list[str]:
    """The last words that make one person: `항구당 이재민 대표`, `외교부 관계자`, `이재민`."""
    last = tokens[-1]
    first = len(tokens) - 1
    if _is_titled(last) or (first and _OFFICE.search(last) and _FULL_NAME.fullmatch(tokens[first - 1])):
        if first and _NAME.fullmatch(tokens[first - 1]):
            first -= 1
        least = len(tokens) - _MOST
    elif _NAME.fullmatch(last):
        return [last]
    else:
        least = first - 1
    while first > max(least, 0) and _belongs(tokens[first - 1]):
        first -= 1
    return tokens[first:]


# "소방서장": what ends as an office does, behind a full name.
_OFFICE = re.compile(r"[가-힣](?:장|관|원|사|자|수|인|표|독|리|령)$")
_FULL_NAME = re.compile(_NAME.pattern.replace("{1,3}$", "{2}"))
# An office has so many words: the party, the name, the office.
_MOST = 3


def _belongs(word: str) -> bool:
    return word not in _ADVERBS and word[-1].isalpha() and not _PARTICLES.match(word)


def _named(words: list[str]) -> Said:
    """A name, or the words as the text has them."""
    if words and words[-1] in _PRONOUNS:
        return Said(None, words[-1], None)
    if words and (words[-1] == "씨" or words[-1].endswith("씨")):
        words = [*words[:-1], words[-1][:-1]] if len(words[-1]) > 1 else words[:-1]
        words = words[-1:]
    name = " ".join(words)
    return Said(name, name, None, True) if name else NOBODY
