"""Every word of the schema stands in English, Russian and Kazakh."""

import re
from collections.abc import Iterator

import pytest

from archive_schema import vocabularies
from archive_schema.declare import Kind
from archive_schema.fields import Field
from archive_schema.kinds import SCHEMA
from archive_schema.labels import LANGUAGES, Label
from archive_schema.records import Record
from archive_schema.sentences import row_words, sentence
from archive_schema.terms import Vocabulary

LISTS = [one for one in vars(vocabularies).values() if isinstance(one, Vocabulary)]
LONGEST = 60  # letters; more does not fit a narrow form

each_kind = pytest.mark.parametrize("kind", SCHEMA.kinds, ids=lambda kind: kind.name)
each_list = pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.name)


def fields_of(kind: Kind) -> Iterator[Field]:
    """The fields of a form and of its rows."""
    for field in kind.fields:
        yield field
        yield from field.fields


def labels_of(kind: Kind) -> list[Label]:
    return [kind.label, kind.plural, *(field.label for field in fields_of(kind))]


def in_each_language(label: Label) -> tuple[str, str, str]:
    return label.en, label.ru, label.kk


def named_in(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", template))


def has_words(template: str) -> bool:
    return re.search(r"\w", re.sub(r"\{\w+\}", "", template)) is not None


def alphabet_is_mixed(words: str) -> bool:
    """Whether some word has Latin letters among Cyrillic ones: they look the same, but are not found."""
    return any(re.search("[A-Za-z]", word) and re.search("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]", word)
               for word in re.findall(r"\w+", words))


@each_kind
def test_a_kind_and_its_fields_are_said_in_three_languages(kind: Kind) -> None:
    assert [label.en for label in labels_of(kind) if not all(in_each_language(label))] == []


@each_list
def test_every_term_is_said_in_three_languages(terms: Vocabulary) -> None:
    assert [code for code, label in terms.terms.items() if not all(in_each_language(label))] == []


@each_kind
def test_different_labels_of_a_form_are_different_words_in_every_language(kind: Kind) -> None:
    labels = set(field.label for field in fields_of(kind))
    for language in LANGUAGES:
        words = sorted(label.in_(language) for label in labels)
        assert words == sorted(set(words)), language


@each_list
def test_a_term_is_found_by_its_words_in_every_language(terms: Vocabulary) -> None:
    assert {words: terms.code_of(words) for label in terms.terms.values() for words in label.all} == {
        words: code for code, label in terms.terms.items() for words in label.all}


@each_kind
def test_a_field_is_found_by_its_name_and_by_its_label_in_every_language(kind: Kind) -> None:
    for field in kind.fields:
        for words in (field.name, *field.label.all):
            assert kind.field_called(words) is field, words


@each_kind
def test_a_kind_is_found_by_its_label_in_every_language(kind: Kind) -> None:
    assert all(SCHEMA.called(words) is kind for words in (*kind.label.all, *kind.plural.all))


def test_one_english_label_is_one_russian_and_one_kazakh_label() -> None:
    said: dict[str, set[Label]] = {}
    for kind in SCHEMA:
        if kind.name != "person":  # a person has имя, ат; a thing has название, атау
            for field in fields_of(kind):
                said.setdefault(field.label.en, set()).add(field.label)
    assert [labels for labels in said.values() if len(labels) > 1] == []


def test_one_english_term_is_one_russian_and_one_kazakh_term() -> None:
    said: dict[str, set[Label]] = {}
    for terms in LISTS:
        for label in terms.terms.values():
            said.setdefault(label.en, set()).add(label)
    assert [labels for labels in said.values() if len(labels) > 1] == []


def test_no_label_is_too_long_for_a_form() -> None:
    labels = [label for kind in SCHEMA for label in labels_of(kind)]
    labels += [label for terms in LISTS for label in terms.terms.values()]
    assert [words for label in labels for words in label.all if len(words) > LONGEST] == []


def test_no_word_mixes_latin_and_cyrillic_letters() -> None:
    words = [words for kind in SCHEMA for label in (*labels_of(kind), kind.brief) for words in label.all]
    words += [words for terms in LISTS for label in terms.terms.values() for words in label.all]
    assert [one for one in words if alphabet_is_mixed(re.sub(r"\{\w+\}", "", one))] == []


@each_kind
def test_the_sentence_of_a_kind_names_the_same_fields_in_every_language(kind: Kind) -> None:
    english, russian, kazakh = (named_in(kind.brief.in_(language)) for language in LANGUAGES)
    assert english == russian == kazakh and english <= set(kind.by_name)


@each_kind
def test_a_sentence_that_has_words_has_them_in_three_languages(kind: Kind) -> None:
    assert not has_words(kind.brief.en) or all(in_each_language(kind.brief))


@each_kind
def test_the_line_of_a_row_names_the_same_fields_in_every_language(kind: Kind) -> None:
    for rows in kind.rows_fields:
        english, russian, kazakh = (named_in(rows.say.in_(language)) for language in LANGUAGES)
        assert english == russian == kazakh and english <= {field.name for field in rows.fields}, rows.name


@each_kind
def test_the_line_of_a_row_that_has_words_has_them_in_three_languages(kind: Kind) -> None:
    worded = [rows for rows in kind.rows_fields if has_words(rows.say.en)]
    assert [rows.name for rows in worded if not all(in_each_language(rows.say))] == []


@each_kind
def test_the_brackets_of_every_template_are_whole(kind: Kind) -> None:
    for template in (words for label in (kind.brief, *(rows.say for rows in kind.rows_fields)) for words in label.all):
        assert re.fullmatch(r"(?:[^\[\]{}]|\{\w+\}|\[(?:[^\[\]{}]|\{\w+\})+\])*", template), template


def test_a_sentence_is_said_in_russian_and_kazakh() -> None:
    task = Record("task", {"title": "Сот актісін сұрату", "state": "doing", "due": {"edtf": "2016-05-18"}})
    assert [sentence(SCHEMA["task"], task, language) for language in ("ru", "kk")] == [
        "Сот актісін сұрату, срок: 18 мая 2016 г.: В работе.",
        "Сот актісін сұрату, мерзімі: 2016 ж. 18 мамыр: Орындалуда.",
    ]


def test_a_row_is_said_in_russian_and_kazakh() -> None:
    detentions = SCHEMA["prosecution"].field("detentions")
    row = {"id": "1", "detention_type": "house_arrest", "from_": {"edtf": "2015-05"}}
    assert [row_words(detentions, row, language) for language in ("ru", "kk")] == [
        "Домашний арест, начало: май 2015 г.", "Үйқамақ, басталуы: 2015 ж. мамыр"]
