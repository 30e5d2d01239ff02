"""What two folded names may differ by and still be one: case endings, and the slips of spelling that names of the
region really have.

A name out of a dictionary has no stem to be looked up, and what folds alike may be of any language. So a folded word
counts as a form of another when both are the same but for endings that Russian or Kazakh give to names, or English 's:
Нарымбаевқа and Нарымбаеву are Narymbaev, Serikbek is not Serik. It counts as nearly spelt when it differs only where
spellings of one name do (Kulibayev, Құлыбаев; Auezov, Auesow), never by another consonant: Асанов is not Хасанов.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import product

from archive_schema.text.fold import VOWELS, fold

SHORTEST = 3  # letters of a folded name that endings are looked for behind
SHORTEST_CUT = 4  # letters that are left of a name when an ending of more than a vowel is taken off
LONGEST_ENDING = 7
SHORTEST_NEAR = 5  # letters of a name that may be spelt nearly so
MOST_VOWELS = 2  # of one spelling that another may not have
VOWEL, OTHER = 3, 2  # what another vowel, and any other difference, costs
MOST_COMPARED = 20_000  # pairs that are remembered
LONG_FAMILY = 8  # letters of a surname without its -ов
LONG_NAME = 7  # letters of a name whose d and t are mixed up
AFFORDED = {5: VOWEL, 7: VOWEL + OTHER, 9: VOWEL + VOWEL}  # by a name of so many letters
SOUND_END = "ǀ"  # a letter that no folded word has: a term stays one word to any tokeniser

# Russian: surnames and given names, both genders, singular and plural; English 's.
_RUSSIAN = "а у ым ом ой ою ое е ы ыми ых ам ами ах ей ем ю я ям ями ях ии ая ую ого ому s"
# Kazakh: the cases, "which is in", "of the place", the plural, its own; after each kind of sound.
_CASES = "ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті да де та те дан ден тан тен нан нен мен бен пен"
_IN_AND_OF = "дағы дегі тағы тегі дық дік тық тік лық лік ша ше"
_PLURAL = "лар лер дар дер тар тер"
_OWN = "ы і сы сі"
# Kyrgyz and Uzbek, where they differ from Kazakh.
_NEIGHBOURS = "дун нун тун го ко ду ту ну до то дон тон нон нинг ни"
_BEHIND_OWN = "на не н нда нде ндағы ндегі"

# After which letters an ending may stand that begins with this one, or may not; what is not told stands after any.
_VOICELESS = "kpsthf"
_AFTER = {
    **dict.fromkeys("kt", f"{_VOICELESS}vbgd"), "n": "aeioumn", "l": "aeiourl", "p": f"{_VOICELESS}vbgd"}
_NOT_AFTER = {**dict.fromkeys("aeiou", "aeou"), **dict.fromkeys("dg", _VOICELESS)}

_FAMILY = re.compile("(?:[oe]va?|uli|kizi)$")
_FAMILY_SOUNDS = ("v", "l", "ks")
_AT_END = re.compile("(?<=[aeiou])[dt](?![aeioudt])")
_LAND = re.compile("(?:i|ak)s$")  # Қазақстан is no case form of "Kazakhs"
_UNTOUCHED = str.maketrans("zjm", "ssn", VOWELS + "vhgkt")
_SOUND = str.maketrans({"h": "k", "g": "k", "z": "s", "j": "s"})
_SOUND_STEPS = (
    (re.compile("sh|ts"), "s"), (re.compile("nb"), "mb"), (re.compile("ng"), "n"),
    (re.compile("(?<=[aeo])u|^u(?=[aeo])"), "v"), (re.compile("^[aeiou]+"), "A"), (re.compile("[aeiou]+"), ""))

# What may stand for one another in two spellings of a name.
_SAME = {pair: VOWEL for pair in "i:e u:o a:o a:e i:u e:o".split()} | {
    pair: OTHER for pair in "h:k h:g s:z s:ts z:ts j:sh s:sh u:v j:i ia:e io:e iu:ui nb:mb np:mp".split()}
_ALIKE: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
"""By the first letters of both: (letters, what may stand for them, price)."""
for _pair, _price in _SAME.items():
    for _one, _other in (_pair.split(":"), _pair.split(":")[::-1]):
        _ALIKE[_one[0] + _other[0]].append((_one, _other, _price))


@cache
def endings() -> frozenset[str]:
    """The endings, folded; Kazakh ones also behind the vowel of a woman's surname, the plural and the possessive."""
    plural, own = _folded(_PLURAL), _folded(_OWN)
    kazakh = [*_folded(_CASES), *_folded(_IN_AND_OF), *plural]
    chains = [*product([fold("а"), *plural], kazakh), *product(own, [*kazakh, *_folded(_BEHIND_OWN)])]
    behind = [start + ending for start, ending in chains if _fits(start, ending)]
    return frozenset([*behind, *_folded(_RUSSIAN), *kazakh, *own, *_folded(_NEIGHBOURS)]) - {""}


def _folded(words: str) -> list[str]:
    return [fold(word) for word in words.split()]


def _fits(left: str, ending: str) -> bool:
    """Whether an ending may stand after that sound: Алматы is not Алма with -ты, nor Айдос Айдо with 's."""
    if ending[0] == "s":
        return (left[-1] in VOWELS) == (ending != "s")
    after = _AFTER.get(ending[0])
    return left[-1] not in _NOT_AFTER.get(ending[0], "") if after is None else left[-1] in after


class Form:
    """A folded word, as the form of a name that it may be.

    stems: itself, then without each ending it may have; whole: these, and what they were before an ending softened them
    (сергеем, сергей; министрлігі, министрлік); family: what it shares with other surnames of that family
    (Құдайберген, Құдайбергенов; Сәрсенбаев, Сәрсенбайұлы).
    """

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.stems = tuple(_stems(folded))
        self.whole = frozenset(_whole(self.stems))

    @cached_property
    def family(self) -> frozenset[str]:
        cut = {_FAMILY.sub("", stem) for stem in self.stems}
        return frozenset(stem.removesuffix("i") for stem in cut if len(stem) >= LONG_FAMILY)

    @cached_property
    def sounds(self) -> frozenset[str]:
        """How every near spelling of it begins to sound."""
        return frozenset(map(sound, (*self.stems, *self.family)))

    @cached_property
    def _starts(self) -> tuple[str, ...]:
        """What its case forms begin with."""
        softened = [stem[:-1] + "g" if stem[-1] == "k" else stem[:-1] for stem in self.whole if stem[-1] in "ki"]
        return tuple({*self.whole, *(start for start in softened if len(start) >= SHORTEST)})

    @property
    def only_starts(self) -> tuple[str, ...]:
        """What other spellings of a short word begin with, which has only its case forms; nothing for longer ones."""
        return () if self._shape_starts else self._starts

    @cached_property
    def _shapes(self) -> list[tuple[str, str]]:
        """The stems that may be spelt nearly so, each with the consonants that no difference touches."""
        return [(stem.translate(_UNTOUCHED), stem) for stem in self.stems if len(stem) >= SHORTEST_NEAR]

    @cached_property
    def _shape_starts(self) -> tuple[str, ...]:
        """What the same of a near spelling begins with; every stem is the beginning of a word."""
        return ("",) if self.family else tuple(shape for shape, _ in self._shapes)

    @cached_property
    def _vowels(self) -> list[tuple[str, int]]:
        """How often each vowel stands in the shortest of its stems."""
        return [(vowel, self.stems[-1].count(vowel)) for vowel in VOWELS if vowel in self.stems[-1]]

    def hardened(self) -> set[str]:
        """A long name with d for t, and t for d, where neither is heard apart: before a consonant and at the end
        (Мұхаметкәрім, Мухаммедкарим; Saparmurat, Saparmurad), also before the ending of a case."""
        return {_AT_END.sub(lambda found: "dt"[found[0] == "d"], stem) for stem in self.stems
                if len(stem) >= LONG_NAME and _AT_END.search(stem)}

    def is_case_form(self, other: str) -> bool:
        """As is_same, without a look at what else the other word may be a form of."""
        return other.startswith(self._starts) and self.is_same(Form(other))

    def may_be_near(self, other: str) -> bool:
        """Whether a folded word that sounds alike deserves a closer look: it has the consonants and most vowels."""
        return (
            len(other) >= SHORTEST_NEAR and other.translate(_UNTOUCHED).startswith(self._shape_starts) and
            sum(max(0, times - other.count(vowel)) for vowel, times in self._vowels) <= MOST_VOWELS)

    def is_same(self, other: Form) -> bool:
        """Whether both are forms of one name: the same but for a case ending of each."""
        return not self.whole.isdisjoint(other.whole)

    def differences(self, other: Form) -> int | None:
        """What the differences cost that both, whatever their case endings, have as spellings of one name; 0 when they
        have none, None when they have others, or more than a name of that length affords."""
        if self.is_same(other):
            return 0
        if self.family and not self.family.isdisjoint(other.family):
            return OTHER
        best = None
        for (shape, stem), (other_shape, other_stem) in product(self._shapes, other._shapes):
            if shape == other_shape:
                found = _distance(stem, other_stem, _afforded(max(len(stem), len(other_stem))))
                if found is not None and (best is None or found < best):
                    best = found
        return best


def _stems(folded: str) -> Iterator[str]:
    yield folded
    known = endings()
    for length in range(1, min(LONGEST_ENDING, len(folded) - SHORTEST) + 1):
        left, ending = folded[:-length], folded[-length:]
        if ending in known and _fits(left, ending) and (len(left) >= SHORTEST_CUT or ending in VOWELS):
            if not (ending == "tan" and _LAND.search(left)):
                yield left


def _whole(stems: tuple[str, ...]) -> Iterator[str]:
    yield from stems
    for stem in stems[1:]:
        if stem[-1] == "g":
            yield stem[:-1] + "k"
        elif stem[-1] in "ea" or stems[0][len(stem):] == "em":
            yield stem + "i"


class Comparing:
    """Compares folded words and remembers what came of it: the words of a query that is being typed are compared with
    the same ones again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], int | None] = {}

    def difference(self, one: Form, other: str) -> int | None:
        """0 when the other is the first in a case form; what it costs when it is another spelling of it; else None."""
        pair = one.folded, other
        if pair not in self._known:
            if len(self._known) >= MOST_COMPARED:
                self._known.clear()
            self._known[pair] = 0 if one.is_case_form(other) else (
                one.may_be_near(other) and one.differences(Form(other)) or None)
        return self._known[pair]


def same_name(one: str, other: str) -> bool:
    """Whether two folded words are forms of one name."""
    return Form(one).is_same(Form(other))


@cache
def _afforded(length: int) -> int:
    return max(price for least, price in AFFORDED.items() if least <= length)


def _distance(one: str, other: str, afforded: int) -> int | None:
    """What it costs to turn one key into the other; None when it is not afforded."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) * OTHER > afforded or afforded < OTHER:
        return None  # no step costs less, or makes a key longer by more than a letter
    start = 0
    while one[start: start + 1] == other[start: start + 1]:
        start += 1
    best = None
    for price, rest, other_rest in _readings(one, other, start):
        if price <= afforded:
            found = _distance(rest, other_rest, afforded - price)
            if found is not None and (best is None or price + found < best):
                best = price + found
    return best


def _readings(one: str, other: str, at: int) -> Iterator[tuple[int, str, str]]:
    """What is left of both keys behind their first difference, and its price, for each way to explain it."""
    rest, other_rest = one[at:], other[at:]
    for letters, others, price in _ALIKE.get(rest[:1] + other_rest[:1], ()):
        if rest.startswith(letters) and other_rest.startswith(others):
            yield price, rest[len(letters):], other_rest[len(others):]
    if at:
        before = one[at - 1]
        if _may_be_missing(before, rest):
            yield OTHER, rest[1:], other_rest
        if _may_be_missing(before, other_rest):
            yield OTHER, rest, other_rest[1:]


def _may_be_missing(before: str, rest: str) -> bool:
    """A vowel inside a name (Біләлов, Блялов), the h of sh and the g of ng."""
    return len(rest) > 1 and (rest[0] in VOWELS or before + rest[0] in ("sh", "ng"))


def sound(folded: str) -> str:
    """What all near spellings of a folded name have in common: its consonants, with those that are mixed up as one,
    and whether it begins with a vowel."""
    for pattern, instead in _SOUND_STEPS:
        folded = pattern.sub(instead, folded)
    return folded.translate(_SOUND)


def entry(folded: str) -> str:
    """A folded word as it stands in the index: its sound first, so that near spellings and case forms lie together."""
    return f"{sound(folded)}{SOUND_END}{folded}"


@cache
def sounds_of_endings() -> frozenset[str]:
    """How the sound of a name may go on in its case forms, "" among them."""
    return frozenset({sound("b" + ending)[1:] for ending in endings()} | {""})


@cache
def sounds_of_families() -> frozenset[str]:
    """How the sound of a surname may go on in others of its family, and in their case forms."""
    return frozenset(family + case for family in _FAMILY_SOUNDS for case in sounds_of_endings())


# Initials: Е. Нарымбаев, М.Б. Бекетаев, Нарымбаев Е.; names of accounts: narymbaev_e, e_narymbaev.
_CAPITALS = "A-ZÄÖÜĞŞÑŪİÇŽŠÁÓÚÝǴŃƏА-ЯЁІЎӘҒҚҢӨҰҮҺҲҶ"
_INITIAL = re.compile(rf"(?<!\w)[{_CAPITALS}][^\W\d_]?(?=\.| ?$)")
_NAME_AFTER = re.compile(rf"\. ?(?:[{_CAPITALS}][^\W\d_]?\. ?){{0,3}}([^\W\d_]{{3,}})")
_NAME_BEFORE = re.compile(rf"(?<![^\W_])([{_CAPITALS}][^\W\d_]{{2,}}),? $")
_HANDLE = re.compile(r"(?<![^\W_])(?:([^\W\d_])_([^\W\d_]{3,})|([^\W\d_]{3,})_([^\W\d_])(?![^\W_]))")
_ACCOUNT = re.compile(r"@([^\W\d_]{8,40})(?![^\W_])")
_LONGEST_NAME = 40
SHORTEST_IN_ACCOUNT = 5  # letters of a surname in the name of an account
_SPELT = re.compile(r"[^\W\d_]|[zsck]h|ts|y[eaou]|dzh|дж")
_READ_TWICE = {"i": "ie", "j": "ji", "k": "ks"}  # Y. is Yuri or Yermek, J. Zhanar or Johann, C. Camilla or Cyril


def initials(text: str) -> Iterator[tuple[str, str]]:
    """The names in a text beside which an initial stands: (letter of the initial's sound, name)."""
    text = text.replace("\u00a0", " ")
    for found in _INITIAL.finditer(text):
        after = _NAME_AFTER.match(text, found.end())
        before = _NAME_BEFORE.search(text, max(0, found.start() - _LONGEST_NAME), found.start())
        for name in (after, before):
            if name:
                yield from ((letter, name[1]) for letter in letters(found[0]))
    if "_" in text:
        for found in _HANDLE.finditer(text):
            yield from ((letter, found[2] or found[3]) for letter in letters(found[1] or found[4]))


def in_accounts(text: str) -> Iterator[tuple[str, str]]:
    """The same of names of accounts that are two names in one: any part of @ermeknarymbaev may be a surname."""
    for found in _ACCOUNT.finditer(text) if "@" in text else ():
        name = found[1].casefold()
        for at in range(SHORTEST, len(name) - SHORTEST + 1):
            for given, surname in ((name[:at], name[at:]), (name[at:], name[:at])):
                if len(surname) >= SHORTEST_IN_ACCOUNT:
                    yield from ((letter, surname) for letter in first_sounds(given))


def is_initial(word: str) -> bool:
    """Whether a word in small letters may be an initial: a letter, or those that spell one (Zh., Ye., Дж.)."""
    return _SPELT.fullmatch(word) is not None


def first_sounds(name: str) -> str:
    """The sounds whose initial a name in small letters may have: J and E for Jelena, Ш and Ж for Schanar."""
    return fold(name)[:1] + ("e" if name.startswith("je") else "j" if name.startswith("sch") else "")


def letters(initial: str) -> str:
    """The sounds that names with that initial may begin with: е for Е, э and Ye; i and e for Y."""
    first = fold(initial)[:1]
    return _READ_TWICE.get(first, first) if initial.casefold() in "yjc" else first
