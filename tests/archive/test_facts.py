"""What a record can be asked for beside its words, and which records a change of another touches."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import Archive, create
from desktop.archive.facts import LAST_DAY, day_of, is_blocked_now, spans_of
from desktop.archive.texts import RecordText
from tests.archive.making import a_cited_case, add, note


def text_of(archive: Archive, record: Record) -> RecordText:
    with archive.texts() as texts:
        found = texts.search_text(record.id)
    assert found is not None
    return found


def facts(archive: Archive, record: Record, field: str) -> list[str]:
    return [words for name, words in text_of(archive, record).facts if name == field]


def touched_by(archive: Archive, change: Any) -> list[str]:
    with archive.texts() as texts:
        before = texts.head().number
        archive.write("Change", change).result()
        return texts.touched_after(before)


def days(first: str, last: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


# Facts


def test_a_source_is_by_its_authors_and_its_publisher(archive: Archive) -> None:
    person = add(archive, "person", name="Асель")
    source = add(archive, "source", title="S", publisher="Outlet", authors=[{"name": "A. B.", "person": person.id}])
    assert facts(archive, source, "by") == ["A. B.", "Асель", "Outlet"]


def test_a_cited_record_cites_the_source_by_reference_and_title(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    assert facts(archive, case, "cites") == [source.ref, "The report"]


def test_a_citation_cites_its_source_and_the_one_it_was_seen_in(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    other = add(archive, "source", title="Another")
    citation = add(archive, "citation", source=source.id, about=case.id, cited_in=other.id)
    assert facts(archive, citation, "cites") == [source.ref, "The report", other.ref, "Another"]


def test_a_citation_in_the_trash_is_no_longer_told(archive: Archive) -> None:
    case, _, citation = a_cited_case(archive)
    archive.write("Trash", lambda writer: writer.trash(citation.id)).result()
    assert facts(archive, case, "cites") == []


def test_a_brief_cites_what_the_marks_in_its_blocks_name(archive: Archive) -> None:
    _, source, citation = a_cited_case(archive)
    other = add(archive, "source", title="Another")
    brief = add(archive, "brief", title="B", date={"edtf": "2022"})
    words = f"So it was [see @{citation.ref}; also @{other.ref}, p. 2]. a@example.kz"
    add(archive, "brief_block", brief=brief.id, place=1, block_type="text", text=words)
    assert facts(archive, brief, "cites") == [source.ref, "The report", other.ref, "Another"]


def test_a_record_is_asked_for_by_its_case(archive: Archive) -> None:
    case = add(archive, "case_file", title="January")
    assert facts(archive, note(archive, cases=[case.id]), "case") == [case.ref, "January"]


def test_articles_are_told_of_places_in_rows_and_of_linked_provisions(archive: Archive) -> None:
    place = [["article", "41-1"], ["clause", "1-2"]]
    law = add(archive, "provision", instrument_name="Law", reference=place)
    charges = [{"words": "x", "provision": law.id, "reference": [["article", "174"], ["clause", "1"]]}]
    assert facts(archive, add(archive, "prosecution", title="P", charges=charges), "article") == ["41-1", "174"]


BLOCKED = {
    "state in force": ({"status_now": "in_force"}, True),
    "state lifted, a line without end": (
        {"status_now": "lifted", "restrictions": [{"state": "in_force"}]}, False),
    "state unknown": ({"status_now": "unknown"}, False),
    "nothing stated": ({}, False),
    "began, nothing more": ({"began": {"edtf": "2015"}, "restrictions": [{"from_": {"edtf": "2015"}}]}, False),
    "a line in force without end": ({"restrictions": [{"state": "in_force", "from_": {"edtf": "2015"}}]}, True),
    "a line that comes and goes": ({"restrictions": [{"state": "intermittent"}]}, True),
    "a line with an end": ({"restrictions": [{"state": "in_force", "to": {"edtf": "2016"}}]}, False),
    "an end that is not known": ({"restrictions": [{"state": "in_force", "from_": {"edtf": "2015-10/"}}]}, False),
    "an open end": ({"restrictions": [{"state": "in_force", "from_": {"edtf": "2015-10/.."}}]}, True),
    "an end not stated": (
        {"restrictions": [{"state": "in_force", "unknown": {"to": {"reason": "not_stated"}}}]}, False),
    "lifted by a later line": ({"restrictions": [{"state": "in_force"}, {"state": "lifted"}]}, False),
    "blocked anew after it was lifted": ({"restrictions": [{"state": "lifted"}, {"state": "in_force"}]}, True),
}


@pytest.mark.parametrize(("values", "blocked"), BLOCKED.values(), ids=BLOCKED.keys())
def test_a_site_is_blocked_now_when_the_record_says_so(values: dict[str, Any], blocked: bool) -> None:
    assert is_blocked_now(SCHEMA["blocked_site"], Record("blocked_site", values)) == blocked


# Days


def test_every_moment_gives_the_days_it_may_mean() -> None:
    steps = [{"step": "verdict", "when": {"edtf": "2016-01-05"}}]
    case = Record("prosecution", {"began": {"edtf": "2015-10~"}, "steps": steps})
    told = (days("2015-09-01", "2015-11-30"), days("2016-01-05", "2016-01-05"))
    assert spans_of(SCHEMA["prosecution"], case) == told


@pytest.mark.parametrize(("edtf", "span"), [("2016/..", (days("2016-01-01", "2016-01-01")[0], LAST_DAY)),
                                            ("../2016", (0, days("2016-12-31", "2016-12-31")[0]))])
def test_an_open_end_reaches_as_far_as_days_are_counted(edtf: str, span: tuple[int, int]) -> None:
    assert spans_of(SCHEMA["note"], Record("note", {"written": {"edtf": edtf}})) == (span,)


def test_words_that_are_no_date_give_no_days() -> None:
    assert spans_of(SCHEMA["note"], Record("note", {"written": {"printed": "one day"}})) == ()


@pytest.mark.parametrize(
    ("edtf", "day"), [("2015~", "2015-01-01"), ("2015-05", "2015-05-01"), ("../2016", "2016-12-31")])
def test_a_record_is_dated_by_the_moment_that_lists_show(edtf: str, day: str) -> None:
    source = Record("source", {"issued": {"edtf": edtf}, "accessed": {"edtf": "2020"}})
    assert day_of(SCHEMA["source"], source) == days(day, day)[0]


def test_a_record_without_that_moment_is_not_dated() -> None:
    assert day_of(SCHEMA["source"], Record("source", {"accessed": {"edtf": "2020"}})) is None


def test_what_was_made_later_was_added_later(archive: Archive) -> None:
    first, second = note(archive), note(archive)
    assert text_of(archive, first).added < text_of(archive, second).added


@kind("Ban on travel", "Bans on travel", ref="BAN", group="events", title="{person}", brief="{person}")
class TravelBan:
    """A kind that only this test declares."""

    person = f.name("Person", required=True, first=True)
    since = f.moment("Since", column=True)
    orders = f.rows("Orders", issuer=f.text("Issuer", by=True), place=f.path("Place"))
    state = f.choice("State", v.RESTRICTION_STATUS)


def test_a_new_kind_has_facts_and_days_too(tmp_path: Path) -> None:
    orders = [{"issuer": "Court", "place": [["article", "9"]]}]
    with create(tmp_path / "a", "first", purpose="test",
                schema=SCHEMA.with_kind(TravelBan)) as archive:  # type: ignore[arg-type]
        ban = add(archive, "travel_ban", person="A", since={"edtf": "2016"}, orders=orders, state="in_force")
        text = text_of(archive, ban)
    assert text.facts == (("blocked", "now"), ("by", "Court"), ("article", "9")) and text.date and text.spans


# What a change of another record touches


def test_a_new_citation_touches_what_it_speaks_about(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    touched = touched_by(archive, lambda w: w.add(Record("citation", {"source": source.id, "about": case.id})))
    assert case.id in touched


def test_a_citation_that_turns_to_another_record_touches_both(archive: Archive) -> None:
    case, _, citation = a_cited_case(archive)
    other = note(archive)
    touched = touched_by(archive, lambda w: w.edit(citation.id, {"about": other.id, "field": None}))
    assert {case.id, other.id} <= set(touched)


def test_a_citation_put_into_the_trash_touches_what_it_speaks_about(archive: Archive) -> None:
    case, _, citation = a_cited_case(archive)
    assert case.id in touched_by(archive, lambda w: w.trash(citation.id))


def test_a_renamed_source_touches_what_cites_it(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    assert case.id in touched_by(archive, lambda w: w.edit(source.id, {"title": "Renamed"}))


def test_a_renamed_source_touches_a_brief_that_marks_a_citation_of_it(archive: Archive) -> None:
    _, source, citation = a_cited_case(archive)
    brief = add(archive, "brief", title="B", date={"edtf": "2022"})
    add(archive, "brief_block", brief=brief.id, place=1, block_type="text", text=f"So. [@{citation.ref}]")
    assert brief.id in touched_by(archive, lambda w: w.edit(source.id, {"title": "Renamed"}))


def test_a_changed_block_touches_its_brief(archive: Archive) -> None:
    brief = add(archive, "brief", title="B", date={"edtf": "2022"})
    block = add(archive, "brief_block", brief=brief.id, place=1, block_type="text", text="So.")
    assert brief.id in touched_by(archive, lambda w: w.edit(block.id, {"text": "So it was."}))


def test_a_provision_that_gets_another_number_touches_what_points_at_it(archive: Archive) -> None:
    law = add(archive, "provision", instrument_name="Law", reference=[["article", "9"]])
    case = add(archive, "prosecution", title="P", charges=[{"provision": law.id}])
    touched = touched_by(archive, lambda w: w.edit(law.id, {"reference": [["article", "10"]]}))
    assert case.id in touched


def test_a_purged_source_touches_what_cited_it(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    with archive.texts() as texts:
        before = texts.head().number
        touched: list[str] = []
        archive.purge(source.id, "the witness withdrew", lambda: touched.extend(texts.touched_after(before)))
    assert case.id in touched and facts(archive, case, "cites") == []


# Titles


def test_records_stand_in_the_order_of_their_titles(archive: Archive) -> None:
    made = [note(archive, title=title) for title in ("Я", "ә", "Б", "A")]
    with archive.texts() as texts:
        order = texts.in_title_order([one.id for one in made])
    with archive.reader() as reader:
        assert order == reader.in_order("note", order="title")


def test_a_changed_title_moves_its_record(archive: Archive) -> None:
    first, second = note(archive, title="A"), note(archive, title="B")
    with archive.texts() as texts:
        texts.in_title_order([first.id, second.id])
        archive.write("Rename", lambda writer: writer.edit(first.id, {"title": "C"})).result()
        assert texts.in_title_order([first.id, second.id]) == [second.id, first.id]


def test_the_order_of_many_titles_follows_changes(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.archive.texts._FEW", 2)
    made = [note(archive, title=title).id for title in "CABD"]
    with archive.texts() as texts:
        assert texts.in_title_order(made) == [made[1], made[2], made[0], made[3]]
        archive.write("Rename", lambda writer: writer.edit(made[1], {"title": "E"})).result()
        assert texts.in_title_order([*made, "gone"]) == [made[2], made[0], made[3], made[1]]
