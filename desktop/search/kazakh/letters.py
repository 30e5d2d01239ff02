"""How Kazakh is written: its own letters, without them, in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OWN = frozenset("әғқңөұүһі")
_PLAIN = str.maketrans("әғқңөұүһі", "агкноуухи")
_PLAIN_CONSONANTS = str.maketrans("ғқңһі", "гкнхи")
_LOOKALIKES = str.maketrans("aeiopcyxh", "аеіорсухһ")
_LATIN = re.compile("[äğǵñńöóūúüşáý]|q(?!u)")
_LATIN_DIGRAPHS = (("sh", "ш"), ("ch", "ч"))
_LATIN_LETTERS = str.maketrans("abdefgğǵhijklmnñńoópqrsştuūúvyzäáöüý", "абдефгғғхіжклмнңңоөпқрсштуұүвызәәөүу")
_GLIDE = re.compile("(?<=[аәоөұүыеэ])і|і(?=[аәоөұүыэ])")
_ROUND = re.compile("(?<![аеиоуы])[оу](?![аеиоуы]|$)")
_FRONT = re.compile("^[^аоы]*[еи][^аоы]*$")


def has_own_letters(word: str) -> bool:
    """Whether a word shows letters that Kazakh has beside the Russian ones."""
    return not _OWN.isdisjoint(word)


def plain(word: str) -> str:
    """A word as typed without the letters that Kazakh has beside the Russian ones."""
    return word.translate(_PLAIN)


def plain_consonants(word: str) -> str:
    """The same with its vowels kept but for a last one; the consonants, and і, add nothing that they do not tell."""
    return word[:-1].translate(_PLAIN_CONSONANTS) + plain(word[-1:])


def both(words: Iterable[str]) -> frozenset[str]:
    """Words or letters, and how they are typed without the Kazakh letters."""
    return frozenset(words) | frozenset(map(plain, words))


def with_cyrillic(word: str) -> str:
    """A Cyrillic word without Latin letters typed for those they look like: "шешiм" with a Latin i."""
    return word.translate(_LOOKALIKES)


def with_own_vowels(stem: str, endings: str) -> str:
    """What a stem typed without the Kazakh letters is with them, as the harmony of its endings tells: "коз" is
    "көз" before "ге", "тур" may be "тұр" before "ды"."""
    if _FRONT.search(endings):
        return _ROUND.sub(lambda found: "ө" if found[0] == "о" else "ү", stem)
    return _ROUND.sub(lambda found: "о" if found[0] == "о" else "ұ", stem) if endings else stem


def is_latin(word: str) -> bool:
    """Whether a word shows letters of a Kazakh Latin alphabet."""
    return bool(_LATIN.search(word))


def from_latin(word: str) -> str:
    """A word of the Kazakh Latin alphabets of 2018 to 2021 in Cyrillic, in comparing form (ı as i): "sottyñ" →
    "соттың"."""
    for latin, letter in _LATIN_DIGRAPHS:
        word = word.replace(latin, letter)
    return _GLIDE.sub("й", word.translate(_LATIN_LETTERS))
