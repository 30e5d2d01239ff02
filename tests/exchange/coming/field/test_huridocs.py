"""Events and people of OpenEvSys: nothing lost of what is told, nothing more exact than stated, XML without rights."""

from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.field import huridocs
from desktop.exchange.coming.foreign import Asked, look
from desktop.exchange.coming.formats import recognised
from desktop.exchange.coming.sheets import SheetError
from tests.exchange.coming.field.bringing import bring, planned

EVENTS = "event_record_number,event_title,initial_date,final_date,impact_of_event\n" \
         "E1,March,2016-05-19,2016-05-23,Fear\n"
XML = """<events xmlns='http://www.huridocs.org/'><meta_data><instance>x</instance></meta_data>
<event><event_record_number>E1</event_record_number><event_title>March</event_title>
<act><act_record_number>A1</act_record_number><type_of_act>Arrest</type_of_act>
<victim><person><person_record_number>P1</person_record_number><person_name>Asan</person_name></person></victim>
<involvement><perpetrator>Police</perpetrator><degree_of_involvement>Direct</degree_of_involvement></involvement>
</act></event></events>"""


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def read(path: Path, **answers: str) -> list[Entry]:
    assert recognised(look(path))[0].name == "huridocs"
    return list(huridocs.entries(look(path), Asked(answers)))


def test_an_event_keeps_its_days_and_every_other_word(tmp_path: Path) -> None:
    values = read(file(tmp_path, "event.csv", EVENTS))[0].values
    assert (values["title"], values["happened"]["edtf"], values["note"]) == (
        "March", "2016-05-19/2016-05-23", "impact_of_event: Fear")


@pytest.mark.parametrize(("sort", "edtf"), [
    ("Estimate", "2016-05-19~"), ("Unknown day", "2016-05"), ("Unknown day and month", "2016")])
def test_a_date_is_no_more_exact_than_its_sort_says(tmp_path: Path, sort: str, edtf: str) -> None:
    text = f"event_record_number,event_title,initial_date,initial_date_type\nE1,March,2016-05-19,{sort}\n"
    assert read(file(tmp_path, "event.csv", text))[0].values["happened"]["edtf"] == edtf


def test_a_sort_of_date_that_is_a_code_is_asked(tmp_path: Path) -> None:
    text = "event_record_number,event_title,initial_date,initial_date_type\nE1,March,2016-05-19,01000000000048\n"
    path = file(tmp_path, "event.csv", text)
    key = read(path)[0].doubts[0].key
    assert read(path, **{key: "unknown_month"})[0].values["happened"]["edtf"] == "2016"


def test_what_only_a_sealed_field_may_hold_is_told_and_not_taken_in(tmp_path: Path) -> None:
    text = "person_record_number,person_name,confidentiality,identification_documents\nP1,Asan,y,N123\n"
    entry = read(file(tmp_path, "person.csv", text))[0]
    assert (entry.confidentiality, entry.left[0][0], "N123" in str(entry)) == (
        "restricted", "identification_documents", False)


def test_acts_become_rows_of_the_event_that_is_here(archive: Archive, tmp_path: Path) -> None:
    acts = file(tmp_path, "act.csv", "act_record_number,event,victim,type_of_act,remarks\nA1,E1,P1,Arrest,At night\n")
    assert "import the table of events first" in str(planned(archive, acts)[0].rows[0].wrong[0])
    bring(archive, file(tmp_path, "event.csv", EVENTS))
    for _ in range(2):
        bring(archive, acts)
    with archive.reader() as reader:
        parties = [(row["name"], row["role"]) for one in reader.ids("context_event")
                   for row in reader.get(one).rows("parties")]
    assert parties == [("P1", "victim – Arrest; remarks: At night")]


def test_xml_is_read_without_rights_with_what_stands_within_an_event(tmp_path: Path) -> None:
    event, person = read(file(tmp_path, "events.xml", XML))
    assert [(row["name"], row["role"]) for row in event.values["parties"]] == [
        ("Asan", "victim – Arrest"), ("Police", "perpetrator – Direct")]
    assert (person.kind, person.values["name"]) == ("person", "Asan")


@pytest.mark.parametrize("text", [
    '<!DOCTYPE e [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><events xmlns="http://www.huridocs.org/">&b;</events>',
    '<events xmlns="http://www.huridocs.org/">' + "<a>" * 1000, '<other xmlns="http://www.huridocs.org/"/>'])
def test_hostile_or_other_xml_is_refused_with_its_reason(tmp_path: Path, text: str) -> None:
    with pytest.raises(SheetError, match="cannot be read"):
        read(file(tmp_path, "events.xml", text))
