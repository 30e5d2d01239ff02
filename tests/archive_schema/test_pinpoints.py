from __future__ import annotations

import pytest

from archive_schema.pinpoints import Pinpoint, read


@pytest.mark.parametrize(("typed", "kind", "label"), [
    ("p 12", "page", "12"), ("12", "page", "12"), ("pp. 3-5", "page", "3–5"), ("p12", "page", "12"),
    ("pp. 3, 7", "page", "3, 7"), ("p. xii", "page", "xii"), ("§ 4", "section", "4"), ("n 33", "note", "33"),
    ("fn. 33", "note", "33"), ("¶ 92", "paragraph", "92"), ("Chapter IV", "chapter", "IV"),
    ("art. 41-1", "article", "41-1"), ("с. 12", "page", "12"), ("стр. 5–7", "page", "5–7"), ("сн. 4", "note", "4"),
    ("п. 4", "paragraph", "4"), ("ст. 41-1", "article", "41-1"), ("л.д. 45", "sheet", "45"),
    ("л. 45 об.", "sheet_reverse", "45"), ("12-б.", "page", "12"), ("б. 12", "page", "12"), ("12-бет", "page", "12"),
    ("4-тармақ", "paragraph", "4"), ("41-1-бап", "article", "41-1"), ("33-ескертпе", "note", "33"),
    ("00:03:12–00:03:40", "time", "00:03:12–00:03:40"), ("3:12", "time", "3:12"), ("at 3:12-3:40", "time", "3:12–3:40"),
])
def test_a_place_is_understood_as_it_is_typed(typed: str, kind: str, label: str) -> None:
    assert read(typed) == Pinpoint(kind, label)


@pytest.mark.parametrize("typed", ["the last page", "art 41-1, cl 1-2", "т. 3, л.д. 45", "under the photograph"])
def test_a_place_that_is_not_understood_stays_as_typed(typed: str) -> None:
    assert read(typed) == Pinpoint("", typed)


def test_nothing_typed_is_no_place() -> None:
    assert read("  ") is None


def test_a_place_is_said_in_three_languages() -> None:
    assert [read("p 12").say(language) for language in ("en", "ru", "kk")] == ["Page 12", "Страница 12", "Бет 12"]
