"""Lists of references as files: read where it is safe, written as one step, known again."""

from pathlib import Path

import pytest

from desktop.archive import Archive, create
from desktop.exchange.coming import job
from desktop.exchange.coming.formats import Asked, look, recognised
from desktop.exchange.coming.plan import Plan
from desktop.exchange.references import bibtex, files, zotero

BIB = '@string{p = "Press"}\n@book{a, title = {A {\\"O}}, publisher = p}\n@comment{x}\n@book{b, title = {B}}\n'
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><bib:Book rdf:about="urn:isbn:1"><z:itemType>book</z:itemType>
 <dc:title>Қазақстан &amp; law</dc:title></bib:Book></rdf:RDF>"""
FTM = ('{"id": "p", "schema": "Person", "properties": {"name": ["Айгүл"]}}\n'
       '{"id": "o", "schema": "PublicBody", "properties": {"name": ["Ministry"]}}\n'
       '{"id": "m", "schema": "Membership", "properties": {"member": ["p"], "organization": ["o"]}}\n'
       '{"id": "v", "schema": "Vessel", "properties": {"name": ["Ship"]}}\n')


@pytest.fixture
def archive(tmp_path: Path):
    with create(tmp_path / "a", "first", purpose="test") as made:
        yield made


def planned(archive: Archive, path: Path) -> Plan:
    foreign = look(path)
    return job.dry_run(archive, foreign, recognised(foreign)[0], Asked())


def written(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_bibtex_is_read_without_rights_written_once_and_known_again(archive: Archive, tmp_path: Path):
    path = written(tmp_path, "list.bib", BIB)
    plan = planned(archive, path)
    assert (plan.counts["new"], plan.counts["refused"]) == (2, 1)
    job.bring_in(archive, look(path), recognised(look(path))[0], plan)
    assert planned(archive, path).counts["same"] == 2
    with archive.reader() as reader:
        assert sorted(head.title for head in reader.page("source")) == ["A Ö", "B"]
    archive.undo().result()
    with archive.reader() as reader:
        assert reader.count("source") == 0


def test_zotero_is_read_without_rights(tmp_path: Path):
    assert [entry.values["title"] for entry in files.read_zotero(written(tmp_path, "z.rdf", RDF), {})] == [
        "Қазақстан & law"]


def test_xml_that_declares_types_is_told_as_refused(tmp_path: Path):
    path = written(tmp_path, "z.rdf", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert [bool(entry.wrong) for entry in files.read_zotero(path, {})] == [True]


@pytest.mark.parametrize("answer", [
    5, {"line": 1}, {"line": 1, "raw": "", "type": "book", "key": "k", "fields": [["title"]]},
    {"line": 1, "raw": "", "other": "x"}])
def test_an_answer_of_another_shape_is_believed_by_nobody(answer: object):
    assert not bibtex.is_block(answer) and not zotero.is_thing(answer)


def test_letters_of_old_encodings_are_known_by_their_neighbours(tmp_path: Path):
    path = written(tmp_path, "old.ris", "TY  - BOOK\r\nTI  - Свобода слова в Казахстане\r\nER  - \r\n", "cp1251")
    assert next(files.read_ris(path, {})).values["title"] == "Свобода слова в Казахстане"


def test_a_row_of_an_entity_leads_to_the_record_of_another(archive: Archive, tmp_path: Path):
    path = written(tmp_path, "e.ijson", FTM)
    plan = planned(archive, path)
    assert (plan.counts["new"], plan.counts["refused"]) == (2, 1)
    job.bring_in(archive, look(path), recognised(look(path))[0], plan)
    with archive.reader() as reader:
        person = reader.by_ref("PER-0001")
        assert person.rows("affiliations")[0]["organisation"] == reader.by_ref("ORG-0001").id
    assert planned(archive, path).counts["same"] == 2
