"""The order of titles and names: one sort key for Kazakh, Russian and English together.

Numbers by their value, then Latin, then Cyrillic in the order of the Kazakh alphabet (of which the
Russian is a part), then other scripts. The key is a text that SQLite compares as it is, without a
collation of its own, and that sorts the same in Python.

Three levels, as in the Unicode collation algorithm: letters; then marks and е / ё; then case. Quotation
marks and other signs count for nothing; hyphens and dashes part words as a space does.
"""

import re
import unicodedata

_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_AS_OTHER = {"ё": "е", "ґ": "г", "є": "е", "ї": "і", "ў": "у"}  # same place as, and after
_PLACES = {letter: chr(0x0400 + place) for place, letter in enumerate(_ALPHABET)}
_LATIN = {"ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ŋ": "n"}
_LEVEL, _SPACE, _NUMBER = "\x01", "\x02", "\x03"
_PIECE = re.compile(r"\d+|[^\W\d_]|[\s_\-‐‑‒–—/]+")
_LONGEST_NUMBER = 4000


def sort_key(text: str) -> str:
    """The key of a title or name. The key of a beginning sorts before the key of the whole."""
    letters: list[str] = []
    marks: list[str] = []
    cases: list[str] = []
    for piece in _PIECE.findall(unicodedata.normalize("NFC", text)):
        letter, mark, case = _weights(piece)
        if letter == _SPACE and not letters:
            continue
        letters.append(letter)
        marks.append(mark)
        cases.append(case)
    while letters and letters[-1] == _SPACE:
        letters.pop()
    return _LEVEL.join(("".join(letters), "".join(marks).rstrip("0"), "".join(cases).rstrip("0")))


def _weights(piece: str) -> tuple[str, str, str]:
    """What a letter, number or gap weighs at the three levels; "0" is the lightest mark and case."""
    if piece[0].isdecimal():
        digits = "".join(str(unicodedata.decimal(digit)) for digit in piece).lstrip("0") or "0"
        return _NUMBER + chr(0x20 + min(len(digits), _LONGEST_NUMBER)) + digits, "0", "0"
    if not piece[0].isalpha():
        return _SPACE, "0", "0"
    small = piece.lower()
    case = "0" if small == piece else "1"
    if small in _AS_OTHER:
        return _PLACES[_AS_OTHER[small]], "1", case
    if small in _PLACES:
        return _PLACES[small], "0", case
    if small in _LATIN:
        return _LATIN[small], "1", case
    base, *rest = list(unicodedata.normalize("NFD", small))
    place = _PLACES.get(base, base)
    return place, "".join(chr(0x31 + ord(mark) % 0x70) for mark in rest) or "0", case
