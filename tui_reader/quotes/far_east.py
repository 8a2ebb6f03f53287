"""Who speaks in Chinese, Japanese and Korean, by the patterns that are regular there; else nobody."""

import re
from typing import NamedTuple

from tui_reader.quotes.names.voices import NOBODY, Said

# How far a clause reaches on each side of a quotation.
_REACH = 60
_ZH_SAYS = (
    "说道|说|說道|說|回答|表示|指出|称|稱|认为|認為|强调|強調|透露|告诉|告訴|回应|回應|写道|寫道|问道|问|問|答道|答|补充|補充|坦言|"
    "介绍|介紹|解释|解釋|宣布|回忆|回憶|坦承|直言|感慨|感叹|感嘆|笑言|笑道|喊道|反问|反問|提到|谈到|談到|呼吁|呼籲|承认|承認|坚称|堅稱|"
    "声称|聲稱|宣称|宣稱|警告|总结|總結|答复|答覆|留言|发文|發文"
)
# "介绍说", "发文称": what a verb has behind it.
_ZH_SAYS = f"(?:{_ZH_SAYS})(?:说|說|道|称|稱|表示)?"
_ZH_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁"
    "邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金"
    "陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
)
_ZH_HUMAN = (
    "今天|昨天|星期|周[一二三四五六日]|昨日|今日|日前|近日|随后|隨後|接着|还|還|也|则|則|又|曾|在|对|對|向|笑着|大声|轻声|当面|當面|同样|同樣|再次|多次|一再|当天|當天|"
    "当时|當時|此前|通过|接受|就|\\d|教授|先生|女士|小姐|博士|医生|醫生|议员|議員|律师|律師|$"
)
_ZH_NAME = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|[者长長生士师師授理员員人席任官家监監裁统統表导導手星友帅帥民])([{_ZH_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?={_ZH_HUMAN})"
)
# "（下称“《报告》”）": a name for what follows.
_ZH_CALLED = re.compile(
    r"(?:下称|下稱|以下称|简称|簡稱|俗称|俗稱|又称|又稱|自称|自稱|被称为|被稱為|称为|稱為|称之为|稱之為|名为|名為|叫做|叫作|所谓|所謂)\s*$"
)
# "她对《海报》": whom somebody speaks to.
# "她无法回答": what somebody does not say.
_ZH_NOT = ("无法", "無法", "没有", "沒有", "没", "不", "不愿", "未", "拒绝")
_ZH_SPOKEN_TO = re.compile(r"(?:对|對|向|跟|和|与|與)[^，。]*$")
_ZH_TO = "(?:记者|記者|笔者|筆者|媒体|媒體|我们|我們|我|本报|本報|大家)?"
_ZH_BEFORE = re.compile(rf"([^，。！？；：“”「」\n]{{1,24}}?){_ZH_SAYS}{_ZH_TO}[：:，,]?\s*$")
# Behind a colon other words follow, which are whose the colon tells.
_ZH_BEHIND = re.compile(
    rf"\s*[，,]?(?:在[^，。！？；：“”「」\n]{{1,14}}，)?([^，。！？；：“”「」\n]{{1,30}}?){_ZH_SAYS}{_ZH_TO}(?=[。，\s]|$)"
)
# “限时店”将: marks within a sentence, with nothing that ends one in them.
_ZH_TERM = 12
_ZH_ENDS = tuple("。！？，；…!?")
_JA_SAYS = (
    "話し|語っ|語る|述べ|言っ|言う|いっ|コメントし|説明し|強調し|明かし|答え|訴え|振り返っ|叫ん|"
    "つぶやい|尋ね|指摘し|主張し|発表し|呼びかけ|呼び掛け|明らかにし|強調す|述懐し|話す|説明す|指摘す|反論し|警告し|懸念を示し|批判し|"
    "謝罪し|打ち明け|漏らし|力を込め|力説し|釈明し|決意を述べ|コメントす"
)
_JA_WHO = r"([^、。「」『』はがもの\s]{1,14}?)(?:さん|氏|君|ちゃん)?(?:は|が|も)"
_JA_BEHIND = re.compile(rf"\s*と、?(?:{_JA_WHO}、?[^。「」]{{0,20}}?)?(?:{_JA_SAYS})")
_JA_BEFORE = re.compile(rf"(?:^|[。、\s]){_JA_WHO}、?[^。「」]{{0,24}}$")
_KO_SAYS = (
    "말했|말한|밝혔|강조했|전했|설명했|덧붙였|주장했|지적했|물었|답했|적었|외쳤|했다|언급했|전망했|평가했|반박했|비판했|촉구했|당부했|호소했|토로했|"
    "되물었|소개했|귀띔했|토로한|지적한|강조한|설명한|덧붙인|회고했|반문했|역설했|피력했|회상했|고백했|약속했|경고했|우려했|제안했|요청했|조언했|털어놨|털어놓|썼다"
)
_KO_WHO = r"((?:[가-힣A-Za-z]+\s){0,3}?[가-힣A-Za-z]{2,8}?|그|나|저)(?:\s?씨)?(?:은|는|이|가)"
_KO_BEHIND = re.compile(
    rf"\s*(?:이?라고|이?라며|이?라면서|고|며|면서)[,\s]*(?:{_KO_WHO}\s[^.“”\"]{{0,20}}?)?(?:{_KO_SAYS})"
)
_KO_BEFORE = re.compile(rf"(?:^|[.。!?]\s*|,\s*){_KO_WHO}\s[^“”\".]{{0,60}}$")
_PRONOUNS = frozenset("他 她 我 我们 我們 他们 他們 她们 彼 彼女 私 僕 그 그녀 나 저 우리 그들".split())


class _Ways(NamedTuple):
    """How a language attributes: before and behind a quotation. needs_verb: only with a verb of speech behind it."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    needs_verb: bool


_LANGUAGES = {
    "zh": _Ways(_ZH_BEFORE, _ZH_BEHIND, False),
    "ja": _Ways(_JA_BEFORE, _JA_BEHIND, True),
    "ko": _Ways(_KO_BEFORE, _KO_BEHIND, True),
}


# What shows that marks in Japanese, which also stand about terms, titles and rules, hold what somebody says or asks.
_JA_QUOTED = re.compile(
    rf"\s*(?:と|などと|って)(?:、|[^「」。、]{{0,12}})?(?:{_JA_SAYS}|断じ|繰り返し|書い|書か|書き|回答し|反論し|批判し|一蹴|質問し|"
    r"聞い|聞か|呼びかけ|断言し|嘆い|笑っ|笑う|投稿し|ツイートし|評し|報じ|伝え|つづっ|綴っ|漏らし|思っ|思う|考え)"
    r"|\s*(?:との|という|といった)(?:問い|質問|回答|指摘|批判|意見|声|発言|言葉|コメント|証言|主張|訴え|答え|投稿)"
)
_JA_LED = re.compile(r"[：:]\s*$|(?:^|\s)[―—–-]+\s*$")
_JA_ENDS = tuple("。！？!?…")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether Japanese marks hold speech: a verb or noun of speech takes it up, or it is a line of its own."""
    if _JA_QUOTED.match(text, end, min(len(text), end + _REACH)) or _JA_LED.search(text, max(0, start - 4), start):
        return True
    line = text.rfind("\n", 0, start) + 1
    rest = text[end:].partition("\n")[0].strip()
    return not text[line:start].strip() and (not rest or rest in _JA_ENDS)


def _is_term(text: str, start: int, end: int) -> bool:
    """Whether Chinese marks stand about a few words that the sentence goes on with."""
    inner = text[start + 1 : end - 1]
    goes_on = text[end : end + 1].isalnum() and _ZH_BEHIND.match(text, end, min(len(text), end + _REACH)) is None
    if len(inner) < _ZH_TERM and _ZH_CALLED.search(text, max(0, start - 6), start):
        return True
    return len(inner) < _ZH_TERM and goes_on and not inner.endswith(_ZH_ENDS)


def said(text: str, start: int, end: int, language: str) -> Said | None:
    """Who says the quotation `[start, end)` of a paragraph; None where no pattern tells that anybody does."""
    ways = _LANGUAGES.get(language)
    if ways is None or (language == "zh" and _is_term(text, start, end)):
        return None
    behind = ways.behind.match(text, end, min(len(text), end + _REACH))
    who = behind.group(1) if behind else None
    if not who and (behind or not ways.needs_verb):
        before = ways.before.search(text, max(0, start - _REACH), start)
        who = before.group(1) if before else None
    if who and who.strip():
        return _named(who.strip(), language)
    return NOBODY if behind else None


def _named(who: str, language: str) -> Said:
    """A name where the words are one, else the words as the text has them."""
    if language == "zh" and who.endswith(_ZH_NOT):
        return NOBODY
    if language == "zh":
        who = _ZH_SPOKEN_TO.sub("", who) or who
    if who in _PRONOUNS:
        return Said(None, who, None)
    if language == "zh":
        names = _ZH_NAME.findall(who)
        return Said(names[-1], who, None, True) if names else Said(None, who, None)
    return Said(who, who, None, True)
