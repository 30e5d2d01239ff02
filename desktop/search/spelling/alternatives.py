"""What a word that was typed may stand for in the index: itself, its other forms, its other spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive_schema.text import names
from archive_schema.text.fold import fold, read_otherwise
from desktop.search.analysis import EXACT, FOLD, INITIAL, SHORTEST_STEMMED, Analyser, fold_term
from desktop.search.asking.query import Word
from desktop.search.finding.near import one_edit_away
from desktop.search.finding.view import View

FORM_SHARE = 0.7
FOLD_SHARE = 0.5
FOLD_ENDING_SHARE = 0.35
NEAR_SHARE = 0.2
FAR_SHARE = 0.12  # of two differences, and of a slip of typing

MOST = 40  # spellings of one word
SHORTEST_NEAR = 5  # letters of a word for which any slip of typing is looked for when nothing else was found
WHOLE_SOUND = 3  # letters of a sound to which any ending may add
MOST_STARTS = 100  # sounds that are asked for one by one, rather than all that begins as they do
LONGEST_END_OF_SHORT = 2  # letters of the sound that an ending may add to a shorter one
_LATIN_J = str.maketrans("j", "y")


@dataclass(frozen=True)
class Alternative:
    """A term that a word of the query may stand for, its score per impact, and why."""

    term: str
    share: float
    reason: str


class Spellings:
    """The alternatives of words over one view."""

    def __init__(self, view: View, analyser: Analyser, *, other_scripts: bool, word_forms: bool) -> None:
        self._view = view
        self._analyser = analyser
        self._other_scripts = other_scripts
        self._word_forms = word_forms

    def of(self, word: Word) -> Iterator[Alternative]:
        """The terms that word may stand for, the most exact first; not all of them need occur."""
        if word.initial:
            for letter in word.initial:
                yield from self._spelt(INITIAL + letter, word)
            return
        plain = [Alternative(EXACT + word.text, 1.0, "exact")]
        if self._word_forms:
            plain += [Alternative(stem, FORM_SHARE, "word form") for stem in sorted(self._analyser.stems(word.text))]
        yield from plain
        if word.as_written or not self._other_scripts:
            return
        spelt = list(self._spelt(FOLD, word))
        yield from spelt
        if not (word.derived or spelt or any(self._view.count(each.term) for each in plain)):
            yield from self._mistyped(word)

    def _spelt(self, stream: str, word: Word) -> Iterator[Alternative]:
        """The terms of a stream of folded words that spell that word, or are case forms of it."""
        folded = fold_term(word.text).removeprefix(FOLD).partition(names.SOUND_END)[2]
        if not folded:
            return
        found: dict[str, tuple[float, str]] = {}
        form = names.Form(folded)
        for other in self._lying_near(stream, form):
            if other == folded:
                found[other] = FOLD_SHARE, "other script"
                continue
            price = self._analyser.comparing.difference(form, other)
            if price == 0:
                if self._word_forms:
                    found[other] = FOLD_ENDING_SHARE, "other script"
            elif price is not None:
                found[other] = (NEAR_SHARE if price <= names.VOWEL else FAR_SHARE), "near spelling"
        for other in () if word.derived else self._respelt(stream, word.text, form):
            found.setdefault(other, (NEAR_SHARE, "near spelling"))
        best = sorted(found.items(), key=lambda item: (-item[1][0], abs(len(item[0]) - len(folded)), item[0]))[:MOST]
        for other, (share, reason) in best:
            yield Alternative(stream + names.entry(other), share, reason)

    def _lying_near(self, stream: str, form: names.Form) -> Iterator[str]:
        """The folded words of a stream that sound as that one, but for an ending."""
        shortest = min(map(len, form.sounds))
        begun_so = tuple(sorted(each for each in form.sounds if len(each) == shortest))  # of nakonets: nkns, nknt
        ends = names.sounds_of_endings()
        if form.family:
            ends |= names.sounds_of_families()
        sounds = {each + end for each in form.sounds for end in ends}
        if shortest < WHOLE_SOUND:
            sounds &= {each + end for each in begun_so for end in ends if len(end) <= LONGEST_END_OF_SHORT}
        starts = [sound + names.SOUND_END for sound in sounds if sound.startswith(begun_so)]
        if len(starts) > MOST_STARTS:
            starts = list(begun_so)
        elif only := form.only_starts:
            starts = [start + begun for start in starts for begun in only]
        for term in self._view.beginning_so([stream + start for start in starts]):
            sound, _, other = term[len(stream):].partition(names.SOUND_END)
            if sound in sounds:
                yield other

    def _respelt(self, stream: str, text: str, read: names.Form) -> Iterator[str]:
        """The folded words of a stream that are that one with letters that two languages read differently: German and
        Slavic j for й, German ch for х."""
        folded = read.folded
        others = {*map(fold, read_otherwise(text)), *read.hardened()}
        if "j" in text:
            others.add(fold(text.translate(_LATIN_J)))
        if "ch" in text:
            others.add(fold(text.replace("ch", "kh")))
        if "h" in folded.replace("sh", ""):
            others.add(folded.replace("sh", "h").replace("h", "sh"))
        if folded[0] == "e":
            others.add("j" + folded)
        for other in sorted(others - {folded}):
            if len(other) > SHORTEST_STEMMED:
                form = names.Form(other)
                yield from filter(form.is_case_form, self._lying_near(stream, form))

    def _mistyped(self, word: Word) -> Iterator[Alternative]:
        """Words of any one letter more, less or other, when there is nothing else, nor anything that goes on so."""
        if len(word.text) < SHORTEST_NEAR or not word.text.isalpha():
            return
        if word.unfinished and self._view.next_term(EXACT + word.text).startswith(EXACT + word.text):
            return
        for term in one_edit_away(self._view, EXACT, word.text)[:MOST]:
            yield Alternative(term, FAR_SHARE, "near spelling")
