from __future__ import annotations

import pytest

from archive_schema.belongs import BELONGS
from archive_schema.kinds import SCHEMA
from archive_schema.labels import LANGUAGES
from archive_schema.profiles import LEAST, MOST, PROFILES, Profile

ALL = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)


def test_there_are_three_profiles():
    assert list(PROFILES) == ["lawyer", "archivist", "advocate"]


@ALL
def test_every_kind_a_profile_names_exists(profile: Profile):
    assert [name for name in profile.kinds if name not in SCHEMA] == []


@ALL
def test_a_profile_shows_six_to_eight_kinds_each_once(profile: Profile):
    assert LEAST <= len(set(profile.kinds)) == len(profile.kinds) <= MOST


@ALL
def test_a_profile_starts_at_a_kind_it_shows(profile: Profile):
    assert profile.start in profile.kinds


@ALL
def test_whoever_works_can_cite_sources(profile: Profile):
    assert "source" in profile.kinds


def test_every_kind_says_what_belongs_into_it():
    assert {kind.name for kind in SCHEMA} == set(BELONGS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_belongs_is_said_in_each_language(language: str):
    said = [words.in_(language) for words in BELONGS.values()]
    assert len(set(said)) == len(said) and all(words.endswith(".") for words in said)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_words_of_a_profile_are_left_in_english(language: str):
    labels = [label for one in PROFILES.values() for label in (one.label, one.work)] + list(BELONGS.values())
    assert [label.en for label in labels if label.in_(language) == label.en] == []
