"""Legal references: paths of labels, and a label is never a range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.provisions import (
    LEVELS,
    ProvisionError,
    parse,
    same,
    say,
    sort_key,
    split_dotted,
    starts_with,
)

CLAUSE = [["article", "41-1"], ["clause", "1-2"]]
SUBCLAUSE = [["article", "15"], ["clause", "1"], ["subclause", "10"]]
TYPED = {
    "art. 41-1, cl. 1-2": CLAUSE,
    "clauses 1-2 of article 41-1": CLAUSE,
    "статья 41-1, пункт 1-2": CLAUSE,
    "п. 1-2 ст. 41-1": CLAUSE,
    "ст.41-1 п.1-2": CLAUSE,
    "41-1-бап, 1-2-тармақ": CLAUSE,
    "41–1-бап, 1‑2-тармақ": CLAUSE,
    "41-1-баптың 1-2-тармағы": CLAUSE,
    "subclause 10 of clause 1 of article 15": SUBCLAUSE,
    "подпункт 10) пункта 1 статьи 15": SUBCLAUSE,
    "15-баптың 1-тармағының 10) тармақшасы": SUBCLAUSE,
    "clause 1 of article 15": SUBCLAUSE[:2],
    "article 14-1": [["article", "14-1"]],
    "Article 274.2.3.": [["article", "274.2.3"]],
    "Article 637.9.5": [["article", "637.9.5"]],
    "ч. 2 ст. 274": [["article", "274"], ["part_of_article", "2"]],
    "274-баптың 2-бөлігі": [["article", "274"], ["part_of_article", "2"]],
    "Part II, chapter 3": [["part", "II"], ["chapter", "3"]],
    "clause iv": [["clause", "iv"]],
    "п. п) ст. 3": [["article", "3"], ["clause", "п"]],
}


@pytest.mark.parametrize(("typed", "expected"), TYPED.items())
def test_a_reference_is_read(typed: str, expected: list[list[str]]) -> None:
    assert parse(typed) == expected


@pytest.mark.parametrize("typed", ["", "article", "41-1", "articles 5 and 7", "статьи 5, 7", "art. 5 art. 7", "hi 5"])
def test_what_is_no_single_reference_is_refused(typed: str) -> None:
    with pytest.raises(ProvisionError):
        parse(typed)


@given(st.lists(st.one_of(st.text(max_size=4), st.sampled_from(
    ["article", "ст.", "41-1", "10)", "-бап", "of", "тармағы", "п.", "а", "iv"]))).map(" ".join))
def test_any_words_are_read_or_refused_with_advice(text: str) -> None:
    try:
        assert parse(text)
    except ProvisionError as refused:
        assert refused.title and refused.advice


def test_a_clause_is_said_as_the_law_is_quoted() -> None:
    assert [say(CLAUSE, language) for language in ("en", "ru", "kk")] == [
        "clause 1-2 of article 41-1", "пункт 1-2 статьи 41-1", "41-1-баптың 1-2-тармағы"]


def test_a_subclause_is_said_as_the_law_is_quoted() -> None:
    assert [say(SUBCLAUSE, language) for language in ("en", "ru", "kk")] == [
        "subclause 10 of clause 1 of article 15", "подпункт 10) пункта 1 статьи 15",
        "15-баптың 1-тармағының 10) тармақшасы"]


def test_a_short_reference_runs_from_the_whole_to_the_part() -> None:
    assert [say(CLAUSE, language, short=True) for language in ("en", "ru", "kk")] == [
        "art. 41-1, cl. 1-2", "ст. 41-1, п. 1-2", "41-1-бап, 1-2-тарм."]


NUMBERS = st.integers(1, 999).map(str)
LABELS = st.one_of(NUMBERS, st.tuples(NUMBERS, NUMBERS).map("-".join),
                   st.tuples(NUMBERS, NUMBERS, NUMBERS).map("-".join), st.tuples(NUMBERS, NUMBERS).map(".".join))
CHAINS = st.sampled_from([("article",), ("article", "clause"), ("article", "clause", "subclause"),
                          ("chapter", "article"),
                          ("article", "part_of_article", "clause"), ("section", "article"), ("clause", "paragraph"),
                          ("article", "note"), ("annex", "clause")])
PATHS = CHAINS.flatmap(lambda chain: st.tuples(*(LABELS.map(lambda name, level=level: [level, name])
                                                 for level in chain))).map(list)


@given(LABELS, st.sampled_from(["article {}", "art. {}", "статья {}", "{}-бап", "ст. {}"]),
       st.sampled_from("-‐‑‒–—−"))
def test_a_label_with_a_hyphen_is_never_split(name: str, form: str, hyphen: str) -> None:
    assert parse(form.format(name.replace("-", hyphen))) == [["article", name]]


@given(PATHS, st.sampled_from(["en", "ru", "kk"]), st.booleans())
def test_a_reference_said_is_read_back(path: list[list[str]], language: str, short: bool) -> None:
    assert parse(say(path, language, short=short)) == path


def test_labels_sort_as_the_law_counts() -> None:
    names = ["9", "10", "41", "41-1", "41-2", "41-10", "42", "274.2.3"]
    assert sorted(reversed(names), key=lambda name: sort_key([["article", name]])) == names


def test_an_article_sorts_before_its_clauses_and_they_before_the_next_article() -> None:
    paths = [[["article", "41"]], [["article", "41"], ["clause", "9"]], [["article", "41"], ["clause", "10"]],
             [["article", "41-1"]], CLAUSE]
    assert sorted(reversed(paths), key=sort_key) == paths


def test_roman_labels_sort_as_numbers() -> None:
    assert sort_key([["clause", "iv"]]) < sort_key([["clause", "v"]]) < sort_key([["clause", "ix"]])


def test_kinds_of_hyphen_make_no_difference() -> None:
    assert same([["article", "41–1"]], [("article", "41-1")])


def test_41_1_is_not_41() -> None:
    assert not same([["article", "41-1"]], [["article", "41"]])


def test_a_clause_lies_within_its_article() -> None:
    assert starts_with(CLAUSE, [["article", "41-1"]])


def test_an_article_41_1_does_not_lie_within_article_41() -> None:
    assert not starts_with(CLAUSE, [["article", "41"]])


def test_a_dotted_label_is_split_only_into_the_levels_one_names() -> None:
    assert split_dotted([["article", "637.9.5"]], ["article", "part_of_article", "subclause"]) == [
        ["article", "637"], ["part_of_article", "9"], ["subclause", "5"]]


def test_a_dotted_label_is_not_split_into_a_wrong_number_of_levels() -> None:
    with pytest.raises(ProvisionError):
        split_dotted([["article", "637.9.5"]], ["article", "clause"])


@pytest.mark.parametrize("label", LEVELS.values())
def test_every_level_has_its_word_in_three_languages(label: object) -> None:
    assert len(label.all) == 3  # type: ignore[attr-defined]
