"""Word documents."""

import pytest

from desktop.intake import to_source_values
from tests.intake.making import ENGLISH, KAZAKH, RUSSIAN, THREE, archive, bare_word, word


def said(draft):
    return [str(problem) for problem in draft.problems]


def test_paragraphs_in_three_languages_come_back_whole(taken):
    assert taken(word(THREE)).text == "\n".join(THREE)


def test_properties_are_proposed_with_their_place(taken):
    draft = taken(word([ENGLISH], title="Заключение", author="А. Иванов; Б. Қасым", language="ru"))
    told = [(p.value, p.found_in) for p in draft.proposals if p.field in ("title", "authors")][:3]
    assert told == [
        ("Заключение", "document properties"),
        ("А. Иванов", "document properties"),
        ("Б. Қасым", "document properties"),
    ]


def test_each_author_is_a_row(taken):
    values = to_source_values(taken(word([ENGLISH], author="А. Иванов; Б. Қасым")))
    assert [row["name"] for row in values["authors"]] == ["А. Иванов", "Б. Қасым"]


def test_a_note_stands_at_its_mark(taken):
    body = f'<w:p><w:r><w:t>{RUSSIAN}</w:t><w:footnoteReference w:id="7"/><w:t> Next.</w:t></w:r></w:p>'
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="7"><w:p><w:r><w:t>{KAZAKH}</w:t></w:r></w:p></w:footnote>'
    )
    draft = taken(bare_word(body, notes))
    (note,) = draft.notes
    assert (note.number, note.text, draft.text[note.at :]) == ("1", KAZAKH, " Next.")


def test_deleted_words_are_left_out_and_it_is_told(taken):
    body = "<w:p><w:t>kept</w:t><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    draft = taken(bare_word(body))
    assert draft.text == "kept" and said(draft) == ["it holds tracked changes; deleted text was left out"]


def test_what_is_told_twice_is_read_once(taken):
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:p><mc:AlternateContent {space}><mc:Choice><w:t>box</w:t></mc:Choice>"
        "<mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert taken(bare_word(body)).text == "box"


def test_other_office_files_are_named_and_kept(taken):
    draft = taken(archive({"xl/workbook.xml": "<w/>"}), "looks-like.docx")
    assert draft.media_type.endswith("spreadsheetml.sheet")
    assert said(draft) == ["this kind of file is not read yet; it is kept whole"]


def test_files_inside_are_told_and_not_opened(taken):
    draft = taken(bare_word("<w:p><w:t>words</w:t></w:p>", **{"word/embeddings/a.xlsx": "x"}))
    assert said(draft) == ["it holds other files (1), which were not opened"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "CON", "a\u202etxt.exe"])
def test_names_inside_are_never_paths(taken, name, tmp_path):
    taken(bare_word("<w:p><w:t>words</w:t></w:p>", **{name: "x"}))
    assert [path.name for path in tmp_path.iterdir()] == ["document"]
