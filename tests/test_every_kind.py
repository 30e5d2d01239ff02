"""Every declared kind, and one more that a test declares: what follows from a declaration follows for all."""

from pathlib import Path
from typing import Any

import pytest

from archive_schema import fields as f
from archive_schema.declare import Kind, kind
from archive_schema.fields import (
    LINKS,
    ROWS,
)
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from archive_schema.sentences import sentence
from archive_schema.tables import rows_table
from desktop.archive import Archive, create, open_archive
from desktop.exchange.coming.formats import FORMATS, Asked, look
from desktop.exchange.coming.plan import plan
from desktop.search.opening import open_index
from tests.filled import bare, full

KINDS = list(SCHEMA)
every_kind = pytest.mark.parametrize("one", KINDS, ids=lambda one: one.name)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One archive with a record of every kind to point at."""
    with create(tmp_path_factory.mktemp("kinds") / "a", "first", purpose="test") as archive:
        archive.make_vault("first", "second")
        archive.write("Begin", lambda writer: [writer.add(bare(one)) for one in KINDS]).result()
        yield archive


@every_kind
def test_a_full_record_comes_back_as_it_was(one: Kind, shared: Archive) -> None:
    record = full(one)
    saved = shared.write("Add", lambda writer: writer.add(record)).result()
    with shared.reader() as reader:
        assert reader.get(saved.id).values == record.values


@every_kind
def test_it_has_a_table_with_its_columns(one: Kind, shared: Archive) -> None:
    with shared.reader() as reader:
        tables = set(reader.db.table_names())
        columns = set(reader.db.utils.table(one.name).columns_dict)
    kept = {field.name for field in one.fields if field.type not in (ROWS, LINKS)}
    assert kept <= columns and {rows_table(one, rows) for rows in one.rows_fields} <= tables


@every_kind
def test_it_is_listed(one: Kind, shared: Archive) -> None:
    saved = shared.write("Add", lambda writer: writer.add(full(one))).result()
    with shared.reader() as reader:
        assert saved.ref in [head.ref for head in reader.page(one.name)]


@every_kind
def test_its_form_opens_with_five_lines_at_most_and_all_that_is_needed(one: Kind) -> None:
    needed = {field.name for field in one.fields if field.required}
    first = {field.name for field in one.first_lines}
    assert 1 <= len(first) <= 6 and (needed <= first or one.name in ("file", "index_score"))


@every_kind
def test_its_templates_speak_of_its_own_fields(one: Kind) -> None:
    for language in ("en", "ru", "kk"):
        assert sentence(one, full(one), language, lambda record: "Linked")


@every_kind
def test_an_empty_record_says_what_is_needed(one: Kind) -> None:
    assert {p.field for p in one.problems(Record(one.name, {}))} == {f.name for f in one.fields if f.required}


@every_kind
def test_search_is_given_its_words(one: Kind, shared: Archive) -> None:
    saved = shared.write("Add", lambda writer: writer.add(full(one))).result()
    searched = [field for field in one.fields if field.search and field.type is not ROWS]
    with shared.texts() as texts:
        text = texts.search_text(saved.id)
    assert text is not None and {field.name for field in searched} <= {part.field for part in text.parts}


def test_names_and_references_of_kinds_are_their_own() -> None:
    assert len({one.name for one in KINDS}) == len({one.ref for one in KINDS}) == len(KINDS)


@kind("Ban on travel", "Bans on travel", ref="BAN", group="events", title="{person}",
      brief="{person} may not leave {country}[ since {since}].")
class TravelBan:
    """A kind that only this test declares."""

    person = f.name("Person", required=True, first=True)
    country = f.text("Country", first=True, column=True, search=1.0)
    since = f.moment("Since", first=True, column=True)
    orders = f.rows("Orders", number=f.text("Number"), when=f.moment("When"))


def with_one_more(folder: Path) -> Archive:
    """An archive made before the kind was declared, opened by a program that knows it."""
    create(folder, "first", purpose="test").close()
    return open_archive(folder, "first", schema=SCHEMA.with_kind(TravelBan))  # type: ignore[arg-type]


def a_ban(archive: Archive) -> Record:
    values = {"person": "Гүлнар", "country": "Kazakhstan", "since": {"edtf": "2016-05"}, "orders": [{"number": "7"}]}
    return archive.write("Add", lambda writer: writer.add(Record("travel_ban", values))).result()


def test_an_older_archive_takes_a_new_kind(tmp_path: Path) -> None:
    with with_one_more(tmp_path / "a") as archive:
        assert a_ban(archive).ref == "BAN-0001" and archive.check() == []


def test_a_new_kind_is_listed_with_its_columns(tmp_path: Path) -> None:
    with with_one_more(tmp_path / "a") as archive, archive.reader() as reader:
        a_ban(archive)
        assert reader.page("travel_ban")[0].cells == {"country": "Kazakhstan", "since": {"edtf": "2016-05"}}


def test_a_new_kind_is_found(tmp_path: Path) -> None:
    with with_one_more(tmp_path / "a") as archive:
        index = open_index(archive)
        ban = a_ban(archive)
        index.settle()
        hits = index.search("kind:travel_ban Gulnar").hits
        index.close()
    assert [hit.id for hit in hits] == [ban.id]


def test_a_new_kind_is_shown_in_a_sentence_that_hides_nothing(tmp_path: Path) -> None:
    assert sentence(TravelBan, Record("travel_ban", {"person": "A"})) == "A may not leave not stated."  # type: ignore[arg-type]


def test_a_new_kind_is_imported_from_a_table(tmp_path: Path) -> None:
    (tmp_path / "bans.csv").write_text("Person,Country,since\nAzat,Kazakhstan,May 2016\n")
    with with_one_more(tmp_path / "a") as archive, archive.reader() as reader:
        entries = FORMATS[0].entries(look(tmp_path / "bans.csv"), Asked(kind="travel_ban", reader=reader))
        assert plan(reader, entries).rows[0].record["since"]["edtf"] == "2016-05"
