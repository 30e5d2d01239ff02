"""A law becomes an instrument with its provisions; a later version stands beside it."""

from __future__ import annotations

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.exchange.laws import keep_law, law_of
from desktop.intake.laws import read_law
from tests.intake.laws import RU, RU_LATER


def test_a_law_is_kept_with_its_provisions_in_one_step(archive: Archive) -> None:
    made = keep_law(archive, read_law(RU), language="ru")
    with archive.reader() as reader:
        provisions = [reader.get(one) for one in reader.ids("provision")]
        assert (made["number"], made["adopted"]["edtf"], len(provisions)) == ("567-X", "2004-07-05", 12)
        article = next(one for one in provisions if one["reference"] == [["article", "41-1"]])
        assert "трёх часов" in article["text"] and article["as_of"]["edtf"] == "2022-01-01"
    archive.undo().result()
    with archive.reader() as reader:
        assert reader.count("instrument") == reader.count("provision") == 0


def test_a_later_version_joins_its_instrument_and_each_provision_the_one_before(archive: Archive) -> None:
    first = keep_law(archive, read_law(RU))
    second = keep_law(archive, read_law(RU_LATER))
    with archive.reader() as reader:
        assert first.id == second.id and len(second.rows("versions")) == 2
        assert sum(bool(reader.get(one)["follows"]) for one in reader.ids("provision")) == 11
    with pytest.raises(ValueError, match="already"):
        keep_law(archive, read_law(RU_LATER))


def test_a_sealed_text_is_not_read_as_a_law(archive: Archive) -> None:
    assert law_of(Record("source", {"title": "Sealed source", "sealed_text": RU})).units == ()
