"""Titles as a language says them, beside those that are kept."""

from __future__ import annotations

from desktop.archive import Archive
from desktop.archive.titles import title_in, titled
from tests.archive.making import add, note


def test_a_provision_is_titled_in_kazakh_and_kept_in_english(archive: Archive) -> None:
    law = add(archive, "provision", instrument_name="Заң", reference=[["article", "41-1"], ["clause", "1-2"]])
    with archive.reader() as reader:
        assert title_in(reader, law.id, "kk") == "Заң, 41-1-баптың 1-2-тармағы"
        assert reader.title(law.id) == "Заң, clause 1-2 of article 41-1"


def test_a_title_that_is_the_same_in_all_languages_is_not_made_anew(archive: Archive) -> None:
    one = note(archive, "Бір").id
    with archive.reader() as reader:
        heads = reader.heads([one])
        assert titled(reader, heads, "kk")[0] is heads[0]


def test_a_tag_is_called_by_its_name_in_the_language(archive: Archive) -> None:
    tag = add(archive, "tag", name="Online speech", name_ru="Высказывания в сети")
    with archive.reader() as reader:
        assert [title_in(reader, tag.id, one) for one in ("en", "ru", "kk")] == [
            "Online speech", "Высказывания в сети", "Online speech"]
