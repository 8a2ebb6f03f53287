"""Who speaks in Japanese: the topic before the quotation, or between it and its verb; else nobody."""

import re

from tui_reader.quotes.east.around import ENDS, Around
from tui_reader.quotes.names.voices import NOBODY, Said

_SAYS = (
    "話し|話す|話して|語っ|語り|語る|述べ|言っ|言う|言い|いっ|いう|いい|コメント|説明|強調|明か|答え|訴え|"
    "振り返|叫|つぶや|尋ね|指摘|主張|"
    "発表|呼びかけ|呼び掛け|明らかに|述懐|反論|警告|懸念|批判|謝罪|打ち明け|漏ら|もら|力を込め|力説|釈明|決意|"
    "断じ|断言|繰り返|書い|書き|"
    "つづ|綴|回答|一蹴|質問|聞い|聞か|問い|問う|問わ|嘆|笑|苦笑|投稿|ツイート|評し|評価|報じ|伝え|告げ|思っ|"
    "思う|考え|分析|期待|意気込|喜|"
    "不安|驚|憤|怒|首をかしげ|感謝|求め|要求|促|疑問|警鐘|吐露|こぼ|ぼや|皮肉|声明|表明|宣言|誓|約束|励ま|弁明|"
    "否定|認め|ささや|囁|報告|"
    "提案|助言|アドバイス|忠告|注意|命じ|指示|頼|願|見方|みる|見る|胸を張|肩を落と|目を細め|目を輝か|悔|涙|笑顔|"
    "安堵|語気|付け加え|続け|切り出|"
    "として|とした|している|教え|紹介|予想|予測|評|激怒|抗議|非難|称賛|祝福|祈|誘|返|応じ|うなず|感想|感慨|吠え|"
    "怒鳴|心境|口を"
)
# "と謝罪": what takes up the words before, with nobody new in it.
_TAKEN_UP = re.compile(r"\s*と")
# "と呼ばれ", "と評される": what nobody in the sentence says.
_PASSIVE = re.compile(r"(?:呼ば|名付け|名づけ|題し|題す|銘打|称さ|言わ|いわ|される|された|書かれ|なっ|なる|なり)")
_QUOTED = re.compile(rf"\s*(?:と(?!の|いう|いった)|などと|って)(?:、|[^「」。、]{{0,16}}?)?(?:{_SAYS})")
_NOUN = re.compile(
    r"\s*(?:との|という|といった|とする|などの)(?:問い|質問|回答|指摘|批判|意見|声|発言|言葉|コメント|証言|主張|"
    r"訴え|答え|投稿|通報|連絡|懸念|見方|"
    r"思い|認識|声明|談話|メッセージ|不満|不安|疑問|感想|見解|約束|返事|噂)"
)
_TOPIC = re.compile(r"([^、。「」『』はがも]{1,40}?)(は|が|も)(?=、|[^はがも]|$)")
# "「…」と話すのは、周海さんだ": whom the sentence ends with.
_CLEFT = re.compile(
    r"\s*(?:と|って)、?[^「」。、]{1,16}?のは、?(?:[^「」。]*、)?([^「」。、]+?)(?:だ|である|です|だった)?$"
)
_ALONE = re.compile(r"\s*と、?([^「」。、はがをに]{2,24}?)(?:さん|氏|君|ちゃん)?(?:ら)?$")
_SAID_SO = re.compile(
    rf"\s*([^、。「」はがも]{{1,24}}?)(?:は|が)、?[^「」。]{{0,16}}?(?:そう|こう)[^「」。]{{0,12}}(?:{_SAYS})"
)
_LED_SO = re.compile(
    rf"([^、。「」はがも]{{1,30}}?)(?:は|が)[^「」。]{{0,20}}(?:こう|次のように|"
    rf"以下のように)[^「」。]{{0,8}}(?:{_SAYS})"
)
_SOURCE = re.compile(r"([^、。「」]{1,30}?)(?:の(?:話|説明))?(?:によると|によれば|いわく|曰く)、?[^「」。]{0,20}$")
_LED = re.compile(r"[：:]\s*$|(?:^|\s)[―—–-]+\s*$")
_TOLD = re.compile(r"\s*と")
_ASIDE = re.compile(r"[（(][^（）()]{1,16}[）)]")
_HONORIFIC = re.compile(r"(?:さん|氏|君|ちゃん|さま|様)(?:ら)?$")
_TITLES = re.compile(
    r"(?:副|元|前)?(?:組合長|社長|会長|市長|町長|村長|知事|准教授|教授|監督|選手|議員|首相|長官|大統領|代表|"
    r"弁護士|医師|院長|校長|部長|課長|局長|"
    r"容疑者|被告|記者|店長|住職|理事長|所長|支配人|コーチ|研究員|氏|さん|君|ちゃん)$"
)
_PRONOUNS = frozenset("彼 彼女 私 僕 俺 わたし あたし 彼ら 我々 われわれ 私たち 自分".split())
# Words with a particle that tell when, where and of what.
_NO_WHO = re.compile(
    r"(?:^|.*)(?:今回|今年|昨年|当時|これ|それ|あれ|ここ|そこ|どれ|何|なに|誰|こと|もの|とき|ため|後|前|中|際|"
    r"日|月|年|時|では|には|とは|から|まで|より|"
    r"一方|際に|理由|結果|内容|声|意見|質問|話|言葉|見方|次|今後|現在|最近|の|を|に|で|と|て|し)$"
)
_KANJI_NAME = re.compile(r"(?:[一-鿿々ヶ]{1,6}[ぁ-ん]{0,3}|[ァ-ヶー・＝]{2,20}|[A-Za-z .]{2,30})$")
# The last noun of a phrase: "監督を務めた伊藤" is 伊藤.
_LAST_NOUN = re.compile(r"(?:[一-鿿々ヶ0-9０-９]+|[ァ-ヶー・＝]+|[A-Za-zＡ-Ｚ]+)+(?:[ぁ-ん]{2,3})?$")


def said(place: Around) -> Said | None:
    """Who says a quotation; None where no pattern tells that anybody does."""
    cleft = _CLEFT.match(place.rest) if _QUOTED.match(place.rest) else None
    if cleft:
        return _named(cleft.group(1))
    source = _SOURCE.search(place.lead)
    if source and _TOLD.match(place.rest):
        return _named(source.group(1))
    takes_up = _QUOTED.match(place.rest)
    so = _SAID_SO.match(_ASIDE.sub("", place.below))
    if so:
        return _named(so.group(1))
    if takes_up and _PASSIVE.search(takes_up.group()) is None:
        between = _topic(place.rest[: takes_up.end()].lstrip().removeprefix("と").lstrip("、"))
        who = between or _topic(place.lead)
        return _named(who) if who else _brought_in(place.above) or NOBODY
    alone = _ALONE.match(place.rest)
    if alone and (_HONORIFIC.search(place.rest.strip()) or _TITLES.search(alone.group(1))):
        return _named(alone.group(1))
    led = _LED_SO.search(place.above)
    return _named(led.group(1)) if led else _brought_in(place.above) if place.below == "" else None


def _brought_in(above: str) -> Said | None:
    """`周海さんは静かに語った。「…」`: whom the sentence before brings in, by a verb of speech at its end."""
    who = _topic(above) if _SPOKE.search(above) and _TAKEN_UP.match(above) is None else ""
    return _named(who)._replace(sure=False) if who else None


_SPOKE = re.compile(
    r"(?:話した|語った|語る|話す|述べた|訴えた|振り返った|明かした|振り返る|明かす|訴える|答えた|話していた|"
    r"話している)\s*$"
)


def is_speech(place: Around) -> bool | None:
    """Whether marks hold speech that nobody claims: a noun of speech takes it up, or it is a line of its own."""
    if _NOUN.match(place.rest):
        return True if len(place.inner) >= _PHRASE else None
    if place.alone and place.inner.endswith(ENDS):
        return True
    if place.alone and len(place.inner) > _WORD and "ぁ" <= place.inner[-1] <= "ん":
        return True
    return None if place.alone or _LED.search(place.lead) else False


# Characters from which on words that are told of are no term, and those of a word.
_PHRASE = 6
_WORD = 4


def _topic(text: str) -> str:
    """Who the words before は, が or も are: the last that is called a person, else the last topic, else the "
    "subject.
    """
    found = [match.groups() for match in _TOPIC.finditer(_ASIDE.sub("", text))]
    people = [who for who, _ in found if _is_person(who)]
    others = sorted((particle == "は", at) for at, (who, particle) in enumerate(found) if not _NO_WHO.match(who))
    return people[-1] if people else found[others[-1][1]][0] if others else ""


def _is_person(who: str) -> bool:
    return bool(_HONORIFIC.search(who) or _TITLES.search(who)) or who in _PRONOUNS


def goes_on(place: Around) -> bool:
    """`「…」と周海さん。「…」`: whether these words stand right behind those that a sentence gave to somebody."""
    above, omitted = place.above, not place.lead.strip()
    return omitted and (_ALONE.match(above) is not None or (_TAKEN_UP.match(above) is not None and not _topic(above)))


def _named(who: str) -> Said:
    """The name without what stands before it and the word of respect behind it."""
    who = _ASIDE.sub("", who).strip()
    plain = _HONORIFIC.sub("", who)
    if plain in _PRONOUNS:
        return Said(None, plain, None)
    tail = plain.rpartition("の")[2] or plain
    noun = _LAST_NOUN.search(tail)
    name = noun.group() if noun and noun.start() and len(noun.group()) > 1 else tail
    titled = _TITLES.search(name)
    if who != plain and titled is None and len(name) > _LONGEST:
        name = _without_office(name)
    return Said(name, who, None, True) if name else NOBODY


_LONGEST = 5
_OFFICE = re.compile(r".*(?:家|者|員|長|師|士|会|社|党|人|官|主|手|督|相|授|優|生|部|課|局|屋|店)(?=[一-鿿々]{2,5}$)")


def _without_office(name: str) -> str:
    """`作家村上春樹`: the name behind what somebody is."""
    return _OFFICE.sub("", name)
