"""What chosen records need goes along, for every declared kind; what is further away stays."""

import io
from collections.abc import Iterator

import pytest

from archive_schema.declare import Kind
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import Archive, Writer, create
from desktop.archive.reader import links_of
from desktop.exchange.sealed.choosing import PARTS, with_needs
from tests.filled import bare, full

KINDS = list(SCHEMA)
every_kind = pytest.mark.parametrize("one", KINDS, ids=lambda one: one.name)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One archive with a record of every kind to point at."""
    with create(tmp_path_factory.mktemp("kinds") / "a", "first", purpose="test") as archive:
        archive.make_vault("first", "second")
        archive.write("Begin", lambda writer: [writer.add(bare(one)) for one in KINDS]).result()
        yield archive


def needs(archive: Archive, *ids: str) -> set[str]:
    with archive.reader() as reader:
        return with_needs(reader, ids)


@every_kind
def test_all_that_a_record_links_to_goes_along(one: Kind, shared: Archive) -> None:
    saved = shared.write("Add", lambda writer: writer.add(full(one))).result()
    targets = {target for _, _, target in links_of(one, saved)}
    assert {saved.id, *targets} <= needs(shared, saved.id)


@every_kind
def test_its_citations_and_whatever_is_filed_in_a_case_go_along(one: Kind, shared: Archive) -> None:
    def work(writer: Writer) -> list[str]:
        case = writer.add(Record("case_file", {"title": "C"}))
        about = writer.add(full(one).with_values(cases=[case.id]))
        source = writer.add(Record("source", {"title": "Cited"}))
        file = writer.add(Record("file", {"name": "a.txt", "source": source.id}))
        translation = writer.add(Record("translation", {"title": "T", "source": source.id}))
        cited = writer.add(Record("citation", {"source": source.id, "about": about.id}))
        return [case.id, about.id, cited.id, source.id, file.id, translation.id]

    ids = shared.write("Add", work).result()
    assert set(ids) <= needs(shared, ids[0])


def test_every_link_by_which_something_belongs_to_another_is_declared() -> None:
    assert all(column in SCHEMA[kind].by_name for kind, column in PARTS)


def chain(writer: Writer) -> list[str]:
    far = writer.add(Record("organisation", {"name": "Far"}))
    near = writer.add(Record("organisation", {"name": "Near", "relations": [{"other": far.id}]}))
    person = writer.add(Record("person", {"name": "One", "affiliations": [{"organisation": near.id}]}))
    other = writer.add(Record("person", {"name": "Other"}))
    return [person.id, near.id, far.id, other.id]


def test_links_go_one_step_and_what_nobody_asked_for_stays(archive: Archive) -> None:
    person, near, _, _ = archive.write("Begin", chain).result()
    assert needs(archive, person) == {person, near}


def test_what_is_filed_in_a_case_that_is_only_linked_to_stays(archive: Archive) -> None:
    def work(writer: Writer) -> list[str]:
        case = writer.add(Record("case_file", {"title": "C"}))
        return [case.id, *(writer.add(Record("note", {"title": n, "cases": [case.id]})).id for n in "ab")]

    case, one, _ = archive.write("Begin", work).result()
    assert needs(archive, one) == {one, case}


def test_a_source_brings_no_citations_about_others(archive: Archive) -> None:
    def work(writer: Writer) -> list[str]:
        source = writer.add(Record("source", {"title": "S"}))
        note = writer.add(Record("note", {"title": "N"}))
        writer.add(Record("citation", {"source": source.id, "about": note.id}))
        return [source.id, note.id]

    source, _ = archive.write("Begin", work).result()
    assert needs(archive, source) == {source}


def test_what_cannot_be_without_another_brings_it(shared: Archive) -> None:
    note = shared.write("Add", lambda writer: writer.add(Record("note", {"title": "N", "about": ["brief_block"]})))
    assert {"brief_block", "brief"} <= needs(shared, note.result().id)


def test_a_derived_file_goes_with_the_one_it_was_made_from(archive: Archive) -> None:
    kept = archive.files.keep(io.BytesIO(b"scan"))

    def work(writer: Writer) -> list[str]:
        first = writer.add(Record("file", {"name": "a", "sha256": kept.sha256, "kept_as": kept.name}))
        return [first.id, writer.add(Record("file", {"name": "b", "derived_from": first.id})).id]

    first, second = archive.write("Begin", work).result()
    assert needs(archive, first) == {first, second} == needs(archive, second)
