"""Notes found in a report, and the sources they name: what is printed, and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.intake.footnotes import NamedSource, notes_in, read_all, sources_in
from desktop.intake.footnotes.joining import joined
from desktop.paths import resources
from tests.intake import reports

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
REPORT, WITHOUT = SEEDS / "freedom-on-the-net-2016-kazakhstan.txt", SEEDS / "qazaqstan-shutdown-2022.txt"
needs_seeds = pytest.mark.skipif(not REPORT.exists(), reason="the two reports are not there")


def one(note: str) -> NamedSource:
    found = sources_in(note)
    assert len(found) == 1
    return found[0]


@needs_seeds
def test_the_notes_of_the_report_name_the_sources_of_the_sample() -> None:
    """Title, date of publication, day of access and address of all 112, against what was entered by hand."""
    sample = tomllib.loads((resources() / "sample" / "sources.toml").read_text("utf-8"))
    by_key = {source["key"]: source for source in sample["source"]}
    asked = {int(number): keys for number, keys in sample["same_notes"].items()}
    wrong = []
    for note in notes_in(REPORT.read_text("utf-8")):
        wanted = [by_key[key] for key in asked.get(note.number, [f"n{note.number:03}"])]
        found = [(s.title.casefold(), s.issued, s.accessed, (*s.urls, "")[0]) for s in sources_in(note.text)]
        if found != [(w["title"].casefold(), w.get("issued", ""), w.get("accessed", ""), w.get("url", ""))
                     for w in wanted]:
            wrong.append(note.number)
    assert wrong == []


@needs_seeds
def test_all_notes_of_the_report_are_found_and_all_but_one_mark() -> None:
    notes = notes_in(REPORT.read_text("utf-8"))
    assert [note.number for note in notes] == list(range(1, 113))
    assert [note.number for note in notes if note.at < 0] == [40]  # its mark begins a line, as a note does


@needs_seeds
def test_a_report_without_notes_gives_none() -> None:
    assert notes_in(WITHOUT.read_text("utf-8")) == ()


@needs_seeds
def test_a_post_named_in_two_notes_is_told_to_be_one() -> None:
    read = {one.note.number: one.sources for one in read_all(notes_in(REPORT.read_text("utf-8")))}
    assert read[46][0].same_as == 39 and read[80] == ()


AT_THE_FOOT = """The paper was closed by a court.1 Nobody was told why.2 Two weeks later
it was back.3

1 “Paper closed,” [in Russian] Vlast, May 1, 2016, http://bit.
ly/1abcDEF.
2 Ibid.
3 Joanna Lillis, “Back again,” Eurasianet, May 14, 2016, http://www.eurasianet.org/node/1; “And again,” BBC, May 15,
2016, bbc.in/2.
"""


def test_notes_at_the_foot_of_a_page_are_found_with_what_they_stand_behind() -> None:
    assert [note.cited for note in notes_in(AT_THE_FOOT)] == [
        "The paper was closed by a court.", "Nobody was told why.", "Two weeks later it was back."]


def test_ibid_is_the_source_before_it() -> None:
    second = read_all(notes_in(AT_THE_FOOT))[1].sources[0]
    assert (second.title, second.same_as, second.as_printed) == ("Paper closed", 1, "Ibid.")


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    second = read_all(notes_in(reports.EN))[1].sources
    assert [(one.title.split()[-1], one.issued, one.urls[0]) for one in second] == [
        ("made", "2018-03-05", "http://review.example/order"), ("silent", "2018-03-09", "http://review.example/silent")]


def test_a_short_title_is_the_source_that_was_named_in_full() -> None:
    read = {one.note.number: one.sources for one in read_all(notes_in(reports.EN))}
    assert (read[4][0].same_as, read[4][0].issued, read[5]) == (1, "2018-03-03", ())


@pytest.mark.parametrize(("text", "issued", "again"), [
    (reports.RU, ["2017-04-12", "2017-04-14", "2017-04-14", "2018-04-20"], "Там же."),
    (reports.KK, ["2017-04-12", "2017-04-14", "2017-04-14", "2018-04-20"], "Сонда.")])
def test_notes_in_russian_and_kazakh_are_read_with_what_repeats(text: str, issued: list[str], again: str) -> None:
    read = [one.sources[0] for one in read_all(notes_in(text))]
    assert [one.issued for one in read] == issued and (read[2].as_printed, read[2].same_as) == (again, 2)
    assert all(one.urls for one in read)


def test_a_title_without_letters_of_its_own_in_a_kazakh_note_is_of_no_language() -> None:
    assert [one.sources[0].language for one in read_all(notes_in(reports.KK))][2:] == ["kk", ""]


def test_two_sources_in_a_note_are_two() -> None:
    third = read_all(notes_in(AT_THE_FOOT))[2].sources
    assert [(source.title, source.issued) for source in third] == [
        ("Back again", "2016-05-14"), ("And again", "2016-05-15")]


@pytest.mark.parametrize("text", [
    "Agenda\n1. Opening at 10.\n2. Report for 2015.\n3. Any other business.\n4. Close.\nWe met at G20 and ISO9001.\n",
    "Table 1\n1  Almaty  23\n2  Astana  34\n3  Aktau  12\n",
    "In 2015\n1 May was warm.\n2 May was cold.\n3 May was wet.\n",
    "",
])
def test_a_list_a_table_and_days_are_no_notes(text: str) -> None:
    assert notes_in(text) == ()


@pytest.mark.parametrize(("form", "mark"), [("{n}  ", "{n}"), ("[{n}] ", "[{n}]"), ("{n}. ", "{n}"), ("{n}", "{n}")])
def test_notes_are_found_however_they_are_numbered(form: str, mark: str) -> None:
    body = " ".join(f"Claim number {'abc'[n - 1]} holds.{mark.format(n=n)}" for n in (1, 2, 3))
    notes = "".join(f"{form.format(n=n)}“Title {n},” BBC, May {n}, 2016.\n" for n in (1, 2, 3))
    assert [note.text for note in notes_in(f"{body}\n\n{notes}")] == [
        f"“Title {n},” BBC, May {n}, 2016." for n in (1, 2, 3)]


def test_what_stands_at_the_foot_of_every_page_is_no_part_of_a_note() -> None:
    pages = "\f".join(f"Something is claimed here.{n}\n\n{n} “Title {n},” BBC, May {n}, 2016.\nA Yearly Report {n}\n"
                      for n in (1, 2, 3, 4))
    assert notes_in(pages)[1].text == "“Title 2,” BBC, May 2, 2016."


@given(words=st.lists(st.sampled_from(["The court", "said", "1", "12", "in 2016", "\n", ".", "\n1 ", "\f", "“", "¹"]),
                      max_size=60))
def test_no_text_stops_the_search_and_notes_are_numbered_in_order(words: list[str]) -> None:
    notes = notes_in(" ".join(words))
    assert [note.number for note in notes] == sorted({note.number for note in notes})


@given(st.text(alphabet="abc АБВ“”«»,.;:[]()/-0123456789", max_size=80))
def test_nothing_is_told_that_is_not_printed(note: str) -> None:
    for source in sources_in(note):
        printed = re.sub(r"\s+", "", note)
        assert all(re.sub(r"\s+", "", told) in printed for told in (source.title, source.publisher, *source.urls))


@pytest.mark.parametrize(("note", "title", "authors", "issued"), [
    ("Иванов И. И. Приговор блогеру // Время. 2016. 12 марта. URL: https://time.kz/a (дата обращения: 14.03.2016).",
     "Приговор блогеру", ("Иванов И. И.",), "2016-03-12"),
    ("«Газет жабылды», Азаттық, 2016 жылғы 5 мамыр, https://azattyq.org/a.html", "Газет жабылды", (), "2016-05-05"),
    ("Delfi AS v Estonia App no 64569/09 (ECtHR, 16 June 2015) para 110.",
     "Delfi AS v Estonia App no 64569/09 (ECtHR, 16 June 2015) para 110", (), "2015-06-16"),
    ("Уголовный кодекс Республики Казахстан от 3 июля 2014 года № 226-V, ст. 174.",
     "Уголовный кодекс Республики Казахстан от 3 июля 2014 года № 226-V, ст. 174", (), "2014-07-03"),
    ("Email interview with a lawyer, March 2015.", "Email interview with a lawyer", (), "2015-03"),
    ("A. Smith and B. Jones, “Four: the ‘end’,” Journal 12, no. 3 (2015): 34–56.", "Four: the ‘end’",
     ("A. Smith", "B. Jones"), "2015"),
])
def test_notes_of_other_habits_are_read(note: str, title: str, authors: tuple[str, ...], issued: str) -> None:
    assert (one(note).title, one(note).authors, one(note).issued) == (title, authors, issued)


def test_a_day_of_access_is_no_day_of_publication() -> None:
    found = one("NazNIC, “About page” accessed on February 16, 2016, bit.ly/1mFfj04.")
    assert (found.issued, found.accessed) == ("", "2016-02-16")


def test_a_year_within_a_name_is_no_date() -> None:
    assert one("Freedom on the Net 2016: Kazakhstan, Freedom House, http://freedomhouse.org/x.").issued == ""


def test_a_short_form_is_the_source_of_the_note_it_names() -> None:
    text = AT_THE_FOOT.replace("2 Ibid.", "2 Vlast (note 1 above), section “Courts”.")
    second = read_all(notes_in(text))[1].sources
    assert [(source.title, source.same_as) for source in second] == [("Paper closed", 1)]


def test_a_remark_names_no_source() -> None:
    assert sources_in("The number includes those who were released.") == ()


@pytest.mark.parametrize(("lines", "whole"), [
    (["see http://bit.", "ly/1Fex."], "see http://bit.ly/1Fex."),
    (["at http://a.org/one-", "two.html"], "at http://a.org/one-two.html"),
    (["at http://a.org/one.", "Two came"], "at http://a.org/one. Two came"),
    (["inter-", "national"], "international"),
    (["Novosti-", "Kazakhstan"], "Novosti-Kazakhstan"),
    (["a line", "and another"], "a line and another"),
])
def test_lines_are_joined_as_they_were_before_they_were_set(lines: list[str], whole: str) -> None:
    assert joined(lines) == whole
