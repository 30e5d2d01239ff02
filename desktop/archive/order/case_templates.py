"""What a case file may begin with: kinds of cases that come with the program, and those kept in this archive."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from archive_schema.labels import Label
from archive_schema.moments import Moment
from archive_schema.records import Record
from desktop.archive.errors import ArchiveError
from desktop.archive.order.tags import all_tags, named
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer
from desktop.paths import resources

JSON = Any
OWN = "case_templates"
"""The setting that holds the templates kept in an archive, by name. It is no step: it is not undone."""
_OBTAIN = Label.of("Obtain: {what} | Получить: {what} | Алу керек: {what}")


class NoCaseTemplate(ArchiveError):
    """A template was asked for that is not there, or a name that is taken or empty was given."""

    happened = "There is no template of cases “{name}”."
    do = "Choose one of those listed."


@dataclass(frozen=True)
class Task:
    """Something to be done, so many days after the case is opened; None: no day."""

    title: Label
    days: int | None = None
    priority: str = ""


@dataclass(frozen=True)
class CaseTemplate:
    """What a case file begins with. `brief` is the code of a form, or "" for none."""

    code: str
    title: Label
    about: Label
    tasks: tuple[Task, ...] = ()
    documents: tuple[Label, ...] = ()
    notes: tuple[tuple[Label, Label], ...] = ()
    tags: tuple[Label, ...] = ()
    brief: str = ""
    own: bool = False


def templates(reader: Reader) -> list[CaseTemplate]:
    """The program's templates in their order, then those kept in this archive by name."""
    return [*shipped().values(), *own(reader).values()]


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, CaseTemplate]:
    """The templates that come with the program, by code."""
    files = sorted((resources() / "case_templates").glob("*.toml"))
    told = sorted((tomllib.loads(path.read_text("utf-8")) for path in files), key=lambda one: int(one["order"]))
    return {one["code"]: _read(one) for one in told}


def own(reader: Reader) -> dict[str, CaseTemplate]:
    """The templates kept in this archive, by name; their words are of one language."""
    kept = reader.setting(OWN) or {}
    return {name: CaseTemplate(
        name, Label(name), Label(""), tuple(Task(Label(one["title"]), one.get("days"), one.get("priority", ""))
                                            for one in told["tasks"]),
        notes=tuple((Label(one), Label("")) for one in told["notes"]), tags=tuple(map(Label, told["tags"])),
        brief=told.get("brief", ""), own=True) for name, told in sorted(kept.items())}


def _read(told: dict[str, JSON]) -> CaseTemplate:
    def label(words: str) -> Label:
        return Label.of(" ".join(words.split()))

    return CaseTemplate(
        told["code"], label(told["title"]), label(told["about"]),
        tuple(Task(label(one["title"]), int(one["days"]), one["priority"]) for one in told["tasks"]),
        tuple(label(one["title"]) for one in told["documents"]),
        tuple((label(one["title"]), label(one["text"])) for one in told["notes"]),
        tuple(map(label, told["tags"])), told["brief"])


def begin_case(
    writer: Writer, code: str, title: str, language: str, today: date,
    begin_brief: Callable[[Writer, str, str], object] | None = None,
) -> Record:
    """A new case file with its tasks, notes and tags, in one write. Raises NoCaseTemplate.

    `begin_brief(writer, form, case)` begins the brief, where one is wanted.
    """
    found = {**own(writer), **shipped()}.get(code)
    if found is None:
        raise NoCaseTemplate(name=code)
    opened = {"edtf": today.isoformat()}
    tags = [_tag(writer, one) for one in found.tags]
    case = writer.add(Record("case_file", {"title": title, "opened": opened, "stage": "collecting", "tags": tags}))
    about = {"cases": [case.id], "about": [case.id]}
    for task in found.tasks:
        due = {"due": {"edtf": (today + timedelta(days=task.days)).isoformat()}} if task.days is not None else {}
        more = {"priority": task.priority} if task.priority else {}
        writer.add(Record("task", {"title": task.title.in_(language), "state": "open", **due, **more, **about}))
    for paper in found.documents:
        obtain = _OBTAIN.in_(language).format(what=paper.in_(language))
        writer.add(Record("task", {"title": obtain, "state": "open", **about}))
    for heading, text in found.notes:
        words = {"text": text.in_(language)} if text.en else {}
        writer.add(Record("note", {"title": heading.in_(language), **words, **about}))
    if found.brief and begin_brief is not None:
        begin_brief(writer, found.brief, case.id)
    return case


def _tag(writer: Writer, words: Label) -> str:
    """The tag of this name in any language; one is made where there is none."""
    there = next(filter(None, (named(all_tags(writer), one) for one in words.all)), None)
    if there is not None:
        return there.id
    names = {name: said for name, said in (("name", words.en), ("name_ru", words.ru), ("name_kk", words.kk)) if said}
    return writer.add(Record("tag", names)).id


def keep_as_template(writer: Writer, case_id: str, name: str) -> None:
    """Keep the order of a case under a name: its tasks with their days, the titles of notes, tags, its form of brief.

    What was found, written or cited is never kept; titles are, so a name in one of them would be. One kept before
    under this name is replaced. Raises ArchiveError for a name that is empty or the program's own.
    """
    name = " ".join(name.split())
    if not name or name in shipped():
        raise ArchiveError("A template needs a name of its own.", "Give it another name.")
    case = writer.get(case_id)
    opened = _day(case["opened"])
    told: dict[str, JSON] = {"tasks": [], "notes": [], "brief": ""}
    for one in (writer.get(head.id) for head in writer.page("task", case=case_id, order="ref")):
        due = _day(one["due"])
        days = {"days": max(0, (due - opened).days)} if due and opened else {}
        told["tasks"].append({"title": one["title"], "priority": one["priority"] or "", **days})
    told["notes"] = [head.title for head in writer.page("note", case=case_id, order="ref")]
    told["tags"] = [writer.title(tag) for tag in case["tags"] or ()]
    briefs = (writer.get(head.id)["template"] for head in writer.page("brief", case=case_id, order="ref"))
    told["brief"] = next(filter(None, briefs), "") or ""
    writer.set_setting(OWN, {**(writer.setting(OWN) or {}), name: told})


def drop_template(writer: Writer, name: str) -> None:
    """Take a kept template away. Raises NoCaseTemplate."""
    kept: dict[str, JSON] = dict(writer.setting(OWN) or {})
    if name not in kept:
        raise NoCaseTemplate(name=name)
    del kept[name]
    writer.set_setting(OWN, kept or None)


def _day(moment: JSON) -> date | None:
    return Moment.of(moment).earliest if moment else None
