"""A row of a list is a name: all of it first, then a part of it, which is told."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.search import Index
from desktop.search.batch import WHY, read_name, search_name, search_names
from desktop.search.name_list import NameList, NoNames, NotATable, OpenQuotation, Row, read_names
from tests.search.journal import Journal, a_record

Search = Callable[..., list[tuple[str, str]]]


def _a_person(id: str, name: str) -> object:
    record = a_record(id, name)
    return replace(record, kind="person", title=name, parts=tuple(replace(p, is_name=True) for p in record.parts))


@pytest.fixture
def search(open_index: Callable[..., Index]) -> Iterator[Search]:
    """Searches a name among these; gives (name found, why)."""
    def search(text: str, *names: str, **options: object) -> list[tuple[str, str]]:
        index = open_index(Journal([_a_person(str(at), name) for at, name in enumerate(names)]))
        index.settle()
        return [(hit.title, hit.why) for hit in search_name(index, text, **options).hits]

    yield search


def test_a_patronymic_that_the_record_lacks_does_not_hide_it(search: Search) -> None:
    assert search("Нарымбаев Ермек Қабдоллаұлы", "Ермек Нарымбаев") == [("Ермек Нарымбаев", WHY)]


def test_the_whole_name_comes_before_a_part_of_it(search: Search) -> None:
    found = search("Нарымбаев Ермек Қабдоллаұлы", "Ермек Нарымбаев", "Ермек Қабдоллаұлы Нарымбаев")
    assert [title for title, _ in found] == ["Ермек Қабдоллаұлы Нарымбаев", "Ермек Нарымбаев"]


def test_a_patronymic_in_another_language_is_the_same(search: Search) -> None:
    assert search("Нарымбаев Ермек Қабдоллаұлы", "Нарымбаев Ермек Кабдоллаевич")


def test_who_has_another_father_is_another_person(search: Search) -> None:
    assert search("Нарымбаев Ермек Қабдоллаұлы", "Нарымбаев Ермек Болатович") == []


def test_a_patronymic_may_be_two_words(search: Search) -> None:
    assert search("Әблязов Мұхтар Қабыл ұлы", "Мұхтар Әблязов", "Мұхтар Болатұлы Әблязов") == [("Мұхтар Әблязов", WHY)]


@pytest.mark.parametrize("name", ["makhambet.abzhan", "Shuhrat Yo‘ldoshev", "İlham Əliyev", "Е.К.Нарымбаев"])
def test_marks_within_a_name_do_not_hide_it(search: Search, name: str) -> None:
    assert search(name, name)


def test_a_given_name_alone_is_no_hit(search: Search) -> None:
    assert search("Ермек Нарымбаев", "Ермек Ахметов", "Асхат Нарымбаев") == []


def test_an_initial_finds_the_given_name(search: Search) -> None:
    assert [title for title, _ in search("Нарымбаев Е.К.", "Ермек Нарымбаев", "Асхат Нарымбаев")] == ["Ермек Нарымбаев"]


def test_a_given_name_finds_its_initial(search: Search) -> None:
    assert [title for title, _ in search("Ермек Нарымбаев", "Е. Нарымбаев", "А. Нарымбаев")] == ["Е. Нарымбаев"]


def test_of_three_words_one_may_be_left_out_when_there_is_nothing_else(search: Search) -> None:
    assert search("Гузяль Ивановская Байдалинова", "Гузяль Байдалинова") == [("Гузяль Байдалинова", WHY)]


def test_words_that_stand_apart_are_no_part_of_a_name(search: Search) -> None:
    assert search("Гузяль Ивановская Байдалинова", "Гузяль была там, а Байдалинова нет") == []


def test_what_has_a_meaning_in_a_query_has_none_in_a_name(search: Search) -> None:
    assert search("OR NOT -x kind:person*", "Ермек Нарымбаев") == []


def test_a_short_name_is_not_taken_for_the_beginning_of_another(search: Search) -> None:
    assert search("Серик", "Серикбек Ахметов") == []


def test_no_more_than_the_limit_are_given(search: Search) -> None:
    assert len(search("Нарымбаев Ермек Болатович", *["Ермек Нарымбаев"] * 5, limit=3)) == 3


@pytest.mark.parametrize(("text", "words", "initials", "father"), [
    ("Нарымбаев Е. Қ.", ("нарымбаев",), ("e", "k"), ""),
    ("Zh. Yertysbayev", ("yertysbayev",), ("j",), ""),
    ("Роман Аркадьевич Абрамович", ("роман", "абрамович"), (), "arkad"),
    ("Абрамович Роман Аркадьевич", ("абрамович", "роман"), (), "arkad"),
    ("Роман Абрамович", ("роман", "абрамович"), (), ""),
    ("Мұхтар Қабыл ұлы Әблязов", ("мұхтар", "әблязов"), (), "kabil"),
    ("Ұлттық қауіпсіздік комитеті", ("ұлттық", "қауіпсіздік", "комитеті"), (), ""),
])
def test_a_name_is_read_in_its_parts(
    text: str, words: tuple[str, ...], initials: tuple[str, ...], father: str,
) -> None:
    name = read_name(text)
    assert (name.words, name.initials, name.father) == (words, initials, father)


def test_rows_are_answered_one_by_one_and_can_be_stopped(open_index: Callable[..., Index]) -> None:
    index = open_index(Journal([a_record("1", "Ермек Нарымбаев")]))
    index.settle()
    rows = [Row(1, "Нарымбаев"), Row(2, "Nobody")]
    steps: list[tuple[int, int]] = []
    found = search_names(index, rows, progress=lambda *step: steps.append(step))
    assert [(row.line, results.total) for row, results in found] == [(1, 1), (2, 0)]
    assert steps == [(0, 2), (1, 2), (2, 2)]


# Lists


def read(folder: Path, data: bytes) -> NameList:
    """What is read of a file."""
    path = folder / "names.csv"
    path.write_bytes(data)
    return read_names(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_a_list_may_be_in_any_of_these_encodings(tmp_path: Path, encoding: str) -> None:
    names = read(tmp_path, "Нарымбаев Ермек\nБлялов\n".encode(encoding))
    assert names == NameList(("1",), (), (Row(1, "Нарымбаев Ермек"), Row(2, "Блялов")))


def test_kazakh_letters_of_the_old_encoding_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, "Қабдолла Ұлпан".encode("kz1048")).rows == (Row(1, "Қабдолла Ұлпан"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_further_cells_are_kept(tmp_path: Path, delimiter: str) -> None:
    names = read(tmp_path, delimiter.join(["ФИО", "дело"]).encode() + f"\nСерик{delimiter}7\n".encode())
    assert names == NameList(("ФИО",), ("дело",), (Row(2, "Серик", ("7",)),))


def test_the_names_may_stand_in_another_column(tmp_path: Path) -> None:
    names = read(tmp_path, "id;Name;case\n7;Серик;A\n".encode())
    assert names == NameList(("Name",), ("id", "case"), (Row(2, "Серик", ("7", "A")),))


def test_a_first_line_that_is_a_name_is_no_header(tmp_path: Path) -> None:
    assert [row.name for row in read(tmp_path, "Серик;1\nБолат;2\n".encode()).rows] == ["Серик", "Болат"]


def test_empty_lines_and_cells_are_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, "\n;x\nСерик\n\n".encode()).rows == (Row(3, "Серик"),)


def test_a_name_in_quotation_marks_may_hold_the_delimiter(tmp_path: Path) -> None:
    assert read(tmp_path, '"Нарымбаев, Ермек",1\n'.encode()).rows == (Row(1, "Нарымбаев, Ермек", ("1",)),)


def test_a_surname_with_a_comma_is_one_cell(tmp_path: Path) -> None:
    assert read(tmp_path, "Нарымбаев, Ермек\nБлялов, Болатбек\n".encode()).rows[0].name == "Нарымбаев, Ермек"


def test_a_surname_with_a_comma_is_one_cell_below_a_heading_too(tmp_path: Path) -> None:
    assert read(tmp_path, "ФИО\nНарымбаев, Ермек\n".encode()).rows == (Row(2, "Нарымбаев, Ермек"),)


def test_headings_in_quotation_marks_part_the_columns_at_their_commas(tmp_path: Path) -> None:
    names = read(tmp_path, '"ФИО", "дело"\n"Серик", 7\n'.encode())
    assert (names.searched, names.rows) == (("ФИО",), (Row(2, "Серик", ("7",)),))


@pytest.mark.parametrize("heading", [
    "№;Фамилия;Имя;Отчество", "№ п/п;Surname;First name;Patronymic", "id;Last Name;Given name;Middle name",
    "№;Тегі;Аты;Әкесінің аты", "№;Фамилия осуждённого;Имя осуждённого;Отчество осуждённого",
    "№;Сотталушының тегі;Сотталушының аты;Сотталушының әкесінің аты",
])
def test_the_parts_of_a_name_are_put_together(tmp_path: Path, heading: str) -> None:
    names = read(tmp_path, f"{heading};Дата\n1;Нарымбаев;Ермек;Болатович;2016\n".encode())
    assert names.rows == (Row(2, "Ермек Болатович Нарымбаев", ("1", "2016")),)
    assert names.searched == tuple(heading.split(";")[at] for at in (2, 3, 1))


def test_the_parts_of_a_name_may_stand_in_any_order_and_be_missing(tmp_path: Path) -> None:
    names = read(tmp_path, "Отчество,Имя,Дело,Фамилия\n,Ермек,7,Нарымбаев\n,,8,Блялов\n".encode())
    assert [(row.name, row.cells) for row in names.rows] == [("Ермек Нарымбаев", ("7",)), ("Блялов", ("8",))]


def test_a_column_of_whole_names_comes_before_those_of_parts(tmp_path: Path) -> None:
    assert read(tmp_path, "Фамилия;Имя;ФИО\nА;Б;Нарымбаев Ермек\n".encode()).rows[0].name == "Нарымбаев Ермек"


def test_the_numbers_of_rows_are_no_names(tmp_path: Path) -> None:
    names = read(tmp_path, "1.;Нарымбаев Ермек\n2.;Блялов\n".encode())
    assert names == NameList(("2",), ("column 1",), (Row(1, "Нарымбаев Ермек", ("1.",)), Row(2, "Блялов", ("2.",))))


@pytest.mark.parametrize(("text", "line"), [
    ('Серик\n"Болат;1\nЕрмек;2\n', 2), ('"Болат;1\nЕрмек";2\n', 1), ('Серик\nБолат;"1', 2),
])
def test_a_quotation_mark_that_does_not_close_in_its_line_is_told(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(OpenQuotation, match=f"In line {line} of “names.csv”"):
        read(tmp_path, text.encode())


def test_a_quotation_mark_within_a_cell_is_a_letter(tmp_path: Path) -> None:
    assert [row.name for row in read(tmp_path, 'ТВ "Хабар;1\nСерик;2\n'.encode()).rows] == ['ТВ "Хабар', "Серик"]


@pytest.mark.parametrize("text", [
    "Фамилия, имя, отчество;дата\nНарымбаев, Ермек, Болатович;2016\n",
    "Фамилия,имя,отчество;дата\nНарымбаев, Ермек, Болатович;2016\n",
])
def test_commas_within_a_name_do_not_outvote_the_semicolon(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text.encode()).rows == (Row(2, "Нарымбаев, Ермек, Болатович", ("2016",)),)


@pytest.mark.parametrize(("sign", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-16"), ("|", "cp1251")])
def test_the_first_line_of_excel_says_what_parts_the_columns(tmp_path: Path, sign: str, encoding: str) -> None:
    text = f"sep={sign}\r\nФИО{sign}дело\r\nСерик, Болат{sign}7\r\n"
    assert read(tmp_path, text.encode(encoding)).rows == (Row(3, "Серик, Болат", ("7",)),)


def test_a_heading_may_stand_below_empty_lines(tmp_path: Path) -> None:
    names = read(tmp_path, "\n;;\nдело;ФИО\n7;Серик\n".encode())
    assert names == NameList(("ФИО",), ("дело",), (Row(4, "Серик", ("7",)),))


@pytest.mark.parametrize("heading", [
    "ФИО осуждённого", "Ф.И.О. обвиняемого", "ФИО ОСУЖДЁННОЙ", "ФИО (полностью)", "Фамилия, имя, отчество",
    "Имя и фамилия", "Фамилия И.О.", "Name of the defendant", "Surname and given name", "Сотталушының аты-жөні",
    "Т.А.Ә.",
])
def test_a_heading_may_have_more_words(tmp_path: Path, heading: str) -> None:
    names = read(tmp_path, f'Дата;"{heading}"\n2016;Серик\n'.encode())
    assert (names.searched, names.rows) == ((heading,), (Row(2, "Серик", ("2016",)),))


def test_more_words_of_any_kind_make_a_heading_over_the_first_column(tmp_path: Path) -> None:
    assert read(tmp_path, "№;ФИО на русском\n1;Серик\n".encode()).searched == ("ФИО на русском",)


@pytest.mark.parametrize("line", [
    "Нарымбаев Ермек;ФИО уточнить", "Нарымбаев Ермек;имя изменено", "Адам", "Организация «Адал»", "Есімов Ермек",
    "Аты-жөнсіз Серик",
])
def test_a_name_is_not_taken_for_a_heading(tmp_path: Path, line: str) -> None:
    assert read(tmp_path, f"{line}\nСерик\n".encode()).rows[0].name == line.split(";")[0]


@pytest.mark.parametrize("text", ["", "\n\n", "ФИО;дело\n", "sep=;\n", "дело;ФИО\n7;\n"])
def test_a_list_without_a_name_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(NoNames, match="holds no name. Write"):
        read(tmp_path, text.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_zero_characters_in_a_text_are_told(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(NotATable, match="is not a table"):
        read(tmp_path, "Нарымбаев Ермек\0\0\nБлялов\n".encode(encoding))


def test_what_is_no_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotATable, match="is not a table"):
        read(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0\0")
