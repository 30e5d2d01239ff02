"""Case files begun from templates."""

from __future__ import annotations

from datetime import date

import pytest

from archive_schema.kinds import SCHEMA
from archive_schema.labels import LANGUAGES
from desktop.archive.errors import ArchiveError
from desktop.archive.order.case_templates import (
    CaseTemplate,
    NoCaseTemplate,
    begin_case,
    drop_template,
    keep_as_template,
    own,
    shipped,
    templates,
)
from desktop.briefs.templates import start_brief
from desktop.briefs.templates.forms import shipped as forms
from tests.archive.order.conftest import Desk

TODAY = date(2026, 11, 22)
ALL = pytest.mark.parametrize("one", shipped().values(), ids=lambda one: one.code)


@ALL
def test_every_word_is_said_in_three_languages(one: CaseTemplate) -> None:
    labels = [one.title, one.about, *one.documents, *one.tags, *(task.title for task in one.tasks),
              *(label for note in one.notes for label in note)]
    assert all(len(label.all) == len(LANGUAGES) for label in labels)


@ALL
def test_what_it_names_is_there(one: CaseTemplate) -> None:
    vocabulary = SCHEMA["task"].field("priority").vocabulary
    assert vocabulary and all(task.priority in vocabulary.terms for task in one.tasks) and one.brief in forms()


@ALL
def test_a_case_begins_in_one_step_that_undo_takes_back(one: CaseTemplate, desk: Desk) -> None:
    before = counts(desk)
    case = desk.do(lambda w: begin_case(w, one.code, "The case", "ru", TODAY, lambda writer, form, case: start_brief(
        writer, form, "ru", case=case)), "Begin a case")
    after = counts(desk)
    assert after["task"] - before["task"] == len(one.tasks) + len(one.documents)
    assert after["brief"] - before["brief"] == 1 and len(case["tags"]) == len(one.tags)
    desk.archive.undo().result()
    assert counts(desk) == before


def counts(desk: Desk) -> dict[str, int]:
    with desk.archive.reader() as reader:
        return reader.counts()


def test_days_are_counted_from_the_day_it_is_opened(own_desk: Desk) -> None:
    case = own_desk.do(lambda w: begin_case(w, "blocked_site", "A site", "en", TODAY))
    with own_desk.archive.reader() as reader:
        tasks = [reader.get(head.id) for head in reader.page("task", case=case.id, order="ref")]
    assert tasks[0]["due"] == {"edtf": "2026-11-22"} and tasks[4]["due"] == {"edtf": "2026-12-22"}
    assert tasks[-1]["title"] == "Obtain: The page as it was" and tasks[-1]["due"] is None


def test_a_tag_that_is_there_in_any_language_is_used(own_desk: Desk) -> None:
    tag = own_desk.add("tag", name="Бұғаттау")
    assert own_desk.do(lambda w: begin_case(w, "blocked_site", "A site", "en", TODAY))["tags"] == [tag]


def test_a_case_is_kept_as_a_template_without_its_facts(own_desk: Desk) -> None:
    desk = own_desk
    case = desk.do(lambda w: begin_case(w, "shutdown", "January", "en", TODAY)).id
    desk.add("note", title="Hours", text="A witness said…", cases=[case])
    desk.archive.write_aside(lambda w: keep_as_template(w, case, " Our  shutdowns ")).result()
    again = desk.do(lambda w: begin_case(w, "Our shutdowns", "June", "en", date(2027, 6, 1)))
    with desk.archive.reader() as reader:
        assert own(reader)["Our shutdowns"].tasks[1].days == 2 and templates(reader)[-1].own
        notes = [reader.get(head.id) for head in reader.page("note", case=again.id, order="ref")]
    assert [note.title for note in notes][-1] == "Hours" and all(note["text"] is None for note in notes)


def test_a_kept_template_can_be_dropped(own_desk: Desk) -> None:
    case = own_desk.add("case_file", title="C")
    own_desk.archive.write_aside(lambda w: keep_as_template(w, case, "Ours")).result()
    own_desk.archive.write_aside(lambda w: drop_template(w, "Ours")).result()
    with pytest.raises(NoCaseTemplate):
        own_desk.archive.write_aside(lambda w: drop_template(w, "Ours")).result()


@pytest.mark.parametrize("name", ["", "  ", "shutdown"])
def test_a_template_needs_a_name_of_its_own(desk: Desk, name: str) -> None:
    case = desk.add("case_file", title="C")
    with pytest.raises(ArchiveError):
        desk.archive.write_aside(lambda w: keep_as_template(w, case, name)).result()
