"""Bytes to text where the encoding is stated, evident or, last, guessed: then it is said to be a guess."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import lru_cache

from desktop.intake.sniff import encoding_mark, wide_encoding
from desktop.intake.wire import Say

# Everything a page or a PDF may name. Loaded before the sandbox closes: codecs lie in files.
_KNOWN = """
ascii utf-8 utf-16 utf-16-le utf-16-be utf-32 latin-1 iso8859-2 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9
iso8859-15 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 koi8-r koi8-u koi8-t cp437 cp866 cp855 mac-cyrillic
mac-roman kz1048 ptcp154 gb2312 gbk gb18030 big5 shift_jis cp932 euc_jp euc_kr cp949 iso2022_jp charmap
""".split()
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # as browsers read these labels (WHATWG Encoding, 4.2)
_SPOKEN = {
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "kz1048": "KZ-1048",
    "koi8-r": "KOI8-R",
    "ptcp154": "PTCP154",
    "mac-cyrillic": "Mac Cyrillic",
    "iso8859-5": "ISO 8859-5",
}
# Those without marks of their own, the likeliest first: an equal score goes to the earlier.
_GUESSED = ("cp1251", "cp1252", "koi8-r", "kz1048", "cp866", "ptcp154", "iso8859-5", "mac-cyrillic")
_SAMPLE = 400_000

# How often each letter stands in Russian text, coarsely; Kazakh and Ukrainian letters are welcome but rarer.
_WEIGHTS = {
    **dict.fromkeys("оеаинтсрвл", 1.0),
    **dict.fromkeys("кмдпуяыьгзбчйх", 0.7),
    **dict.fromkeys("жшюцщэфёәғқңөұүһіїєґ", 0.45),
    "ъ": 0.1,
}
_MARKS = frozenset("«»“”„‘’–—…№§°\u00a0•·©®")


def load_codecs() -> None:
    """Load every codec that may be needed later, when no file can be opened any more."""
    for name in (*_KNOWN, "raw-unicode-escape", "unicode-escape"):  # the last two are asked for by Python's own mail
        codecs.lookup(name)


def decode(data: bytes, say: Say, declared: str = "", cut: bool = False) -> str:
    """The text of `data`, having said its encoding and what is doubtful about it.

    `declared` is what the file itself names; it loses against a byte-order mark and valid UTF-8. `cut` says
    that the data end where we stopped reading, so that half a character at the end is no fault.
    """
    mark, length = encoding_mark(data)
    named = _known(declared)
    if name := mark or wide_encoding(data):
        data = data[length:]
    elif _is_utf8(data, cut):
        name = "utf-8"
        if named and named != "utf-8" and not data.isascii():
            say.problem("encoding_wrong", encoding=declared)
    elif named and named != "utf-8":
        name = named
    elif _is_damaged_utf8(data):
        name = "utf-8"
    else:
        name = guess(data[:_SAMPLE])
        say.problem("encoding_guessed", encoding=_SPOKEN.get(name, name))
    text = codecs.getincrementaldecoder(name)("replace").decode(data, not cut)
    say.fact(encoding=_SPOKEN.get(name, name))
    if lost := text.count("\ufffd"):
        say.problem("letters_lost", count=lost)
    return text


def guess(data: bytes) -> str:
    """The likeliest of the one-byte encodings, by which neighbours their letters would have."""
    pairs = Counter(zip(b" " + data[:-1], data, strict=True))
    foreign = [(pair, count) for pair, count in pairs.items() if pair[0] > 127 or pair[1] > 127]

    def score(name: str) -> float:
        table = bytes(range(256)).decode(name, "replace")
        return sum(count * _fit(table[before], table[after]) for (before, after), count in foreign)

    return max(_GUESSED, key=score)


@lru_cache(maxsize=4096)
def _fit(before: str, after: str) -> float:
    """How well neighbours go together: alphabets do not mix in a word, nor capitals follow small letters."""
    if after.isascii():
        return -1.0 if after.isalpha() and _is_cyrillic(before) else 0.0
    if after == "\ufffd" or after < "\xa0":
        return -5.0
    if not after.isalpha():
        return 0.2 if after in _MARKS else -1.5
    if before.isalpha() and _is_cyrillic(before) != _is_cyrillic(after):
        return -2.0
    if after.isupper() and before.islower():
        return -3.0
    if not _is_cyrillic(after):
        return 0.5 if before.isascii() else -1.0
    return _WEIGHTS.get(after.lower(), -0.5) * (1.0 if after.islower() else 0.4)


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def _known(declared: str) -> str:
    """A declared label as the name of one of our codecs, or ""."""
    label = re.sub(r"[^a-z0-9_-]", "", declared.lower())
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, OSError):
        return ""
    name = _ALIASES.get(name, name)
    return name if name in {codecs.lookup(known).name for known in _KNOWN} and name != "charmap" else ""


def _is_utf8(data: bytes, cut: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(data, not cut)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether at least nineteen of twenty characters beyond ASCII are sound UTF-8."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    beyond = sum(1 for letter in text if letter > "\x7f")
    return beyond > 0 and text.count("\ufffd") <= beyond / 20
