"""References to the court file: the right sheets, the right side, in the text or in notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.briefs.court_file import FilePlace, Run, Sheet, of_citation, of_places, places, read, say
from desktop.briefs.values import NoteMark, Text, plain_text
from tests.briefs.conftest import Desk

SIDES = st.builds(Sheet, st.integers(1, 999), st.booleans())
RUNS = st.tuples(SIDES, SIDES).map(lambda two: Run(min(two), max(two)))
PLACES = st.builds(FilePlace, st.lists(RUNS, min_size=1, max_size=3).map(tuple), st.sampled_from(["", "1", "12"]))
LAST_REVERSED = FilePlace((Run(Sheet(45), Sheet(47, True)),), "3")


@pytest.mark.parametrize(("language", "said"), [
    ("ru", "т. 3, л.д. 45–47 об."), ("kk", "3-том, 45–47-іс парақтары (сырты)"),
    ("en", "vol. 3, sheets 45–47 (reverse of 47)")])
def test_only_the_last_sheet_of_a_range_is_reversed(language: str, said: str) -> None:
    assert say(LAST_REVERSED, language) == said and read(said) == LAST_REVERSED


@given(PLACES, st.sampled_from(["en", "ru", "kk"]))
def test_what_is_said_is_read_back_in_every_language(place: FilePlace, language: str) -> None:
    assert read(say(place, language)) == place


@given(PLACES)
def test_what_styles_are_given_is_the_same_place(place: FilePlace) -> None:
    assert of_places(places(place)) == place


@given(st.text(alphabet="0123456789тлд.об–-, ()сыртыvolsheetsреверс", max_size=30))
def test_words_that_are_read_name_no_range_that_runs_backwards(text: str) -> None:
    found = read(text)
    assert found is None or all(run.first <= run.last for run in found.runs)


@pytest.mark.parametrize("text", ["л.д. 47–45", "т. 3", "p. 45", "л.д. 45–47–49", "л.д. 45 обор", "Law, л.д. 4",
                                  "sheets 45–47 (reverse of 46)"])
def test_what_is_not_understood_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(("kind", "label", "said"), [
    ("sheet", "45-47 об.", "л.д. 45–47 об."), ("sheet_reverse", "47", "л.д. 47 об."),
    ("sheet_reverse", "45–47", "л.д. 45–47 об."), ("sheet", "т. 3, л.д. 45", "т. 3, л.д. 45"),
    ("volume", "3, л.д. 45, 47 об.", "т. 3, л.д. 45, 47 об.")])
def test_a_citation_of_the_file_is_understood(kind: str, label: str, said: str) -> None:
    found = of_citation(kind, label)
    assert found is not None and say(found, "ru") == said


def text_of(desk: Desk) -> str:
    (text,) = desk.composed().document.blocks
    assert isinstance(text, Text)
    return "".join(f"[{one.number}]" if isinstance(one, NoteMark) else one.text for one in text.spans)


def source(desk: Desk, **more: object) -> str:
    return desk.add("source", **({"title": "Record of the hearing", "csl_type": "hearing"} | more)).id


@pytest.mark.parametrize(("language", "said"), [
    ("ru", "Свидетель молчал (т. 3, л.д. 45–47 об.)."), ("kk", "Свидетель молчал (3-том, 45–47-іс парақтары (сырты))."),
    ("en", "Свидетель молчал (vol. 3, sheets 45–47 (reverse of 47)).")])
def test_a_place_in_the_file_stands_in_the_text(desk: Desk, language: str, said: str) -> None:
    source(desk)
    desk.change_brief(file_references="in_text", language_of_brief=language)
    desk.block("text", "Свидетель молчал [@SRC-0001, т. 3, л.д. 45–47 об.].")
    assert text_of(desk) == said and desk.composed().document.notes == ()


def test_a_place_in_the_middle_of_a_sentence_stands_before_its_comma(desk: Desk) -> None:
    source(desk)
    desk.change_brief(file_references="in_text")
    desk.block("text", "He said no [@SRC-0001, sheet 4], and left.")
    assert text_of(desk) == "He said no (sheet 4), and left."


def test_other_sources_of_the_same_mark_stay_in_a_note(desk: Desk) -> None:
    source(desk)
    desk.add("source", title="Report", csl_type="report")
    desk.change_brief(file_references="in_text")
    desk.block("text", "He said no [@SRC-0001, sheet 4; @SRC-0002, p. 3].")
    assert text_of(desk) == "He said no (sheet 4).[1]"


def test_a_citation_of_a_sheet_stands_in_the_text_too(desk: Desk) -> None:
    case = desk.add("prosecution", title="Case")
    desk.add("citation", source=source(desk), about=case.id, locator_kind="sheet_reverse", locator="47")
    desk.change_brief(file_references="in_text", language_of_brief="ru")
    desk.block("record", record=case.id)
    assert text_of(desk).endswith(" (л.д. 47 об.)")


def test_sheets_of_a_manuscript_are_not_the_court_file(desk: Desk) -> None:
    source(desk, csl_type="manuscript")
    desk.change_brief(file_references="in_text")
    desk.block("text", "So [@SRC-0001, sheet 4].")
    assert text_of(desk) == "So.[1]"


def test_in_notes_the_place_is_said_as_of_a_court_file(desk: Desk) -> None:
    source(desk)
    desk.change_brief(file_references="notes", language_of_brief="ru")
    desk.block("text", "Так [@SRC-0001, т. 3, л.д. 45–47 об.].")
    note = plain_text(desk.composed().document.notes[0].spans)
    assert note.endswith("т. 3, л.д. 45–47 об.")


@pytest.mark.parametrize("style", ["plain", "oscola", "bluebook", "chicago_notes", "gost", "gost_kk"])
def test_no_style_makes_a_wrong_range_of_it(desk: Desk, style: str) -> None:
    source(desk)
    desk.change_brief(style=style)
    desk.block("text", "So [@SRC-0001, т. 3, л.д. 45–47 об.].")
    note = plain_text(desk.composed().document.notes[0].spans)
    assert any(words in note for words in ("45–47 (reverse of 47)", "45–47 об.", "45–47-іс парақтары (сырты)"))


def test_what_stands_in_the_text_is_kept_as_evidence(desk: Desk) -> None:
    source(desk)
    desk.change_brief(file_references="in_text")
    desk.block("text", "So [@SRC-0001, sheet 4].")
    (evidence,) = desk.composed().evidence
    assert (evidence.note, evidence.source, evidence.locator) == (0, "SRC-0001", "sheet 4")
