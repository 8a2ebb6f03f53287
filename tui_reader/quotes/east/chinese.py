"""Who speaks in Chinese: before a colon ("周海说：“……”"), behind the words ("“……”周海说"), or nobody."""

import re

from tui_reader.quotes.east.around import ENDS, Around
from tui_reader.quotes.east.chinese_names import AFTER, is_somebody, name_at_end, names_within
from tui_reader.quotes.names.voices import NOBODY, Said

_SAYS = (
    "通报|通報|撰文|回复|回覆|说道|(?<![小传据听学])说|說道|(?<![小傳據聽學])說|回答|表示|指出|"
    "(?<![名号简职])称|稱|认为|認為|强调|強調|透露|告诉|告訴|回应|回應|写道|寫道|问道|(?<![访学顾疑])问|問|答道|"
    "答|补充|補充|坦言|"
    "介绍|介紹|解释|解釋|宣布|回忆|回憶|坦承|直言|感慨|感叹|感嘆|笑言|笑道|喊道|喊|反问|反問|提到|谈到|談到|"
    "呼吁|呼籲|承认|承認|坚称|堅稱|"
    "声称|聲稱|宣称|宣稱|警告|总结|總結|答复|答覆|留言|发文|發文|叹道|骂道|叫道|嚷道|"
    "(?<![知报街渠频味大铁轨通地河])道|抱怨|质疑|質疑|批评|批評|评价|評價|"
    "建议|建議|提醒|嘱咐|安慰|追问|追問|打趣|调侃|調侃|重申|申明|主张|主張|辩称|辯稱|痛斥|怒斥|嘀咕|嘟囔|吼|"
    "哭诉|哭訴|讲述|講述|(?<!演)讲|(?<!演)講"
)
# "介绍说", "发文称": what a verb has behind it.
_VERB = f"(?:分析|解读|解讀|点评|點評|进一步)?(?:{_SAYS})(?:说|說|道|称|稱|表示)?"
_TO = "(?:记者|記者|笔者|筆者|媒体|媒體|我们|我們|我|本报|本報|大家|他们|她|他)?"
_BEFORE = re.compile(
    rf"(?:^|(?<=[，；：“”「」]))([^，。！？；：“”「」\n]*?){_VERB}{_TO}(?:了?一?[句声聲][^，。：]{{0,4}})?[：:︰，,]?\s*$"
)
# Behind a colon other words follow, which are whose the colon tells.
_BEHIND = re.compile(
    rf"\s*[，,]?(?:在[^，。！？；：“”「」\n]{{1,14}}，)?([^，。！？；：“”「」\n]{{1,40}}?){_VERB}{_TO}(?=[。，,\s]|$)"
)
_IN_WORDS_OF = re.compile(r"(?:用|按|按照|套用)([^，。：“”]{2,20}?)的(?:话|話)(?:来|來)?[说說讲講][，,：:︰]?\s*$")
# "周海认为，这么做，“……”": whose words the sentence has told before.
_EARLIER = re.compile(rf"(?:^|(?<=，))([^，。！？；：“”「」\n]{{1,40}}?){_VERB}{_TO}，")
# "结果是“……”": what is written somewhere.
_WRITTEN = re.compile(
    r"(?:结果|結果|结论|結論|标题|標題|口号|口號|内容|內容|字样|字樣)(?:[^，。]{0,4}[为為是])[：:]?\s*$"
)
# "（下称“《报告》”）": a name for what follows.
_CALLED = re.compile(
    r"(?:下称|下稱|以下称|简称|簡稱|俗称|俗稱|又称|又稱|自称|自稱|被称为|被稱為|称为|稱為|称之为|稱之為|称作|"
    r"稱作|名为|名為|叫做|叫作|所谓|所謂|"
    r"题为|題為|誉为|譽為|视为|視為|戏称|戲稱|名叫|代号|代號|主题为|主題為|以|获得|獲得|荣获|榮獲)(?:是|為|为)?\s*$"
)
_THING = re.compile(
    r"(?:的|之|这|這|系列|主题|主題)?[^，。！？：“”「」]{0,4}(?:文章|报告|報告|小说|小說|电影|電影|歌曲|演讲|"
    r"演講|活动|活動|计划|計劃|方案|主题|"
    r"主題|展览|展覽|标语|標語|横幅|口号|口號|理念|原则|原則|精神|概念|现象|現象|模式|政策|战略|戰略|工程|行动|"
    r"行動|倡议|倡議|大会|论坛|"
    r"論壇|会议|會議|作品|节目|節目|栏目|专辑|獎|奖|称号|稱號|思想|标签|標籤|标志|專輯|一词|一詞|二字|字样|字樣|号|號)"
)
# "她无法回答": what somebody does not say.
_NOT = ("无法", "無法", "没有", "沒有", "没", "不", "不愿", "未", "拒绝", "拒絕", "很难", "難以", "难以")
_SPOKEN_TO = re.compile(r"(?:对|對|向|跟|和|与|與)[^，。]*$")
_OPENS = re.compile(
    r"^(?:但是|但|而|不过|不過|对此|對此|随后|隨後|接着|此外|同时|同時|另外|据悉|近日|日前|当时|當時|因此|所以|"
    r"于是|於是|然后|然後|最后|最後|"
    r"据|據|正如|如|昨天|今天|昨日|今日|当天|當天|[这這]时|[这這]時|其中|还有|還有)(?=..)"
)
_ADVERBS = re.compile(
    r"(?:却|卻|则|則|也|还|還|又|都|就|便|只|才|仍|曾|再|再次|多次|一再|随后|隨後|接着|然后|然後|首先|继续|繼續|"
    r"当时|當時|当天|當天|此前|今天|昨天|今日|昨日|"
    r"日前|近日|同样|同樣|特别|明确|明確|直接|普遍|均|纷纷|紛紛|一致|公开|公開|进一步|進一步|笑着|笑著|哭着|"
    r"哭著|当面|當面|这样|這樣|如此|后来|後來|连忙|連忙|赶紧|不禁|"
    r"忍不住|[^的，](?P<twice>[^的，])(?P=twice)地|[^的，]{2}地|(?:\d+日|[周週][一二三四五六日]|"
    r"星期[一二三四五六日天])(?:上午|下午|晚间|晚間|晚)?|"
    r"(?:在|对|對|向|跟|接受|通过|通過|就|透过|透過|面对|面對|谈及|談及|提及|谈到|談到|针对|針對)[^，]{2,})$"
)
PRONOUNS = frozenset("他 她 我 我们 我們 他们 他們 她们 她們 它 自己 咱 咱们 你 您 他自己 她自己".split())
_PRONOUN = re.compile(rf"(他们|她们|我们|他|她|我)(?={AFTER})")
# Marks within a sentence, with nothing that ends one in them.
_TERM = 12
_INNER_ENDS = (*ENDS, "，", "；", ",")


def said(place: Around) -> Said | None:
    """Who says a quotation; None where no pattern tells that anybody does."""
    if is_term(place) or _WRITTEN.search(place.lead):
        return None
    behind = _BEHIND.match(place.rest)
    who = behind.group(1) if behind else ""
    if not who.strip():
        before = _BEFORE.search(place.lead) or _IN_WORDS_OF.search(place.lead)
        if before is None:
            return _at_colon(place.lead) or _told_before(place)
        who = before.group(1)
        if not _without_adverbs(who):
            who = _earlier_subject(place.lead[: before.start(1)])
    return _named(who.strip()) if who.strip() else None


def is_speech(place: Around) -> bool | None:
    """Whether marks hold speech that nobody claims: a whole sentence, or words that say I or you; no term or title."""
    if is_term(place) or _WRITTEN.search(place.lead):
        return False
    if place.inner.endswith(ENDS):
        return len(place.inner) > 2 and _THING.match(place.rest) is None
    if _THING.match(place.rest) or len(place.inner) < _SENTENCE:
        return False
    return place.alone or _TALKS.search(place.inner) is not None


# Characters of a sentence, and what those have in them that somebody says.
_SENTENCE = 10
_TALKS = re.compile(r"[我你您咱吗嗎呢吧啊呀]|.，.")


def goes_on(place: Around) -> bool:
    """`“……，”周海说，“……”`: whether nothing but the speaker stands between these words and those before."""
    return not place.above and _BEHIND.fullmatch(place.lead.rstrip("，,：: ")) is not None


def is_term(place: Around) -> bool:
    """Whether marks stand about a few words that the sentence goes on with."""
    inner = place.inner
    if len(inner) < _TERM and _CALLED.search(place.lead):
        return True
    return not inner.endswith(_INNER_ENDS) and place.rest[:1].isalnum() and len(inner) < _TERM


def _told_before(place: Around) -> Said | None:
    """Who the sentence says these words are from, with more of what was said between."""
    if len(place.inner) < _SENTENCE - 2 or place.rest[:1].isalnum():
        return None
    told = (match.group(1) for match in _EARLIER.finditer(place.lead) if not match.group(1).startswith(_NOT_WHO))
    return next((who for who in map(_named, told) if who.speaker or who.mention in PRONOUNS), None)


_NOT_WHO = ("据", "據", "有", "如果", "因为", "虽然")


def _without_adverbs(who: str) -> str:
    """The words before a verb without what is told of how, when and to whom."""
    who = _OPENS.sub("", who.strip())
    for _ in range(4):
        shorter = _ADVERBS.sub("", who)
        if shorter == who or (len(shorter) < 2 and shorter not in PRONOUNS):
            return who if shorter else ""
        who = shorter
    return who


def _earlier_subject(clauses: str) -> str:
    """`周海看了看天，又说`: the name or pronoun that the sentence opened with."""
    first = clauses.strip("，, ").rsplit("；")[-1]
    pronoun = _PRONOUN.match(first)
    names = names_within(first)
    return pronoun.group(1) if pronoun else names[0] if names else ""


def _at_colon(lead: str) -> Said | None:
    """`周海抬起头来：“……”`: a colon behind what somebody does, told by no verb of speech."""
    if lead.rstrip()[-1:] not in tuple("：:︰"):
        return None
    pronoun = _PRONOUN.match(lead.strip())
    names = names_within(lead)
    if pronoun:
        return Said(None, pronoun.group(1), None)
    return Said(names[0], names[0], None) if len(set(names)) == 1 else None


# Signs from which on words before a verb are more than somebody.
_PHRASE = 12


def _named(who: str) -> Said:
    """A name where the words are one, else the words as the text has them."""
    who = _without_adverbs(who)
    if not who or who.endswith(_NOT):
        return NOBODY
    who = _SPOKEN_TO.sub("", who) or who
    if who in PRONOUNS:
        return Said(None, who, None)
    name = name_at_end(who)
    if name:
        return Said(name, who, None, True)
    within = names_within(who)
    if within:
        return Said(within[-1], who, None, True)
    return Said(who, who, None, True) if is_somebody(who) else Said(None, who, None) if len(who) < _PHRASE else NOBODY
