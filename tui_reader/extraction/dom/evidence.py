"""What a page's own names say of a unit: that it stands among comments, beside share buttons, in a byline."""

import re
from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache, wraps

from lxml.html import HtmlElement

from tui_reader.extraction.dom.phrases import Phrases


class Sign(IntEnum):
    """What class, id, role, itemprop and tag of an element say. Words of the web's themes, not of sites."""

    COMMENT = 1
    SHARE = 2
    NAVIGATION = 4
    CONSENT = 8
    ABOUT = 16
    BODY = 32
    COOKIES = 64
    NOTES = 128
    FRAME = 256


_PATTERNS = {
    Sign.COMMENT: r"comment|disqus|replies|respond|discussion|guestbook|feedback",
    Sign.SHARE: r"(?:\b|_)(?:share|sharing|sharedaddy|social|follow|addtoany|addthis|bookmark)|sociable",
    Sign.NAVIGATION: r"(?:\b|_)nav|menu|breadcrumb|pagination|pager\b|(?:\b|_)toc\b|table-of-contents|jump|skip-|"
    r"sitemap|toolbar|tabs?\b",
    Sign.CONSENT: r"cookie|consent|gdpr|privacy|modal|popup|overlay|dialog|tooltip|alert|notice|login|register",
    Sign.ABOUT: r"byline|author|(?:\b|_)meta(?:\b|_|data)|dateline|timestamp|pub-?date|(?:\b|_)date(?:\b|_)|posted|"
    r"published|categor|(?:\b|_)tags?(?:\b|_)|tag-|keywords|labels?\b|bio\b|read-?time|entry-info|post-info",
    Sign.BODY: r"article-?_?(?:body|content|text)|entry-?content|post-?_?(?:body|content|text)|"
    r"story-?_?(?:body|content|text)|body-?(?:copy|text|content)|rich-?text|page-?content|main-?content|content-?body|"
    r"blog-?post|hentry|markdown|prose|wysiwyg|the-content|text-?content|description",
    Sign.COOKIES: r"cookie|consent|gdpr|onetrust|"
    r"privacy-?(?:modal|banner|notice|settings|preferences?|cent(?:er|re)|manager|popup|overlay|tool)",
    Sign.NOTES: r"foot-?notes?(?:\b|_)|endnotes?|references?\b|(?:\b|_)notes(?:\b|_)|bibliograph",
}
_COMPILED = tuple((sign, re.compile(pattern)) for sign, pattern in _PATTERNS.items())
CALLOUT = re.compile(
    r"(?:^|\s)(?:callout|admonition|notecard|markdown-alert|alert-(?:info|note|tip|success|warning|danger|primary))(?:\s|$)"
)
"""Names of a box that sets a note apart from the text it belongs to."""
_PAGES = Sign.COMMENT | Sign.SHARE | Sign.NAVIGATION | Sign.CONSENT | Sign.COOKIES
"""What the names of a box that holds the page's <main> tell of the page: what it can do besides."""
_TAGS = {"nav": Sign.NAVIGATION | Sign.FRAME, "footer": Sign.NAVIGATION | Sign.FRAME}
NONE = 0


class Signs:
    """The signs of a page's elements, each element read once."""

    def __init__(self) -> None:
        self._own: dict[HtmlElement, int] = {}
        self._outer: dict[HtmlElement, int] = {}

    def own(self, element: HtmlElement | None) -> int:
        """What the element itself says."""
        if element is None or element.tag in ("body", "html"):
            return NONE
        found = self._own.get(element)
        if found is None:
            get = element.get
            names = " ".join(filter(None, (get("class"), get("id"), get("role"), get("itemprop"))))
            found = _said(names.lower())
            if found & _PAGES and next(element.iter("main"), None) is not None:
                found &= ~_PAGES
            found = self._own[element] = found | _TAGS.get(element.tag, NONE)
        return found

    def around(self, element: HtmlElement) -> int:
        """What the element and all it stands in say."""
        chain = []
        node: HtmlElement | None = element
        while node is not None and node not in self._outer:
            chain.append(node)
            node = node.getparent()
        outer = NONE if node is None else self._outer[node]
        for below in reversed(chain):
            outer = self._outer[below] = outer | self.own(below)
        return outer


@lru_cache(4096)
def _said(names: str) -> int:
    found = NONE
    for sign, pattern in _COMPILED:
        if pattern.search(names):
            found |= sign
    return found


_INVITES = Phrases(
    (
        "subscribe|sign up|newsletter|log in|login|register|follow us|share |tweet|facebook|twitter|whatsapp|mail|"
        "print|abonnier|anmelden|teilen|download|click here|buy now|add to cart|cookie|donate|support us|unterstütz|"
        "s'abonner|suscríbete|iscriviti",
        r"\b(?:subscribe|sign up|newsletter|log ?in|register|follow us|share (?:this|on|via)|tweet|facebook|twitter|"
        r"whatsapp|"
        r"e-?mail|print|abonnier\w*|anmelden|teilen|download|click here|buy now|add to cart|cookies?|donate|support us|"
        r"unterstütz\w*|s'abonner|suscríbete|iscriviti)\b",
    ),
)
_POINTS = re.compile(
    r"^\W*(?:read (?:more|also|next|on)|related|see also|more (?:from|on|about|stories|in)|also read|"
    r"you (?:may|might) (?:also )?like|recommended|popular|trending|latest|next|previous|tags?|topics|categories|"
    r"filed under|posted in|comments?|leave a (?:reply|comment)|advertisement|sponsored|share|photo|image|video|source|"
    r"view all|show more|load more|back to|"
    r"mehr (?:zum|zu|aus|lesen)|lesen sie|auch lesen|weiterlesen|zum weiterlesen|auch interessant|das könnte|zum thema|"
    r"siehe auch|ähnliche|weitere (?:artikel|beiträge|informationen|themen)|themen|schlagw\w+|kategorien?|"
    r"(?:keine )?kommentare?|anzeige|werbung|foto|bild|quelle|(?:war|möchten sie) der artikel|möchten sie den artikel|"
    r"lire aussi|à lire|voir aussi|sur le même sujet|publicité|crédits?|"
    r"leer más|lea (?:también|más)|[tl]e puede interesar|vea también|mira:|publicidad|anuncio|crédito|imagen:|"
    r"leia (?:também|mais)|leggi anche|czytaj (?:też|także|więcej)|zobacz (?:też|także)|reklama|lees ook)\b",
    re.IGNORECASE,
)
_POINTS_ON = re.compile(
    r"^\W*(?:read (?:more|also|next)|related (?:stories|articles|posts|news|content|topics|links)|related$|"
    r"more (?:from|on|about|stories|in|news)\b|you (?:may|might) (?:also )?(?:like|be)|recommended|trending|"
    r"most (?:read|popular)|"
    r"latest (?:news|posts|stories|articles)|popular (?:posts|stories|articles)|similar (?:posts|articles|stories)|"
    r"recent (?:posts|articles|comments)|leave a (?:reply|comment)|share this|"
    r"(?:don['’]t miss|what to read next|read this next|top stories|editors?['’] picks?|in case you missed it)\W*$|"
    r"mehr (?:zum thema|aus|zu)|lesen sie|auch interessant|das könnte|zum weiterlesen|"
    r"ähnliche (?:artikel|beiträge|themen)|"
    r"weitere (?:artikel|beiträge|themen|nachrichten)|meistgelesen|mehr dazu\W*$|auch lesenswert\W*$|"
    r"(?:à )?lire aussi|sur le même sujet|lea también|[tl]e puede interesar|noticias relacionadas|"
    r"(?:leia|veja) também|leggi anche|potrebbe interessarti|lees ook|(?:prze)?czytaj (?:też|także|również)|"
    r"zobacz też)",
    re.IGNORECASE,
)
_TAGGED = re.compile(
    r"\W*(?:tags?|keywords|categories|filed under|schlagw(?:ö|o)rte(?:r)?|etiquetas|mots[- ]clés)\s*[:\n]",
    re.IGNORECASE,
)
# Whole lines that are names of furniture; a line that only begins with such a word may be anything.
_LABEL = re.compile(
    r"\W*(?:advertis(?:e)?ments?|advertising|sponsored|promoted|anzeige|werbung|publicité|publicidad|"
    r"pubblicità|anuncio|reklama?|advertentie|annons|annonse|mainos|広告|广告|광고|"
    r"loading|(?:loading)?error loading|close|"
    r"(?:re)?tweet|pin it|share|share this(?: \w+){0,2}|(?:share|follow)(?: (?:us|on|via|with|tweet|facebook|twitter|"
    r"x|e-?mail|whatsapp|linkedin|pinterest|reddit|and|share)\b\W*)+|teilen|partager|compartir|"
    r"related(?: (?:articles?|stories|posts?|news|content|topics|links|reading))?|recommended(?: for you)?|"
    r"trending(?: now)?|popular(?: (?:posts|stories|articles))?|most (?:read|popular)|"
    r"latest(?: (?:news|posts|stories|articles|\w+ stories))?|"
    r"(?:read|show|load|view|see) (?:more|all|next|also)|read on|continue reading|more|weiterlesen|mehr lesen|"
    r"mehr zum thema|(?:à )?lire aussi|sur le même sujet|leer más|leia mais|leggi anche|lees ook|"
    r"next|previous|next (?:post|article|story|page)|previous (?:post|article|story|page)|back to (?:top|home)|"
    r"tags?|topics|categories|schlagwörter|themen|leave a (?:reply|comment)|(?:\d+ |no )?comments?(?: \(?\d+\)?)?|"
    r"(?:keine )?kommentare?|photos?|images?|videos?|sources?|foto|bild|quelle|article content)\W*",
    re.IGNORECASE,
)
_SIGNS_OFF = re.compile(
    r"^\W*(?:by|von|par|por|written by|posted (?:by|on)|published|updated|last (?:updated|modified)|text|author|autor|"
    r"reporting by|editing by|stand|veröffentlicht|aktualisiert|created|erstellt|modified)\b|"
    r"©|copyright|all rights reserved|alle rechte",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\bcopyright \d{4}|all rights reserved|alle rechte vorbehalten", re.IGNORECASE)
_APPEALS = Phrases(
    (
        "sign up|subscribe|register",
        r"^\W*(?:please )?(?:sign up|subscribe|register)(?: now| here| today)?(?: for| to) (?:our|the \w+)\b"
        r"[^.!?]{0,40}\b(?:newsletters?|mailing list|e-?mails?|updates|briefing|channel|podcast)\b",
    ),
    (
        "support",
        r"\b(?:please )?(?:consider )?support(?:ing)? (?:us|our (?:work|journalism|reporting|site|website))\b.{0,60}"
        r"\b(?:donat|contribut|member|subscri|today|patreon)",
    ),
    (
        "becom",
        r"\b(?:become|becoming) an? (?:\w+ )?(?:member|subscriber|supporter|patron)(?: of \w+)? (?:today|now|for)\b",
    ),
    (
        " us on ",
        r"^\W*(?:follow|like|join) us on (?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube)\b",
    ),
    (
        "关注|扫描|登録|購読|シェア|구독|카카오톡",
        r"^\W*(?:扫码关注|关注我们|欢迎关注|扫描二维码|会員登録|メルマガ登録|購読はこちら|この記事をシェア|구독하기|카카오톡.{0,12}(?:추가|구독))",
    ),
    (
        "подпи|поделит|підпи|اشترك|شارك|تابع|متابعة",
        r"^\W*(?:подпи(?:шитесь|сывайтесь) на|поделит(?:ься|есь)|підпи(?:шіться|суйтесь) на|"
        r"اشترك(?:وا)? (?:في|الآن)|"
        r"شارك(?:وا)? (?:هذا|هذه|الخبر|المقال)|تابع(?:وا|ونا)|متابعة أخبار)",
    ),
)
# What stands in the place of a text that only members read.
_FOR_MEMBERS = Phrases(
    (
        "members|subscribers",
        r"^\W*this (?:article|story|content|post) is (?:only )?"
        r"(?:available (?:only )?(?:to|for)|for|reserved for|exclusive to) (?:our )?"
        r"(?:pa(?:id|ying) )?(?:members|subscribers)\b",
    ),
    ("reading|a subscriber", r"^\W*(?:to (?:continue|keep) reading|already a subscriber)\b"),
    (
        "abonnent|mitglied|ein abo",
        r"\b(?:dieser|der) (?:artikel|inhalt|text) ist (?:nur|exklusiv) für (?:abonnent|mitglied)|"
        r"^\W*sie haben (?:bereits|schon) ein abo\b",
    ),
    (
        "réservé|il vous reste",
        r"\b(?:article|contenu) réservé (?:à nos|aux) abonnés|\bil vous reste [\d.,]+ ?% de cet article",
    ),
    (
        "suscriptores|abbonati|assinantes",
        r"\b(?:contenido|artículo) (?:exclusivo|reservado) para suscriptores|"
        r"\b(?:contenuto|articolo) riservato agli abbonati|\bconteúdo exclusivo para assinantes",
    ),
    (
        "会員|続きを読む|阅读|전용",
        r"この記事は(?:有料)?会員限定|会員(?:登録)?が必要です|会員の方のみ|続きを読むには(?:会員登録|ログイン|購読)|"
        r"(?:登录|注册|订阅)后(?:即可|可)?(?:继续)?阅读|(?:회원|구독자) 전용",
    ),
)
# What stands in the place of something from elsewhere until the reader consents, and what asks for mistakes.
_CONSENTS = Phrases(
    (
        "einverstanden|empfohlener|an dieser stelle",
        r"^\W*(?:ich bin (?:damit )?einverstanden, dass mir (?:der |die )?externe|"
        r"empfohlener (?:redaktioneller|externer) inhalt\W*$|"
        r"an dieser stelle finden sie (?:einen |externe )?[^.]{0,60}\binhalte?\b)",
    ),
    (
        "permission to load|this content",
        r"^\W*(?:waiting for your permission to load|"
        r"to (?:display|view|see) this content\b[^.]{0,60}\b(?:accept|enable|consent|cookies)|"
        r"this content can also be viewed on the site it originates from|"
        r"this content is not available due to your (?:privacy|cookie))",
    ),
    (
        "ce contenu|este contenido",
        r"^\W*(?:(?:pour (?:afficher|visualiser) ce contenu|ce contenu est bloqué)\b.{0,80}\b(?:accept|cookies)|"
        r"para (?:poder )?(?:ver|visualizar) este contenido\b.{0,60}\b(?:acept|cookies))",
    ),
    (
        "fehler",
        r"^\W*(?:(?:sie haben|haben sie) einen fehler (?:gefunden|entdeckt)\W*$|"
        r"fehler (?:auf \S+ )?(?:entdeckt|gefunden|melden)\W*$)",
    ),
    (
        "error|correction|typo|une erreur",
        r"^\W*(?:(?:spotted|found|see|notice) an error\?|(?:submit|suggest|report) an? (?:correction|error|typo)\W*$|"
        r"une erreur (?:dans l'article )?\?|signaler une erreur\W*$)",
    ),
)
# What a newsroom asks of its readers, and how it wants their comments.
_NEWSROOM = Phrases(
    (
        "a story|tip",
        r"^\W*(?:do you have|have you got|got) an? (?:\w+ )?(?:story|news tip|tip for us)\b[^.!?]{0,40}\?",
    ),
    (
        "newsroom|newsdesk|news room|news desk| team| desk",
        r"^\W*(?:to )?(?:get in touch with|contact|e-?mail) (?:our|the) (?:\w+ )?"
        r"(?:news ?room|news ?desk|(?:news|web|editorial|sports?) (?:team|desk))\b",
    ),
    (
        "for more",
        r"^\W*for more (?:stories|news|coverage|\w+ (?:stories|news|coverage))\b[^.]{0,40}\b"
        r"(?:check|visit|follow|click|go to|head)\b",
    ),
    (
        "comment|kommentare",
        r"^\W*(?:to (?:post|leave|add) a comment,? (?:please )?(?:log|sign|register)|"
        r"(?:your )?comments (?:on this (?:piece|article|story) )?are (?:pre-?moderated|moderated|subject to)\b|"
        r"bitte achten sie darauf, dass ihre kommentare\b)",
    ),
    (
        "bitte markieren|wir freuen",
        r"^\W*(?:bitte markieren sie die (?:entsprechenden )?wörter\b|"
        r"wir freuen uns (?:über|auf) (?:eine mail|ihre (?:mail|hinweise|kommentare))\b)",
    ),
    (
        "send any friend|as a subscriber",
        r"^\W*(?:send any friend a (?:story|gift)|as a subscriber, you have \d+ gift)\b",
    ),
)
# "Read also" and "share" in scripts and languages that the patterns above do not have.
_LABEL_ELSEWHERE = re.compile(
    r"\W*(?:相关(?:新闻|阅读|文章|推荐|报道)|延伸阅读|推荐阅读|热门文章|更多新闻|分享到?|"
    r"関連(?:記事|ニュース|リンク)|あわせて読みたい|"
    r"おすすめ(?:記事)?|人気記事|シェア(?:する)?|続きを読む|"
    r"관련 ?(?:기사|뉴스|글)|추천 ?기사|많이 본 (?:기사|뉴스)|공유(?:하기)?|"
    r"читайте также|по теме|новости по теме|поделиться|читайте також|اقر(?:أ|أوا|ئي) أيضا[ًّ]*|"
    r"مواضيع ذات صلة|أخبار ذات صلة|ذات صلة|مقالات ذات صلة|شارك|قد يعجبك أيضا[ًّ]*|بیشتر بخوانید|مطالب مرتبط|קראו גם|"
    r"यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|"
    r"διαβάστε (?:επίσης|ακόμα)|ilgili haberler|bunlar da ilginizi çekebilir|"
    r"baca juga|berita terkait|xem thêm|tin liên quan|"
    r"läs (?:också|även|mer)|les også|læs også|lue myös|čtěte také|přečtěte si|olvassa el|kapcsolódó cikkek|citește și|"
    r"อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง)\W*",
    re.IGNORECASE,
)
# Whole lines that ask to share; none of them names a section, whatever stands below.
_SHARES = re.compile(
    r"\W*(?:share (?:this|on|via) ?[^.?]{0,40}|share with (?:your )?friends|"
    r"(?:diesen )?(?:artikel|beitrag) teilen|partager (?:cet article|sur \w+)|compartir (?:este artículo|en \w+)|"
    r"condividi (?:questo articolo|su \w+)|compartilhe (?:este artigo|no \w+)|"
    r"(?:この(?:記事|ページ|投稿)を ?(?:\w{1,9}[でにと] ?)?|(?:SNS|みんな|友だち)[でにと] ?)"
    r"(?:シェア|共有|ツイート|ポスト)\w{0,8}|"
    r"シェアする|ツイートする|分享(?:到|至|本文|此文).{0,12}|(?:이 )?(?:기사 )?공유하기|"
    r"поделиться (?:в|новостью|статьей|с друзьями)\b.{0,20})\W*",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"^\W*(?:see (?:more|also)|read (?:more|also|next)|related|watch|click here|don['’]t miss|more)\b[^.]*$",
    re.IGNORECASE,
)


def _asked_of(shorter_than: int) -> Callable[[Callable[[str], bool]], Callable[[str], bool]]:
    """A question to texts of so few characters, no of others. Each step of the choice asks the same again."""

    def limited(question: Callable[[str], bool]) -> Callable[[str], bool]:
        remembered = lru_cache(4096)(question)

        @wraps(question)
        def asked(text: str) -> bool:
            return len(text) < shorter_than and remembered(text)

        return asked

    return limited


@_asked_of(shorter_than=300)
def invites(text: str) -> bool:
    """Whether a short text asks for something else than reading: to subscribe, to share, to buy."""
    return _INVITES.is_in(text)


@_asked_of(shorter_than=600)
def belongs_to_page(text: str) -> bool:
    """Whether a very short text points elsewhere or says who wrote, when, and whose the rights are; or lists tags."""
    if _TAGGED.match(text):
        return True
    return len(text) < 120 and (_POINTS.match(text) or _SIGNS_OFF.search(text)) is not None


@_asked_of(shorter_than=60)
def is_label(text: str) -> bool:
    """Whether a line is nothing but the name of a piece of furniture: "Advertisement", "Share this", "Read more"."""
    return (_LABEL.fullmatch(text) or _LABEL_ELSEWHERE.fullmatch(text)) is not None


@_asked_of(shorter_than=60)
def points_on(text: str) -> bool:
    """Whether a short line is the title of a list of other articles."""
    return (_POINTS_ON.match(text) or _LABEL_ELSEWHERE.fullmatch(text)) is not None


@_asked_of(shorter_than=400)
def appeals(text: str) -> bool:
    """Whether a short text is a page's own request, for subscriptions, followers, money, consent, letters to it."""
    return any(asks.is_in(text) for asks in (_APPEALS, _FOR_MEMBERS, _CONSENTS, _NEWSROOM))


@_asked_of(shorter_than=60)
def shares(text: str) -> bool:
    """Whether a line asks to share the page, and does nothing else."""
    return _SHARES.fullmatch(text) is not None


@_asked_of(shorter_than=120)
def claims_rights(text: str) -> bool:
    """Whether a short line says whose the rights are."""
    return _RIGHTS.search(text) is not None


def calls_away(text: str, linked: float) -> bool:
    """Whether a line that is a link for so large a share shouts, or tells to go on elsewhere."""
    if linked <= 0.6 or len(text) >= 160:
        return False
    shouts = linked > 0.9 and text.isupper() and sum(map(str.isupper, text)) > len(text) / 2
    return shouts or _CALLS.match(text) is not None
