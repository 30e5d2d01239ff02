"""Made documents: passages of the sample's own texts in English, Russian and Kazakh, thrown together, with made names.

Not real text: the words are those of the sample, and fewer than an archive of that size would hold.
"""

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from archive_schema.records import Record
from archive_schema.text.normalise import words
from desktop.paths import resources

LETTERS = 5_000  # of a document, about
SYLLABLES = ("ба", "лы", "қай", "рат", "се", "мұр", "ның", "әл", "ға", "tor", "mak", "len", "shi", "dul", "nov", "aq")
NOT_ASKED = {"and", "not", "near", "или", "немесе"}


def documents(number: int) -> list[Record]:
    """So many sources with a title and a text, the same each time."""
    chance = random.Random(number)
    passages = sorted(set(_passages()))
    return [_document(passages, chance) for _ in range(number)]


def _document(passages: list[str], chance: random.Random) -> Record:
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < LETTERS:
        run = chance.choice(passages).split()
        start = chance.randrange(max(1, len(run) - 12))
        paragraphs.append(" ".join([*run[start:start + chance.randint(12, 60)], *_names(chance)]))
    return Record("source", {"title": " ".join(paragraphs[0].split()[:7]), "text": "\n\n".join(paragraphs)})


def _names(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(chance.randrange(3))]


def _passages() -> Iterator[str]:
    for path in sorted((resources() / "sample").rglob("*.toml")):
        for text in _strings(tomllib.loads(path.read_text("utf-8"))):
            yield from (part for part in re.split(r"\n+", text) if len(part) > 80)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def queries(made: list[Record], number: int) -> dict[str, list[str]]:
    """Queries of each shape, of words that stand in the documents."""
    chance = random.Random(1)
    texts = [words(record["text"]) for record in made]
    among = Counter(word for text in texts for word in set(text) if word.isalpha() and len(word) > 2)
    for word in NOT_ASKED:
        among.pop(word, None)

    def some(least: float, most: float) -> list[str]:
        fit = sorted(word for word, found in among.items() if least <= found / len(made) <= most)
        return chance.sample(fit, min(number, len(fit)))

    def run(length: int) -> str:
        while True:
            text = chance.choice(texts)
            start = chance.randrange(len(text) - length)
            if all(word in among for word in text[start:start + length]):
                return " ".join(text[start:start + length])

    return {"a frequent word": some(0.3, 1), "a middling word": some(0.02, 0.1),
            "a rare word": some(0, max(0.005, 1 / len(made))),
            "two words": [run(2) for _ in range(number)],
            "a phrase of two": [f'"{run(2)}"' for _ in range(number)],
            "a phrase of three": [f'"{run(3)}"' for _ in range(number)]}
