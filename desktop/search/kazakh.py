"""A light stemmer for Kazakh nouns, names and adjectives in Cyrillic.

A Kazakh noun takes its endings in one order: stem, plural, possession, case, then (seldom) person. Each
ending has forms chosen by the last sound of what it follows, and by vowel harmony. The stemmer takes endings
off from the right, one layer after another, and only where the form fits the sound before it. It knows no
dictionary, so it errs now and then; the exact word is always indexed beside the stem. Verbs are left as they
are, but for endings they share with nouns.

Source of the tables: the declension of nouns in school grammars of Kazakh (plural -лар, possession -ым … -ы,
the seven cases, person -мын …), with the assimilation of their first consonant.
"""

from __future__ import annotations

BACK = frozenset("аоұыёяю")
FRONT = frozenset("әөүіеэ")
NEUTRAL = frozenset("иуй")  # и and у occur with both harmonies, in loanwords above all
VOWELS = BACK | FRONT | frozenset("иу")
VOICELESS = frozenset("пфкқтсшщчцхһбвгд")  # б в г д at the end of a stem are heard voiceless
NASAL = frozenset("мнң")
LOUD = frozenset("лзж")
GLIDE = frozenset("рйу")

ANY = VOWELS | VOICELESS | NASAL | LOUD | GLIDE | frozenset("ғ")
CONSONANT = (ANY - VOWELS) | frozenset("у")
VOICED = ANY - VOICELESS

Layer = tuple[tuple[str, frozenset[str]], ...]
"""Endings of one layer, longest first, each with the sounds it may follow."""


def _layer(*groups: tuple[str, frozenset[str]]) -> Layer:
    endings = [(ending, after) for text, after in groups for ending in text.split()]
    return tuple(sorted(endings, key=lambda pair: -len(pair[0])))


PERSON = _layer(
    ("мын мін мыз міз", VOWELS | LOUD | GLIDE),
    ("бын бін быз біз", NASAL | LOUD),
    ("пын пін пыз піз", VOICELESS),
    ("сың сің сыз сіз", ANY),
)
LIKE_ADJECTIVE = _layer(  # "the one at": -дағы
    ("дағы дегі", VOICED),
    ("тағы тегі", VOICELESS),
    ("ндағы ндегі", frozenset("ыі")),
    ("нікі", VOWELS | NASAL),
    ("дікі", VOICED - VOWELS),
    ("тікі", VOICELESS),
)
CASE = _layer(
    ("ның нің", VOWELS | NASAL),
    ("дың дің", LOUD | GLIDE),
    ("тың тің", VOICELESS),
    ("ға ге", VOICED),
    ("қа ке", VOICELESS),
    ("на не нда нде н", frozenset("ыі")),
    ("ны ні", VOWELS),
    ("ды ді", VOICED - VOWELS),
    ("ты ті", VOICELESS),
    ("да де дан ден", VOICED),
    ("та те тан тен", VOICELESS),
    ("нан нен", NASAL | frozenset("ыі")),
    ("мен менен", VOWELS | NASAL | GLIDE | frozenset("л")),
    ("бен бенен", frozenset("зж")),
    ("пен пенен", VOICELESS),
)
POSSESSION = _layer(
    ("ым ім ың ің ымыз іміз ыңыз іңіз ы і", CONSONANT),
    ("мыз міз ңыз ңіз сы сі", VOWELS),
)
PLURAL = _layer(
    ("лар лер", VOWELS | GLIDE),
    ("дар дер", NASAL | LOUD),
    ("тар тер", VOICELESS),
)
WITHOUT_HARMONY = frozenset({"мен", "бен", "пен", "менен", "бенен", "пенен", "нікі", "дікі", "тікі", "н"})
SURNAME = "ев"  # a Russian ending of surnames; what follows goes by the vowels before it: Нарымбаевтың
HARDENED = {"б": "п", "ғ": "қ", "г": "к"}  # кітап : кітабы, құқық : құқығы, көк : көгі
SHORTEST = 3


def stem(word: str) -> str:
    """The stem of a casefolded Kazakh word: "қауіпсіздікті" → "қауіпсіздік". Short words stay as they are."""
    if len(word) > 6:
        word = _without(word, PERSON, 5)
    word = _without(word, LIKE_ADJECTIVE)
    word = _without(word, CASE)
    word = _without_possession(word)
    word = _without(word, PLURAL)
    return _hardened(word)


def _without(word: str, layer: Layer, shortest: int = SHORTEST) -> str:
    for ending, after in layer:
        rest = word[: len(word) - len(ending)]
        if len(rest) >= shortest and word.endswith(ending) and rest[-1] in after and _fits(rest, ending):
            return rest
    return word


def _without_possession(word: str) -> str:
    # -шы names who does a thing ("басшы", a head): its vowel is not a possessor's.
    return word if word.endswith(("шы", "ші")) else _without(word, POSSESSION)


def _fits(rest: str, ending: str) -> bool:
    """Whether rest can be a stem, and the ending has its harmony."""
    vowels = [letter for letter in rest if letter in VOWELS]
    if not vowels:
        return False
    if ending in WITHOUT_HARMONY or vowels[-1] in NEUTRAL or rest.endswith(SURNAME):
        return True
    first = next((letter for letter in ending if letter in VOWELS), "")
    return not first or (first in BACK) == (vowels[-1] in BACK)


def _hardened(word: str) -> str:
    if len(word) > SHORTEST and word[-1] in HARDENED:
        return word[:-1] + HARDENED[word[-1]]
    return word
