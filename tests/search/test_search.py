"""What is found, in which order, and why."""

from __future__ import annotations

import pytest

from desktop.search import Index


def refs(index: Index, query: str, **options: object) -> list[str]:
    return [hit.ref for hit in index.search(query, **options).hits]


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
        ("tag:shutdown байланыс", "SHU-0003"),
        ("Zhakishev", "PER-0002"),
    ],
)
def test_the_right_record_stands_first(sample: Index, query: str, ref: str) -> None:
    assert refs(sample, query)[:1] == [ref]
