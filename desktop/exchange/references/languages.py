"""Languages as reference lists name them, as codes; a word that is not known stays a word."""

from __future__ import annotations

import re

from archive_schema.vocabularies import LANGUAGE

_MORE = {
    "eng": "en", "rus": "ru", "kaz": "kk", "uzb": "uz", "kir": "ky", "uig": "ug", "ukr": "uk", "tgk": "tg", "tur": "tr",
    "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "ita": "it", "ara": "ar", "zho": "zh", "chi": "zh",
    "british": "en", "american": "en", "usenglish": "en", "ukenglish": "en", "ngerman": "de", "naustrian": "de",
    "francais": "fr", "french": "fr", "turkmen": "tk", "latin": "la", "spanish": "es", "polish": "pl", "dutch": "nl",
    "portuguese": "pt", "japanese": "ja", "korean": "ko", "persian": "fa", "farsi": "fa", "mongolian": "mn",
    "қазақша": "kk", "қазақ тілі": "kk", "по-русски": "ru",
}
_BIBLATEX = {"en": "english", "ru": "russian", "kk": "kazakh", "uk": "ukrainian", "tr": "turkish", "de": "ngerman",
             "fr": "french", "it": "italian", "es": "spanish", "pl": "polish", "nl": "dutch", "la": "latin"}
_CODE = re.compile(r"([A-Za-z]{2})(?:[-_]([A-Za-z]{2}|[A-Z][a-z]{3}))?")


def code_of(words: str) -> str:
    """The code of a language for its name or its own code; "" when the words are not understood."""
    plain = words.strip()
    if found := _MORE.get(plain.casefold()) or LANGUAGE.code_of(plain):
        return found
    if code := _CODE.fullmatch(plain):
        return code[1].lower() + (f"-{code[2].upper() if len(code[2]) == 2 else code[2]}" if code[2] else "")
    return ""


def biblatex(code: str) -> str:
    """The language as biblatex names it, else its code."""
    return _BIBLATEX.get(code, code)
