"""Two records become one, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import Reader, Writer
from desktop.archive.order import merging
from desktop.archive.order.comparing import Moving, as_steps, compare, moving
from desktop.archive.order.fields import BOTH, GOES
from desktop.archive.order.merging import CannotMerge, SealedInTheWay, merge, merge_all, merged_into
from desktop.archive.reader import links_of
from tests.archive.order.conftest import Desk


def pair(desk: Desk, kind: str, ours: dict[str, Any], theirs: dict[str, Any]) -> tuple[str, str]:
    return desk.add(kind, **ours), desk.add(kind, **theirs)


def cite(desk: Desk, source: str, about: str, **values: Any) -> str:
    return desk.add("citation", source=source, about=about, **values)


def test_the_one_that_goes_lies_in_the_trash_and_leads_on(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "A"}, {"name": "B"})
    desk.do(lambda w: merge(w, stays, goes))
    assert desk.get(goes).trashed and not desk.get(stays).trashed
    with desk.archive.reader() as reader:
        assert merged_into(reader, goes) == stays and merging.taken_in(reader, stays) == [(goes, desk.get(goes).ref)]


def test_its_reference_is_told_to_search_as_one_of_the_other(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "A"}, {"name": "B"})
    desk.do(lambda w: merge(w, stays, goes))
    with desk.archive.texts() as texts:
        assert ("ref", desk.get(goes).ref) in texts.search_text(stays).facts  # type: ignore[union-attr]


def test_a_name_that_lost_is_another_spelling(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "Ермек Нарымбаев"}, {"name": "Yermek Narymbayev"})
    desk.do(lambda w: merge(w, stays, goes))
    assert [row["full"] for row in desk.get(stays).rows("names")] == ["Yermek Narymbayev"]


def test_a_value_without_a_source_is_noted(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "A", "occupation": "poet"}, {"name": "A", "occupation": "lawyer"})
    desk.do(lambda w: merge(w, stays, goes, language="en"))
    assert desk.get(stays)["note"] == f"{desk.get(goes).ref}: Occupation: lawyer"


def test_a_value_with_a_source_is_a_rival_account(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "A", "occupation": "poet"}, {"name": "A", "occupation": "lawyer"})
    citation = cite(desk, desk.add("source", title="S"), goes, field="occupation", stance="supports")
    desk.do(lambda w: merge(w, stays, goes))
    found = desk.get(citation)
    assert (found["about"], found["value"], found["stance"]) == (stays, "lawyer", "contradicts")
    assert desk.get(stays)["note"] is None


def test_where_the_other_value_is_chosen_our_sources_contradict(desk: Desk) -> None:
    stays, goes = (desk.add("person", name="A", born={"edtf": year}) for year in ("1970", "1971"))
    source = desk.add("source", title="S")
    ours, theirs = (cite(desk, source, one, field="born", stance="supports") for one in (stays, goes))
    desk.do(lambda w: merge(w, stays, goes, {"born": GOES}))
    assert desk.get(stays)["born"]["edtf"] == "1971"
    assert (desk.get(ours)["value"], desk.get(theirs)["value"]) == ("1970", None)


def test_a_rival_account_that_gives_the_value_chosen_supports_it(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "A", "occupation": "poet"}, {"name": "A", "occupation": "lawyer"})
    rival = cite(desk, desk.add("source", title="S"), goes, field="occupation", value="poet", stance="contradicts")
    desk.do(lambda w: merge(w, stays, goes))
    assert (desk.get(rival)["value"], desk.get(rival)["stance"]) == (None, "supports")


def test_a_source_that_gave_no_value_supports_none_that_came_since(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "A", "occupation": "poet"}, {"name": "A"})
    citation = cite(desk, desk.add("source", title="S"), goes, field="occupation", stance="supports")
    desk.do(lambda w: merge(w, stays, goes))
    assert desk.get(citation)["stance"] == "mentions"


def test_files_translations_and_citations_of_a_source_move(desk: Desk) -> None:
    stays, goes = pair(desk, "source", {"title": "A"}, {"title": "A"})
    files = [desk.add("file", name=f"{n}.pdf", role="original", source=one) for n, one in enumerate((stays, goes))]
    translation = desk.add("translation", source=goes, title="T", text="…")
    citation = cite(desk, goes, desk.add("note", title="N"))
    desk.do(lambda w: merge(w, stays, goes))
    with desk.archive.reader() as reader:
        assert {one.id for one in reader.files_of(stays)} == set(files)
    assert desk.get(translation)["source"] == desk.get(citation)["source"] == stays


def test_every_link_moves_also_one_in_a_row_and_none_stands_twice(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "A"}, {"name": "B"})
    note = desk.add("note", title="N", about=[goes, stays])
    case = desk.add("prosecution", title="P", defendants=[{"person": goes, "name": "B"}])
    desk.do(lambda w: merge(w, stays, goes))
    assert desk.get(note)["about"] == [stays] and desk.get(case).rows("defendants")[0]["person"] == stays


def test_marks_and_tables_of_briefs_name_the_one_that_stays(desk: Desk) -> None:
    stays, goes = pair(desk, "source", {"title": "A"}, {"title": "B"})
    ours, theirs = desk.get(stays).ref, desk.get(goes).ref
    brief = desk.add("brief", title="T", date={"edtf": "2016"})
    text = desk.add("brief_block", brief=brief, place=1, block_type="text",
                    text=f"Said [see @{theirs}, p. 3; also @{theirs}0]. Not a mark: {theirs}.")
    table = desk.add("brief_block", brief=brief, place=2, block_type="table", table_records=[theirs, ours])
    desk.do(lambda w: merge(w, stays, goes))
    assert desk.get(text)["text"] == f"Said [see @{ours}, p. 3; also @{theirs}0]. Not a mark: {theirs}."
    assert desk.get(table)["table_records"] == [ours]


def test_what_was_filed_stays_said_of_the_record_that_was_filed(desk: Desk) -> None:
    stays, goes = pair(desk, "source", {"title": "A"}, {"title": "B"})
    filed = desk.add("submission", title="S", cited=[{"record": goes, "ref": desk.get(goes).ref}])
    desk.do(lambda w: merge(w, stays, goes))
    assert desk.get(filed).rows("cited")[0]["record"] == goes


def test_rows_keep_their_citations_and_what_points_at_them(desk: Desk) -> None:
    stays, goes = pair(desk, "prosecution", {"title": "P"}, {
        "title": "P", "defendants": [{"id": "d1", "name": "B"}], "charges": [{"id": "c1", "defendant": "d1"}]})
    citation = cite(desk, desk.add("source", title="S"), goes, row="d1", field="name")
    desk.do(lambda w: merge(w, stays, goes))
    record = desk.get(stays)
    assert desk.get(citation)["row"] == record.rows("defendants")[0]["id"] == record.rows("charges")[0]["defendant"]


def test_equal_rows_that_point_at_equal_rows_are_one(desk: Desk) -> None:
    some = [desk.add("prosecution", title="P", defendants=[{"id": f"d{mark}", "name": "B"}], charges=[
        {"id": f"c{mark}", "defendant": f"d{mark}", "words": "incitement"}]) for mark in ("5", "6")]
    desk.do(lambda w: merge(w, *some))
    assert len(desk.get(some[0]).rows("defendants")) == len(desk.get(some[0]).rows("charges")) == 1


def test_a_citation_of_a_row_that_is_left_out_says_the_row(desk: Desk) -> None:
    stays, goes = pair(desk, "prosecution", {"title": "P", "defendants": [{"name": "A"}]}, {
        "title": "P", "defendants": [{"id": "d2", "name": "B"}]})
    citation = cite(desk, desk.add("source", title="S"), goes, row="d2")
    desk.do(lambda w: merge(w, stays, goes, {"defendants": "stays"}))
    found = desk.get(citation)
    assert (found["row"], found["field"], found["value"]) == (None, "defendants", "B")


def test_a_tag_merged_with_the_one_it_stands_in_is_no_ring(desk: Desk) -> None:
    top = desk.add("tag", name="Top")
    above = desk.add("tag", name="Above", parent=top)
    below = desk.add("tag", name="Below", parent=above)
    lowest = desk.add("tag", name="Lowest", parent=below)
    desk.do(lambda w: merge(w, lowest, above))
    assert desk.get(below)["parent"] == lowest and desk.get(lowest)["parent"] == top


def test_the_stricter_mark_of_confidence_holds(desk: Desk) -> None:
    stays = desk.add("note", title="A")
    goes = desk.do(lambda w: w.add(Record("note", {"title": "A"}, confidentiality="secret"))).id
    desk.do(lambda w: merge(w, stays, goes))
    assert desk.get(stays).confidentiality == "secret"


def test_a_chain_of_merges_leads_to_the_last(desk: Desk) -> None:
    one, two, three = (desk.add("person", name=name) for name in "ABC")
    desk.do(lambda w: merge(w, two, one))
    desk.do(lambda w: merge(w, three, two))
    with desk.archive.reader() as reader:
        assert merged_into(reader, one) == three


def test_two_judged_not_the_same_and_merged_all_the_same_are_judged_no_more(desk: Desk) -> None:
    stays, goes = pair(desk, "person", {"name": "A"}, {"name": "B"})
    third = desk.add("person", name="C")
    between, other = (desk.add("sameness", one=goes, other=one, verdict="distinct") for one in (stays, third))
    desk.do(lambda w: merge(w, stays, goes))
    assert desk.get(between).trashed and desk.get(other)["one"] == stays


@pytest.mark.parametrize("kind", ["file", "citation"])
def test_a_part_of_another_record_is_never_merged(desk: Desk, kind: str) -> None:
    source = desk.add("source", title="S")
    values = {"name": "a", "role": "original"} if kind == "file" else {"about": source}
    stays, goes = (desk.add(kind, source=source, **values) for _ in "12")
    with pytest.raises(CannotMerge):
        desk.do(lambda w: merge(w, stays, goes))


def test_sealed_values_move_only_with_the_vault_open(own_desk: Desk) -> None:
    desk = own_desk
    desk.archive.make_vault("first", "second")
    stays, goes = pair(desk, "person", {"name": "A"}, {"name": "B", "real_name": "The real one"})
    desk.archive.close_vault()
    with pytest.raises(SealedInTheWay):
        desk.do(lambda w: merge(w, stays, goes))
    desk.archive.open_vault("second")
    desk.do(lambda w: merge(w, stays, goes))
    assert desk.get(stays)["real_name"] == "The real one"


WORDS = st.sampled_from(["", "Асанов", "Хасанов", "poet"])
PEOPLE = st.fixed_dictionaries({
    "name": st.sampled_from(["A", "B"]), "occupation": WORDS, "summary": WORDS,
    "born": st.sampled_from([None, {"edtf": "1970"}, {"edtf": "1971-05"}]),
    "citizenship": st.lists(st.sampled_from(["KZ", "RU"]), unique=True),
    "sex": st.sampled_from([None, "female", "male"]),
    "names": st.lists(st.fixed_dictionaries({"full": st.sampled_from(["X", "Y"])}), max_size=2),
})
FIELDS = st.sampled_from(["name", "occupation", "born", "sex", ""])
CITED = st.lists(st.tuples(st.booleans(), FIELDS, st.sampled_from([None, "another"])), max_size=3)


def filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(ours=PEOPLE, theirs=PEOPLE, cited=CITED)
def test_no_value_is_lost_no_link_dangles_and_undo_restores_all(
    desk: Desk, ours: dict[str, Any], theirs: dict[str, Any], cited: list[tuple[bool, str, str | None]],
) -> None:
    def fill(w: Writer) -> list[str]:
        people = [w.add(Record("person", filled(values))).id for values in (ours, theirs)]
        source = w.add(Record("source", {"title": "S"})).id
        note = w.add(Record("note", {"title": "N", "about": [people[1]]})).id
        return [*people, source, note, *(w.add(Record("citation", filled({
            "source": source, "about": people[goes], "field": field, "value": value if field else None}))).id
            for goes, field, value in cited)]

    ids = desk.do(fill)
    stays, goes, note = ids[0], ids[1], ids[3]
    before, people = desk.kept(ids), [desk.get(stays), desk.get(goes)]
    desk.do(lambda w: merge(w, stays, goes))
    with desk.archive.reader() as reader:
        said = told(reader, stays)
        assert all(words in said for person in people for words in words_in(person))
        assert reader.citations_of(goes) == [] and reader.get(note)["about"] == [stays]
        assert all(reader.kind_of(target) for one in map(reader.get, ids)
                   for _, _, target in links_of(reader.schema[one.kind], one))
    desk.archive.undo().result()
    assert desk.kept(ids) == before


PERSON = SCHEMA["person"]


def words_in(person: Record) -> Iterator[str]:
    """Every value of a person, each part of a list by itself."""
    for name, value in person.values.items():
        field = PERSON.field(name)
        if name == "names":
            yield from (row["full"] for row in value)
        else:
            parts = [[part] for part in value] if isinstance(value, list) else [value]
            yield from (words_of(field, one) for one in parts)


def told(reader: Reader, record_id: str) -> str:
    """All that a record and its accounts say."""
    record = reader.get(record_id)
    values = [words_of(field, record[field.name]) for field in PERSON.fields]
    return "\n".join([*values, *(one["value"] or "" for one in reader.citations_of(record_id))])


def test_records_are_laid_side_by_side_with_what_may_be_kept(desk: Desk) -> None:
    some = [desk.get(desk.add("person", name="A", summary=words, sex=sex)) for words, sex in (
        ("One.", None), ("Two.", "female"), ("One.", "male"))]
    with desk.archive.reader() as reader:
        lines = {line.field.name: line for line in compare(reader, some)}
    assert lines["name"].choices == () and lines["summary"].proposed == BOTH
    assert (lines["sex"].choices, lines["sex"].proposed) == ((some[1].id, some[2].id), some[1].id)


def test_what_was_chosen_among_three_is_kept(desk: Desk) -> None:
    one, two, three = (desk.add("person", name="A", occupation=words) for words in ("a", "b", "c"))
    desk.do(lambda w: merge_all(w, one, [two, three], as_steps({"occupation": two}, one, [two, three])))
    record = desk.get(one)
    assert record["occupation"] == "b" and all(words in record["note"] for words in ("Occupation: a", "Occupation: c"))


def test_what_moves_is_counted(desk: Desk) -> None:
    source = desk.add("source", title="S")
    desk.add("file", name="a", role="original", source=source)
    cite(desk, source, desk.add("note", title="N", about=[source]))
    with desk.archive.reader() as reader:
        assert moving(reader, [source]) == Moving(files=1, citations=1, links=1)
