"""BibTeX and BibLaTeX: entries, strings, comments; what cannot be read is told."""

from desktop.exchange.coming.entry import Entry
from desktop.exchange.references import bibtex
from desktop.intake.read_bibtex import blocks


def read(text: str) -> list[Entry]:
    return list(bibtex.entries(blocks(text)))


def values(fields: str, kind: str = "article") -> dict[str, object]:
    return dict(read(f"@{kind}{{key, title = {{T}}, {fields}}}")[0].values)


def test_letters_of_latex_are_unicode():
    assert values(r'publisher = "Bostr{\"o}m \& Kie\'slowski"')["publisher"] == "Boström & Kieślowski"


def test_braces_keep_a_name_whole_and_go():
    told = values(r"author = {{Rand and Co} and K{\"o}nig, A. and {Министерство}}")["authors"]
    assert told == [{"name": "Rand and Co"}, {"name": "König, A."}, {"name": "Министерство"}]


def test_strings_and_pieces_are_put_together():
    entry = read('@string{pub = "The Press"}\n@book{k, title = {A} # " and " # {B}, publisher = pub}')[0]
    assert (entry.values["title"], entry.values["publisher"]) == ("A and B", "The Press")


def test_a_month_by_its_name_is_part_of_the_date():
    assert values("year = 2001, month = sep")["issued"] == {"edtf": "2001-09"}


def test_a_date_of_biblatex_is_edtf():
    assert values("date = {2014-05~}")["issued"] == {"edtf": "2014-05~"}


def test_no_date_is_not_stated():
    assert read("@misc{k, title = {T}, year = {n.d.}}")[0].unknown == {"issued": {"reason": "not_stated"}}


def test_types_of_biblatex_are_ours():
    kinds = [entry.values["csl_type"] for entry in read("".join(
        f"@{one}{{{one}, title={{T}}}}\n" for one in ("online", "report", "jurisdiction", "legislation", "letter")))]
    assert kinds == ["webpage", "report", "legal_case", "legislation", "personal_communication"]


def test_original_title_language_and_day_of_reading_have_fields():
    entry = read("@online{k, title={T}, origtitle={Название}, langid={russian}, urldate={2016-02-03}}")[0]
    assert (entry.values["title_original"], entry.language) == ("Название", "ru")
    assert entry.values["accessed"] == {"edtf": "2016-02-03"}


def test_an_unknown_field_and_the_key_are_told():
    assert read("@book{smith, title = {T}, groups = {A, B}}")[0].left == (("groups", "A, B"), ("key", "smith"))


def test_entries_with_one_key_and_without_a_key_all_come_in():
    assert len(read("@book{a, title={1}}\n@book{a, title={2}}\n@book{, title={3}}\n@book{, title={4}}")) == 4


def test_a_field_that_stands_twice_is_told():
    assert ("volume", "2") in read("@book{a, title={1}, volume={1}, volume={2}}")[0].left


def test_comments_and_what_cannot_be_read_are_told_as_refused():
    told = [(entry.printed[:8], bool(entry.wrong)) for entry in read("Words\n@comment{x}\n@book{a title}\n")]
    assert [wrong for _, wrong in told] == [True, True, True]
