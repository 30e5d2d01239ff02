"""A saved search asks again what was asked when it was kept."""

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.search.opening import open_index
from desktop.search.saved import Search, record_of, search_of


def kept(archive: Archive, search: Search) -> Record:
    """A saved search in the archive."""
    with archive.reader() as reader:
        record = record_of(search, "Name", reader)
    return archive.write("Keep a search", lambda writer: writer.add(record)).result()


def again(archive: Archive, record: Record) -> Search:
    """What a saved search asks, read from the archive."""
    with archive.reader() as reader:
        return search_of(reader.get(record.id), reader)


def test_a_search_comes_back_as_it_was_kept(archive: Archive) -> None:
    archive.write("Tag", lambda writer: writer.add(Record("tag", {"name": "Land"}))).result()
    search = Search("Нарымбаев -жаңа", ("source",), ("Land",), ("2016", ""), ("kk",), "date", False, False, False)
    assert again(archive, kept(archive, search)) == search


def test_what_is_not_stated_is_as_a_search_usually_is(archive: Archive) -> None:
    assert again(archive, kept(archive, Search("vimeo"))) == Search("vimeo")


def test_a_search_in_a_case_file_stays_in_it(archive: Archive) -> None:
    case = archive.write("Case", lambda writer: writer.add(Record("case_file", {"title": "Land"}))).result()
    assert again(archive, kept(archive, Search("vimeo", case=case.ref))).case == case.ref


def test_a_search_by_kind_alone_can_be_kept(archive: Archive) -> None:
    assert again(archive, kept(archive, Search(kinds=("source",)))).kinds == ("source",)


def test_a_renamed_tag_is_asked_for_by_its_new_name(archive: Archive) -> None:
    tag = archive.write("Tag", lambda writer: writer.add(Record("tag", {"name": "Land"}))).result()
    record = kept(archive, Search(tags=("Land",)))
    archive.write("Rename", lambda writer: writer.edit(tag.id, {"name": "Land reform"})).result()
    assert again(archive, record).tags == ("Land reform",)


def test_a_saved_search_does_not_find_itself_by_its_query(archive: Archive) -> None:
    kept(archive, Search("vimeo"))
    index = open_index(archive)
    index.settle()
    hits = index.search("vimeo").hits
    index.close()
    assert hits == []
