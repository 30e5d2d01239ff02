"""Patronymics of the region: whose child somebody is, told by one word (Қабдоллаұлы, Кабдоллаевич) or by two.

Words are given in small letters, whatever their script and case.
"""

import re

from archive_schema.text.fold import fold

SAME = 4  # letters of a father's name that tell whether two patronymics name one

_CHILD = r"[ұу]л[ыі]|[қк]ызы|о[гғ]лы|уулу|[uūúű]ly|[kq][yiı]z[yiı]|og[hğ]?l[yuı]|oğl[yuı]"
_PATRONYMIC = re.compile(
    r"(?P<father>.{2,}?)(?:"
    r"(?:[оеё]в|ь|и|(?<=никит)|(?<=лук)|(?<=фом))ич(?:а|у|ем|ом|е)?|(?:[оеё]в|ич|инич)н(?:а|ы|е|у|ой)|[oe][vw]i(?:ch|č|tsch|tch)|[oe][vw]na|ichna|"
    rf"(?:{_CHILD})(?:н|ның|на|ға|нда|нан|мен)?)")
_ALONE = re.compile(rf"{_CHILD}|bin|ibn|бин|ибн")


def father_of(word: str) -> str:
    """Whose child a patronymic names, folded; "" for another word."""
    found = _PATRONYMIC.fullmatch(word)
    return fold(found["father"]) if found else ""


def is_child(word: str) -> bool:
    """Whether a word means "son of" or "daughter of" the one named beside it."""
    return _ALONE.fullmatch(word) is not None


def same_father(one: str, other: str) -> bool:
    """Whether two folded fathers may be one: Kabdolla in Кабдоллаевич, Кабдоллович and Қабдоллаұлы."""
    return one[:SAME] == other[:SAME]
