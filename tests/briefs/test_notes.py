"""Forms of notes: in full, in short, ibid, cited in."""

import pytest

from archive_schema.moments import Moment
from desktop.briefs.notes import NoteBook
from desktop.briefs.styles import style_named
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.values import plain_text

REPORT = Cited("1", "Freedom on the Net 2016", csl_type="report", publisher="Freedom House",
               issued=Moment("2016-11"), url="https://example.org/report", language="en")
ARTICLE = Cited("2", "Court acquitted a journalist", csl_type="article-newspaper", authors=("Vera Ivanova",),
                publisher="Vlast", issued=Moment("2016-02-29"), url="https://example.kz/1", language="ru")
LAW = Cited("3", "Law on Communications", csl_type="legislation", number="567-II", issued=Moment("2004-07-05"))


def notes(*notes: list[Citing | str], language: str = "en") -> list[str]:
    book = NoteBook(style_named("plain"), language)
    for items in notes:
        book.add(items)
    return [plain_text(note.spans) for note in book.notes]


def one(cited: Cited, language: str = "en", **more: str) -> str:
    return notes([Citing(cited, **more)], language=language)[0]  # type: ignore[arg-type]


def test_a_source_is_said_in_full_at_first() -> None:
    assert one(ARTICLE, locator="para. 3") == (
        "Vera Ivanova, “Court acquitted a journalist” [in Russian], Vlast, 29 February 2016, para. 3, "
        "https://example.kz/1."
    )


def test_the_same_source_alone_in_the_note_before_is_ibid() -> None:
    assert notes([Citing(REPORT, locator="p. 3")], [Citing(REPORT, locator="p. 4")])[1] == "Ibid., p. 4."


def test_the_same_place_is_ibid_alone() -> None:
    assert notes([Citing(REPORT, locator="p. 3")], [Citing(REPORT, locator="p. 3")])[1] == "Ibid."


def test_ibid_without_a_place_is_not_said_after_one_with_a_place() -> None:
    said = notes([Citing(REPORT, locator="p. 3")], [Citing(REPORT)])
    assert said[1] == "Freedom on the Net 2016 (note 1 above)."


def test_ibid_is_not_said_when_the_note_before_cites_two_sources() -> None:
    said = notes([Citing(REPORT), Citing(ARTICLE)], [Citing(ARTICLE)])
    assert said[1] == "Vera Ivanova, “Court acquitted a journalist” (note 1 above)."


def test_only_the_first_source_of_a_note_can_be_ibid() -> None:
    said = notes([Citing(REPORT)], [Citing(ARTICLE), Citing(REPORT)])
    assert said[1].endswith("; Freedom on the Net 2016 (note 1 above).")


def test_ibid_is_not_said_over_a_note_between() -> None:
    said = notes([Citing(REPORT)], [Citing(LAW)], [Citing(REPORT, locator="p. 9")])
    assert said[2] == "Freedom on the Net 2016 (note 1 above), p. 9."


def test_ibid_after_see_is_small() -> None:
    assert notes([Citing(REPORT)], [Citing(REPORT, prefix="see", locator="p. 1")])[1] == "See ibid., p. 1."


def test_a_source_twice_in_one_note_is_said_in_short_and_does_not_point_back() -> None:
    (said,) = notes([Citing(REPORT, locator="p. 1"), Citing(REPORT, locator="p. 5")])
    assert said.endswith("; Freedom on the Net 2016, p. 5.")


def test_where_a_source_was_seen_is_said_once_in_a_note() -> None:
    item = Citing(ARTICLE, cited_in=REPORT, cited_in_locator="note 87")
    (said,) = notes([item, Citing(ARTICLE, "differently:", value="55", cited_in=REPORT, cited_in_locator="note 87")])
    assert said.count("cited in") == 1 and said.endswith("acquitted a journalist” (giving: 55).")


def test_a_source_seen_only_in_another_is_cited_in_it() -> None:
    said = notes([Citing(REPORT)], [Citing(ARTICLE, cited_in=REPORT, cited_in_locator="note 87")])
    assert said[1].endswith("https://example.kz/1, cited in Freedom on the Net 2016 (note 1 above), note 87.")


def test_ibid_of_a_source_seen_elsewhere_does_not_repeat_where() -> None:
    item = Citing(ARTICLE, cited_in=REPORT, cited_in_locator="note 87")
    assert notes([item], [item])[1] == "Ibid."


def test_the_source_itself_is_not_ibid_after_it_was_seen_elsewhere() -> None:
    said = notes([Citing(ARTICLE, cited_in=REPORT)], [Citing(ARTICLE)])
    assert not said[1].startswith("Ibid")


@pytest.mark.parametrize(("language", "ibid", "above"), [
    ("en", "Ibid., 4.", "(note 1 above)"), ("ru", "Там же, 4.", "(см. сн. 1 выше)"),
    ("kk", "Сонда, 4.", "(жоғарыдағы 1-ескертпе)"),
])
def test_the_three_languages_have_their_own_words(language: str, ibid: str, above: str) -> None:
    said = notes([Citing(REPORT)], [Citing(REPORT, locator="4")], [Citing(LAW)], [Citing(REPORT)], language=language)
    assert said[1] == ibid and above in said[3]


def test_an_original_title_stands_with_its_translation_and_language() -> None:
    cited = Cited("9", "Watch what you say", title_original="Следи за базаром", language="ru")
    assert one(cited) == "«Следи за базаром» [Watch what you say] [in Russian]."


def test_a_title_known_only_in_translation_is_marked_in_its_own_language() -> None:
    cited = Cited("9", "Watch what you say", language="ru", title_in_translation=True)
    assert one(cited, "ru") == "«Watch what you say» [название в переводе]."


def test_a_law_stands_without_quotation_marks() -> None:
    assert one(LAW, locator="art. 41-1, cl. 1-2") == (
        "Law on Communications, No. 567-II, 5 July 2004, art. 41-1, cl. 1-2."
    )


@pytest.mark.parametrize(("number", "said"), [("1718", ", No. 1718."), ("#1718", ", #1718."), ("Rules", ".")])
def test_a_number_is_said_once_and_with_one_word(number: str, said: str) -> None:
    assert one(Cited("9", "Rules of access", csl_type="regulation", number=number)) == f"Rules of access{said}"


def test_a_letter_is_described_and_not_quoted() -> None:
    cited = Cited("9", "Interview by e-mail with an engineer", csl_type="personal_communication")
    assert one(cited) == "Interview by e-mail with an engineer, personal communication."


def test_a_report_that_no_person_signed_is_not_called_unsigned() -> None:
    assert one(Cited("9", "Page", publisher="Freedom House", unsigned=True)) == "“Page”, Freedom House."


def test_an_archived_address_stands_in_brackets() -> None:
    cited = Cited("9", "Page", url="https://a.kz", url_archived="https://b.org", accessed=Moment("2016-02-22"))
    assert one(cited) == "“Page”, https://a.kz [archived: https://b.org], accessed 22 February 2016."


def test_undated_and_unsigned_are_said_where_they_are_known() -> None:
    assert one(Cited("9", "Page", undated=True, unsigned=True)) == "[unsigned], “Page”, undated."


def test_what_our_copy_has_lost_is_said() -> None:
    assert one(Cited("9", "Page", missing=("published: lost in our copy",))) == (
        "“Page” [published: lost in our copy]."
    )


def test_a_united_nations_document_bears_both_symbols() -> None:
    cited = Cited("9", "Resolution", csl_type="report", symbol="A/HRC/47/L.22", symbol_adopted="A/HRC/RES/47/16")
    assert one(cited) == "Resolution, A/HRC/47/L.22, adopted as A/HRC/RES/47/16."


def test_a_quotation_stands_with_its_translation_and_whose_it_is() -> None:
    said = one(ARTICLE, quote="Он невиновен", quote_translation="He is innocent")
    assert "(«Он невиновен» [“He is innocent”, our translation])" in said


def test_the_bibliography_is_sorted_by_the_rule_given() -> None:
    book = NoteBook(style_named("plain"), "en")
    book.add([Citing(ARTICLE, cited_in=REPORT), Citing(LAW), Citing(LAW)])
    entries = [plain_text(entry) for entry in book.bibliography(str.casefold)]
    assert [entry.split(",")[0] for entry in entries] == [
        "Freedom on the Net 2016", "Law on Communications", "Vera Ivanova"
    ]
