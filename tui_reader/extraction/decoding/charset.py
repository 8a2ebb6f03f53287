"""Bytes become text by a white list of encodings, so that no page names a codec of ours that is not one."""

import codecs
import re

# WHATWG labels (https://encoding.spec.whatwg.org/#names-and-labels) and the Python codec that reads what is meant.
_CODECS = {
    "utf-8": ("utf-8", "utf8", "unicode-1-1-utf-8"),
    "utf-16-le": ("utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2", "csunicode"),
    "utf-16-be": ("utf-16be",),
    "cp1252": (
        "windows-1252",
        "cp1252",
        "iso-8859-1",
        "iso8859-1",
        "iso_8859-1",
        "latin1",
        "latin-1",
        "l1",
        "ascii",
        "us-ascii",
        "x-cp1252",
        "cp819",
        "ibm819",
        "ansi_x3.4-1968",
    ),
    "cp1250": ("windows-1250", "cp1250", "x-cp1250"),
    "cp1251": ("windows-1251", "cp1251", "x-cp1251"),
    "cp1253": ("windows-1253", "cp1253", "x-cp1253"),
    "cp1254": ("windows-1254", "cp1254", "iso-8859-9", "iso8859-9", "latin5", "x-cp1254"),
    "cp1255": ("windows-1255", "cp1255", "x-cp1255"),
    "cp1256": ("windows-1256", "cp1256", "x-cp1256"),
    "cp1257": ("windows-1257", "cp1257", "x-cp1257"),
    "cp1258": ("windows-1258", "cp1258", "x-cp1258"),
    "cp874": ("windows-874", "iso-8859-11", "iso8859-11", "tis-620", "dos-874"),
    "iso8859-2": ("iso-8859-2", "iso8859-2", "iso_8859-2", "latin2", "l2"),
    "iso8859-3": ("iso-8859-3", "iso8859-3", "latin3"),
    "iso8859-4": ("iso-8859-4", "iso8859-4", "latin4"),
    "iso8859-5": ("iso-8859-5", "iso8859-5", "cyrillic"),
    "iso8859-6": ("iso-8859-6", "iso8859-6", "arabic"),
    "iso8859-7": ("iso-8859-7", "iso8859-7", "greek"),
    "iso8859-8": ("iso-8859-8", "iso-8859-8-i", "iso8859-8", "hebrew", "logical"),
    "iso8859-10": ("iso-8859-10", "iso8859-10", "latin6"),
    "iso8859-13": ("iso-8859-13", "iso8859-13"),
    "iso8859-14": ("iso-8859-14", "iso8859-14"),
    "iso8859-15": ("iso-8859-15", "iso8859-15", "latin-9", "l9"),
    "iso8859-16": ("iso-8859-16",),
    "koi8-r": ("koi8-r", "koi8", "koi", "koi8_r"),
    "koi8-u": ("koi8-u", "koi8-ru"),
    "mac-roman": ("macintosh", "mac", "x-mac-roman"),
    "mac-cyrillic": ("x-mac-cyrillic", "x-mac-ukrainian"),
    "cp866": ("ibm866", "cp866", "866"),
    "gb18030": ("gb18030", "gbk", "gb2312", "gb_2312-80", "chinese", "x-gbk", "euc-cn"),
    "big5hkscs": ("big5", "big5-hkscs", "cn-big5", "x-x-big5"),
    "cp932": ("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji", "ms932"),
    "euc_jp": ("euc-jp", "x-euc-jp"),
    "iso2022_jp": ("iso-2022-jp",),
    "cp949": ("euc-kr", "cp949", "ks_c_5601-1987", "korean", "windows-949", "ksc5601"),
}
# What pages that say nothing are written in, by the names that charset_normalizer has for them.
_GUESSED = {
    name.replace("-", "_"): name
    for name in "cp1252 cp1250 cp1251 cp1253 iso8859-2 koi8-r gb18030 big5hkscs cp932 euc_jp iso2022_jp cp949".split()
}
_BY_LABEL = {label: codec for codec, labels in _CODECS.items() for label in labels}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';,]+)""", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
_TAG_START = re.compile(rb"<[a-zA-Z!/]")
# A control of U+0080-9F behind such a letter is no text: it is the second byte of a character that was encoded twice.
_BYTES_TWICE = re.compile(rb"\xc3[\x82-\xb4]\xc2[\x80-\x9f]")
_TWICE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
# A declared encoding that leaves more than this share unreadable is taken for a wrong declaration.
MOST_UNREADABLE = 0.002


def decode(body: bytes, content_type: str = "") -> str:
    """`body` as text, whatever it is."""
    return decoded(body, content_type)[0]


def decoded(body: bytes, content_type: str = "") -> tuple[str, str]:
    """`body` as text and the codec that read it: byte order mark, header, meta, UTF-8, detection, and at last
    windows-1252. Never raises.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace"), codec
    utf8 = _strict_utf8(body)
    for label in _declared(body, content_type):
        codec = _BY_LABEL.get(label.lower(), "")
        # Nothing but UTF-8 passes as UTF-8 by chance, whatever the page says of itself.
        said_or_sure = codec == "utf-8" or (not body.isascii() and not codec.startswith("utf-16"))
        if utf8 is not None and said_or_sure:
            return utf8, "utf-8"
        if codec:
            text = body.decode(codec, "replace")
            if _is_readable(text, codec):
                return text, codec
    if codec := _utf16_by_its_zeros(body):
        return body.decode(codec, "replace"), codec
    return (utf8, "utf-8") if utf8 is not None else _guessed(body)


def _is_readable(text: str, codec: str) -> bool:
    """Whether hardly a character is missing; of UTF-8 half may be, for what is right in it is so by no chance."""
    missing = text.count("\ufffd")
    if missing <= MOST_UNREADABLE * len(text):
        return True
    return codec == "utf-8" and 2 * missing <= sum(character > "\x7f" for character in text) - missing


def _utf16_by_its_zeros(body: bytes) -> str:
    """UTF-16 that nothing declares: the zeros of its ASCII stand in every other byte. "" for anything else."""
    head = body[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.05 * len(head) or min(even, odd) > 0.1 * max(even, odd) or _TAG_START.search(head):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def preload() -> None:
    """Import codecs and detector, for a process that may open no file later. Costs about 20 ms."""
    for codec in _CODECS:
        codecs.lookup(codec)
    _detected(b"\xe9t\xe9 " * 20)


def _strict_utf8(body: bytes) -> str | None:
    """The text, decoded a second time where it was encoded twice; None when it is not UTF-8."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return _TWICE.sub(_decoded_again, text) if _BYTES_TWICE.search(body) else text


def _decoded_again(match: re.Match[str]) -> str:
    """The character that two to four others are the bytes of."""
    try:
        return match.group().encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _declared(body: bytes, content_type: str) -> list[str]:
    """The encodings that header, XML declaration and meta name. A meta was read as ASCII, so it can not mean UTF-16."""
    labels = []
    if header := _HEADER.search(content_type):
        labels.append(header.group(1))
    for pattern, source in ((_XML, body[:200]), (_META, body[:4096])):
        if found := pattern.search(source):
            label = found.group(1).decode("ascii")
            labels.append("utf-8" if label.lower().startswith("utf-16") else label)
    return labels


def _guessed(body: bytes) -> tuple[str, str]:
    text = body.decode("utf-8", "replace")
    if _is_readable(text, "utf-8"):
        return text, "utf-8"
    codec = _detected(body[:200_000]).replace("utf-8", "cp1252")
    return body.decode(codec, "replace"), codec


def _detected(body: bytes) -> str:
    """The codec that the bytes look like, cp1252 when none does."""
    try:
        from resiliparse.parse.encoding import detect_encoding  # 10 ms, and rarely needed
    except ImportError:  # there is none for musl
        from charset_normalizer import from_bytes

        best = from_bytes(body, cp_isolation=list(_GUESSED)).best()
        return _GUESSED.get(best.encoding, "cp1252") if best else "cp1252"
    return _BY_LABEL.get(str(detect_encoding(body) or "").lower(), "cp1252")
