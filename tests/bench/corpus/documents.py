"""Documents of about 5 kB, drawn from real texts.

A document is two or three passages of one language; each is a run of paragraphs as they follow each other in one
text. Passages are drawn with repetition, so in a large corpus the same paragraph stands in several documents: see
`told`. Titles are the first words of the text. Dates, kinds, tags and authors are drawn, since the texts have none.
"""

import hashlib
import math
import random
import re
import uuid
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from desktop.archive.texts import RecordText, TextPart
from tests.bench.corpus.sources import paragraphs

SHARES = {"ru": 0.45, "en": 0.30, "kk": 0.25}
MIDDLING = math.log(4_500)  # bytes of UTF-8; with SPREAD the mean is near MEAN
SPREAD = 0.5
MEAN = 5_100
KINDS = {"source": 60, "statement": 12, "note": 10, "prosecution": 8, "citation": 6, "blocked_site": 4}
TAGS = 40
FIRST, LAST = date(1995, 1, 1).toordinal(), date(2024, 12, 31).toordinal()
UNDATED = 0.1


@dataclass(frozen=True)
class _Texts:
    """The texts of a language, and their sizes summed up, so that each byte is as likely."""

    texts: list[list[str]]
    sums: list[int]


class Corpus:
    """Documents by number; the same each time, and those of a small corpus are the first of a larger one."""

    def __init__(self) -> None:
        """Raises FileNotFoundError when nothing of what is listed lies in the folder of MURAGAT_OUTSIDE."""
        self._texts = {language: _Texts(texts, list(accumulate(sum(map(_size, text)) for text in texts)))
                       for language, texts in paragraphs().items()}
        if not all(texts.texts for texts in self._texts.values()):
            raise FileNotFoundError(
                "The corpus needs the texts that tests/outside.toml lists; MURAGAT_OUTSIDE names their folder.")

    def told(self, number: int) -> str:
        """How much there is to draw from, and how often it is drawn in so many documents."""
        def one(language: str, share: float) -> str:
            there = self._texts[language].sums[-1]
            return f"{language} {there / 1e6:.0f} MB, each drawn {number * share * MEAN / there:.1f} times"

        return "; ".join(one(language, share) for language, share in SHARES.items())

    def documents(self, number: int, start: int = 0) -> Iterator[RecordText]:
        """So many documents, from that one on."""
        return map(self._document, range(start, start + number))

    def _document(self, number: int) -> RecordText:
        chance = random.Random(f"document {number}")
        language = chance.choices(list(SHARES), list(SHARES.values()))[0]
        text = self._text(language, chance.lognormvariate(MIDDLING, SPREAD), chance)
        return described(number, language, text, chance)

    def _text(self, language: str, size: float, chance: random.Random) -> str:
        passages: list[str] = []
        left = size
        for share in (0.5, 0.3, 0.2):
            passages += self._passage(language, min(left, size * share), chance)
            left = size - sum(map(_size, passages))
            if left < LEAST:
                break
        return "\n\n".join(passages)

    def _passage(self, language: str, size: float, chance: random.Random) -> Iterator[str]:
        among = self._texts[language]
        text = among.texts[bisect(among.sums, chance.randrange(among.sums[-1]))]
        start = chance.randrange(len(text))
        for paragraph in text[start:]:
            yield paragraph
            size -= _size(paragraph)
            if size < LEAST:
                return


def described(number: int, language: str, text: str, chance: random.Random) -> RecordText:
    """A document of that text, with what is drawn: kind, day, tags and author."""
    kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
    day = None if chance.random() < UNDATED else chance.randint(FIRST, LAST)
    length = chance.choice([1, 1, 31, 365])  # a day, a month, a year
    tags = tuple(sorted({f"tag {int(chance.paretovariate(0.7)) % TAGS + 1}" for _ in range(chance.randint(0, 3))}))
    facts = (("by", f"author {int(chance.paretovariate(0.5)) % 500 + 1}"),)
    return RecordText(
        id=document_id(number), ref=f"{kind[:3].upper()}-{number:06}", kind=kind, title=_title(text),
        language=language, tags=tags, parts=(TextPart("text", "Text", text),), facts=facts,
        spans=() if day is None else ((day, day + length - 1),), date=day, added=number + 1)


def document_id(number: int) -> str:
    """The id of a document, as long as those of records."""
    rest = hashlib.sha256(str(number).encode()).digest()[:8]
    return str(uuid.UUID(int=(number << 64) | int.from_bytes(rest)))


LEAST = 300  # bytes left over for which no other passage is begun


def _size(text: str) -> int:
    return len(text.encode())


def _title(text: str) -> str:
    return " ".join(re.findall(r"[\w'’-]+", text)[:7])
