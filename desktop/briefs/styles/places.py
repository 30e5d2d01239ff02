"""Places in a source: told apart in what an author typed, and said as a style says them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.briefs import court_file
from desktop.briefs.styles.cited import Citing, Places

# What stands before the label in English and Russian, and behind it in Kazakh.
_BEFORE = {
    "page": r"pp?\.|pages?|с\.|стр\.",
    "paragraph": r"paras?\.?|paragraphs?|¶¶?|пп?\.|пункты?",
    "section": r"§§?|secs?\.|sections?|разд\.|раздел",
    "article": r"arts?\.?|articles?|ст\.|статья",
    "clause": r"cls?\.|clauses?",
    "note": r"nn?\.|notes?|fn\.?|сн\.|сноска",
    "chapter": r"chs?\.|chap\.|chapter|гл\.|глава",
    "volume": r"vols?\.|volume|т\.|том",
    "sheet": r"sheets?|л\.\s*д\.|л\.",
    "line": r"lines?|строка",
    "message": r"message|сообщение",
    "figure": r"fig\.|figure|рис\.",
    "table": r"table|табл\.",
    "column": r"cols?\.|column|стб\.",
    "appendix": r"annex|appendix|app\.|прил\.",
    "slide": r"slides?|слайд",
    "time": r"at(?=\s*\d+:)",
}
_BEHIND = {
    "page": r"б\.|бет\w*", "paragraph": "тармақ", "article": "бап", "note": "ескертпе", "chapter": "тарау",
    "volume": "том", "sheet": "парақ", "line": "жол", "figure": "сурет", "table": "кесте", "column": "баған",
    "appendix": "қосымша", "slide": "слайд", "message": "хабарлама",
}
_READ = [(kind, re.compile(rf"(?:{signs})\s*(?P<at>\S.*)", re.I | re.S)) for kind, signs in _BEFORE.items()]
_READ += [(kind, re.compile(rf"(?P<at>\d[\w–-]*?)-(?:{signs})", re.I)) for kind, signs in _BEHIND.items()]
_TIME = re.compile(r"\d+:\d\d(?::\d\d)?")
_LABEL = re.compile(r"\d+[\w–-]*")
_REVERSE = re.compile(r"(?P<at>.+?)\s*об\.?", re.S)
_SEVERAL = re.compile(r"[,–;]|\band\b|\bи\b")


def of(citing: Citing) -> Places:
    """The places of a citing: as its record tells them apart, else as read from the words."""
    return citing.places or read(citing.locator)


def read(text: str) -> Places:
    """A typed place told apart: "art. 41-1, cl. 1-2" is an article and a clause. What is not understood has kind ""."""
    if place := court_file.read(text):
        return court_file.places(place)
    found: list[tuple[str, str]] = []
    for piece in filter(None, (piece.strip() for piece in re.split(r",(?![^“«]*[”»])", text))):
        kind, at = _piece(piece)
        if not kind and found and found[-1][0] and _LABEL.fullmatch(at):
            found[-1] = (found[-1][0], f"{found[-1][1]}, {at}")  # "pp. 3, 7"
        elif kind == "paragraph" and found and found[-1][0] == "article":
            found.append(("clause", at))  # the Russian "п." of an article
        else:
            found.append((kind, at))
    return tuple(found)


def _piece(piece: str) -> tuple[str, str]:
    if _TIME.fullmatch(piece):
        return "time", piece
    for kind, pattern in _READ:
        if match := pattern.fullmatch(piece):
            at = match["at"].strip()
            if kind == "sheet" and (reverse := _REVERSE.fullmatch(at)):
                return "sheet_reverse", reverse["at"]
            return kind, at.strip("“”«»") if kind == "section" else at
    return "", piece


def is_several(at: str) -> bool:
    """Is a label several? "41-1" and "1-2" are single labels; a comma, "and" or an en dash makes several."""
    return bool(_SEVERAL.search(at))


def is_heading(kind: str, at: str) -> bool:
    """Is a section named by the words of its heading and not by a number?"""
    return kind == "section" and not re.match(r"[\dIVXLC]+[\w.()–-]*$", at)


def said(place: tuple[str, str], forms: Mapping[str, str]) -> str:
    """One place by a style's table: kind to "one" or "one|several", with {at}; "heading" is a section by its words.

    A kind the table has not is said in its own word; what was not understood, as it was typed.
    """
    kind, at = place
    if not kind:
        return at
    if kind == "sheets" and (sides := court_file.of_places((place,))):
        return court_file.say(sides, "en")  # the tables are those of English styles
    form = forms.get("heading" if is_heading(kind, at) else kind)
    if form is None:
        return f"{kind} {at}"
    one, _, several = form.partition("|")
    return (several if several and is_several(at) else one).format(at=at)
