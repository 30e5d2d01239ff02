"""The stems of a Kazakh word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from desktop.search.kazakh import nouns as of_nouns
from desktop.search.kazakh.letters import both, has_own_letters, plain, plain_consonants, with_cyrillic, with_own_vowels
from desktop.search.kazakh.nouns import VOICELESS, VOWELS, Layer, lengths_of
from desktop.search.kazakh.verbs import Ending, endings
from desktop.search.kazakh.words import DROPPED_VOWEL, PRONOUNS, ROOTS, SHORT_NOUNS, WHOLE

WITHOUT_HARMONY = frozenset({"мен", "бен", "пен", "менен", "бенен", "пенен", "нікі", "дікі", "тікі", "н"})
EITHER_HARMONY = ("ев", "ль", "ә")  # Нарымбаевтың, модельдер, куәлар
OWN = both("да де та те ға ге қа ке на не ын ін ым ім ың ің ы і н рақ рек ырақ ірек дай дей тай тей".split())
"""Endings that stems too end in: a word that has lost nothing but one of these keeps itself as a stem."""
HARDENED = {"б": "п", "ғ": "қ", "г": "к"}  # кітап : кітабы, құқық : құқығы, көк : көгі
NOT_HARDENED = ("лог", "клуб", "штаб", "араб")
SIMPLER = {"сс": "с", "ст": "с", "зд": "з", "ь": ""}  # журналист : журналиске, съезд : съезге, модель : моделі
VERBAL = tuple(
    "ла ле да де та те ал ел ыл іл ан ен ын ін ат ет рт ыт іт йт ас ес ыс іс ай ей ар ер ыр ір ыз із ра ре на не"
    .split()
)
"""Ends that tell the stem of a verb."""
LOANED = ("кті", "сті", "нкі", "кти", "сти", "нки")  # субъект : субъектілер
SHORTEST = 3

_COUNTRY = re.compile("[^аеоыуія]стан$|істан$")  # Қазақстан, Түркістан


@dataclass(frozen=True)
class _Tables:
    """What is looked up of a word with the Kazakh letters, or of one typed without them."""

    person: Layer
    compared: Layer
    like_adjective: Layer
    case: Layer
    possession: Layer
    plural: Layer
    verb: dict[str, Ending]
    short: frozenset[str]
    whole: frozenset[str]
    roots: frozenset[str]
    dropped: dict[str, str]
    back: frozenset[str]
    neutral: frozenset[str]

    @cached_property
    def verb_lengths(self) -> dict[str, tuple[int, ...]]:
        """How long the endings of verbs are, by their last letter."""
        return lengths_of(self.verb)

    @cached_property
    def order(self) -> tuple[tuple[Layer, int], ...]:
        """The layers as they come off, each with the shortest stem it leaves."""
        return (
            (self.person, 5), (self.compared, 4), (self.like_adjective, 3),
            (self.case, 3), (self.possession, 3), (self.plural, 3),
        )

    def without_letters(self) -> _Tables:
        """These tables for words typed without the Kazakh letters; their own forms stay beside."""
        verb: dict[str, Ending] = {}
        letters = cache(both)  # a few sets stand behind hundreds of endings
        for ending, told in self.verb.items():
            typed = plain(ending)
            sure, doubtful = letters(told.sure), letters(told.doubtful)
            if typed != ending:
                sure, doubtful = frozenset(), sure | doubtful
            told = Ending(sure, doubtful, told.named, told.lost)
            verb[typed] = told.beside(verb[typed]) if typed in verb else told
        return _Tables(
            self.person.typed(), self.compared.typed(), self.like_adjective.typed(),
            self.case.typed(), self.possession.typed(), self.plural.typed(),
            verb, both(self.short), both(self.whole), both(self.roots),
            self.dropped | {plain(short): plain(full) for short, full in self.dropped.items()},
            self.back - {"о"},
            self.neutral | {"о"},  # о may be ө, у may be ү
        )


_KAZAKH = _Tables(
    of_nouns.PERSON, of_nouns.COMPARED, of_nouns.LIKE_ADJECTIVE, of_nouns.CASE, of_nouns.POSSESSION, of_nouns.PLURAL,
    endings(), SHORT_NOUNS, WHOLE, ROOTS, DROPPED_VOWEL, of_nouns.BACK, of_nouns.NEUTRAL,
)
_TYPED = _KAZAKH.without_letters()


def stems(word: str) -> tuple[str, ...]:
    """The stems of a casefolded word, a noun's first: "бұғатталған" → "бугатталган", "бугаттал", "бугатта". None,
    for one letter or two, unless they are a known noun or root."""
    word = with_cyrillic(word)
    word = PRONOUNS.get(word, word)
    tables = _KAZAKH if has_own_letters(word) else _TYPED
    if len(word) < SHORTEST:
        return (_written(word),) if word in tables.short or word in tables.roots else ()
    nouns, on_the_way = _nouns(tables, word)
    if nouns[0] in tables.whole:
        found = nouns
    else:
        verbs, sure = _verbs(tables, word)
        if not sure:
            named = [verb for noun in on_the_way for verb in _verbs(tables, noun, named=True)[0]]
            if nouns[0][-1] in "ую" and (named or verbs):
                nouns = []  # "тергеу" is the name of a verb
            verbs += named
        found = verbs if sure else nouns + verbs
    written = [_written(_simple(stem)) for stem in found]
    if tables is _TYPED:
        written += [with_own_vowels(stem, word[len(stem) :]) for stem in written if len(stem) <= SHORTEST]
    return tuple(dict.fromkeys(written))


def _nouns(tables: _Tables, word: str) -> tuple[list[str], list[str]]:
    """The stem of a noun, then what else it may be; and what the word was when it had lost some endings."""
    stem, last, before = word, "", word
    on_the_way = [_without(tables, word, tables.possession, SHORTEST)[0]]
    for layer, shortest in tables.order:
        if layer is tables.case and last in tables.like_adjective.after:
            continue
        if layer is tables.possession and _names_a_doer(stem):
            continue
        rest, ending = _without(tables, stem, layer, shortest)
        if ending:
            before, stem, last = stem, rest, ending
            on_the_way.append(rest)
    if not last:
        return [word], []
    if stem in tables.whole and last != "н":
        return [stem], []
    found = [tables.dropped.get(stem, stem)]
    if last in ("сы", "сі", "си") and stem[-1] not in "аоя":
        found.append(stem + "с")  # соғыс, соғысы
    if last in ("ны", "ні", "ни"):
        found.append(before[:-1])  # заман, заманы
    if stem.endswith(LOANED):
        found.append(stem[:-1])
    if word[len(stem) :] in OWN:
        found.append(word)
    elif len(last) == 2 and last in tables.possession.after and last in OWN:
        found.append(before)
    return found, on_the_way


def _names_a_doer(word: str) -> bool:
    """"басшы" is a head, while "өтініші" is somebody's "өтініш"."""
    return word.endswith(("шы", "ші", "ши")) and word[-3:-2] not in "аәеоөұүыі"


def _without(tables: _Tables, word: str, layer: Layer, shortest: int) -> tuple[str, str]:
    """A word without its longest fitting ending of a layer, and that ending, "" if it has none."""
    if word in tables.whole or word.endswith("стан") and _COUNTRY.search(word):
        return word, ""
    for length in layer.lengths.get(word[-1], ()):
        after = layer.after.get(ending := word[-length:])
        if after is None or not (rest := word[:-length]) or rest[-1] not in after:
            continue
        if length + shortest > len(word) and (shortest > SHORTEST or rest not in tables.short):
            continue
        if ending[0] == "н" and _belongs_to_stem(tables, rest, ending):
            continue
        if _fits(tables, rest, ending):
            return rest, ending
    return word, ""


def _belongs_to_stem(tables: _Tables, rest: str, ending: str) -> bool:
    """Whether an ending's н is the stem's: "мойында", "мәтіні" (after another possessor's -ы the accusative is -н)."""
    if rest + "н" in tables.whole:
        return True
    return ending in ("ны", "ні") and rest.endswith(("ы", "і")) and not (
        rest.endswith(("шы", "ші")) or rest in tables.whole)


def _fits(tables: _Tables, rest: str, ending: str) -> bool:
    """Whether rest can be a stem, and the ending has its harmony."""
    for heard in reversed(rest):
        if heard in VOWELS:
            break
    else:
        return False
    if ending in WITHOUT_HARMONY or heard in tables.neutral or rest.endswith(EITHER_HARMONY):
        return True
    for letter in ending:
        if letter in VOWELS and letter not in tables.neutral:
            return (letter in tables.back) == (heard in tables.back)
    return True


def _verbs(tables: _Tables, word: str, named: bool = False) -> tuple[list[str], bool]:
    """The stem of a verb with its active one, and whether the word can be nothing but a verb; `named`: what is
    looked at has lost a noun's endings."""
    for length in tables.verb_lengths.get(word[-1], ()):
        told = tables.verb.get(ending := word[-length:])
        if told is None or len(rest := word[:-length]) < 2 or named and not told.named:
            continue
        sure = rest[-1] in told.sure
        if not (sure or rest[-1] in told.doubtful) or not _fits(tables, rest, ending):
            continue
        raw, rest = rest, _hardened(rest + told.lost)
        if ending in ("ып", "іп") and rest[-1] == "у" and rest[:-1] + "п" in tables.roots:
            rest = rest[:-1] + "п"  # тап, тауып
        if rest[-1] in "ыі" and (len(rest) > SHORTEST or rest[:-1] in tables.roots):
            rest = rest[:-1]  # оқы, оқу
        if rest not in tables.roots and (len(rest) <= SHORTEST or not sure and not rest.endswith(VERBAL)):
            continue
        if ending in ("ады", "еді") and rest not in tables.roots:
            found = _present_or_past(tables, raw, ending[0])
        else:
            found = [rest, *_active(tables, rest)]
        return found, sure and not told.named
    return [], False


def _present_or_past(tables: _Tables, rest: str, vowel: str) -> list[str]:
    """орындал-ады is present, бұғатта-ды past; "аралады" may be both."""
    past = rest + vowel
    if past in tables.roots or rest[-1] in "дғг" or rest[-1] == "т" and rest[-2] in VOICELESS:
        return [past]
    if rest[-1] == "л" and rest[-2] not in "ыі" and not (rest[-2] in "ае" and rest[-3] in "лдт"):
        return [rest, past]
    return [rest, *_active(tables, rest)]


def _active(tables: _Tables, stem: str) -> list[str]:
    """The stem of a passive without its voice: бұғаттал → бұғатта, айтыл → айт, алын → ал."""
    if len(stem) > 4 and stem.endswith(("ал", "ел", "ан", "ен")) and stem[-3] in "лдт":
        return [stem[:-1]]
    for voice in ("ыл", "іл", "ын", "ін", "л"):
        if stem.endswith(voice):
            active = _hardened(stem[: -len(voice)])
            known = active in tables.roots and (voice[-1] == "л" or active[-1] == "л")
            return [active] if known or len(active) > SHORTEST and voice[-1] == "л" else []
    return []


def _hardened(word: str) -> str:
    if word[-1:] in HARDENED and len(word) >= SHORTEST and not word.endswith(NOT_HARDENED):
        return word[:-1] + HARDENED[word[-1]]
    return word


def _simple(stem: str) -> str:
    """A stem as loanwords too are written before any ending."""
    if stem[-1] in "стдь" and len(stem) > 4:
        for end, instead in SIMPLER.items():
            if stem.endswith(end):
                return stem[: -len(end)] + instead
    return _hardened(stem)


def _written(stem: str) -> str:
    """A stem as it is indexed."""
    return plain(stem) if len(stem) > SHORTEST else plain_consonants(stem)
