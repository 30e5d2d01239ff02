"""What is found, in which order, and why."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.search import Hit, Index


def refs(index: Index, query: str, **options: object) -> list[str]:
    return [hit.ref for hit in index.search(query, **options).hits]


def first(index: Index, query: str) -> Hit:
    return index.search(query).hits[0]


@pytest.mark.parametrize(
    ("query", "ref"),
    [
        ("Narymbaev", "PRO-0001"),
        ("Mambetalin reposted", "PRO-0001"),
        ('"National Security Certificate"', "SUR-0001"),
        ("kind:blocked_site Vimeo", "BLO-0001"),
        ("ұлттық қауіпсіздік", "LAW-0001"),
        ("Следи за базаром", "SRC-0004"),
        ("Байдалинова", "PRO-0005"),
        ("улттык кауипсиздик", "NOT-0002"),
        ("PRO-0042", "PRO-0042"),
        ("pro-0042", "PRO-0042"),
        ("шевцова", "PRO-0002"),
        ("Шевцова-Валова", "PRO-0002"),
        ("tag:shutdown байланыс", "SHU-0003"),
        ("Zhakishev", "PER-0002"),
    ],
)
def test_the_right_record_stands_first(sample: Index, query: str, ref: str) -> None:
    assert refs(sample, query)[:1] == [ref]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Narymbaev mambetalin sentenced", {"PRO-0001"}),
        ("vimeo OR certificate ", {"BLO-0001", "BLO-0003", "SRC-0001", "SRC-0002", "SUR-0001"}),
        ("vimeo -petition", {"BLO-0001", "SRC-0001"}),
        ("kind:shutdown -tag:shutdown", set()),
        ('"национальной безопасности"', set()),
        ('"security certificate"', {"SUR-0001"}),
        ("zhanaoz*", {"SRC-0008"}),
        ("zhana?zen", {"SRC-0008"}),
        ("zhanaosen~", {"SRC-0008"}),
        ("41-1", {"SRC-0007"}),
        ("ещё", {"SRC-0009"}),
        ("еще", {"SRC-0009"}),
        ("kind:surv", {"SUR-0001"}),
        ("tag:video", {"BLO-0001", "SRC-0001"}),
        ('тег:"Online Speech" kind:prosecution', {"PRO-0001", "PRO-0002", "PRO-0003"}),
        ("ref:sta-0001", {"STA-0001"}),
        ("zhanaoz", {"SRC-0008"}),
        ("zhanaoz ", set()),
        ("", set()),
    ],
)
def test_a_query_finds_these_records_and_no_others(sample: Index, query: str, expected: set[str]) -> None:
    assert set(refs(sample, query)) == expected


def test_kinds_narrow_a_search(sample: Index) -> None:
    assert refs(sample, "vimeo", kinds=["source"]) == ["SRC-0001"]


def test_tags_narrow_a_search(sample: Index) -> None:
    assert set(refs(sample, "vimeo", tags=["video"])) == {"BLO-0001", "SRC-0001"}


def test_a_kind_alone_lists_its_records(sample: Index) -> None:
    assert set(refs(sample, "", kinds=["organisation"])) == {"ORG-0001", "ORG-0002"}


def test_the_total_counts_beyond_the_limit(sample: Index) -> None:
    results = sample.search("kind:source", limit=2)
    assert (len(results.hits), results.total) == (2, 9)


def test_other_scripts_can_be_switched_off(sample: Index) -> None:
    assert refs(sample, "Zhakishev ", other_scripts=False) == []


def test_word_forms_can_be_switched_off(sample: Index) -> None:
    assert set(refs(sample, "courts ", word_forms=False)) == {"SRC-0006", "SRC-0007"}


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("Vimeo", "exact"),
        ("certificates ", "word form"),
        ("жаңалық", "word form"),
        ("Нарымбаеву", "word form"),
        ("Narymbaev", "other spelling"),
        ("Zhakishev", "other script"),
        ("Vim*", "beginning of a word"),
        ("V*meo", "pattern"),
        ("Vimoe~", "near spelling"),
        ("PER-0002", "reference"),
        ("Narymbaev trial", "other spelling"),
    ],
)
def test_a_hit_says_why_it_matched(sample: Index, query: str, why: str) -> None:
    assert first(sample, query).why == why


def test_a_snippet_marks_the_words_that_matched(sample: Index) -> None:
    marked = [text for text, is_match in first(sample, "install certificates").snippet if is_match]
    assert marked == ["install", "certificate"]


def test_a_snippet_marks_a_phrase_as_one_piece(sample: Index) -> None:
    assert ("root certificate", True) in first(sample, '"root certificate"').snippet


def test_the_last_word_of_an_unfinished_quotation_may_be_begun(sample: Index) -> None:
    hit = first(sample, '"root certif')
    assert ("root certificate", True) in hit.snippet and hit.why == "beginning of a word"
    assert hit.id == first(sample, '"root certificate').id and first(sample, '"root certificate').why == "exact"


def test_a_snippet_marks_a_name_in_another_script(sample: Index) -> None:
    assert ("Жәкішев", True) in first(sample, "Zhakishev").snippet


def test_a_hit_leads_to_its_page(sample: Index) -> None:
    assert first(sample, "Zhanaozen").page == "3"


def test_words_side_by_side_rank_above_words_apart(sample: Index) -> None:
    assert refs(sample, "национальный базар") == []
    assert refs(sample, "national certificate ")[0] in ("SUR-0001", "SRC-0002")


def test_threads_search_at_the_same_time(sample: Index) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: refs(sample, "Narymbaev"), range(64)))
    assert all(result == found[0] for result in found)


@settings(max_examples=150)
@given(st.text(alphabet='abж"«()-:*?~ ORkind_ag', max_size=40))
def test_no_query_raises(sample: Index, query: str) -> None:
    sample.search(query)
