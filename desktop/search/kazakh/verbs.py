"""The endings of Kazakh verbs, spelled out from the tables of their conjugation.

In a table a capital stands for a sound that what stands before it chooses: A а/е, I ы/і, G ғ/г/қ/к, K қ/к, D д/т,
and M м/б/п of the negation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

VOWELS = frozenset("аеиыі")  # that stems of verbs end in
ROUND = frozenset("оөүұ")  # these only before an й that is lost: қой, қояды
VOICELESS = frozenset("пфкқтсшщчцхһбвгд")  # б г ғ stand for п к қ between vowels
VOICED = frozenset("мнңлзжьрйуғ")
NEGATION = (("м", VOWELS | frozenset("йрл")), ("б", frozenset("мнңзж")), ("п", VOICELESS))

PRESENT = "дI мIн сIң сIз мIз сIңдAр сIздAр"  # қозғайды, аламын
AFTER_VOWEL = (
    "дI дIм дIң дIK дIңIз дIңдAр дIңIздAр пIн птI пIз псIз псIң сA сAм сAң сAK сAңIз сIн йIн йIK GAлI GAншA п ңIз "
    + " ".join("й" + person for person in PRESENT.split())
)
AFTER_NEGATION = (
    "дI дIм дIң дIK дIңIз дIңдAр птI сA сAм сAң сAK сAңIз сIн йIн йIK йIншA ңIз й с спIн ссIң стAн "
    + " ".join("й" + person for person in PRESENT.split())
)
AFTER_CONSONANT = (
    "DI DIм DIңIз DIңдAр IппIн IптI IппIз IпсIз сA сAм сAң сAK сAңIз сIн AйIн AйIK IңIз IңдAр Iп GAлI GAншA "
    + " ".join("A" + person for person in PRESENT.split())
)
PERSONS = "мIн бIз мIз сIң сIз сIңдAр сIздAр"  # алғанмын
NAMED_AFTER_VOWEL = "GAн GAндIK йтIн мAK"  # what goes on as a noun does: participles, the verb's name
NAMED_AFTER_NEGATION = "GAн GAндIK йтIн у с"
NAMED_AFTER_CONSONANT = "GAн GAндIK AтIн MAK"
DOUBTFUL_AFTER_VOWEL = frozenset("п ңIз GAлI мAK сA сAм сAң сAK сIн йдI ймIз йIн йIK".split())
DOUBTFUL_AFTER_CONSONANT = frozenset(
    "AтIн GAлI MAK DI DIм DIңIз сA сAм сAң сAK сIн IңIз Iп AмIз AмIн AсIз AсIң AйIн AйIK".split()
)
"""Endings that many nouns end in."""


class Ending(NamedTuple):
    """`sure`: the sounds after which it can hardly be anything else; `doubtful`: those after which only known roots
    and longer stems of a verb's shape have it; `named`: what ends so may take a noun's endings; `lost`: the letter
    of the stem that melted into it."""

    sure: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    named: bool = False
    lost: str = ""

    def beside(self, other: Ending) -> Ending:
        """Both ways to read one ending."""
        sure = self.sure | other.sure
        doubtful = (self.doubtful | other.doubtful) - sure
        return Ending(sure, doubtful, self.named or other.named, self.lost or other.lost)


def endings() -> dict[str, Ending]:
    """Every ending, with negation and person, in both harmonies."""
    table: dict[str, Ending] = {}
    for ending, told in _spelled():
        table[ending] = told.beside(table[ending]) if ending in table else told
    return table


def _ending(form: str, after: frozenset[str], doubtful: frozenset[str], named: bool) -> Ending:
    return Ending(doubtful=after, named=named) if form in doubtful else Ending(after, named=named)


def _spelled() -> Iterator[tuple[str, Ending]]:
    for wide, narrow, voiced, hard in (("а", "ы", "ғ", "қ"), ("е", "і", "г", "к")):
        spelling = str.maketrans({"A": wide, "I": narrow, "K": hard, "G": voiced, "D": "д"})
        voiceless = spelling | str.maketrans({"G": hard, "D": "т"})
        for named, after_vowel, after_negation, after_consonant in (
            (False, AFTER_VOWEL, AFTER_NEGATION, AFTER_CONSONANT),
            (True, NAMED_AFTER_VOWEL, NAMED_AFTER_NEGATION, NAMED_AFTER_CONSONANT),
        ):
            for form in after_vowel.split():
                yield form.translate(spelling), _ending(form, VOWELS, DOUBTFUL_AFTER_VOWEL, named)
            for form in after_negation.split():
                for letter, after in NEGATION:
                    yield letter + wide + form.translate(spelling), Ending(after, named=named)
            for form in after_consonant.split():
                for letters, after in ((spelling, VOICED), (voiceless, VOICELESS)):
                    for letter, fits in NEGATION if "M" in form else (("", after),):
                        yield form.translate(letters).replace("M", letter), _ending(
                            form, fits & after, DOUBTFUL_AFTER_CONSONANT, named
                        )
        for person in PERSONS.translate(spelling).split():
            for letters, after in ((spelling, VOWELS | VOICED), (voiceless, VOICELESS)):
                yield "GAн".translate(letters) + person, Ending(after)
            for letter, after in NEGATION:
                yield letter + wide + "GAн".translate(spelling) + person, Ending(after)
                yield letter + wide + "йтIн".translate(spelling) + person, Ending(after)
            for participle, after in (("атIн", VOICED | VOICELESS), ("йтIн", VOWELS)):
                yield participle.replace("а", wide).translate(spelling) + person, Ending(after)
        for person in PRESENT.translate(spelling).split():
            yield "и" + person, Ending(VOICED | VOICELESS)  # оқы, оқиды
            yield "я" + person, Ending(ROUND | VOWELS, lost="й")  # қой, қояды
        yield "ит" + narrow + "н", Ending(VOICED | VOICELESS, named=True)
        yield "ят" + narrow + "н", Ending(ROUND | VOWELS, named=True, lost="й")
    yield "у", Ending(VOICED | VOICELESS | frozenset("ае"), named=True)
    yield "ю", Ending(ROUND | VOWELS, named=True, lost="й")
