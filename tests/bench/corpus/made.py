"""Made documents: passages of the sample's own texts in English, Russian and Kazakh, thrown together, with made names.

Not real text: the words are those of the sample, and fewer than an archive of that size would hold.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from archive_schema.records import Record
from desktop.archive.texts import RecordText
from desktop.paths import resources
from tests.bench.corpus.documents import described

LETTERS = 5_000  # of a document, about
SYLLABLES = ("ба", "лы", "қай", "рат", "се", "мұр", "ның", "әл", "ға", "tor", "mak", "len", "shi", "dul", "nov", "aq")


def documents(number: int) -> list[Record]:
    """So many sources with a title and a text, the same each time."""
    chance = random.Random(number)
    passages = sorted(set(_passages()))
    return [_document(passages, chance) for _ in range(number)]


def texts(number: int) -> Iterator[RecordText]:
    """So many as search reads them; like all who draw, they have a kind, a day, tags and an author."""
    for at, record in enumerate(documents(number)):
        chance = random.Random(f"document {at}")
        yield described(at, chance.choice(["ru", "en", "kk"]), record["text"], chance)


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
