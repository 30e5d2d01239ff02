from __future__ import annotations

from desktop.archive import Archive
from desktop.archive.chosen import common, put_into_case, treat
from desktop.archive.listing import number_of
from tests.archive.making import add, note


def test_what_all_of_one_kind_have_is_common_and_nothing_else(archive: Archive) -> None:
    tag = add(archive, "tag", name="One").id
    made = [add(archive, "source", title=title, publisher="House", issued={"edtf": year}, tags=[tag])
            for title, year in (("a", "2016"), ("b", "2016"))]
    other = add(archive, "source", title="c", publisher="House", tags=[tag])
    with archive.reader() as reader:
        numbers = [number_of(reader, one.id) for one in made]
        assert common(reader, numbers).values == {"publisher": "House", "issued": {"edtf": "2016"}, "tags": [tag]}
        assert common(reader, [*numbers, number_of(reader, other.id)]).values == {"publisher": "House", "tags": [tag]}


def test_of_several_kinds_it_is_told_how_many_there_are_of_each(archive: Archive) -> None:
    made = [note(archive, "a"), note(archive, "b"), add(archive, "source", title="c")]
    with archive.reader() as reader:
        found = common(reader, [number_of(reader, one.id) for one in made])
    assert found.kinds == {"note": 2, "source": 1} and not found.values


def test_records_are_put_into_a_case_once(archive: Archive) -> None:
    case, made = add(archive, "case_file", title="Case"), note(archive)
    put = archive.write("Put", lambda w: put_into_case(w, [made.id, case.id], case.id)).result()
    again = archive.write("Put", lambda w: put_into_case(w, [made.id], case.id)).result()
    with archive.reader() as reader:
        assert (put, again, reader.get(made.id)["cases"]) == (1, 0, [case.id])


def test_a_source_is_treated_and_may_wait_again(archive: Archive) -> None:
    source, other = add(archive, "source", title="a"), note(archive)
    assert archive.write("Treat", lambda w: treat(w, [source.id, other.id])).result() == [source.id]
    assert archive.write("Treat", lambda w: treat(w, [source.id])).result() == []
    archive.write("Wait", lambda w: treat(w, [source.id], treated=False)).result()
    with archive.reader() as reader:
        assert reader.get(source.id).status == "draft"
