"""Facts in files become records; what is wrong is told with file and key, and nothing is made."""

from pathlib import Path

import pytest

from archive_schema.ids import id_from_key
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.exchange.fact_records import records_of, row_id
from desktop.exchange.facts import FactError, read_facts

REPORT = '[[source]]\nkey = "rep"\nref = "SRC-0001"\ntitle = "A report"\n'
SITE = '[[blocked_site]]\nkey = "blk-a"\nref = "BLK-0001"\ntitle = "A site"\n'


def _records(folder: Path, text: str) -> dict[str, Record]:
    (folder / "facts.toml").write_text(text, "utf-8")
    return {record.id: record for record in records_of(SCHEMA, read_facts(folder))}


def _citations(folder: Path, text: str) -> list[Record]:
    return [record for record in _records(folder, text).values() if record.kind == "citation"]


def _error(folder: Path, text: str) -> str:
    with pytest.raises(FactError) as caught:
        _records(folder, text)
    return str(caught.value)


def test_words_become_values(tmp_path: Path) -> None:
    site = _records(tmp_path, SITE + 'began = "in May 2016"\ntarget_kind = "domain"')[id_from_key("blk-a")]
    assert site["began"]["edtf"] == "2016-05" and site["target_kind"] == "domain"


def test_a_key_becomes_the_same_id_every_time(tmp_path: Path) -> None:
    assert _records(tmp_path, SITE).keys() == _records(tmp_path, SITE).keys() == {id_from_key("blk-a")}


def test_a_report_and_a_note_make_two_citations(tmp_path: Path) -> None:
    source = '[[source]]\nkey = "n007"\nref = "SRC-0107"\ntitle = "An article"\n'
    first, second = _citations(tmp_path, REPORT + source + SITE + 'report = "rep"\nsection = "Blocking"\nnotes = [7]')
    assert (first["source"], first["locator"], first["section"]) == (id_from_key("rep"), "7", "Blocking")
    assert (second["source"], second["cited_in"], second["cited_in_note"]) == (
        id_from_key("n007"), id_from_key("rep"), "7")


def test_a_note_may_stand_for_another_source(tmp_path: Path) -> None:
    same = '[same_notes]\n46 = ["n039"]\n'
    source = '[[source]]\nkey = "n039"\nref = "SRC-0139"\ntitle = "A post"\n'
    made = _citations(tmp_path, same + REPORT + source + SITE + 'report = "rep"\nnotes = [39, 46]')
    assert [one["cited_in_note"] for one in made if one["source"] == id_from_key("n039")] == ["39", "46"]


def test_an_empty_note_cites_the_report_alone(tmp_path: Path) -> None:
    made = _citations(tmp_path, "[same_notes]\n80 = []\n" + REPORT + SITE + 'report = "rep"\nnotes = [80]')
    assert [one["note"] for one in made] == ["The note is printed empty."]


def test_citations_count_their_references(tmp_path: Path) -> None:
    cite = '[[blocked_site.cite]]\nsource = "rep"\n'
    assert [one.ref for one in _citations(tmp_path, REPORT + SITE + cite + cite)] == ["CIT-0001", "CIT-0002"]


def test_a_citation_finds_its_row_by_key(tmp_path: Path) -> None:
    row = '[[blocked_site.orders]]\nkey = "order"\norder_kind = "none_known"\n'
    cite = '[[blocked_site.cite]]\nsource = "rep"\nrow = "order"\nfield = "order_kind"\n'
    assert _citations(tmp_path, REPORT + SITE + row + cite)[0]["row"] == row_id("blk-a", "orders", "order")


def test_a_mark_in_a_brief_becomes_a_reference(tmp_path: Path) -> None:
    brief = '[[brief]]\nkey = "brf"\nref = "BRF-0001"\ntitle = "A brief"\ndate = "2026-11-20"\n'
    block = ('[[brief_block]]\nkey = "blo"\nbrief = "brf"\nplace = 1\nblock_type = "text"\n'
             'text = "So it is [@rep; see @blk-a/report]."\n')
    made = _records(tmp_path, REPORT + SITE + 'report = "rep"\n' + brief + block)
    assert made[id_from_key("blo")]["text"] == "So it is [@SRC-0001; see @CIT-0001]."


@pytest.mark.parametrize(("wrong", "said"), [
    ('colour = "red"', "there is no field colour"),
    ('target_kind = "planet"', "“planet” is not in the list"),
    ('began = "soon"', "began:"),
    ('owner = "org-nobody"', "there is nothing with the key org-nobody"),
    ('owner = "rep"', "rep is of the kind source, not organisation or person"),
    ('report = "rep"\nnotes = [7]', "there is nothing with the key n007"),
    ("unknown = { orders = { reason = \"forgotten\" } }", "forgotten, which is no reason of the list"),
    ("unknown = { judge = { reason = \"not_stated\" } }", "there is no field judge"),
    ('[[blocked_site.cite]]\nsource = "rep"\nrow = "order"', "the row order it speaks of is not there"),
    ('[[blocked_site.cite]]\nsource = "rep"\nfield = "judge"', "there is no field judge"),
])
def test_what_is_wrong_is_told_with_file_kind_and_key(tmp_path: Path, wrong: str, said: str) -> None:
    told = _error(tmp_path, REPORT + SITE + wrong)
    assert said in told and told.startswith("facts.toml, blocked_site blk-a") and "nothing was made" in told


@pytest.mark.parametrize(("text", "said"), [
    (SITE + SITE.replace("BLK-0001", "BLK-0002"), "the key blk-a is used twice"),
    (SITE + SITE.replace("blk-a", "blk-b"), "the reference BLK-0001 is used twice"),
    (SITE.replace("BLK", "SRC"), "does not begin with BLK-"),
    (SITE.replace('key = "blk-a"\n', ""), "an entry has no key"),
    (SITE.replace("blocked_site", "blocked_sight"), "there is no kind blocked_sight"),
    (SITE.replace("[[blocked_site]]", "[blocked_site]"), "in two pairs of brackets"),
    ("[[blocked_site]", "facts.toml"),
])
def test_a_file_that_is_not_laid_out_well_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert said in _error(tmp_path, text)


def test_a_sibling_that_is_not_there_is_refused(tmp_path: Path) -> None:
    case = '[[prosecution]]\nkey = "pro-a"\nref = "PRO-0001"\ntitle = "A case"\n'
    charge = '[[prosecution.charges]]\nwords = "libel"\ndefendant = "nobody"\n'
    assert "defendants has no row with the key nobody" in _error(tmp_path, case + charge)


def test_two_rows_of_one_key_are_refused(tmp_path: Path) -> None:
    row = '[[blocked_site.orders]]\nkey = "order"\n'
    assert "the row key order is used twice" in _error(tmp_path, SITE + row + row)


def test_a_mark_that_names_nothing_is_refused(tmp_path: Path) -> None:
    brief = '[[brief]]\nkey = "brf"\nref = "BRF-0001"\ntitle = "A brief"\ndate = "2026-11-20"\n'
    block = '[[brief_block]]\nkey = "blo"\nbrief = "brf"\nplace = 1\nblock_type = "text"\ntext = "So [@n500]."\n'
    assert "the mark @n500 names nothing" in _error(tmp_path, brief + block)
