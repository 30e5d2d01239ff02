"""RIS: every tag is taken or told, and no reference is lost between others."""

from desktop.exchange.coming.entry import Entry
from desktop.exchange.references import ris


def one(*lines: str) -> Entry:
    found = list(ris.entries("\n".join(("TY  - JOUR", "TI  - Title", *lines, "ER  - "))))
    assert len(found) == 1
    return found[0]


def test_names_stay_as_printed_in_their_order():
    names = one("AU  - Әбішева, Гүлнар", "A1  - Human Rights Watch", "ED  - Rives").values["authors"]
    assert names == [{"name": "Әбішева, Гүлнар"}, {"name": "Human Rights Watch"}, {"name": "Rives", "role": "editor"}]


def test_a_tag_without_a_field_is_told():
    assert one("U1  - 23690738", "XX  - words").left == (("U1", "23690738"), ("XX", "words"))


def test_a_tag_that_comes_twice_is_told_once_more():
    assert one("VL  - 6", "VL  - 7").left == (("VL", "7"),)


def test_the_most_exact_date_is_taken_and_those_it_holds_too():
    entry = one("PY  - 2005", "Y1  - 2005/07/15", "DA  - 2005/07/")
    assert entry.values["issued"] == {"edtf": "2005-07-15"} and not entry.left


def test_another_date_is_told():
    assert one("Y1  - 2013/07/22", "DA  - 2013/07/28").left == (("DA", "2013/07/28"),)


def test_what_stands_behind_a_date_stays_as_printed():
    assert one("PY  - 2014/01/02/spring").values["issued"] == {"edtf": "2014-01-02", "printed": "2014/01/02/spring"}


def test_no_date_is_not_stated():
    assert one("PY  - n.d.").unknown == {"issued": {"reason": "not_stated"}}


def test_words_go_on_in_further_lines():
    entry = one("AB  - first", "second line", "T2  - A Journal", "      of Law")
    assert (entry.values["abstract"], entry.values["container"]) == ("first\nsecond line", "A Journal of Law")


def test_the_last_reference_needs_no_end():
    assert [entry.values["title"] for entry in ris.entries("TY  - BOOK\nTI  - A\n\nTY  - BOOK\nTI  - B")] == ["A", "B"]


def test_what_stands_outside_references_is_told_as_refused():
    found = list(ris.entries("Provider: X\n1.\nTY  - BOOK\nTI  - A\nER  - \n"))
    assert [(entry.where, bool(entry.wrong)) for entry in found] == [("1", True), ("3", False)]


def test_a_reference_without_a_title_is_called_by_its_authors_and_says_so():
    entry = next(ris.entries("TY  - JOUR\nAU  - Marx, Karl\nER  - "))
    assert (entry.values["title"], entry.values["title_described"]) == ("Marx, Karl", "yes")


def test_a_type_we_have_no_word_for_is_told():
    entry = next(ris.entries("TY  - THES\nTI  - A\nER  - "))
    assert entry.values["csl_type"] == "manuscript" and ("TY", "THES") in entry.left


def test_the_same_reference_in_another_list_is_the_same():
    assert one("DO  - https://doi.org/10.1/X").identity == one("DO  - doi:10.1/x", "VL  - 3").identity


def test_references_that_differ_are_apart_though_they_are_named_alike():
    told = "TY  - JOUR\nTI  - A\nDO  - 10.1/x\nVL  - {}\nER  - \n"
    found = [entry.identity for entry in ris.entries(told.format(1) + told.format(2) + told.format(1))]
    assert found == ["doi:10.1/x", "doi:10.1/x/2", "doi:10.1/x"]


def test_lines_of_web_of_science_are_read():
    text = "FN Clarivate\nVR 1.0\nPT J\nAU Parkes, PS\n   Law, CJ\nTI A title\n   in two lines\nPY 2004\nER\n\nEF"
    entry = next(ris.entries(text))
    assert (entry.values["title"], len(entry.values["authors"])) == ("A title in two lines", 2)
