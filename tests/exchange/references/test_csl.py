"""CSL-JSON: names in parts or whole, dates in all their shapes, types."""

import json

import pytest

from desktop.exchange.coming.entry import Entry
from desktop.exchange.references import csl


def one(**item: object) -> Entry:
    return next(csl.entries(json.dumps([{"id": "a", "title": "T", "type": "book", **item}])))


@pytest.mark.parametrize(("date", "edtf"), [
    ({"date-parts": [[2015, 5, 19]]}, "2015-05-19"), ({"date-parts": [["2015", "5"]]}, "2015-05"),
    ({"date-parts": [[2015], [2016]]}, "2015/2016"), ({"date-parts": [[2015]], "season": 2}, "2015-22"),
    ({"date-parts": [[2015]], "circa": True}, "2015~"), ({"raw": "2015-05"}, "2015-05"), ("2015-05-19", "2015-05-19"),
    ({"literal": "19 May 2015"}, "2015-05-19"),
])
def test_a_date_says_no_more_than_it_states(date: object, edtf: str):
    assert one(issued=date).values["issued"]["edtf"] == edtf


def test_words_that_are_no_date_stay_words():
    assert one(issued={"literal": "in the year of the hare"}).values["issued"] == {"printed": "in the year of the hare"}


def test_names_in_parts_and_whole():
    names = one(author=[{"family": "Әбішева", "given": "Гүлнар"}, {"literal": "Human Rights Watch"},
                        {"family": "Gaulle", "non-dropping-particle": "de", "given": "Charles"}]).values["authors"]
    assert [row["name"] for row in names] == ["Әбішева, Гүлнар", "Human Rights Watch", "de Gaulle, Charles"]


def test_a_type_that_our_list_lacks_is_told():
    entry = one(type="thesis")
    assert entry.values["csl_type"] == "manuscript" and ("type", "thesis") in entry.left


def test_a_field_without_a_place_is_told():
    assert ("call-number", "QA76") in one(**{"call-number": "QA76"}).left


def test_what_is_no_reference_is_told_as_refused():
    assert [bool(entry.wrong) for entry in csl.entries('[{"title": "A"}, 5]')] == [False, True]


def test_what_is_no_list_raises():
    with pytest.raises(csl.NotCsl):
        list(csl.entries("{"))


def test_letters_that_turn_a_line_around_are_taken_out():
    entry = one(title="Report\u202e txt.exe", author=[{"literal": "A\u0000 B"}])
    assert (entry.values["title"], entry.values["authors"]) == ("Report txt.exe", [{"name": "A B"}])
