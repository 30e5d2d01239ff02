"""Tags kept in order."""

from __future__ import annotations

import csv

import pytest

from desktop.archive.order.tag_care import (
    InsideItself,
    change,
    codebook,
    codebook_csv,
    codebook_markdown,
    trash_unused,
    unused,
)
from tests.archive.order.conftest import Desk


def test_a_key_is_taken_from_the_tag_that_had_it(desk: Desk) -> None:
    had, gets = desk.add("tag", name="A", key=5), desk.add("tag", name="B")
    desk.do(lambda w: change(w, gets, {"key": 5}))
    assert desk.get(had)["key"] is None and desk.get(gets)["key"] == 5


def test_a_tag_never_stands_inside_itself(desk: Desk) -> None:
    top = desk.add("tag", name="Top")
    below = desk.add("tag", name="Below", parent=top)
    for parent in (top, below):
        with pytest.raises(InsideItself):
            desk.do(lambda w, parent=parent: change(w, top, {"parent": parent}))
    desk.do(lambda w: change(w, below, {"parent": None}))
    desk.do(lambda w: change(w, top, {"parent": below}))
    assert desk.get(top)["parent"] == below


def test_unused_tags_go_into_the_trash_and_what_searches_name_stays(own_desk: Desk) -> None:
    desk = own_desk
    above = desk.add("tag", name="Above")
    used, named, lone = (desk.add("tag", name=name, parent=above) for name in ("Used", "Named", "Lone"))
    desk.add("note", title="N", tags=[used])
    desk.add("saved_search", title="S", query="a", with_tags=[named])
    with desk.archive.reader() as reader:
        assert [tag.id for tag in unused(reader)] == [lone]
    assert desk.do(trash_unused) == 1 and desk.get(lone).trashed


def test_the_codebook_says_where_a_tag_stands_and_when_it_is_used(own_desk: Desk) -> None:
    desk = own_desk
    above = desk.add("tag", name="Speech", name_ru="Речь", codebook="Of *words*.")
    desk.add("tag", name="=Online", parent=above, key=2)
    desk.add("note", title="N", tags=[above])
    with desk.archive.reader() as reader:
        lines = codebook(reader, "ru")
        table = list(csv.reader(codebook_csv(reader, "ru").splitlines()))
        page = codebook_markdown(reader, "en")
    assert lines[1] == ["Речь", "", "", "", "1", "0", "Of *words*."] and lines[2][:3] == ["=Online", "Речь", "2"]
    assert table[2][0] == "'=Online" and "## Speech" in page and "### =Online" in page and r"Of \*words\*." in page
