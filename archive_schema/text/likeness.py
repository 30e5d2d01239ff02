"""How alike two names, titles or addresses are: the same, or only alike.

Same is what spells one name: in another script, with another case ending, with a part left out. Alike is what a person
must look at: an initial for a name, spellings that differ as those of one name do, or one letter (Асанов, Хасанов).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import unquote

from archive_schema.text.fold import fold
from archive_schema.text.names import Form, is_initial, letters
from archive_schema.text.patronymics import father_of, is_child, same_father

SAME, ALIKE = "same", "alike"
SCRIPT, SHORTER, SPELLING, INITIAL, LETTER = "script", "shorter", "spelling", "initial", "letter"
"""Why: in another script, a part left out, another spelling, an initial for a name, one letter another."""
_LEAST = 5  # letters of a word of which one may be another
_SPLIT = re.compile(r"[\s.,]+")
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|yclid|ysclid)=")


@dataclass(frozen=True)
class Name:
    """A person's name as it is compared: `words` folded, in their order; initials by the sounds they may stand for."""

    printed: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its full words, folded; patronymics and "son of" left out."""
        return tuple(fold(word) for word in self._plain if not is_initial(word))

    @cached_property
    def initials(self) -> tuple[str, ...]:
        """What its initials may begin with."""
        return tuple(letters(word) for word in self._plain if is_initial(word))

    @cached_property
    def father(self) -> str:
        """The father's name in its patronymic, folded; "" without one."""
        return next(filter(None, map(father_of, self._all)), "")

    @cached_property
    def _all(self) -> list[str]:
        return [word for word in _SPLIT.split(self.printed.casefold()) if word]

    @cached_property
    def _plain(self) -> list[str]:
        plain = [word for word in self._all if not is_child(word)]
        # A surname such as Ильич stays when little else is there.
        without = [word for word in plain if not father_of(word)]
        return without if len(without) >= 2 else plain

    def keys(self) -> Iterator[str]:
        """Names that share none of these keys are not alike: so that not each is compared with each."""
        if len(self.words) == 1:
            yield self.words[0]
        for at, word in enumerate(self.words):
            rest = [other for place, other in enumerate(self.words) if place != at]
            yield from (f"{near} {letter}" for near in _nearby(word) for letter in (
                *(other[:1] for other in rest), *(letter for some in self.initials for letter in some)))


@lru_cache(maxsize=50_000)
def _form(word: str) -> Form:
    return Form(word)


@lru_cache(maxsize=50_000)
def _nearby(word: str) -> tuple[str, ...]:
    """The word's sound, and it with each letter left out: two words one letter apart share one of these."""
    shorter = (word[:at] + word[at + 1:] for at in range(len(word))) if len(word) >= _LEAST else ()
    return tuple(dict.fromkeys((f"~{sound}" for sound in _form(word).sounds), None)) + (word, *dict.fromkeys(shorter))


def names_alike(one: Name, other: Name) -> tuple[str, str] | None:
    """How alike two names of people are, and why; None when they are names of two people."""
    if not one.words or not other.words or (one.father and other.father and not same_father(one.father, other.father)):
        return None
    fewer, more = sorted((one, other), key=lambda name: len(name.words))
    left = list(more.words)
    found: list[str] = []
    for word in fewer.words:
        why, match = _best(word, left)
        if match is None:
            return None
        left.remove(match)
        found.append(why)
    used = _initials_used(fewer.initials, left)
    if used is None or not _initials_agree(one.initials, other.initials) or (
            len(fewer.words) == 1 and not used and len(more.words) > 1):
        return None  # a surname alone is nobody's name
    if len(more.words) == 1 and one.words != other.words and not (one.initials and other.initials):
        return None
    if LETTER in found:
        # An initial and a letter that is another, or a letter in each of two words: too little to be anybody's.
        return None if used or found.count(LETTER) > 1 else (ALIKE, LETTER)
    if SPELLING in found:
        return ALIKE, SPELLING
    if used or fewer.initials or more.initials:
        return ALIKE, INITIAL
    return SAME, SHORTER if left or bool(one.father) != bool(other.father) else SCRIPT


def _best(word: str, among: Iterable[str]) -> tuple[str, str | None]:
    """The word that is likest, and why it counts: "" when it is the same."""
    best: tuple[str, str | None] = ("", None)
    for other in among:
        why = word_alike(word, other)
        if why == "":
            return "", other
        if why and best[1] is None:
            best = why, other
    return best


def word_alike(one: str, other: str) -> str | None:
    """How two folded words are alike: "" the same, SPELLING, LETTER; None not at all."""
    if one == other or _form(one).is_same(_form(other)):
        return ""
    if _form(one).differences(_form(other)) is not None:
        return SPELLING
    return LETTER if min(len(one), len(other)) >= _LEAST and _one_apart(one, other) else None


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or another turns one word into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rests = ((one[start + 1:], other[start + 1:]), (one[start:], other[start + 1:]), (one[start + 1:], other[start:]))
    return any(a == b for a, b in rests)


def _initials_used(initials: Iterable[str], words: list[str]) -> int | None:
    """How many of the words left the initials stand for; None when one stands for none of them."""
    left, used = list(words), 0
    for letter in initials:
        match = next((word for word in left if word[:1] in letter), None)
        if match is not None:
            left.remove(match)
            used += 1
        elif words and not used:
            return None
    return used


def _initials_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two rows of initials may be of one person: А. and А.Б., not А. and Б."""
    return all(set(a) & set(b) for a, b in zip(one, other, strict=False))


def title_key(title: str) -> str:
    """What titles that say the same have in common: their words folded, in their order."""
    return " ".join(filter(None, map(fold, title.split())))


def words_of_body(name: str) -> frozenset[str]:
    """The words of a body's name, folded; their order does not count."""
    return frozenset(filter(None, map(fold, re.split(r"[\s\"«»“”„().,–—-]+", name))))


def bodies_alike(one: frozenset[str], other: frozenset[str]) -> tuple[str, str] | None:
    """How alike two names of bodies are, and why."""
    if not one or not other:
        return None
    if one == other:
        return SAME, SCRIPT
    ours, theirs = one - other, other - one
    if len(ours) == len(theirs) == 1 and (len(one) > 1 or min(map(len, (*ours, *theirs))) >= _LEAST):
        why = word_alike(*ours, *theirs)
        if why is not None:
            return (SAME, SPELLING) if why == "" else (ALIKE, why)
    return None


def body_keys(words: frozenset[str]) -> Iterator[str]:
    """Bodies that share none of these keys are not alike."""
    if len(words) == 1:
        yield from _nearby(next(iter(words)))
    else:
        yield " ".join(sorted(words))
        yield from (" ".join(sorted(words - {word})) for word in words)


def address_key(printed: str) -> str:
    """An address as it is compared: without scheme, www., marks of where a reader came from, place in the page."""
    text = unquote(_SCHEME.sub("", printed.strip()).partition("#")[0])
    path, _, query = text.partition("?")
    host, slash, rest = path.partition("/")
    host = host.casefold().removeprefix("www.").removeprefix("m.").rstrip(".")
    if "xn--" in host:
        host = ".".join(map(_in_letters, host.split(".")))
    asked = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part))
    return host + (slash + rest).rstrip("/") + (f"?{asked}" if asked else "")


def _in_letters(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label
