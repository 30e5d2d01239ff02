"""What is said when nothing is found."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.search import Index
from desktop.search.analysis import Analyser
from desktop.search.asking.suggesting import instead


class Words:
    """An index that holds these words and tags, each once, and answers as a view does."""

    def __init__(self, told: str, *tags: str) -> None:
        self.all = sorted([f"w{word}" for word in told.split()] + [f"@{tag}" for tag in tags])

    def count(self, term: str) -> int:
        return self.all.count(term)

    def postings(self, term: str) -> bool:
        return term in self.all

    def terms(self, start: str, prefix: str) -> list[str]:
        return [term for term in self.all if term >= start and term.startswith(prefix)]

    def terms_of_length(self, prefix: str, lengths: range) -> set[str]:
        return {term for term in self.all if term.startswith(prefix) and len(term) - 1 in lengths}

    def those_there(self, terms: Iterable[str]) -> set[str]:
        return set(terms) & set(self.all)

    def letters_after(self, prefix: str) -> set[str]:
        return {term[len(prefix)] for term in self.all if term.startswith(prefix) and term != prefix}

    def next_term(self, start: str) -> str:
        return next((term for term in self.all if term >= start), "")


KNOWN = Words("national certificate certificates certificate court petition vimeo harvests weather интернет азаматтар "
              "ұлттық сертификат сот тарту", "shutdown", "online speech")


def proposed(typed: str) -> str:
    return instead(typed, KNOWN, Analyser(), lambda proposal: True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("certifcate", "certificate"),
        ("certifikade", "certificate"),
        ("vimeo -court pefition", "vimeo -court petition"),
        ('"natoinal certificate"', '"national certificate"'),
        ("Nationalcertificate", "national certificate"),
        ("certi ficate vimeo", "certificate vimeo"),
        ("bynthytn", "интернет"),
        ("fpfvfnnfh", "азаматтар"),
        ("9knns0", "ұлттық"),
        ("сщгке", "court"),
        ("kind:source harvestss weater", "kind:source harvests weather"),
        ("tag:shutdwn сот", "tag:shutdown сот"),
        ("-tag:onlinespeech", '-tag:"online speech"'),
        ("vimeo by:petition", "vimeo petition"),
    ],
)
def test_the_query_that_was_perhaps_meant_is_proposed(typed: str, meant: str) -> None:
    assert proposed(typed) == meant


@pytest.mark.parametrize("typed", ["", "court", "court OR NOT (", "qqqqqq", "12345", "cert*x", "PRO-0042",
                                   "kind:qqqq", "https://"])
def test_nothing_is_proposed_for_what_is_known_or_like_nothing(typed: str) -> None:
    assert proposed(typed) == ""


def test_of_two_words_as_near_the_commoner_is_proposed() -> None:
    view = Words("letter letters letters latter latter latter")
    assert instead("litter", view, Analyser(), lambda proposal: True) == "latter"  # type: ignore[arg-type]


def test_what_finds_nothing_is_not_proposed() -> None:
    view = Words("letter latter latter")
    assert instead("litter", view, Analyser(), lambda proposal: proposal == "letter") == "letter"  # type: ignore[arg-type]


def test_a_query_that_finds_nothing_is_answered_with_another(sample: Index) -> None:
    assert sample.search("bynthytn ").instead.strip() == "интернет"


def test_nothing_is_proposed_beside_hits(sample: Index) -> None:
    assert sample.search("court").instead == ""


def test_a_proposal_keeps_to_what_was_chosen(sample: Index) -> None:
    assert sample.search("bynthytn ", kinds=["person"]).instead == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("tag:shut-off ", "There is no tag “shut-off”. Tags like it: shutdown"),
        ("tag:xyz ", "There is no tag “xyz”."),
        ("by:Nobody ", "No record is by “Nobody”."),
        ("cites:SRC-9999 ", "No record cites “SRC-9999”."),
        ("case:CAS-9999 ", "No record belongs to a case “CAS-9999”."),
        ("статья:999 ", "No record names article “999”."),
        ("ref:PRO-9999 ", "There is no record “PRO-9999”."),
    ],
)
def test_a_value_that_no_record_has_is_told(sample: Index, typed: str, told: str) -> None:
    assert told in sample.search(typed).note


@settings(max_examples=150)
@given(st.text(alphabet="courtwidjxsq ж\"-:()tagқ'", max_size=25) | st.text(max_size=25))
def test_nothing_that_can_be_typed_is_an_error(sample: Index, typed: str) -> None:
    sample.search(typed)
