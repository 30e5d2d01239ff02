"""What search is told of records, and of which ones."""

from desktop.archive import Archive
from tests.archive.making import add, note


def touched(archive: Archive, after: int) -> list[str]:
    with archive.texts() as texts:
        return texts.touched_after(after)


def head(archive: Archive) -> int:
    with archive.reader() as reader:
        return reader.head()[0]


def test_an_edit_touches_its_record(archive: Archive) -> None:
    saved = note(archive)
    assert touched(archive, 0) == [saved.id]


def test_what_bears_a_renamed_tag_is_touched_too(archive: Archive) -> None:
    tag = add(archive, "tag", name="Old")
    tagged = note(archive, tags=[tag.id])
    before = head(archive)
    archive.write("Rename", lambda writer: writer.edit(tag.id, {"name": "New"})).result()
    assert touched(archive, before) == [tag.id, tagged.id]


def test_what_bears_a_tag_is_asked_for_by_its_name_in_another_language(archive: Archive) -> None:
    tag = add(archive, "tag", name="Law")
    tagged = note(archive, tags=[tag.id])
    before = head(archive)
    archive.write("Translate", lambda writer: writer.edit(tag.id, {"name_kk": "Заң"})).result()
    with archive.texts() as texts:
        assert ("tag", "Заң") in texts.search_text(tagged.id).facts
    assert touched(archive, before) == [tag.id, tagged.id]


def test_a_choice_is_told_in_a_paragraph_for_each_language(archive: Archive) -> None:
    case = add(archive, "prosecution", title="A", sanctions=[{"sanction": "restricted_freedom"}])
    with archive.texts() as texts:
        told = next(part.text for part in texts.search_text(case.id).parts if part.field == "sanctions.sanction")
    assert told.split(" ·\n\n") == ["Restricted freedom", "Ограничение свободы", "Бас бостандығын шектеу"]


def test_an_edit_that_leaves_the_title_touches_nothing_else(archive: Archive) -> None:
    tag = add(archive, "tag", name="Old")
    note(archive, tags=[tag.id])
    before = head(archive)
    archive.write("Edit", lambda writer: writer.edit(tag.id, {"colour": "#123456"})).result()
    assert touched(archive, before) == [tag.id]


def test_names_of_linked_people_are_among_a_case_s_words(archive: Archive) -> None:
    person = add(archive, "person", name="Гүлнар")
    case = add(archive, "prosecution", title="C", defendants=[{"name": "the accused", "person": person.id}])
    with archive.texts() as texts:
        text = texts.search_text(case.id)
    assert text is not None and "Гүлнар" in [part.text for part in text.parts]


def test_a_record_in_the_trash_has_no_words(archive: Archive) -> None:
    saved = note(archive)
    archive.write("Trash", lambda writer: writer.trash(saved.id)).result()
    with archive.texts() as texts:
        assert texts.search_text(saved.id) is None
