"""Words before a citation that tell how it bears on the text: see, cf., contra; known in the three languages."""

from __future__ import annotations

from collections.abc import Mapping

_KNOWN = {
    "see": ("see", "см", "қараңыз", "қар"),
    "also": ("also", "see also", "также", "см. также", "сондай-ақ", "сондай-ақ қараңыз"),
    "cf": ("cf", "compare", "ср", "сравни", "салыстырыңыз", "салыст"),
    "contra": ("contra", "contrast", "против", "қарсы"),
    "but_see": ("but see", "но см", "бірақ қараңыз"),
    "eg": ("see, e.g", "see, eg", "see eg", "see, for example", "e.g", "eg", "см., например", "мысалы, қараңыз"),
    "generally": ("see generally", "generally"),
}
_CODES = {words: code for code, several in _KNOWN.items() for words in several}
_OFFERED = {
    "en": ("see", "see also", "cf.", "but see", "contra", "see, e.g."),
    "ru": ("см.", "см. также", "ср.", "но см.", "против", "см., например"),
    "kk": ("қараңыз", "сондай-ақ қараңыз", "салыстырыңыз", "бірақ қараңыз", "қарсы", "мысалы, қараңыз"),
}


def offered(language: str) -> tuple[str, ...]:
    """The signals an author of a paper in this language may choose from; any other words may be typed."""
    return _OFFERED.get(language[:2], _OFFERED["en"])


def code(prefix: str) -> str:
    """The signal that words before a citation stand for; "" for words that are the author's own."""
    return _CODES.get(prefix.strip().rstrip(".:,").casefold(), "")


def said(prefix: str, forms: Mapping[str, str], *, starts: bool) -> str:
    """The words as a style says them, the author's own as typed; with a capital where they begin a note."""
    words = forms.get(code(prefix), prefix)
    return words[:1].upper() + words[1:] if starts else words
