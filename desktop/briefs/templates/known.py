"""What the archive knows already: the answers a form can be begun with, each with its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from archive_schema.fields import SEALED, Field
from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.sentences import fill, row_words, sentence, words_of
from desktop.briefs.naming import Naming
from desktop.briefs.people import printable
from desktop.briefs.sources import is_evidence, is_rival

if TYPE_CHECKING:
    from desktop.archive import Reader

JSON = Any
_AGAINST = frozenset({"appeal", "cassation", "complaint"})
_CUSTODY = frozenset({"custody_order", "custody_extended"})


@dataclass
class Known:
    """The records a brief is about, and what they say; nothing sealed, and no name that may not be printed."""

    reader: Reader
    language: str
    records: list[Record] = field(default_factory=list)
    purpose: str = ""

    @cached_property
    def naming(self) -> Naming:
        """How people may be named for the purpose of the paper."""
        return Naming(self.reader, self.language, purpose=self.purpose)

    def of(self, kind: str) -> list[Record]:
        """The records of a kind, by date where it has one, else as they were given."""
        found = [one for one in self.records if one.kind == kind]
        moment = self.reader.schema[kind].shown_moment if kind in self.reader.schema else None

        def key(record: Record) -> str:
            value = record[moment.name] if moment else None
            return Moment.of(value).sort_key if value else "9999"

        return sorted(found, key=key)

    def answer(self, name: str) -> str:
        """What is known for a question, as the text of a block; "" for nothing. Raises KeyError for no such name."""
        # A line whose own words name somebody who may not be named is left to the author.
        said = [line for line in dict.fromkeys(_ANSWERS[name](self)) if line and not self.naming.hits(line)]
        return "\n\n".join(said)

    # What the answers are made of

    def people(self) -> list[Record]:
        """The people the records are about, each once."""
        ids = [row["person"] for one in self.of("prosecution") for row in one.rows("defendants") if row.get("person")]
        people = [*self.of("person"), *(self.reader.get(one) for one in ids)]
        return list({one.id: one for one in people if one.kind == "person" and not one.trashed}.values())

    def title(self, record_id: str) -> str:
        """How a linked record is called."""
        record = self.reader.find(record_id)
        if record is None:
            return ""
        return self.naming.name(record) if record.kind == "person" else record.title

    def shown(self, record: Record) -> Record:
        """The record without what may not be printed."""
        return printable(self.reader.schema[record.kind], record, self.language, self.reader.find,
                         lambda person: (self.naming.name(person), not self.naming.may_be_named(person)))

    def marks(self, record: Record, row: str = "", fields: Iterable[str] = ()) -> str:
        """The mark of the first two that support a row, some fields, or the record; "" for nothing."""
        every = [one for one in self.reader.citations_of(record.id) if is_evidence(one) and not is_rival(one)]
        wanted = set(fields)
        own = [one for one in every if (one["row"] == row if row else one["field"] in wanted)]
        own = own or [one for one in every if not one["row"] and not one["field"]]
        return f" [{'; '.join(f'@{one.ref}' for one in own[:2])}]" if own else ""

    def values(self, kind: str, *names: str) -> Iterator[str]:
        """The values of some fields of each record, with their marks."""
        for record in self.of(kind):
            shown, declared = self.shown(record), self.reader.schema[kind]
            said = [words_of(declared.field(name), shown[name], self.language, self.title) for name in names
                    if shown[name] is not None and shown[name] is not SEALED]
            if words := "; ".join(filter(None, said)):
                yield f"{_ended(words, self.marks(record, fields=names))}"

    def rows(self, kind: str, name: str, which: Callable[[dict[str, JSON]], bool] = lambda row: True,
             say: str = "") -> Iterator[str]:
        """The rows of a field as lines, with their marks; in the words of the field, or of a template of ours."""
        for record in self.of(kind):
            declared = self.reader.schema[kind].field(name)
            for row in self.shown(record).rows(name):
                if not which(row):
                    continue
                words = self.said(declared, row, say) if say else row_words(declared, row, self.language, self.title)
                if words:
                    yield _ended(words, self.marks(record, row=row["id"]))

    def said(self, declared: Field, row: dict[str, JSON], template: str) -> str:
        """A row in the words of a template of ours."""
        return fill(template, lambda name: words_of(declared.inner(name), row.get(name), self.language, self.title))


def _ended(words: str, marks: str) -> str:
    stop = "" if words.endswith((".", "!", "?", "…")) else "."
    return f"{words}{marks}{stop}" if stop else f"{words}{marks}"


def _people(*names: str) -> Callable[[Known], Iterator[str]]:
    """Fields of the people; of several, each with the name it belongs to. Of protected people nothing is told."""
    def answers(known: Known) -> Iterator[str]:
        people = known.people()
        kind = known.reader.schema["person"]
        for person in people:
            if not known.naming.may_be_named(person):
                continue
            shown = known.shown(person)
            said = "; ".join(filter(None, (
                words_of(kind.field(name), shown[name], known.language, known.title) for name in names
                if shown[name] is not None and shown[name] is not SEALED)))
            if said:
                whose = f"{known.naming.name(person)}: " if len(people) > 1 and "name" not in names else ""
                yield f"{whose}{said}{known.marks(person, fields=names)}"
    return answers


def _all_of(*names: str | tuple[str, ...]) -> Callable[[Known], Iterator[str]]:
    """Fields of the people, told only where each of them, or one of those that stand for each other, is known."""
    def answers(known: Known) -> Iterator[str]:
        every = [(one,) if isinstance(one, str) else one for one in names]
        people = known.people()
        if all(any(person[name] is not None for name in one) for person in people for one in every):
            yield from _people(*(name for one in every for name in one))(known)
    return answers


def _sentences(*kinds: str) -> Callable[[Known], Iterator[str]]:
    """The sentence of each record, in the order of the dates."""
    def answers(known: Known) -> Iterator[str]:
        for kind in kinds:
            for record in known.of(kind):
                said = sentence(known.reader.schema[kind], known.shown(record), known.language, known.title)
                yield _ended(said, known.marks(record))
    return answers


def _steps(wanted: frozenset[str] | None = None) -> Callable[[Known], Iterator[str]]:
    """Procedural steps, of all sorts or of some, in the order of their dates."""
    def answers(known: Known) -> Iterator[str]:
        for record in known.of("prosecution"):
            declared = known.reader.schema["prosecution"].field("steps")
            dated = sorted(known.shown(record).rows("steps"),
                           key=lambda row: Moment.of(row["when"]).sort_key if row.get("when") else "9999")
            for row in dated:
                if wanted is None or row.get("step") in wanted:
                    words = known.said(declared, row, "{step}[, {when}][, {body}][: {outcome}]")
                    yield _ended(words, known.marks(record, row=row["id"]))
    return answers


def _remedies(known: Known) -> Iterator[str]:
    """Remedies as recorded, and appeals and complaints among the steps."""
    yield from known.rows("prosecution", "remedies", say="{remedy}[, {body}][, {when}][: {result}]")
    yield from _steps(_AGAINST)(known)
    yield from known.rows("blocked_site", "remedies", say="{what}[, {by}][, {when}][: {result}]")


def _custody(known: Known) -> Iterator[str]:
    """Who ordered and prolonged a detention."""
    yield from _steps(_CUSTODY)(known)


def _submissions(known: Known) -> Iterator[str]:
    """What was sent to other bodies about the same records or people."""
    about = {record.id for record in known.records} | {person.id for person in known.people()}
    ids = dict.fromkeys(head.id for one in sorted(about) for head in known.reader.pointing_at(one)
                        if head.kind == "submission" and not head.trashed)
    records = [known.reader.get(one) for one in ids]
    kind = known.reader.schema["submission"]
    for record in sorted(records, key=lambda one: one.ref):
        yield sentence(kind, known.shown(record), known.language, known.title)


def _bodies(known: Known) -> Iterator[str]:
    """Courts and bodies that acted, each once."""
    for record in known.of("prosecution"):
        for words in (record["court_name"], record["brought_by"], *(row.get("body") for row in record.rows("steps"))):
            if words:
                yield f"{words}"
    for record in known.of("blocked_site"):
        yield from (str(row["authority_name"]) for row in record.rows("orders") if row.get("authority_name"))
    for record in known.of("shutdown"):
        yield from (str(record[name]) for name in ("ordered_by", "executed_by") if record[name])


def _laws(known: Known) -> Iterator[str]:
    """Provisions as the sources state them."""
    yield from known.rows("prosecution", "charges", say="[{provision_printed}][{provision}]")
    yield from known.rows("blocked_site", "orders", say="[{reference}][ {provision}]")
    yield from known.values("shutdown", "provisions")


_ANSWERS: dict[str, Callable[[Known], Iterable[str]]] = {
    "name": _people("name"),
    "sex": _people("sex"),
    "sex_and_age": _all_of("sex", ("born", "age_at_event")),
    "born": _people("born", "age_at_event"),
    "citizenship": _people("citizenship"),
    "occupation": _people("occupation", "roles"),
    "affiliations": _people("affiliations"),
    "facts": _sentences("prosecution", "blocked_site", "shutdown", "content_removal", "attack", "surveillance_measure"),
    "arrest_when": lambda known: (*_steps(frozenset({"arrest"}))(known),
                                  *known.rows("prosecution", "detentions", say="{detention_type}[: {from_}][ – {to}]")),
    "arrest_where": lambda known: (*known.rows("prosecution", "detentions", say="[{place}]"),
                                   *known.values("prosecution", "place")),
    "arrest_by": lambda known: known.rows("prosecution", "detentions", say="[{held_by}]"),
    "warrant": lambda known: known.rows("prosecution", "detentions", say="[{warrant}]"),
    "detentions": lambda known: known.rows(
        "prosecution", "detentions", say="{detention_type}[: {from_}][ – {to}][, {length}][, {place}]"),
    "custody": _custody,
    "charges": lambda known: known.rows("prosecution", "charges", say="[{words}]"),
    "laws": _laws,
    "steps": _steps(),
    "remedies": _remedies,
    "why_not": lambda known: known.rows("prosecution", "remedies", say="[{remedy}: {why_not}]"),
    "sanctions": lambda known: known.rows("prosecution", "sanctions"),
    "outcome": lambda known: known.values("prosecution", "outcome"),
    "expression": lambda known: known.values("prosecution", "medium", "platform", "expression", "expression_date"),
    "medium": lambda known: known.values("prosecution", "platform"),
    "motive": lambda known: known.values("prosecution", "politically_motivated"),
    "wgad_categories": lambda known: known.values("prosecution", "wgad_categories"),
    "bodies": _bodies,
    "submissions": _submissions,
    "rights": lambda known: known.rows("limitation_assessment", "rights", say="{right}[, {instrument}]"),
    "stated_reason": lambda known: (*known.values("shutdown", "stated_reason"),
                                    *known.rows("blocked_site", "orders", say="[{ground_printed}][{ground}]")),
    "impacts": lambda known: known.rows("shutdown", "impacts"),
    "recommendations": _sentences("recommendation"),
}
NAMES = frozenset(_ANSWERS)
"""What a part of a form may ask the archive for."""
