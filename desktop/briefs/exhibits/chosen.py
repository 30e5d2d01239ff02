"""Which sources are exhibits, in which order and under which numbers. Each function is called inside one write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_schema.records import Record
from desktop.briefs.errors import BriefError
from desktop.briefs.exhibits.listed import language_of
from desktop.briefs.exhibits.numbers import letter_of, number_in, numbered

if TYPE_CHECKING:
    from desktop.archive import Reader, Writer

_STEP = 10  # between places, so that one may be put between two


class ExhibitFiled(BriefError):
    """An exhibit that was filed keeps its number for good."""

    def __init__(self, number: str) -> None:
        super().__init__(f"Exhibit {number} was filed and keeps its number.",
                         "Leave it where it is; later exhibits are numbered behind it.")


def choose(writer: Writer, brief_id: str) -> list[Record]:
    """See `desktop.briefs.exhibits.choose_exhibits`."""
    there = {one["source"] for one in writer.exhibits_of(brief_id)}
    return [add(writer, brief_id, source) for source in cited_sources(writer, brief_id)
            if source not in there and writer.files_of(source)]


def cited_sources(reader: Reader, brief_id: str) -> list[str]:
    """The sources a brief rests on, in the order of their first citing: those we hold, not those only cited in them."""
    from desktop.briefs import compose

    rests_on = compose(reader, brief_id).evidence
    refs = dict.fromkeys(one.cited_in or one.source for one in sorted(rests_on, key=lambda one: one.note))
    return [reader.id_of(ref) for ref in refs if ref]


def add(writer: Writer, brief_id: str, source_id: str, file_id: str = "") -> Record:
    """Make a source the next exhibit of a brief."""
    brief = writer.get(brief_id)
    others = writer.exhibits_of(brief_id)
    last = max([number_in(str(one["number"])) for one in others], default=int(brief["exhibit_first"] or 1) - 1)
    values = {
        "number": numbered(letter_of(brief, language_of(brief, None)), last + 1), "brief": brief_id,
        "place": max([int(one["place"]) for one in others], default=0) + _STEP, "source": source_id,
    }
    return writer.add(Record("exhibit", values | ({"file": file_id} if file_id else {})))


def remove(writer: Writer, exhibit_id: str) -> None:
    """See `desktop.briefs.exhibits.remove_exhibit`."""
    exhibit = writer.get(exhibit_id)
    if exhibit["filed_as"]:
        raise ExhibitFiled(str(exhibit["number"]))
    writer.trash(exhibit_id)
    renumber(writer, exhibit["brief"])


def arrange(writer: Writer, brief_id: str, order: list[str]) -> None:
    """Put the exhibits of a brief into this order of ids and number them anew; those filed stay first."""
    there = {one.id: one for one in writer.exhibits_of(brief_id)}
    filed = [one for one in there if there[one]["filed_as"]]
    wanted = [one for one in order if one in there and one not in filed]
    left = [one for one in there if one not in filed and one not in wanted]
    for place, one in enumerate([*filed, *wanted, *left], 1):
        if there[one]["place"] != place * _STEP:
            writer.edit(one, {"place": place * _STEP})
    renumber(writer, brief_id)


def renumber(writer: Writer, brief_id: str) -> None:
    """Number the exhibits that were not filed one after the other, behind those that were."""
    brief, exhibits = writer.get(brief_id), writer.exhibits_of(brief_id)
    letter = letter_of(brief, language_of(brief, None))
    filed = [number_in(str(one["number"])) for one in exhibits if one["filed_as"]]
    following = max([int(brief["exhibit_first"] or 1), *(number + 1 for number in filed)])
    for one in exhibits:
        if one["filed_as"]:
            continue
        if one["number"] != (number := numbered(letter, following)):
            writer.edit(one.id, {"number": number})
        following += 1
