"""One form of text for keeping, and one for comparing.

For keeping (`clean`) nothing that can be read is changed. For comparing (`plain`, `words`) differences
that are no difference are taken away: composition, case, ё, quotation marks, dashes, hidden marks.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

# Never seen, and able to make a text look like something else, or to hide a word from search.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_HIDDEN = "\u200b-\u200d\u2060-\u2065\ufeff\u00ad\u180e\ufff9-\ufffb\U000e0000-\U000e007f"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_REMOVED = re.compile(f"[{_BIDI}{_CONTROL}\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# Tatweel and the Arabic vowel marks; the dot that casefolding leaves after Turkic İ.
_IGNORED = re.compile(f"[{_BIDI}{_HIDDEN}\u0640\u064b-\u065f\u0670]|(?<=i)\u0307")
_DOUBLE_QUOTES = "“”„‟«»″〝〞＂❝❞"
_SINGLE_QUOTES = "‘’‚‛‹›′ʼʹʻ`´＇"
_DASHES = "‐‑‒–—―−﹘﹣－⁃"
_SAME = str.maketrans(
    {mark: '"' for mark in _DOUBLE_QUOTES} | {mark: "'" for mark in _SINGLE_QUOTES}
    | {mark: "-" for mark in _DASHES} | {"ё": "е", "ı": "i", "…": "...", "ي": "ی", "ى": "ی", "ك": "ک"})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PLAIN_WORD = re.compile("[a-z]+|[а-яәғқңөұүһі]+")
_BROKEN = re.compile(r"[-‐\u00ad](?<=[^\W\d_].)[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_LINE_END = re.compile("\n(?<=[-‐\u00ad \t\r]\n)")
"""The end of a line that may be broken; looked for before, since that is faster."""
_HYPHEN = re.compile(r"[-‐‑](?<=[^\W\d_].)(?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_LONGEST_PIECE = 40


@dataclass(frozen=True)
class Cleaned:
    """Text made safe to keep, and the names of what was taken out ("U+202E RIGHT-TO-LEFT OVERRIDE")."""

    text: str
    removed: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """Text composed (NFC), without control and direction-changing characters; lines end in one line feed.

    Soft hyphens and joiners stay: they belong to how the text is written. Half a surrogate pair becomes
    the replacement character.
    """
    text = re.sub("\r\n?|\x85|\u2028|\u2029", "\n", text)
    found = sorted(set(_REMOVED.findall(text)) | set(_SURROGATE.findall(text)))
    text = _SURROGATE.sub("\ufffd", _REMOVED.sub("", text)) if found else text
    return Cleaned(unicodedata.normalize("NFC", text), tuple(_name(mark) for mark in found))


def _name(mark: str) -> str:
    return f"U+{ord(mark):04X} {unicodedata.name(mark, '')}".rstrip()


def plain(text: str) -> str:
    """The form two texts share when a reader would call them the same: small letters, ё as е, plain
    quotation marks and dashes, single spaces, no hidden marks, words broken at line ends joined."""
    return " ".join(_folded(join_lines(text)).split())


def words(text: str) -> list[str]:
    """The words of a text in comparing form, in order.

    A word is a run of letters and digits of any script; an apostrophe inside stays ("o'neil"), a hyphen
    parts words ("kyzyl", "orda"; "41", "1"), and a word broken at the end of a line is one word.
    """
    if _PLAIN_WORD.fullmatch(text):  # as most are typed
        return [text]
    return _WORD.findall(_folded(join_lines(text)))


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    text = unicodedata.normalize("NFC", text)
    return _IGNORED.sub("", unicodedata.normalize("NFC", text.casefold())).translate(_SAME)


def join_lines(text: str) -> str:
    """Words broken by a hyphen at the end of a line, joined: "Ka-\\nzakhtelecom", "на-\\nстоящий".

    The hyphen stays, and only the line end goes, before a capital ("Kyzyl-\\nOrda") and where the text has
    the word with its hyphen elsewhere ("self-\\ncensorship" beside "self-censorship"). Numbers are let be.
    """
    if "\n" not in text or not _LINE_END.search(text) or not _BROKEN.search(text):
        return text
    whole = {_beside(found) for found in _HYPHEN.finditer(text)}

    def join(found: re.Match[str]) -> str:
        left, right = _beside(found)
        return "-" if right[:1].isupper() and not left.isupper() or (left, right) in whole else ""

    return _BROKEN.sub(join, text)


def _beside(found: re.Match[str]) -> tuple[str, str]:
    """The letters on both sides of a hyphen."""
    left = _LETTERS_BEFORE.search(found.string[max(0, found.start() - _LONGEST_PIECE): found.start()])
    right = _LETTERS.match(found.string, found.end(), found.end() + _LONGEST_PIECE)
    return left[0] if left else "", right[0] if right else ""


_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_KAZAKH_LATIN = re.compile("[äğñŋöūüşıǵńýú]|q(?!u)")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-z]")
_COMMON = {
    "kk": frozenset("және бұл мен деп емес осы бар үшін туралы бойынша болды болып жылы деген керек ол бір "
                    "jäne jane men bul üşin turaly boiynşa jyly".split()),
    "ru": frozenset("и в не на что с по как это из о для от к а но за его при был была были или также".split()),
    "en": frozenset("the of and to in a is was for that on with by as it from at are were be this not".split()),
}
_KAZAKH_TYPED = frozenset(
    """мен сен ол биз сиз олар бул осы сол онын менин сенин биздин олардын сонын маган саган оган оны ози бир еки
    уш жуз мын жане ушин казир бойынша енди дейин жыл жылы отыр жатыр жур деп керек жумыс болады гана астам деген
    дейди деди жок бар ал емес болып болды болган болса болатын тагы бугин ертен кеше кешке ишинде туралы сондай
    осындай кейин сондыктан бирак аркылы екен келген бурын откен ягни мумкин тиис кажет калай кандай кайда кашан
    неге кайдан келди кетти барды алды берди айтты шыкты калды гой ма ме ба бе па пе сот рахмет салем жаксы уй
    уйде келеди билмеймин онда адам мемлекет казак тенге бари барлыгы барлык кун куни жылдын мынау мына анау улкен
    алып алган кетип келип айтып екенин халык бизде бизге бизди сизде сизге менде менен сенен олай булай солай
    осылай жаман кушти ишки сотта сотка уким айып куэ тергеуши тутылды кайырлы жаным досым""".split()
)
"""Common Kazakh words as typed without the letters that Russian lacks."""
_KAZAKH_ENDS = frozenset(
    """нын лык дын тын агы ген нан нши лар мыз сын дык лып лды кен тык ысы дик рын кти ыгы йды миз рде нге рди рма
    гын тап рып лди лга тты тып лип айы пен нгы зге ыру йда ншы кка лау сыз пты гыз теп мын нып пти лты йын лда
    рык мды нги уык лыс уни кке луы мди сиз нди дап сым сып тыз йта дау ыны ушы нше лап рыс ызы тте мга ясы
    ныс уыл ржы шкы лгы лде ыга уын деу нип йым нау пис уыс кша ымы кын ауы гып ойы теу йып ында инде инен лган
    ткан ккан ерип ирип нган ндай ымен имен лары дары лери дери ерин есин аган лады леди теди тады ейди етин йтин инин
    лик ттар""".split()
)
"""Ends of Kazakh words so typed: common in Kazakh sentences, and all but absent from Russian ones."""
_RUSSIAN_END = re.compile(
    "..(?:[ое]го|[ое]му|[ая]ми|[ыи]ми|ться|тся|лся|лась|лись|[аяу]ет|[иаяе]ть|[аяу]ют|н(?:ый|ая|ое|ые|ой|ых)|"
    "ск(?:ий|ая|ое|ие|их|ой)|[иы]й|ост[ьи]|ени[йяе]|ание|ании|ова|ева|овал|ился|ался)$"
)


def language_of(text: str) -> str:
    """Whether a paragraph is Kazakh ("kk"), Russian ("ru") or English ("en"); "" when it shows neither.

    By script and letters first, then by the commonest words; Cyrillic without Kazakh letters also by the ends of
    words, since chats are often typed so. A short line may show nothing; a German or French one gives "".
    """
    found = words(text)[:400]
    cyrillic = [word for word in found if _CYRILLIC.search(word)]
    latin = [word for word in found if _LATIN.search(word)]
    if len(cyrillic) >= max(1, len(latin)):
        return _kazakh_or_russian(cyrillic)
    if not latin:
        return ""
    counts = {language: sum(word in common for word in latin) for language, common in _COMMON.items()}
    kazakh = counts["kk"] + sum(1 for word in latin if _KAZAKH_LATIN.search(word))
    if kazakh > counts["en"] and kazakh * 4 >= len(latin):
        return "kk"
    return "en" if counts["en"] * 8 >= len(latin) else ""


def _kazakh_or_russian(cyrillic: list[str]) -> str:
    """By Kazakh letters; in a line without them, by two common Kazakh words or ends of words at least."""
    counts = Counter(map(_sign, cyrillic))
    kazakh = counts["letters"] + counts["kk"]
    if kazakh * 5 >= len(cyrillic) and kazakh > counts["ru"] and (counts["letters"] or kazakh > 1):
        return "kk"
    return "ru"


@lru_cache(maxsize=20_000)
def _sign(word: str) -> str:
    """What a Cyrillic word shows: Kazakh "letters", or that it looks Kazakh or Russian; "" for neither."""
    if _KAZAKH_LETTERS.search(word):
        return "letters"
    if word in _COMMON["kk"] or word in _KAZAKH_TYPED or word[1:][-3:] in _KAZAKH_ENDS or word[1:][-4:] in _KAZAKH_ENDS:
        return "kk"
    return "ru" if word in _COMMON["ru"] or _RUSSIAN_END.search(word) else ""
