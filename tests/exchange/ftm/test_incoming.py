"""Entities of FollowTheMoney as records."""

import json
from typing import Any

from desktop.exchange.coming.entry import Entry, Link
from desktop.exchange.ftm.incoming import entries


def read(*entities: tuple[str, str, dict[str, Any]]) -> dict[str, Entry]:
    lines = [json.dumps({"id": id, "schema": schema, "properties": properties}) for id, schema, properties in entities]
    return {entry.identity: entry for entry in entries(lines)}


PERSON = ("p", "Person", {"name": ["Айгүл Серік", "Aigul Serik"], "alias": ["Ai"], "birthDate": ["1980-05"]})
BODY = ("o", "PublicBody", {"name": ["Ministry"], "leiCode": ["X1"]})


def test_more_names_are_rows():
    entry = read(PERSON)["ftm:p"]
    assert entry.values["name"] == "Айгүл Серік" and entry.values["born"] == {"edtf": "1980-05"}
    assert entry.values["names"] == [{"full": "Aigul Serik"}, {"full": "Ai", "kind": "alias"}]


def test_a_property_without_a_field_is_told():
    assert read(BODY)["ftm:o"].left == (("leiCode", "X1"),)


def test_a_membership_is_a_row_with_a_link():
    found = read(PERSON, BODY, ("m", "Membership", {"member": ["p"], "organization": ["o"], "role": ["adviser"]}))
    assert found["ftm:p"].values["affiliations"] == [{"name": "Ministry", "role": "adviser"}]
    assert found["ftm:p"].links == (Link("affiliations", "ftm:o", row=0, inner="organisation"),)
    assert "ftm:m" not in found


def test_what_a_row_has_no_place_for_is_told():
    found = read(PERSON, BODY, ("m", "Membership", {"member": ["p"], "organization": ["o"], "status": ["active"]}))
    assert found["ftm:p"].left == (("Membership status", "active"),)


def test_documentation_is_a_citation_of_two_entities():
    found = read(PERSON, ("d", "Article", {"title": ["Report"]}), ("c", "Documentation", {
        "document": ["d"], "entity": ["p"], "summary": ["p. 12"], "role": ["supports"]}))["ftm:c"]
    assert {(link.field, link.identity) for link in found.links} == {("source", "ftm:d"), ("about", "ftm:p")}
    assert (found.values["locator_kind"], found.values["locator"]) == ("page", "12")


def test_pages_are_put_into_their_document():
    found = read(("d", "Pages", {"fileName": ["a.pdf"]}), ("2", "Page", {"document": ["d"], "index": ["2"],
                 "bodyText": ["two"]}), ("1", "Page", {"document": ["d"], "index": ["1"], "bodyText": ["one"]}))
    assert found["ftm:d"].values["pages"] == ["one", "two"] and len(found) == 1


def test_a_schema_without_a_kind_is_told_with_all_it_states():
    entry = read(("v", "Vessel", {"name": ["Ship"]}))["ftm:v"]
    assert "Vessel" in str(entry.wrong[0]) and entry.left == (("name", "Ship"),)


def test_a_line_that_is_no_entity_is_told():
    assert [bool(entry.wrong) for entry in entries(['{"id": 1}', "{", "", json.dumps({"id": "p", "schema": "Person"})])
            ] == [True, True, False]
