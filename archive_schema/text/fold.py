"""One key for the spellings of a name: Kazakh and Russian Cyrillic, English, German and French press spellings,
academic schemes, the Kazakh Latin alphabets of 2017 to 2021, Kazakh in Arabic script, and the Latin alphabets of the
neighbours.

Байдалинова, Baydalinova, Baidalinova → baidalinova. Нарымбаев, Narymbayev, نارىمباەۆ → narimbaev.
The key is for finding, never for showing, and two people may share one. What spellings of one name may differ
by stands in names.py.

What is merged, and why:

  ы и й і y ı ï → i       every scheme writes these differently; "ый", "ii" become one i
  ie, ye, je → e          Ермек, Yermek, Iermek; Нарымбаев, -bayev, -baiev; Васильев, Vasiliev
  ё, yo after a consonant or i → e    Сычёв is printed Сычев, Sychev, Sychyov; Мирзиёев
  ә → a, ө → o, ұ ү → u   dropped in Russian and in most Latin spellings
  қ q c → k, ғ gh ğ → g, ң ŋ ñ → n, х һ kh → h
  ж zh dzh dj j ž → j     Жаксыбеков, Джаксыбеков, Zhaksybekov, Dzhaksybekov, Jaqsybekov
  ч ш щ ch sh sch ş ç → s with h: "sh"; Kazakh has no ч of its own: Тайчибеков is Тайшыбеков
  ь ъ and apostrophes → nothing; s' before a vowel and c' are ш and ч of 2017, y' is its у
  doubled letters → one   Кирилл, Kyril
  kazakh → kazak          Kazakhtelecom, Казахтелеком, Қазақтелеком: the one name kh stands for қ in

Of Latin letters that differ by the writer's language:

  w → v, -ff → v, ou → u, tch → ch, gu before e and i → g, -ine → -in      German and French
  ch between a vowel and a consonant → h                                   Muchtar, Kasachstan
  j before a consonant or at the end, and before ev → i                    Sergej, Mamaj, Tokajev
  x → h at the beginning (not of xe) and before l, m, r, t, else ks       Xalq, Baxtiyor; Alexey, Max, Xenia
  a word with w or sch is read as German: ch is h, s between vowels is z, j is й (Nasarbajew), jo is ё, -schow is -чёв
  a word with w and ý or ň is read as Turkmen: ý is й; a word with ə as Azerbaijani: c is j, x is h, q is g

Where nothing in a word tells its language it has further keys, see read_otherwise, read_as_german and ends_of_2017:
they are kept beside the first one, and asked for beside it.

Kept apart although some schemes merge them: a after i (Диана is not Дана), ц (ts) and с, е and и. Of the languages in
Arabic script only Kazakh is read; words of others keep their sound in part.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from string import ascii_lowercase

_CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "ӷ": "g", "д": "d", "е": "e", "ё": "e",
    "є": "e", "ж": "j", "җ": "j", "ҷ": "j", "з": "z", "и": "i", "й": "i", "ӣ": "i", "к": "k", "қ": "k", "л": "l",
    "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ў": "u", "ӯ": "u", "ф": "f", "х": "h", "ҳ": "h", "һ": "h", "ц": "ts", "ч": "sh", "ш": "sh", "щ": "sh",
    "ъ": "", "ы": "i", "і": "i", "ї": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}
# The alphabet of Kazakhs in China. ى and ي, ك and ک come as one letter each from words(); ٴ only marks front vowels.
_ARABIC = {
    "ا": "a", "ب": "b", "ۆ": "v", "گ": "g", "ع": "g", "د": "d", "ە": "e", "ج": "j", "ز": "z", "ي": "i", "ى": "i",
    "ی": "i", "ك": "k", "ک": "k", "ق": "k", "ل": "l", "م": "m", "ن": "n", "ڭ": "n", "و": "o", "پ": "p", "ر": "r",
    "س": "s", "ت": "t", "ۋ": "u", "ۇ": "u", "ف": "f", "ح": "h", "ھ": "h", "ه": "h", "چ": "sh", "ش": "sh", "ٴ": "",
    "ء": "", "ٵ": "a", "ٶ": "o", "ٷ": "u", "ٸ": "i",
}
_TO_LATIN = str.maketrans(_CYRILLIC | _ARABIC | {"ə": "a"})
# Letters whose mark carries meaning; any other mark (ä, é, ū) is simply dropped.
_LATIN = str.maketrans({
    "ş": "sh", "š": "sh", "ç": "sh", "č": "sh", "ž": "j", "ý": "u", "ı": "i", "ŋ": "n", "ß": "ss", "æ": "a",
    "ø": "o", "ł": "l", "đ": "d",
})
_AZERBAIJANI = str.maketrans("cxqə", "jhga")
_LETTER = re.compile("[a-zß-ɏ]")
_NOT_LATIN = re.compile("[^a-zß-ʒ'\u0300-\u036f]")
_APOSTROPHES = re.compile("[’ʼʹ′`´‘ʻ']")


Steps = tuple[tuple[str, re.Pattern[str], str], ...]
"""Letters without which a step changes nothing, which is told much faster; its pattern; what stands instead."""


def _compiled(*steps: tuple[str, str, str]) -> Steps:
    return tuple((letters, re.compile(pattern), instead) for letters, pattern, instead in steps)


_SPELLED_2017 = _compiled(("s'", "s'(?=[aeiouy])", "sh"), ("c'", "c'", "sh"), ("y'", "y'", "u"))
_GERMAN = _compiled(
    ("dsch", "dsch", "dj"), ("tsch", "s?c?htsch|tsch", "ß"), ("sch", "sch", "ß"), ("ch", "ch", "h"), ("ß", "ß", "sh"),
    ("s", "(?<=[aeiouy])s(?=[aeiouy])", "z"), ("jo", "(?<=[bcfghiklmnpqrstvxz])jo", "e"), ("j", "(?<!d)j", "i"))
_FOREIGN = _compiled(
    ("yo", "(?<=[bcdfghijklmnpqrstvwxz])yo", "e"), ("ch", "(?<=[aeiou])ch(?=[bdlmt]|s(?!h))", "h"),
    ("x", "^x(?!e)|x(?=[lmrt])", "h"), ("j", "(?<=[aeiou])j(?=ev|[bcdfghklmnpqrstvz]|$)", "i"),
    ("gu", "gu(?=[ei])", "g"), ("e", "(?<=[dklmnprstv]in)e$|(?<=dr)e$", ""))
# What letters are in another language than they are read in: j is ж in French (Bajkenova), й in Slavic ones (Ljudmila,
# Zelenskyj); s is з in short names (Rosa, Asat), of which too little is left for a near spelling; Yo is Ё (Yorov).
_OTHERWISE = _compiled(
    ("j", "(?<=[aeiou])j(?=[bcdfghklmnpqrstvz])", "zh"),
    ("j", "(?<=[lnt])j(?=[aeiou])|(?<=[aeiou])j(?=[aeiou])|(?<=[iy])j$", "y"),
    ("s", "(?<=^.[aeiou])s(?=[aeiou]$)|(?<=^[aeiou])s(?=[aeiou].$)", "z"), ("yo", "^yo", "e"))
_SHORT_NAME = re.compile("([аиэ](?:нн|лл|мм))(?:[ыеу]|о[йю])")  # Анна: too little of it is left in the key
_ENDS_2017 = re.compile(r"([a-z][a-z']+[cs]|[a-z']*[aeiou]'?y)'(?![a-z])")
_AT_END_2017 = {"s": "sh", "c": "ch", "y": "u"}
_SHOWS_GERMAN = re.compile("sch|jew|^w[ls]|(?<=[^aeiouwy])[oe]wa?$|[iy]j$")
_GERMAN_Z = re.compile("(?<!s)s(?=[aeiouy])|(?<=[aeiouy])s$")
# What Latin letters are read as in every language, and what both scripts have.
_LETTERS_READ = (
    ("ph", "f"), ("w", "v"), ("shch", "sh"), ("tch", "sh"), ("ch", "sh"), ("dzh", "j"), ("zh", "j"), ("x", "ks"),
    ("ck", "k"), ("q", "k"), ("c", "k"), ("tz", "ts"), ("y", "i"))
_BOTH = (("ou", "u"), ("dj", "j"), ("kkh", "h"), ("kh", "h"), ("gh", "g"))
_RUNS = _compiled(
    ("shsh", "(?:sh){2,}", "sh"), ("ii", "i+", "i"), ("ie", "ie", "e"), ("", r"([^\W\d])\1+", r"\1"))
_NOT_KEPT = re.compile(r"[\W_]+")
VOWELS = "aeiou"  # of a key


def fold(word: str) -> str:
    """The key of one name or word; "" when it holds no letter or digit. Letters of other scripts stay."""
    text = unicodedata.normalize("NFC", word.casefold())
    if not text.isalpha():
        text = _APOSTROPHES.sub("'", text)
    if _LETTER.search(text):
        text = _latin(text).translate(_TO_LATIN)
    else:
        text = text.translate(_TO_LATIN).replace("'", "")
    for letters, instead in _BOTH:
        text = text.replace(letters, instead)
    if text.endswith("f") and not set(VOWELS).isdisjoint(text):  # an abbreviation is told letter by letter
        text = text.rstrip("f") + "v"
    text = _applied(_RUNS, text)
    if text.endswith(("shov", "shova")):
        text = "shev".join(text.rsplit("shov", 1))
    if text.startswith(("kazah", "kasah")):
        text = "kazak" + text[5:]
    return text if text.isalnum() else _NOT_KEPT.sub("", text)


def fold_name(name: str) -> tuple[str, ...]:
    """The keys of a whole name, part by part; a hyphened part gives its pieces and the whole.

    "Аманжол Жұмабай-ұлы" gives the keys of Аманжол, Жұмабай, ұлы and Жұмабайұлы.
    """
    keys: list[str] = []
    for part in name.split():
        pieces = [piece for piece in re.split("[-‐‑–]", part) if piece]
        keys.extend(fold(piece) for piece in pieces)
        if len(pieces) > 1:
            keys.append(fold("".join(pieces)))
    return tuple(dict.fromkeys(key for key in keys if key))


def read_otherwise(word: str) -> list[str]:
    """A Latin word in small letters, spelt as English would, once for each other language its letters may be read in.
    Only where nothing in the word tells the language. A short Russian name in a case form, as it is without."""
    if short := _SHORT_NAME.fullmatch(word):
        return [short[1] + "а"]
    return [pattern.sub(instead, word) for letters, pattern, instead in _OTHERWISE
            if letters in word and pattern.search(word)]


def written_alike(word: str) -> list[str]:
    """The other words with the same key, letter by letter; for words too short to be looked up by it (Ақ, Ак, Aq)."""
    alike = (_letters_by_key().get(fold(letter), letter) for letter in word)
    return sorted({"".join(letters) for letters in product(*alike)} - {word})


@cache
def _letters_by_key() -> dict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for letter in (*ascii_lowercase, *_CYRILLIC):
        found[fold(letter)] += letter
    return dict(found)


def ends_of_2017(text: str) -> Iterator[str]:
    """The words of a text, in small letters, whose last letter the Kazakh alphabet of 2017 writes with an apostrophe
    (Balqas', Aqtay'), as English would spell them; words() takes it for a quotation mark."""
    for word in _ENDS_2017.findall(_APOSTROPHES.sub("'", text.casefold())) if not text.isalpha() else ():
        yield word[:-1] + _AT_END_2017[word[-1]]


def shows_german(words: Iterable[str]) -> bool:
    """Whether a name in small letters is spelt as the German press spells names of the region: Tokajew, Schandossow."""
    return any(map(_SHOWS_GERMAN.search, words))


def read_as_german(word: str) -> list[str]:
    """A word of such a name, where it does not show that itself, as English would spell it (Michail: mihail; Asat,
    Oras: azat, oraz); none where that is the same. Before a vowel and at the end s may be either."""
    if not word.isascii() or _tells_german(word):
        return []
    read = _applied(_GERMAN, word)
    return [other for other in dict.fromkeys((read, _GERMAN_Z.sub("z", read))) if other != word]


def _tells_german(word: str) -> bool:
    return "w" in word or "sch" in word


def _latin(text: str) -> str:
    """Latin letters without their marks, and as the writer's language reads them."""
    if "'" in text:
        text = _applied(_SPELLED_2017, text).replace("'", "")
    turkmen = "w" in text and not {"ý", "ň"}.isdisjoint(text)
    if not text.isascii():
        if "ə" in text and text.isalpha() and not _NOT_LATIN.search(text):
            text = text.translate(_AZERBAIJANI)
        text = (text.replace("ý", "i") if turkmen else text).translate(_LATIN)
        if not text.isascii():
            parts = unicodedata.normalize("NFD", text)
            text = unicodedata.normalize("NFC", "".join(_bare(parts)))
    if not turkmen and _tells_german(text):
        text = _applied(_GERMAN, text)
    text = _applied(_FOREIGN, text)
    for letters, instead in _LETTERS_READ:
        text = text.replace(letters, instead)
    return text


def _bare(parts: str) -> Iterator[str]:
    """Without the marks of Latin letters; й and ё keep theirs."""
    latin = False
    for mark in parts:
        if not unicodedata.combining(mark):
            latin = mark < "\u0250"
            yield mark
        elif not latin:
            yield mark


def _applied(steps: Steps, text: str) -> str:
    for letters, pattern, instead in steps:
        if letters in text:
            text = pattern.sub(instead, text)
    return text
