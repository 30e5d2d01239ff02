"""The lists of this folder, read: names with their spellings, near pairs, lines of chats, and names to stand among."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import outside

FOLDER = Path(__file__).parent
AMONG = 5_000  # combined names; those that a public corpus adds come on top
KAZNERD = "KazNERD"

# As passports and the press of the region write Russian and Kazakh names in Latin letters.
_PRESS = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)) | {
    "ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya"}


_AS_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")


@dataclass(frozen=True)
class Name:
    """One person, place or organisation: its kind, its spellings as (class, spelling), each once, and whether rules
    were tuned on it."""

    key: str
    kind: str
    spellings: tuple[tuple[str, str], ...]

    @property
    def tuned(self) -> bool:
        """Half of the names, by the hash of the key; the other half is held back."""
        return hashlib.sha256(self.key.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True)
class Line:
    """A line of a chat and what it must be found by."""

    text: str
    by: tuple[str, ...]


def names(folder: Path = FOLDER) -> list[Name]:
    """All names that are measured."""
    tables = tomllib.loads((folder / "names.toml").read_text("utf-8"))
    return [Name(key, table.pop("kind"), tuple(_once(table))) for key, table in tables.items()]


def _once(table: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    met: set[str] = set()
    for sort, spellings in table.items():
        for spelling in spellings:
            if spelling not in met:
                met.add(spelling)
                yield sort, spelling


def pairs(folder: Path = FOLDER) -> list[tuple[str, str]]:
    """Names that look alike and are not one."""
    with (folder / "pairs.csv").open(encoding="utf-8", newline="") as file:
        return [(row["one"], row["other"]) for row in csv.DictReader(file)]


def lines(folder: Path = FOLDER) -> list[Line]:
    """The lines of chats."""
    tables = tomllib.loads((folder / "chat.toml").read_text("utf-8"))["line"]
    return [Line(table["text"], tuple(table["by"])) for table in tables]


def among() -> list[str]:
    """Other people's names: combined from the given names and surnames of parts.toml, always the same, two of five in
    Latin letters."""
    parts = tomllib.loads((FOLDER / "parts.toml").read_text("utf-8"))
    men, women, surnames = (parts[of].split() for of in ("men", "women", "surnames"))
    combined = [f"{given} {surname}" for given in men for surname in surnames]
    combined += [f"{given} {surname}а" for given in women for surname in surnames]
    combined.sort(key=lambda name: hashlib.sha256(name.encode()).digest())
    return [_press(name) if number % 5 < 2 else name for number, name in enumerate(combined[:AMONG])]


def _press(name: str) -> str:
    return " ".join("".join(_PRESS[letter] for letter in part.casefold()).capitalize() for part in name.split())


def people_in_the_news(folder: Path = FOLDER) -> list[str]:
    """Full names of people in the Kazakh news of KazNERD, in the cases they stand in, but for those that are measured;
    none where it is not at hand."""
    found: set[str] = set()
    for data in outside.listed():
        path = data.find() if data.name.startswith(KAZNERD) else None
        if path is not None:
            found.update(_people(path.read_text("utf-8")))
    measured = {_rough(spelling) for name in names(folder) for _, spelling in name.spellings}
    return sorted(name for name in found if not any(_rough(name) >= one for one in measured if len(one) > 1))


def _rough(name: str) -> frozenset[str]:
    """The first letters of a name's words, Kazakh letters as Russian ones: enough to tell who is measured."""
    return frozenset(word[:5] for word in name.casefold().translate(_AS_RUSSIAN).split())


def _people(tagged: str) -> Iterator[str]:
    """The names of two words and more in a text of one word and its IOB2 tag a line."""
    words: list[str] = []
    for line in [*tagged.splitlines(), ""]:
        word, _, tag = line.partition(" ")
        if tag == "I-PERSON" and words:
            words.append(word)
            continue
        if len(words) > 1:
            yield " ".join(words)
        words = [word] if tag == "B-PERSON" else []
