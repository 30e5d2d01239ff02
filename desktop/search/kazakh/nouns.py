"""The endings of Kazakh nouns, layer by layer, each with the sounds it may follow."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.search.kazakh.letters import both, plain

BACK = frozenset("аоұыёя")
FRONT = frozenset("әөүіеэ")
NEUTRAL = frozenset("иую")  # и and у occur with both harmonies, in loanwords above all
VOWELS = BACK | FRONT | NEUTRAL
VOICELESS = frozenset("пфкқтсшщчцхһбвгд")  # б в г д at the end of a stem are heard voiceless
NASAL = frozenset("мнң")
LOUD = frozenset("лзжь")  # ь stands in loanwords after л: модельдер
GLIDE = frozenset("рйу")

ANY = VOWELS | VOICELESS | NASAL | LOUD | GLIDE | frozenset("ғ")
CONSONANT = (ANY - VOWELS) | frozenset("у")
VOICED = ANY - VOICELESS
CLOSED = (VOICED - VOWELS) | frozenset("уи")


class Layer:
    """The endings of one layer, each with the sounds it may follow (`after`), and their lengths by last letter,
    longest first."""

    def __init__(self, after: dict[str, frozenset[str]]) -> None:
        self.after = after
        self.lengths = lengths_of(after)

    def typed(self) -> Layer:
        """The layer for words typed without the Kazakh letters; its own forms stay beside."""
        after: dict[str, frozenset[str]] = {}
        for ending, sounds in self.after.items():
            for form in (ending, plain(ending)):
                after[form] = after.get(form, frozenset()) | both(sounds)
        return Layer(after)


def lengths_of(endings: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long endings are, by their last letter, longest first."""
    lengths: dict[str, set[int]] = {}
    for ending in endings:
        lengths.setdefault(ending[-1], set()).add(len(ending))
    return {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


def _layer(*groups: tuple[str, frozenset[str]]) -> Layer:
    return Layer({ending: after for text, after in groups for ending in text.split()})


PERSON = _layer(
    ("мын мін мыз міз", VOWELS | LOUD | GLIDE),
    ("бын бін быз біз", NASAL | LOUD),
    ("пын пін пыз піз", VOICELESS),
)
COMPARED = _layer(  # "such as": -дай; "more": -рақ
    ("дай дей", VOICED), ("тай тей", VOICELESS), ("ырақ ірек", CONSONANT), ("рақ рек", VOWELS)
)
LIKE_ADJECTIVE = _layer(  # "the one at": -дағы; "the one of": -нікі
    ("дағы дегі", VOICED),
    ("тағы тегі", VOICELESS),
    ("ндағы ндегі", frozenset("ыі")),
    ("нікі", VOWELS | NASAL),
    ("дікі", VOICED - VOWELS),
    ("тікі", VOICELESS),
)
CASE = _layer(
    ("ның нің", VOWELS | NASAL),
    ("дың дің", LOUD | GLIDE | frozenset("и")),
    ("тың тің", VOICELESS),
    ("ға ге", VOICED),
    ("қа ке", VOICELESS),
    ("на не нда нде н", frozenset("ыі")),
    ("ны ні", VOWELS),
    ("ды ді", CLOSED),
    ("ты ті", VOICELESS),
    ("да де дан ден", VOICED),
    ("та те тан тен", VOICELESS),
    ("нан нен", NASAL | frozenset("ыі")),
    ("мен менен", VOWELS | NASAL | GLIDE | frozenset("л")),
    ("бен бенен", frozenset("зж")),
    ("пен пенен", VOICELESS),
)
POSSESSION = _layer(
    ("ым ім ың ің ымыз іміз ыңыз іңіз ы і ыма іме ыңа іңе", CONSONANT),
    ("мыз міз ңыз ңіз сы сі", VOWELS),
)
PLURAL = _layer(
    ("лар лер", VOWELS | GLIDE),
    ("дар дер", NASAL | LOUD),
    ("тар тер", VOICELESS),
)
