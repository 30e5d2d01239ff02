"""The missing questions on paper, in plain words, with room to write: for the family, or for a visit.

Such a sheet is searched at a gate and lost in a bag. It bears no name of a person, a brief or a body, no reference
of this archive, no number of a form, no date; only what its reader must be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.briefs.errors import NotABrief
from desktop.briefs.naming import Naming
from desktop.briefs.templates.complete import Asked, complete
from desktop.briefs.templates.forms import shipped
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Brief, Document, Heading, Picture, Span, Stroke, Text, plain

if TYPE_CHECKING:
    from desktop.archive import Reader

PEOPLE = frozenset({"family", "detained"})
"""Who is asked on paper; a lawyer and an office are asked in other ways."""
_WIDTH, _LINE = 439.0, 22.0


def interview_sheet(
    reader: Reader, brief_id: str, language: str, *, whom: str = "", about: str = ""
) -> Document:
    """The questions a brief still lacks, those that must be answered first, each with lines to write on.

    `whom` is "family" or "detained"; "" is both. `about` is printed on top if it is given: nothing else says whom
    the sheet is about. Raises NotABrief.
    """
    brief = reader.get(brief_id)
    if brief.kind != "brief":
        raise NotABrief(brief.ref or brief.kind)
    asked = [one for one in complete(reader, brief_id).missing if _is_for(one, whom)]
    title = term("sheet_title", language)
    blocks: list[Block] = [Heading(1, plain(title)), *([Text(plain(about))] if about else [])]
    blocks.append(Text(plain(term("sheet_how" if asked else "sheet_nothing", language))))
    naming = Naming(reader, language[:2], "safe")
    words = dict.fromkeys(_plain_words(str(brief["template"] or ""), one, language, naming) for one in asked)
    for number, said in enumerate(words, 1):
        blocks += [Text((Span(f"{number}. {said}", bold=True),), keep=True), _room(4)]
    return Document(Brief(title, language=language[:2], contents=False, metadata=(), title_page=False), tuple(blocks))


def _is_for(asked: Asked, whom: str) -> bool:
    """Is a question for this person? One that names nobody is for anyone."""
    named = {one.strip() for one in asked.whom.split(",") if one.strip()}
    return not named or bool(named & ({whom} if whom else PEOPLE))


def _plain_words(code: str, asked: Asked, language: str, naming: Naming) -> str:
    """The question as a person is asked it; in the words of the form where we have none of our own, without names."""
    form = shipped().get(code)
    for part in form.parts if form else ():
        named = part.question.all if part.question else ()
        if part.ask and (part.asked_as == asked.asked_as if asked.asked_as else asked.question in named):
            return part.ask.in_(language)
    return naming.cloaked(asked.question)


def _room(lines: int) -> Picture:
    """Ruled lines to write on."""
    strokes = tuple(Stroke(0, at * _LINE, _WIDTH, at * _LINE, 0.4, 0.6) for at in range(1, lines + 1))
    return Picture(_WIDTH, lines * _LINE + 2, strokes)
