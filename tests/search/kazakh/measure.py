"""How well the Kazakh stemmer joins the forms of a word, told on the lemmas of UD_Kazakh-KTB.

    MURAGAT_OUTSIDE=FOLDER python -m tests.search.kazakh.measure

The lemmas are parted by a hash into a half that the stemmer was tuned on and a half held back; README.md beside
this file says how, and keeps the figures.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive_schema.text.normalise import words
from desktop.search import kazakh
from desktop.search.kazakh.letters import plain
from tests import outside
from tests.acceptance.outcome import Outcome

TREEBANK = "UniversalDependencies/UD_Kazakh-KTB"
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
VERBS = frozenset({"VERB", "AUX"})
LEAST_NOUNS, LEAST_VERBS, LEAST_PRECISION = 0.82, 0.40, 0.90

Finds = Callable[[str], Iterable[str]]
"""From a word to terms."""


@dataclass(frozen=True)
class Pair:
    """A form that was met and its lemma, both in comparing form, with the lemma's part of speech."""

    form: str
    lemma: str
    part: str


@dataclass(frozen=True)
class Figures:
    """Shares between 0 and 1. `nouns`, `verbs`: of the forms unlike their lemma, how many a search for the lemma
    finds; nouns are names and adjectives too. `nouns_among`, `verbs_among`: of two forms of one lemma, how often
    one finds the other. `precision`: of the other words that a word finds, how many share a lemma with it, over
    words of every kind; `noun_precision`: over nouns alone. `pairs`: how many inflected nouns and verbs there are."""

    nouns: float
    verbs: float
    nouns_among: float
    verbs_among: float
    precision: float
    noun_precision: float
    pairs: tuple[int, int]

    def __str__(self) -> str:
        return (f"nouns {self.nouns:.3f} of {self.pairs[0]:,} (form to form {self.nouns_among:.3f}), verbs "
                f"{self.verbs:.3f} of {self.pairs[1]:,} ({self.verbs_among:.3f}), pair precision {self.precision:.3f} "
                f"(nouns {self.noun_precision:.3f})")


def treebank() -> list[Path]:
    """The treebank's files; none when they are not at hand."""
    return [file for one in outside.listed() if one.repository == TREEBANK for file in one.files()]


def read(files: Iterable[Path]) -> set[Pair]:
    """The pairs of the treebank, those of one word and letters alone."""
    return {pair for file in files for line in file.read_text("utf-8").splitlines() for pair in _pair(line)}


def _pair(line: str) -> Iterator[Pair]:
    cells = line.split("\t")
    if len(cells) == 10 and cells[0].isdigit():
        form, lemma = words(cells[1]), words(cells[2])
        if len(form) == len(lemma) == 1 and form[0].isalpha() and lemma[0].isalpha():
            yield Pair(form[0], lemma[0], cells[3])


def held_back(lemma: str) -> bool:
    """Whether a lemma was kept from the tuning: half of them, by a hash of their letters."""
    return hashlib.sha256(lemma.encode()).digest()[0] % 2 == 1


def figures(pairs: set[Pair], asked: Finds, kept: Finds, half: Callable[[str], bool] | None = None) -> Figures:
    """The figures of a stemmer: `asked` gives the terms a word is searched by, `kept` those it is indexed under.
    With `half`, for the lemmas it holds of; a found word of the other half then counts half in the precision."""
    looked_at = {pair for pair in pairs if half is None or half(pair.lemma)}
    nouns, verbs = _of(looked_at, NOUNS), _of(looked_at, VERBS)
    inflected = [pair for pair in nouns if pair.form != pair.lemma], [pair for pair in verbs if pair.form != pair.lemma]
    return Figures(
        _share(_finds(asked(pair.lemma), kept(pair.form)) for pair in inflected[0]),
        _share(_finds(asked(pair.lemma), kept(pair.form)) for pair in inflected[1]),
        _share(_finds(asked(one), kept(other)) for one, other in _among(nouns)),
        _share(_finds(asked(one), kept(other)) for one, other in _among(verbs)),
        precision(pairs, asked, kept, half),
        precision(_of(pairs, NOUNS), asked, kept, half),
        (len(inflected[0]), len(inflected[1])),
    )


def joined(pairs: set[Pair], asked: Finds, kept: Finds) -> Iterator[tuple[str, str]]:
    """Every two words, in order, of which the first finds the second."""
    forms = {pair.form for pair in pairs}
    under: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        for term in kept(form):
            under[term].add(form)
    for form in forms:
        for found in set().union(*(under[term] for term in asked(form) if term in under)) - {form}:
            yield form, found


def precision(pairs: set[Pair], asked: Finds, kept: Finds, half: Callable[[str], bool] | None = None) -> float:
    """The share of joined words that have a lemma in common."""
    lemmas: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        lemmas[pair.form].add(pair.lemma)
    right = every = 0.0
    for one, other in joined(pairs, asked, kept):
        weight = 1.0 if half is None else sum(any(map(half, lemmas[word])) for word in (one, other)) / 2
        every += weight
        right += weight if lemmas[one] & lemmas[other] else 0.0
    return right / every if every else 1.0


def _of(pairs: set[Pair], parts: frozenset[str]) -> set[Pair]:
    return {pair for pair in pairs if pair.part in parts}


def _finds(asked: Iterable[str], kept: Iterable[str]) -> bool:
    return not set(asked).isdisjoint(kept)


def _among(pairs: set[Pair]) -> Iterator[tuple[str, str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        forms[pair.lemma].add(pair.form)
    return ((one, other) for family in forms.values() for one in family for other in family if one != other)


def _share(outcomes: Iterable[bool]) -> float:
    told = list(outcomes)
    return sum(told) / len(told) if told else 1.0


def tuned(lemma: str) -> bool:
    """Whether the stemmer was tuned on a lemma."""
    return not held_back(lemma)


def as_typed(word: str) -> tuple[str, ...]:
    """The stems of a word typed without the Kazakh letters."""
    return kazakh.stems(plain(word))


def told(pairs: set[Pair]) -> dict[str, Figures]:
    """Every figure that README.md keeps, by name."""
    return {
        "all": figures(pairs, kazakh.stems, kazakh.stems),
        "tuned on": figures(pairs, kazakh.stems, kazakh.stems, tuned),
        "held back": figures(pairs, kazakh.stems, kazakh.stems, held_back),
        "all, searched without Kazakh letters": figures(pairs, as_typed, kazakh.stems),
        "all, written without Kazakh letters": figures(pairs, kazakh.stems, as_typed),
    }


def part(folder: Path, quick: bool) -> Outcome:
    """Kazakh on the lemmas of UD_Kazakh-KTB: nouns at least 0.82 at a pair precision of 0.90, verbs 0.40."""
    files = treebank()
    if not files:
        return Outcome("not shown: UD_Kazakh-KTB is not at hand")
    found = told(read(files))
    wrong = [f"{name}: {what}" for name in ("all", "held back") for what in too_low(found[name])]
    return Outcome("; ".join(f"{name}: {each}" for name, each in found.items()), tuple(wrong))


def too_low(found: Figures) -> list[str]:
    """What is below its least, in words."""
    least = {"nouns": LEAST_NOUNS, "verbs": LEAST_VERBS, "precision": LEAST_PRECISION}
    return [f"{name} {getattr(found, name):.3f} is below {value}"
            for name, value in least.items() if getattr(found, name) < value]


if __name__ == "__main__":
    print(part(Path(), False).figures.replace("; ", "\n"))
