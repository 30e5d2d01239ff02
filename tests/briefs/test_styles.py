"""The rules of styles that need more than one source, and styles in a real brief."""

from pathlib import Path
from typing import Any

import pytest

from archive_schema import vocabularies
from archive_schema.moments import Moment
from archive_schema.text.collate import sort_key
from desktop.briefs import write_pdf
from desktop.briefs.notes import NoteBook
from desktop.briefs.people import family_name
from desktop.briefs.styles import all_styles, style_named
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.styles.places import read
from desktop.briefs.values import plain_text
from desktop.briefs.walk import texts_of
from tests.briefs.conftest import Desk

IVANOVA = {"csl_type": "book", "authors": ("Вера Иванова",), "families": ("Иванова",), "language": "ru"}
STEPPE = Cited("1", "Степь", **IVANOVA)  # type: ignore[arg-type]
RIVER = Cited("2", "Река", **IVANOVA)  # type: ignore[arg-type]
LILLIS = Cited("3", "Libel Trial", csl_type="book", authors=("Joanna Lillis",), families=("Lillis",))
REPORT = Cited("4", "Freedom on the Net", csl_type="report", publisher="Freedom House", issued=Moment("2016-11"))


def notes(style: str, *notes: list[Citing | str], language: str = "en") -> list[str]:
    book = NoteBook(style_named(style), language)
    for items in notes:
        book.add(items)
    return [plain_text(note.spans) for note in book.notes]


def at(cited: Cited, locator: str = "", **more: Any) -> Citing:
    return Citing(cited, locator=locator, **more)


def test_a_brief_offers_every_style_there_is() -> None:
    assert set(all_styles()) == {str(code) for code in vocabularies.BRIEF_STYLE.terms}


def test_a_style_unknown_here_is_the_plain_one() -> None:
    assert style_named("vancouver") is style_named("plain")


@pytest.mark.parametrize(("style", "said"), [
    ("oscola", "ibid 2."), ("bluebook", "Id. at 2."), ("chicago_notes", "Lillis, 2."), ("gost", "Ibid. P. 2."),
    ("gost_kk", "Ibid. P. 2."),
])
def test_each_style_has_its_own_ibid(style: str, said: str) -> None:
    assert notes(style, [at(LILLIS, "p. 1")], [at(LILLIS, "p. 2")])[1] == said


NOTED = sorted(name for name, style in all_styles().items() if not style.IN_TEXT)


@pytest.mark.parametrize("style", NOTED)
def test_ibid_is_not_said_after_a_note_of_two_sources(style: str) -> None:
    said = notes(style, [at(LILLIS), at(REPORT)], [at(REPORT, "p. 2")])[1]
    assert "Freedom on the Net" in said


@pytest.mark.parametrize(("style", "again"), [("bluebook", "id. at 2"), ("chicago_notes", "Lillis, 2")])
def test_within_a_note_the_source_just_before_is_the_same(style: str, again: str) -> None:
    (said,) = notes(style, [at(LILLIS, "p. 1"), at(LILLIS, "p. 2", prefix="see also")])
    assert said.endswith(f"; see also {again}.")


def test_oscola_says_a_source_again_in_short_within_a_note() -> None:
    (said,) = notes("oscola", [at(LILLIS, "p. 1"), at(LILLIS, "p. 2")])
    assert said.endswith("; Lillis 2.")


def test_chicago_says_the_place_again_where_it_is_the_same() -> None:
    assert notes("chicago_notes", [at(LILLIS, "p. 1")], [at(LILLIS, "p. 1")])[1] == "Lillis, 1."


def test_oscola_and_gost_do_not_say_the_same_place_again() -> None:
    assert notes("oscola", [at(LILLIS, "p. 1")], [at(LILLIS, "p. 1")])[1] == "ibid."
    assert notes("gost", [at(STEPPE, "с. 1")], [at(STEPPE, "с. 1")])[1] == "Там же."


def test_the_work_is_named_where_two_of_an_author_are_cited() -> None:
    said = notes("gost", [at(STEPPE)], [at(LILLIS)], [at(STEPPE, "с. 2")], [at(RIVER)], [at(STEPPE, "с. 2")])
    assert said[2] == "Иванова В. Указ. соч. С. 2." and said[4] == "Иванова В. Степь. С. 2."


def test_two_works_of_an_author_are_told_apart_by_title() -> None:
    said = notes("oscola", [at(STEPPE)], [at(RIVER)], [at(STEPPE, "p. 2")])
    assert said[2] == "Иванова, Степь (n 1) 2."


def test_paragraphs_of_a_judgment_stand_in_brackets_of_their_own() -> None:
    case = Cited("9", "Kozlova v Ministry", csl_type="legal_case", number="2-345", authority="City Court")
    assert notes("oscola", [at(case, "paras. 42, 45–47")])[0] == (
        "Kozlova v Ministry No 2-345 (City Court) [42], [45]–[47]."
    )


def test_a_law_is_never_pointed_back_to_in_oscola() -> None:
    law = Cited("9", "Law on Communications", csl_type="legislation", number="567-II")
    assert notes("oscola", [at(law)], [at(LILLIS)], [at(law, "art. 5")])[2] == "Law on Communications, art 5."


def test_a_source_is_said_in_full_where_another_would_be_said_alike() -> None:
    first, other = (Cited(name, "Law of the Republic", csl_type="legislation", number=name) for name in ("1-I", "2-II"))
    said = notes("chicago_notes", [at(first)], [at(other)], [at(first, "art. 5")])
    assert said[2] == "Law of the Republic, No. 1-I, art. 5."


def test_a_report_on_another_country_is_not_cut_to_the_same_title() -> None:
    one, two = (Cited(name, f"Freedom on the Net: {name}", csl_type="report") for name in ("Kazakhstan", "Georgia"))
    said = notes("oscola", [at(one)], [at(two)], [at(one)])
    assert said[2] == "‘Freedom on the Net: Kazakhstan’ (n 1)."


def test_sources_of_a_russian_note_are_parted_by_spaced_semicolons() -> None:
    (said,) = notes("gost", [at(STEPPE, "с. 1"), at(LILLIS, "p. 2")])
    assert said == "Иванова В. Степь. С. 1 ; Lillis J. Libel Trial. P. 2."


@pytest.mark.parametrize(("style", "words"), [
    ("oscola", ", cited in "), ("bluebook", ", cited in "), ("chicago_notes", ", cited in "), ("gost", ". Цит. по: "),
    ("gost_kk", ". Келтірілген дереккөз: "),
])
def test_each_style_has_its_own_words_for_cited_in(style: str, words: str) -> None:
    assert words in notes(style, [at(LILLIS, cited_in=REPORT)])[0]


@pytest.mark.parametrize(("style", "said"), [("oscola", "Cf J"), ("bluebook", "Cf. J"), ("gost", "Ср.: L")])
def test_a_signal_is_said_in_the_words_of_the_style(style: str, said: str) -> None:
    assert notes(style, [at(LILLIS, prefix="cf.")])[0].startswith(said)


def test_words_that_are_no_signal_stay_as_typed() -> None:
    assert notes("gost", [at(LILLIS, prefix="подробно об этом:")])[0].startswith("Подробно об этом: Lillis")


def test_an_english_style_has_english_notes_in_a_russian_brief() -> None:
    cited = Cited("9", "Page", csl_type="webpage", accessed=Moment("2016-02-22"))
    assert "accessed 22 February 2016" in notes("oscola", [at(cited)], language="ru")[0]


def test_a_comma_goes_inside_marks_but_not_inside_an_apostrophe() -> None:
    cited = Cited("9", "The Workers’", csl_type="article-newspaper", publisher="Vlast")
    assert notes("chicago_notes", [at(cited)])[0] == "“The Workers’,” Vlast."


@pytest.mark.parametrize(("typed", "places"), [
    ("p. 12", (("page", "12"),)), ("pp. 3, 7", (("page", "3, 7"),)), ("12-б.", (("page", "12"),)),
    ("art. 41-1, cl. 1-2", (("article", "41-1"), ("clause", "1-2"))),
    ("ст. 41-1, п. 1-2", (("article", "41-1"), ("clause", "1-2"))),
    ("41-1-бап, 1-2-тармақ", (("article", "41-1"), ("clause", "1-2"))),
    ("т. 3, л.д. 47 об.", (("volume", "3"), ("sheet_reverse", "47"))), ("12:30", (("time", "12:30"),)),
    ("section “Privacy, and Anonymity”, note 9", (("section", "Privacy, and Anonymity"), ("note", "9"))),
    ("the end", (("", "the end"),)), ("", ()),
])
def test_a_typed_place_is_told_apart(typed: str, places: tuple[tuple[str, str], ...]) -> None:
    assert read(typed) == places


@pytest.mark.parametrize(("name", "family"), [
    ("Vera Ivanova", "Ivanova"), ("Vera Petrovna Ivanova", "Ivanova"), ("Иванова Вера Петровна", "Иванова"),
    ("Makpal Mukankyzy", ""), ("Kaisar Zhumabai-uly", ""), ("Ibrashkz", ""), ("V. P. Ivanova", ""),
    ("Frank van der Berg", ""),
])
def test_a_family_name_is_known_or_not_said(name: str, family: str) -> None:
    assert family_name(name) == family


@pytest.mark.parametrize("style", sorted(all_styles()))
def test_the_list_of_sources_stands_in_the_order_of_its_letters(style: str) -> None:
    book = NoteBook(style_named(style), "kk")
    titles, ordered = ["Қала", "Кала", "Ән", "Ёж", "Egg"], ["Egg", "Ән", "Ёж", "Кала", "Қала"]
    for at_, title in enumerate(titles):
        book.add([Citing(Cited(str(at_), title, csl_type="book"))])
    entries = [plain_text(entry).strip(".") for entry in book.bibliography(sort_key)]
    assert [next(title for title in titles if title in entry) for entry in entries] == ordered


def filled(desk: Desk) -> None:
    person = desk.add("person", name="Joanna Lillis")
    article = desk.add(
        "source", ref="SRC-0001", title="Libel Trial", csl_type="article-newspaper", publisher="Eurasianet",
        issued={"edtf": "2015-07-01"}, authors=[{"name": "Joanna Lillis", "person": person.id}])
    report = desk.add("source", ref="SRC-0002", title="Freedom on the Net", csl_type="report", publisher="House")
    desk.add(
        "citation", ref="CIT-0001", source=article.id, about=article.id, cited_in=report.id, cited_in_note="9",
        locator_kind="paragraph", locator="3")
    desk.block("text", "One [@SRC-0001, p. 2]. Two [@CIT-0001]. Three [see @SRC-0002, § 4; @SRC-0001].")
    desk.block("bibliography")


@pytest.mark.parametrize(("style", "third"), [
    ("plain", "See Freedom on the Net (note 2 above), § 4; Joanna Lillis, “Libel Trial” (note 1 above)."),
    ("oscola", "See ‘Freedom on the Net’ (n 2) s 4; Lillis (n 1)."),
    ("bluebook", "See Freedom on the Net, supra note 2, § 4; Lillis, supra note 1."),
    ("chicago_notes", "See Freedom on the Net, sec. 4; Lillis, “Libel Trial.”"),
    ("gost", "См.: Freedom on the Net. § 4 ; Lillis J. Op. cit."),
    ("gost_kk", "Қараңыз: Freedom on the Net. § 4 ; Lillis J. Op. cit."),
])
def test_a_brief_in_every_style_is_composed_and_exported(desk: Desk, tmp_path: Path, style: str, third: str) -> None:
    filled(desk)
    desk.change_brief(style=style)
    document = desk.composed().document
    assert plain_text(document.notes[2].spans) == third
    assert write_pdf(document, tmp_path / "brief.pdf").notes == 3


def test_a_protected_author_is_not_taken_apart(desk: Desk) -> None:
    person = desk.add("person", name="Xenophon Gryllou", protection="pseudonym", pseudonym="Witness Seven")
    desk.add("source", ref="SRC-0001", title="What I saw", csl_type="book", authors=[{"person": person.id}])
    desk.block("text", "One [@SRC-0001]. Two [@SRC-0001, p. 2].")
    desk.change_brief(style="chicago_notes")
    assert plain_text(desk.composed().document.notes[1].spans) == "Witness Seven, 2."


def in_text(desk: Desk, *texts: str) -> list[str]:
    """The paragraphs and lists of a brief in author-date."""
    for text in texts:
        desk.block("text", text)
    desk.change_brief(style="chicago_author_date")
    composed = desk.composed()
    assert not composed.document.notes
    return [text for text in texts_of(composed.document) if "(" in text or ". " in text]


def book(desk: Desk, ref: str, title: str, year: str = "2014") -> None:
    with desk.archive.reader() as reader:
        people = [reader.get(one) for one in reader.in_order("person")]
    person = people[0] if people else desk.add("person", name="Vera Ivanova")
    desk.add(
        "source", ref=ref, title=title, csl_type="book", issued={"edtf": year}, authors=[{"person": person.id}])


def test_a_reference_in_the_text_stands_before_the_full_stop(desk: Desk) -> None:
    book(desk, "SRC-0001", "Steppe")
    said = in_text(desk, "It was so. [@SRC-0001, p. 2] And so [see @SRC-0001] on.")
    assert said[0] == "It was so (Ivanova 2014, 2). And so (see Ivanova 2014) on."


def test_a_full_stop_that_ends_no_sentence_stays(desk: Desk) -> None:
    book(desk, "SRC-0001", "Steppe")
    assert in_text(desk, "Posts, etc. [@SRC-0001] were read.")[0] == "Posts, etc. (Ivanova 2014) were read."


def test_works_of_one_author_and_year_bear_letters_by_title(desk: Desk) -> None:
    book(desk, "SRC-0001", "Steppe")
    book(desk, "SRC-0002", "River")
    said = in_text(desk, "One [@SRC-0001; @SRC-0002, p. 3].")
    assert said == [
        "One (Ivanova 2014b; Ivanova 2014a, 3).", "Ivanova, Vera. 2014a. River.", "Ivanova, Vera. 2014b. Steppe."]


def test_the_list_of_references_is_printed_unasked(desk: Desk) -> None:
    book(desk, "SRC-0001", "Steppe")
    assert in_text(desk, "One [@SRC-0001].")[-1] == "Ivanova, Vera. 2014. Steppe."


def test_a_brief_in_author_date_is_exported_without_notes(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    desk.change_brief(style="chicago_author_date")
    document = desk.composed().document
    assert write_pdf(document, tmp_path / "brief.pdf").notes == 0
    assert "Three (see Freedom on the Net, sec. 4; Lillis 2015)." in "".join(texts_of(document))
