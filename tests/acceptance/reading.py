"""Scans made of known texts are read, and letter by letter compared."""

from __future__ import annotations

import difflib
from pathlib import Path

from desktop.intake.pages.page_reader import PageReader
from desktop.intake.pages.values import PDF, ReadPage, ReadWord
from desktop.intake.scanned import MEMORY, installed, is_doubtful, reading_with
from tests import scans
from tests.acceptance.outcome import Outcome

_LEAST = 0.97
_SKEWS = (-2.0, -1.0, 1.0, 1.5, 2.0)


def ocr(folder: Path, quick: bool) -> Outcome:
    """Rulings in Kazakh and Russian, scanned at 200 dpi, crooked by 1 to 2 degrees and noisy, are read with three
    languages at once under the full protections: at least 97 % of the letters right on every page."""
    if not {"kaz", "rus", "eng"} <= set(installed()):
        return Outcome("not shown: the language data is not installed")
    from rapidfuzz.distance import Levenshtein

    figures, wrong = [], []
    caught = missed = marked = words = 0
    tier = ""
    for name, text in (("Kazakh", scans.KAZAKH), ("Russian", scans.RUSSIAN)):
        skews = _SKEWS[-2:-1] if quick else _SKEWS
        made = scans.as_pdf(*(scans.page(text, skew=skew, seed=place) for place, skew in enumerate(skews)))
        reader = PageReader(PDF, lambda made=made: made, memory=MEMORY, more=reading_with("kaz+rus+eng"))
        try:
            tier = reader.open().result().tier
            pages = [reader.read(number).result() for number in range(1, len(skews) + 1)]
        finally:
            reader.close()
        known = " ".join(text.split())
        right = [1 - Levenshtein.distance(known, " ".join(page.text.split())) / len(known) for page in pages]
        figures.append(f"{name}: {min(right):.2%} to {max(right):.2%} of {len(known):,} letters on {len(right)} pages")
        wrong += [f"{name}, {skew}°: {one:.2%}" for skew, one in zip(skews, right, strict=True) if one < _LEAST]
        for page in pages:
            bad, good = _words(page, text)
            caught += sum(map(is_doubtful, bad))
            missed += sum(not is_doubtful(word) for word in bad)
            marked += sum(map(is_doubtful, good))
            words += len(good)
    figures.append(f"of {caught + missed} words read wrong {caught} are marked as doubtful, and {marked} of {words:,} "
                   f"read right; protections {tier}")
    return Outcome("; ".join(figures), tuple(wrong))


def _words(page: ReadPage, text: str) -> tuple[list[ReadWord], list[ReadWord]]:
    """The words that were read wrong, and those read right."""
    bad: list[ReadWord] = []
    good: list[ReadWord] = []
    match = difflib.SequenceMatcher(None, text.split(), [word.text for word in page.words], autojunk=False)
    for same, _, _, first, last in match.get_opcodes():
        (good if same == "equal" else bad).extend(page.words[first:last])
    return bad, good
