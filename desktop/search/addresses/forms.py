"""Addresses in the one form in which they are compared, and the parts that are looked for in them.

An address is compared as its host and its rest, which begins at the first of / ? # : and ends without a slash; both
in small letters, without scheme, percent signs decoded (UTF-8), hosts in letters and not in xn--… (RFC 3492). The
address itself stays as it is printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LEAST = 3  # letters that a part needs to be looked for inside of addresses
LONGEST = 500  # letters of a part that are looked for

THE_SITE, UNDER_IT, ENDS_SO, IN_SITE, IN_PATH = range(1, 6)
WHY = {
    THE_SITE: "the site",
    UNDER_IT: "a site under it",
    ENDS_SO: "end of the site's name",
    IN_SITE: "in the site's name",
    IN_PATH: "in the path",
}
"""How an address can match, best first."""

_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//")
_BEGUN_SCHEME = re.compile(r"(?:https?|ftps?):?/?")
_REST = re.compile(r"[/?#:]")
_PERCENT = re.compile(r"(?:%[0-9a-f]{2})+")
_CUT_BEFORE = re.compile(r"^[0-9a-f]{0,2}(?:%[89ab][0-9a-f])+")
_CUT_AFTER = re.compile(r"(?:%[c-f][0-9a-f](?:%[89ab][0-9a-f])*)?(?:%[0-9a-f]?)?$")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]+")
_ADDRESS = re.compile(
    r"""(?! [^\W\d_]+: (?!//))                                                   # a field of the query
        (?: (?: \w[\w+.-]*:// | www\. | \*\. )\S*                                   # begins as one
        | \S* (?: [^\W_] (?<!\d) \. [^\W\d_]{2} | \d\. [^\W\d_]{2} | \d+\.\d+\.\d+\. | [^\W_]/[^\W_]*[^\W\d_] ) \S* )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def form(printed: str) -> tuple[str, str]:
    """The host and the rest of an address, as they are compared."""
    text = printed.strip().lower()
    if text.startswith("http://"):
        text = text[7:]
    elif text.startswith("https://"):
        text = text[8:]
    elif found := _SCHEME.match(text):
        text = text[found.end() :]
    if not (text.isascii() and text.isprintable()) or "%" in text:
        text = _readable(text)
    begun = _REST.search(text)
    host, rest = (text[: begun.start()], text[begun.start() :].rstrip("/")) if begun else (text, "")
    return (in_letters(host) if "xn--" in host else host), rest


def is_bare(host: str) -> bool:
    """Whether this is surely a host alone: it has no rest."""
    return _REST.search(host) is None


def forms(printed: str, host: str = "") -> Iterator[tuple[str, str]]:
    """The addresses that a line tells: those of its address, parted by |, and its host where that is another."""
    told = set()
    for one in printed.split("|") if "|" in printed else (printed,):
        found = form(one)
        if any(found):
            told.add(found[0])
            yield found
    if host and (found := form(host))[0] not in told and any(found):
        yield found


def _readable(text: str) -> str:
    """Percent signs decoded where they tell UTF-8, letters composed, no control signs."""
    text = _PERCENT.sub(_decoded, text)
    return _UNSEEN.sub(" ", unicodedata.normalize("NFKC", text).lower())


def _decoded(found: re.Match[str]) -> str:
    told = bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "surrogateescape")
    return "".join(f"%{ord(one) & 255:02x}" if one < " " or "\udc80" <= one <= "\udcff" else one for one in told)


def in_letters(host: str) -> str:
    """A host with its xn--… labels as the letters they stand for; a label that stands for none stays."""
    return ".".join(_label(label) if label.startswith("xn--") else label for label in host.split("."))


def _label(label: str) -> str:
    try:
        letters = unicodedata.normalize("NFKC", label[4:].encode("ascii").decode("punycode")).lower()
        same = letters.encode("punycode").decode("ascii") == label[4:]
    except (UnicodeError, OverflowError, ValueError):
        return label
    return letters if same and not letters.isascii() and not _REST.search(letters) and letters.isprintable() else label


def in_ascii(host: str) -> str:
    """A host with every label that has other letters as xn--…"""
    try:
        return ".".join(
            label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
            for label in host.split(".")
        )
    except UnicodeError:
        return host


@dataclass(frozen=True)
class Needle:
    """A part as it is compared. head: what is looked for in hosts; tail: what their rest begins with, or "" when the
    part does not reach into the rest; text: both. below: only sites under the head are meant."""

    head: str
    tail: str = ""
    below: bool = False

    @property
    def text(self) -> str:
        """The whole part."""
        return self.head + self.tail

    @property
    def is_gram(self) -> bool:
        """Whether it is just three letters, in hosts or in rests."""
        return not self.below and not self.tail and len(self.head) == LEAST

    def rank(self, host: str, rest: str) -> int:
        """How an address matches: THE_SITE … IN_PATH, or 0."""
        head, tail, text = self.head, self.tail, self.text
        if self.below:
            return UNDER_IT if host.endswith("." + head) and rest.startswith(tail) else 0
        if head and rest.startswith(tail):
            if host.endswith(head):
                if host in (head, "www." + head):
                    return THE_SITE
                return UNDER_IT if host.endswith("." + head) else ENDS_SO
            if len(head) >= LEAST and _inside(self, host):
                return IN_SITE
        return IN_PATH if len(text) >= LEAST and text in rest else 0


def _inside(needle: Needle, host: str) -> bool:
    """Whether the head stands in a host, in letters or in its xn--… form."""
    if not needle.tail and needle.head in host:
        return True
    if host.isascii() or not needle.head.isascii():
        return False
    other = in_ascii(host)
    return other.endswith(needle.head) if needle.tail else needle.head in other


def needles(typed: str) -> list[Needle]:
    """What a typed part asks for; the second, if there is one, is for when the first is found nowhere. None when
    nothing is asked yet."""
    text = typed.strip().strip("\"'“”«»<>").lower()[:LONGEST]
    if _BEGUN_SCHEME.fullmatch(text) and text[-1] in ":/":
        return []
    if found := _SCHEME.match(text):
        text = text[found.end() :]
    below = text.startswith("*.")
    text = _whole_letters(text.removeprefix("*.").rstrip("*"))
    text = text.rstrip("/") or text[:1].strip("/")
    if not below and text.startswith("www.") and len(text) > 4:
        text = text[4:]
    begun = _REST.search(text)
    head, tail = (text[: begun.start()], text[begun.start() :]) if begun else (text, "")
    if not head and not tail:
        return []
    asked = [Needle(in_letters(head), tail, below), Needle(head, tail, below)] if "xn--" in head else []
    return list(dict.fromkeys(asked)) or [Needle(head, tail, below)]


def _whole_letters(text: str) -> str:
    """Readable, and without half a letter at either end, as %d0 is while %d0%bd is being typed."""
    told = _readable(text)
    if "%" in told and told != text:
        told = _CUT_AFTER.sub("", _CUT_BEFORE.sub("", told))
    return told


def looks_like_address(query: str) -> bool:
    """Whether a search may be meant for an address: one word with a scheme, a dot or a slash between letters."""
    text = query.strip().strip("\"'“”«»")
    return _ADDRESS.fullmatch(text) is not None
