"""Records of a real archive, asked for by the fields of the query language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.archive import Archive, create
from desktop.search import Index
from desktop.search.opening import INDEX, open_index
from tests.archive.making import a_cited_case, add, note
from tests.search.rows import everything_in

SITE = {"restrictions": [{"state": "in_force", "from_": {"edtf": "2015-10"}}]}


def fill(archive: Archive) -> None:
    """A case with its source, law and file; two sites; a brief; notes."""
    file = add(archive, "case_file", title="January")
    tag = add(archive, "tag", name="Online speech")
    person = add(archive, "person", name="Әсел Қасымова")
    law = add(archive, "provision", instrument_name="Law on Communications",
              reference=[["article", "41-1"], ["clause", "1-2"]])
    source = add(archive, "source", title="The report", publisher="Human Rights Watch",
                 authors=[{"name": "A.", "person": person.id}], issued={"edtf": "2016-05"})
    case = add(archive, "prosecution", title="Trial", began={"edtf": "2015-10~"}, cases=[file.id], tags=[tag.id],
               charges=[{"words": "incitement", "provision": law.id, "reference": [["article", "174"]]}])
    citation = add(archive, "citation", source=source.id, about=case.id, field="began", quote="was arrested")
    add(archive, "blocked_site", title="Vimeo", **SITE)
    add(archive, "blocked_site", title="Archive", status_now="lifted", **SITE)
    brief = add(archive, "brief", title="Summary", date={"edtf": "2022-01-20"})
    add(archive, "brief_block", brief=brief.id, place=1, block_type="text", text=f"So it was. [@{citation.ref}]")
    note(archive, title="Undated")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of that archive."""
    with create(tmp_path_factory.mktemp("asking") / "a", "first", purpose="test") as archive:
        fill(archive)
        index = open_index(archive)
        assert index.settle(30)
        yield index
        index.close()


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ('by:"human rights watch" ', {"SRC-0001"}),
        ("by:watch ", {"SRC-0001"}),
        ("автор:касымова ", {"SRC-0001"}),
        ("by:Kasymova ", {"SRC-0001"}),
        ("cites:SRC-0001 ", {"PRO-0001", "CIT-0001", "BRF-0001", "BLO-0001"}),
        ("цитирует:report kind:brief ", {"BRF-0001"}),
        ("case:CAS-0001 ", {"PRO-0001"}),
        ("дело:january ", {"PRO-0001"}),
        ("article:41-1 ", {"PRO-0001", "PRV-0001"}),
        ("статья:174 ", {"PRO-0001"}),
        ("article:41 ", set()),
        ("article:41", set()),
        ("article:41-", {"PRO-0001", "PRV-0001"}),
        ("article:4*", {"PRO-0001", "PRV-0001"}),
        ("cites:SRC-00", set()),
        ("by:kasym", {"SRC-0001"}),
        ("by:kasy*", {"SRC-0001"}),
        ("by:rights", {"SRC-0001"}),
        ("by:right", {"SRC-0001"}),
        ("by:humm", set()),
        ("case:jan", {"PRO-0001"}),
        ("blocked:now ", {"BLK-0001"}),
        ("kind:blocked -blocked:now ", {"BLK-0002"}),
        ('tag:"online speech" ', {"PRO-0001"}),
        ("белгі:speech ", {"PRO-0001"}),
        ("date:2015-09 ", {"PRO-0001"}),
        ("date:2015-11..2016-04 ", {"PRO-0001"}),
        ("date:2015-10 kind:site ", {"BLK-0001", "BLK-0002"}),
        ("date:2016-05-31 ", {"SRC-0001"}),
        ("date:before 2014 ", set()),
        ("дата:январь 2022 kind:brief ", {"BRF-0001"}),
    ],
)
def test_a_field_finds_these_records_and_no_others(asked: Index, query: str, refs: set[str]) -> None:
    assert {hit.ref for hit in asked.search(query).hits} == refs


def test_only_a_value_that_no_record_has_may_be_the_beginning_of_one(archive: Archive) -> None:
    for publisher in ("Radio", "Radiotochka"):
        add(archive, "source", title=publisher, publisher=publisher)
    index = open_index(archive)
    assert index.settle(30)
    found = {typed: [hit.ref for hit in index.search(typed, sort="added").hits]
             for typed in ("by:radio", "by:radi", "by:radio*")}
    index.close()
    assert found == {"by:radio": ["SRC-0001"], **dict.fromkeys(("by:radi", "by:radio*"), ["SRC-0002", "SRC-0001"])}


def test_the_title_of_a_purged_source_stays_with_nothing_that_cited_it(archive: Archive) -> None:
    index = open_index(archive)
    _, source, _ = a_cited_case(archive)
    brief = add(archive, "brief", title="Summary", date={"edtf": "2022"})
    add(archive, "brief_block", brief=brief.id, place=1, block_type="text", text=f"So. [@{source.ref}]")
    archive.write("Name", lambda writer: writer.edit(source.id, {"title": "Qyzemshilik"})).result()
    assert index.settle(30) and index.search("cites:qyzemshilik ").total == 4
    archive.purge(source.id, "the witness withdrew", index.wipe)
    index.close()
    assert "qyzemshilik" not in everything_in(archive.folder / INDEX, archive.index_key).casefold()
