"""Notes in running words: every order, date and article is found, none invented; a blocking only where it is said."""

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.coming.field import blocking_notes as notes
from tests.exchange.coming.field.bringing import SHARED

ORDERED = "blocked by the Committee of information order № 25-1-1-25/2057 since 14.07.2020 " \
          "(Law “On Communications”, Art. 41-1, par. 1-3)"


def facts(words: str) -> dict[str, Any]:
    """What was found, in the words of the golden file."""
    found = notes.read(words)
    told = {
        "blocked": found.blocked, "another": found.of_another, "place": found.place, "state": found.state,
        "orders": [[one.number, one.authority, one.when.edtf if one.when else ""] for one in found.orders],
        "dates": [[one.edtf, one.of] for one in found.dates],
        "articles": [" ".join(" ".join(step) for step in path) for path in found.articles]}
    return {name: value for name, value in told.items() if value}


@pytest.mark.skipif(not SHARED.exists(), reason="the real files lie beside the project")
def test_of_the_real_list_all_is_found_and_nothing_is_invented() -> None:
    golden = tomllib.loads((Path(__file__).parent / "kz_notes.toml").read_text("utf-8"))["notes"]
    wanted = {at: {name: value for name, value in one.items() if name != "at"} for one in golden for at in one["at"]}
    with (SHARED / "citizenlab-kz.csv").open(encoding="utf-8", newline="") as file:
        found = {row["url"].split("://")[1].strip("/"): facts(row["notes"]) for row in csv.DictReader(file)}
    assert {at: told for at, told in found.items() if told} == wanted


def test_an_order_has_its_number_and_its_authority() -> None:
    assert [(one.number, one.authority) for one in notes.read(ORDERED).orders] == [
        ("25-1-1-25/2057", "Committee of information")]


def test_labels_of_articles_are_no_ranges() -> None:
    assert notes.read(ORDERED).articles == ((("article", "41-1"), ("paragraph", "1-3")),)


def test_a_date_since_when_is_not_the_date_of_the_order() -> None:
    assert facts(ORDERED)["dates"] == [["2020-07-14", "since"]]


@pytest.mark.parametrize("words", [
    "Заблокирован: решение № 27/3-286 от 31.05.2023", "Blocked by order №27/3-286 of 31.05.2023"])
def test_the_date_of_an_order_stands_behind_its_number(words: str) -> None:
    assert facts(words)["orders"] == [["27/3-286", "", "2023-05-31"]]


@pytest.mark.parametrize("words", [
    "not blocked", "might be blocked on school networks", "mirror of blocked site example.kz", "blocks trackers",
    "unlikely to be critical or blocked in the future", "not accessible keep monitoring", "DDoS attacked"])
def test_what_is_not_said_to_be_blocked_is_not(words: str) -> None:
    assert not facts(words).get("blocked")


@pytest.mark.parametrize("words", [
    "Reversed PR #1114", "school №5", "No. 1 news site", "see https://example.kz/2017/05/order-12", "AS36947"])
def test_a_number_alone_is_no_order_and_no_date(words: str) -> None:
    assert facts(words) == {}


def test_what_is_said_of_another_address_is_said_to_be_so() -> None:
    assert facts("new domain; old domain is blocked by order №7/1 of 01.02.2020")["another"] is True


def test_a_year_of_which_something_else_is_told_is_no_date_of_the_blocking() -> None:
    assert facts("blocked in the past; not updated since 2013")["dates"] == [["2013", ""]]


@pytest.mark.parametrize(("words", "state"), [
    ("blocked since 2015", "in_force"), ("blocked in 2015", "unknown"), ("blocked 2011-2015", "unknown"),
    ("Sporadically blocked", "intermittent"), ("blocked temporarily in 2014", "temporary"),
    ("blocked since 2015 (accessible now)", "unknown"), ("should be blocked (still blocked in 2024)", "in_force")])
def test_a_state_is_what_the_note_says(words: str, state: str) -> None:
    assert notes.read(words).state == state
