"""Transcripts: what was said, when, by whom."""

import pytest

from archive_schema import transcripts
from archive_schema.pinpoints import Pinpoint, read

TYPED = "00:03:12 Judge: The court will rise.\nAnd stay so.\n00:03:40 Defence: We object.\n[4:05] Silence"


def test_each_line_tells_its_time_its_speaker_and_its_words() -> None:
    told = [(line.seconds, line.speaker, line.words) for line in transcripts.read(TYPED)]
    assert told == [(192, "Judge", "The court will rise.\nAnd stay so."), (220, "Defence", "We object."),
                    (245, "", "Silence")]


def test_a_passage_lasts_until_the_next_line_begins() -> None:
    at = TYPED.index("stay")
    assert transcripts.place(TYPED, at, at + 4) == (Pinpoint("time", "00:03:12–00:03:40"), "Judge")


def test_a_passage_of_several_who_speak_names_none_of_them() -> None:
    assert transcripts.place(TYPED, 5, TYPED.index("object")) == (Pinpoint("time", "00:03:12–00:04:05"), "")


def test_the_end_of_the_last_line_is_not_invented() -> None:
    assert transcripts.place(TYPED, len(TYPED) - 3, len(TYPED))[0] == Pinpoint("time", "00:04:05")


def test_its_place_is_read_back_as_it_is_typed_beside_a_citation() -> None:
    place, _ = transcripts.place(TYPED, 0, 3)
    assert place is not None and read(place.label) == place


def test_a_time_before_the_line_above_it_is_noticed() -> None:
    assert [line.words for line in transcripts.backwards("00:03:12 One\n00:02:40 Two\n00:05:00 Three")] == ["Two"]


@pytest.mark.parametrize("text", ["", "Minutes of 12:30", "Article 41-1: text", "2016-05-19 10:00:00 log"])
def test_other_texts_are_no_transcripts(text: str) -> None:
    assert not transcripts.is_transcript(text)
