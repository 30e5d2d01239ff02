"""Queries of each shape, of words that stand in the documents."""

import random
from collections import Counter
from collections.abc import Callable, Sequence

from archive_schema.text.normalise import words
from desktop.archive.texts import RecordText

NOT_ASKED = {"and", "not", "near", "или", "немесе", "және"}
WINDOW = 12  # words within which two words of a query stand
SHORTEST = 3
FREQUENT, MIDDLING, RARE = (0.10, 1.0), (0.005, 0.02), (0.0, 0.0007)
"""In which share of the documents looked at a word stands."""

WORDS = ("a frequent word", "a middling word", "a rare word")
TWO = "two words"
PHRASES = ("a phrase of two", "a phrase of three")


def queries(made: Sequence[RecordText], number: int) -> dict[str, list[str]]:
    """So many of each shape, drawn from these documents, the same each time."""
    chance = random.Random(1)
    texts = [words(part.text) for record in made for part in record.parts]
    among = Counter(word for text in texts for word in set(text) if word.isalpha() and len(word) >= SHORTEST)
    for word in NOT_ASKED:
        among.pop(word, None)

    def some(share: tuple[float, float]) -> list[str]:
        least, most = share
        fit = sorted(word for word, found in among.items() if least <= found / len(made) <= max(most, 1 / len(made)))
        return chance.sample(fit, min(number, len(fit)))

    def run(length: int, fits: Callable[[Sequence[str]], bool]) -> list[str]:
        while True:
            text = chance.choice(texts)
            if len(text) > length:
                start = chance.randrange(len(text) - length)
                if fits(text[start:start + length]):
                    return text[start:start + length]

    def two() -> str:
        found = [word for word in run(WINDOW, lambda run: len(set(run) & among.keys()) > 1) if word in among]
        return " ".join(chance.sample(sorted(set(found)), 2))

    def phrase(length: int) -> str:
        return f'"{" ".join(run(length, lambda run: all(word in among for word in run)))}"'

    return {**dict(zip(WORDS, map(some, (FREQUENT, MIDDLING, RARE)), strict=True)),
            TWO: [two() for _ in range(number)],
            **{shape: [phrase(length) for _ in range(number)] for shape, length in zip(PHRASES, (2, 3), strict=True)}}
