"""Everything a person reads in the window has its Russian and its Kazakh."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from desktop.paths import resources

DESKTOP = Path(__file__).resolve().parent.parent / "desktop"
SCHEMA = DESKTOP.parent / "archive_schema"
UI, SEARCH = DESKTOP / "ui", DESKTOP / "search"
TRANSLATED = ("ru", "kk")
FORMS = {"ru": 3, "kk": 1}


def catalogue(language: str) -> dict[str, str | list[str]]:
    return json.loads((resources() / "translations" / f"{language}.json").read_text(encoding="utf-8"))


@cache
def calls_of_the_window() -> list[tuple[str, str, ast.Call]]:
    """Each call of `tr` and `trn`: which of the two, the file, and the call."""
    return [(node.func.id, path.name, node) for path in sorted(UI.rglob("*.py"))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "trn")]


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    return ((path, node) for called, path, node in calls_of_the_window() if called == name)


def words_said() -> set[str]:
    keys = {"tr": 0, "trn": 1}
    found = [node.args[place] for name, place in keys.items() for _, node in calls(name)]
    return {arg.value for arg in found if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}


@cache
def notes_of_search() -> set[str]:
    """What a search has to say: sentences given to Note or to the parser's `tell`, and what its errors say."""
    found: set[str] = set()
    for path in sorted(SEARCH.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        kept = {target.id: node.value for node in tree.body if isinstance(node, ast.Assign)
                for target in node.targets if isinstance(target, ast.Name)}
        for node in ast.walk(tree):
            called = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and node.args and called in ("Note", "tell"):
                found.update(sentences(node.args[0], kept))
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("happened", "do"):
                found.update(sentences(node.value, kept))
    return found


def sentences(node: ast.expr, kept: dict[str, ast.expr]) -> Iterator[str]:
    """The words an expression may be, from where they are kept in its module."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and node.id in kept:
        yield from sentences(kept[node.id], kept)
    elif isinstance(node, ast.Subscript):
        yield from sentences(node.value, kept)
    elif isinstance(node, (ast.Dict, ast.IfExp)):
        for one in node.values if isinstance(node, ast.Dict) else (node.body, node.orelse):
            yield from sentences(one, kept)


@cache
def messages() -> list[tuple[str, ast.expr]]:
    """The template of every message on something typed, with where it stands."""
    places = (SCHEMA, DESKTOP / "archive", DESKTOP / "exchange")
    return [(f"{path.name}:{node.lineno}", node.args[0])
            for place in places for path in sorted(place.rglob("*.py"))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message"]


def names(words: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", words))


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_of_the_window_is_translated(language: str):
    assert not words_said() - set(catalogue(language))


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_the_names_that_are_filled_in(language: str):
    lost = {english for english, words in catalogue(language).items()
            for form in ([words] if isinstance(words, str) else words) if names(form) != names(english)}
    assert not lost


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_empty(language: str):
    assert all(all(form.strip() for form in ([words] if isinstance(words, str) else words))
               for words in catalogue(language).values())


@pytest.mark.parametrize("language", TRANSLATED)
def test_words_with_a_number_have_every_form_of_the_language(language: str):
    numbered = {node.args[1].value for _, node in calls("trn") if isinstance(node.args[1], ast.Constant)}
    found = {key: forms for key, forms in catalogue(language).items() if key in numbered}
    assert all((1 if isinstance(forms, str) else len(forms)) == FORMS[language] for forms in found.values())


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_button_has_its_key_in_every_language(language: str):
    lost = {english for english, words in catalogue(language).items() if "&" in english and "&" not in str(words)}
    assert not lost


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_can_go_wrong_with_an_archive_is_translated(language: str):
    said = {node.value.value for path in (DESKTOP / "archive").rglob("*.py")
            for made in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(made, ast.ClassDef)
            for node in made.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            and getattr(node.targets[0], "id", "") in ("happened", "do")}
    assert len(said) > 60 and not said - set(catalogue(language))


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_a_search_has_to_say_is_translated(language: str):
    assert not notes_of_search() - set(catalogue(language))


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_wrong_with_something_typed_is_translated(language: str):
    found = {words for _, template in messages() for words in sentences(template, {})}
    assert len(found) > 80 and not {one for one in found if re.search(r"[^\W_]", re.sub(r"{\w+}", "", one))} - set(
        catalogue(language))


def test_what_is_wrong_with_something_typed_stands_in_the_source_as_a_whole_sentence():
    assert not [place for place, template in messages() if isinstance(template, (ast.JoinedStr, ast.BinOp))]


def test_what_is_said_stands_in_the_source_as_a_whole_sentence():
    computed = [f"{path}:{node.lineno}" for path, node in calls("tr")
                if isinstance(node.args[0], (ast.JoinedStr, ast.BinOp))]
    assert not computed


def test_the_two_languages_have_the_same_words():
    assert set(catalogue("ru")) == set(catalogue("kk"))
