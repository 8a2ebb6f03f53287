"""Names of people in Chinese: a surname and one or two signs, or the sounds of a foreign name, behind an office."""

import re

_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁"
    "邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金"
    "陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐梅莫"
    "庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂"
    "闵解强柴华车冉房边辜"
)
_DOUBLE = "欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|端木|夏侯|独孤"
# Surnames that begin many other words: with one sign behind them they are one only behind an office.
_RARE = "时成车房边解强单管安任关查曲位项游席宁包路季祝左明黄空"
# What begins like a name and is none.
_NO_NAME = re.compile(
    "白宫|白宮|高层|高管|高校|高中|高院|方面|方案|常委|江苏|江西|黄金|金融|金山|陆军|陸軍|石油|万科|温州|林业|"
    "许多|唐山|文章|文件|文中|文化|马来|"
    "孔子|安全|华为|華為|曾经|田径|马路|单位|管理|关于|位于|边防|包括|成都|华盛顿|任何|程序|周围|周边|白人|牛津|"
    "常务|强调|成员|成人|车主|车方|"
    "解放|时任|时评|祝福|路透|路人|路边|左右|凌晨|季度|章程|欧盟|歐盟|欧洲|安倍|莫斯科|柏林|宁波|宁夏|关键|华人|"
    "单身|卫生|卫健|查询|席间|项目|"
    "毕业|齐鲁|游客|游戏|阳光|庄园|房东|房主|江湖|康复|康熙|石家庄|齐国|秦国|楚国|赵国|燕国|魏国|韩国|韓國|高兴|"
    "马上|何况|何必|何以"
)
# Signs and words of an office or a standing, which a name follows.
_ROLE = (
    "演者长長生士师師授理员員人席任官家监監裁统統表导導手星友帅帥民记記妇婦父母儿妻夫商工农農贩董总總警兵相"
    "工客童匠侠翁婆爷嫂叔哥姐弟妹奶"
)
_ROLES = (
    "主任|书记|書記|支书|经理|總經理|总经理|老师|老師|律师|律師|先生|女士|教授|博士|发言人"
    "|發言人|负责人|負責人|居民|村民|市民|业主|店主|总统|總統|总理|总裁"
)
_TITLES = (
    "先生|女士|小姐|太太|博士|教授|院士|副主任|主任|副局长|局长|局長|副市长|市长|市長|校长|校長|院长|院長|部长|"
    "部長|书记|書記|总理|總理|总统|總統|主席|董事长|"
    "董事長|总经理|總經理|经理|律师|律師|医生|醫生|老师|老師|法官|记者|記者|大使|司长|处长|科长|队长|隊長|教练|"
    "教練|议员|議員|委员|委員|秘书长|发言人|發言人|"
    "研究员|研究員|师傅|師傅|导演|導演"
)
_SOUNDS = (
    "阿埃艾安奥巴贝比波伯布查达戴德迪蒂丁多厄恩尔法菲费弗福盖格古哈海汉赫亨胡霍基吉加杰金卡凯柯科克库拉莱兰劳"
    "勒雷里利莉连列林琳隆卢鲁罗洛马麦曼梅蒙米密莫姆穆纳"
    "娜内尼诺帕佩皮珀普奇恰乔切钦瑞萨塞桑沙山舍史斯丝苏索塔泰坦特汀托瓦万威韦维文翁沃乌西希夏肖谢辛休逊雅亚杨"
    "伊以因英尤约泽扎詹朱兹佐博登朗京顿森"
)
_PLACES = frozenset(
    "俄罗斯 乌克兰 加拿大 意大利 以色列 巴基斯坦 菲律宾 亚马逊 特斯拉 阿里巴巴 阿富汗 西班牙 澳大利亚 马来西亚 "
    "埃及 伊朗 巴西 苏丹 也门 叙利亚 利比亚 "
    "法兰西 白俄罗斯 尼日利亚 肯尼亚 波斯尼亚 塞尔维亚 罗马尼亚 阿根廷 哈萨克斯坦 耶路撒冷 莫斯科 伦敦 巴黎".split()
)
# What follows a name that something is told of.
AFTER = (
    "今天|昨天|星期|周[一二三四五六日]|昨日|今日|日前|近日|随后|隨後|接着|还|還|也|则|則|又|首先|却|卻|曾|在|对|"
    "對|向|笑着|大声|轻声|当面|當面|同样|同樣|再次|多次|一再|"
    "当天|當天|当时|當時|此前|通过|接受|就|没|沒|只|便|握|拿|拉|望|盯|笑|哭|叹|皱|挥|转|低|拍|端|指|想|看|把|抬|走|站|坐|点|摇|听|是|和|与|与|\\d|教授|先生|"
    "女士|小姐|博士|医生|醫生|议员|議員|律师|律師|$"
)
_WITHIN = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|[{_ROLE}])((?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}}?|"
    rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?={AFTER})"
)
_ENDS_WITH_TITLE = re.compile(rf"(.+?)(?:{_TITLES})$")
_LATIN = re.compile(r"[A-Z][a-z]+(?:[ .'’-]+[A-Z][a-z.]*)*$")
_FOREIGN = re.compile(r"([\u4e00-\u9fff]{1,16})((?:·[\u4e00-\u9fff]{1,7})+)$")
_ENDS_WITH_ROLE = re.compile(rf"(?:{_ROLES}|[{_ROLE}])$")
_LAST_ROLE = re.compile(rf".*(?:{_ROLES}|[长長官相裁席者员員师師手授家帅帥监監])")


# Bodies, kin and callings, which speak without a name.
_SOMEBODY = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,12}(?:公司|集团|集團|组织|組織|委员会|委員會|局|部|法院|医院|醫院|学院|研究院|"
    r"协会|協會|工会|社|厅|廳|警方|官方|"
    r"校方|院方|厂方|店方|方面|政府|银行|銀行|大学|大學|学校|學校|机构|機構|媒体|报|網|网|母亲|母親|父亲|父親|"
    r"爷爷|奶奶|妈妈|媽媽|爸爸|儿子|女儿|"
    r"妻子|丈夫|姐姐|妹妹|哥哥|弟弟|老人|男子|女子|老师|老師|医生|醫生|人员|人員|负责人|負責人|发言人|發言人|"
    r"人士|专家|專家|学者|學者|网友|網友|居民|"
    r"村民|市民|家长|家長|员工|員工|店主|老板|老闆|司机|司機|乘客|游客|学生|學生|同学|同學|朋友|邻居|客服|教授|"
    r"律师|律師|警察|官员|官員)$"
)
_NICKNAME = re.compile(r"[小老阿][\u4e00-\u9fff]$")


def is_somebody(who: str) -> bool:
    """Whether words without a name are a short phrase for who can speak: `小花母亲`, `苹果公司`."""
    return _SOMEBODY.fullmatch(who) is not None


def names_within(text: str) -> list[str]:
    """The names in a clause that something is told of."""
    return [name for name in _WITHIN.findall(text) if not _NO_NAME.match(name)]


def name_at_end(who: str) -> str:
    """The name a phrase ends with, without what stands before it: "市长周海" is 周海; "" where it ends with none."""
    who = who.strip(" 　")
    tail = who.rpartition("的")[2] if len(who.rpartition("的")[2]) > 1 else who
    latin = _LATIN.search(tail)
    if latin:
        return latin.group()
    foreign = _FOREIGN.search(tail)
    if foreign:
        return _LAST_ROLE.sub("", foreign.group(1)) + foreign.group(2)
    titled = _ENDS_WITH_TITLE.match(tail)
    if titled and len(titled.group(1)) == 1 and titled.group(1) in _SURNAMES:
        return tail  # 周主任
    stem = titled.group(1) if titled else tail
    return stem if _NICKNAME.fullmatch(stem) else _own_name(stem) or _sounds(stem)


def _own_name(tail: str) -> str:
    """The surname and the given name that the words end with."""
    found: list[tuple[int, int, str]] = []
    for length in (2, 3, 4):
        name, before = tail[-length:], tail[:-length]
        double = re.match(_DOUBLE, name) is not None and length > 2
        if len(name) < length or not (double or (length < 4 and name[0] in _SURNAMES)) or _NO_NAME.match(name):
            continue
        if not before and length == 2 and name[0] in _RARE:
            continue
        if not before or not "\u4e00" <= before[-1] <= "\u9fff" or _ENDS_WITH_ROLE.search(before):
            # The whole, then what a word of two signs leads to, then the longer one.
            rank = 0 if not before else 1 if re.search(rf"(?:{_ROLES})$", before) else 2
            found.append((rank, -length, name))
    return min(found)[2] if found else ""


def _sounds(tail: str) -> str:
    """`总统史密斯`: a foreign name written by its sounds."""
    name = _LAST_ROLE.sub("", tail)
    known = len(name) > 2 or (len(name) == 2 and name != tail)
    return name if known and len(name) < 7 and all(map(_SOUNDS.__contains__, name)) and name not in _PLACES else ""
