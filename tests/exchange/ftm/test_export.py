"""Records as entities of FollowTheMoney: links whole, values as they are, nothing sealed."""

from typing import Any

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, Reader, create
from desktop.exchange.ftm.entity import Entity
from desktop.exchange.ftm.export import Told, entities


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    """A case with a defendant, a protected one, and a source cited for it."""
    with create(tmp_path_factory.mktemp("ftm") / "a", "first", purpose="test") as made:
        made.make_vault("first", "second")
        made.write("Add", _fill).result()
        yield made


def _fill(writer: Any) -> None:
    person = writer.add(Record("person", {"name": "Айгүл Серік", "born": {"edtf": "1980-05~"}})).id
    hidden = writer.add(Record("person", {"name": "Hidden Sartova", "protection": "pseudonym", "pseudonym": "A.",
                                          "summary": "Hidden Sartova taught.", "occupation": "teacher"})).id
    source = writer.add(Record("source", {
        "title": "Report", "csl_type": "webpage", "url": "https://example.kz/a", "issued": {"edtf": "2015-05"}})).id
    case = writer.add(Record("prosecution", {
        "title": "Case", "outcome": "convicted", "began": {"edtf": "2015-05-19"},
        "defendants": [{"person": person, "name": "Айгүл Серік"}, {"person": hidden, "name": "Hidden Sartova"},
                       {"name": "an unnamed blogger"}]})).id
    writer.add(Record("citation", {"source": source, "about": case, "locator_kind": "page", "locator": "12",
                                   "stance": "supports", "quote": "was convicted"}))
    writer.add(Record("shutdown", {"title": "Cut", "began": {"edtf": "2016-06-05", "printed": "on the night"}}))
    writer.add(Record("source", {"title": "Sealed source", "sealed_title": "Letter"}))


def told(archive: Archive) -> tuple[dict[str, list[Entity]], Told]:
    with archive.reader() as reader:
        found: dict[str, list[Entity]] = {}
        said = Told()
        for one in entities(reader, None, said):
            found.setdefault(one.schema, []).append(one)
        return found, said


def test_a_citation_is_documentation_with_its_place(archive: Archive):
    found, _ = told(archive)
    assert found["Documentation"][0].properties == {
        "document": [found["HyperText"][0].id], "entity": [found["CourtCase"][0].id], "recordId": ["CIT-0001"],
        "role": ["supports"], "description": ["was convicted"], "summary": ["Page 12"]}


def test_a_defendant_is_a_party_and_one_without_a_record_stands_in_notes(archive: Archive):
    found, _ = told(archive)
    assert {one.properties["party"][0] for one in found["CourtCaseParty"]} == {one.id for one in found["Person"]}
    assert "Defendants: Name or description: an unnamed blogger" in found["CourtCase"][0].properties["notes"]


def test_a_protected_person_bears_the_pseudonym_everywhere(archive: Archive):
    found, _ = told(archive)
    assert {one.properties["name"][0] for one in found["Person"]} == {"Айгүл Серік", "A."}
    assert not [line for one in found.values() for line in map(Entity.line, one) if "Hidden" in line]


def test_a_date_about_which_there_is_doubt_is_told_in_words(archive: Archive):
    found, said = told(archive)
    person = next(one for one in found["Person"] if one.properties["name"] == ["Айгүл Серік"])
    assert "birthDate" not in person.properties and person.properties["notes"] == ["Born: about May 1980"]
    assert ("person", "born", "It has no property of its own and stands in notes.") in said.left


def test_a_day_with_its_words_is_a_date_and_the_words(archive: Archive):
    event = told(archive)[0]["Event"][0].properties
    assert event["startDate"] == ["2016-06-05"] and event["notes"] == ["From: 5 June 2016 (“on the night”)"]


def test_what_is_sealed_stays_and_is_told(archive: Archive):
    found, said = told(archive)
    assert len(found["HyperText"]) == 1 and "Pages" not in found and said.left["source", "", "It is sealed."] == 1


def test_every_link_of_the_sample_leads_to_an_entity(reader: Reader):
    made = list(entities(reader))
    there = {one.id for one in made}
    ends = ("document", "entity", "party", "case", "member", "organization", "owner", "asset", "agent", "client",
            "subject", "object", "predecessor", "successor", "proof", "involved")
    assert not [end for one in made for name in ends for end in one.properties.get(name, ()) if end not in there]
    assert len(there) == len(made) > 1500
