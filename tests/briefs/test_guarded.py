"""A protected name that stands in free words is told to the author before the paper leaves the house."""

import pytest

from desktop.briefs.guarded import GuardedNames
from tests.briefs.conftest import Desk


def protect(desk: Desk, **more: object) -> str:
    return desk.add("person", **({"name": "Xenophon Gryllou", "protection": "withheld"} | more)).id


def told(desk: Desk) -> list[tuple[str, str]]:
    return [(problem.about, problem.detail) for problem in desk.composed().problems
            if problem.code in ("protected_name", "maybe_protected")]


@pytest.mark.parametrize("text", [
    "Xenophon Gryllou was tried.", "GRYLLOU, Xenophon", "Ксенофон Гриллоу сотталды", "said *Xenophon* Gryllou"])
def test_a_protected_name_in_a_text_is_told(desk: Desk, text: str) -> None:
    protect(desk)
    desk.block("text", text)
    assert told(desk) == [("block 1", "Xenophon Gryllou")]


def test_a_protected_name_in_the_title_of_a_cited_source_is_told(desk: Desk) -> None:
    protect(desk)
    source = desk.add("source", title="A talk with Xenophon Gryllou", csl_type="report")
    desk.block("text", f"Tried.[@{source.ref}]")
    assert told(desk) == [(desk.brief.ref, "Xenophon Gryllou")]


def test_a_protected_name_in_the_title_of_the_brief_is_told(desk: Desk) -> None:
    protect(desk)
    desk.change_brief(title="On Xenophon Gryllou")
    desk.block("text", "Tried.")
    assert told(desk) == [(desk.brief.ref, "Xenophon Gryllou")]


def test_another_spelling_of_a_protected_name_is_told(desk: Desk) -> None:
    protect(desk, names=[{"full": "Xeno the Elder"}])
    desk.block("text", "They call him Xeno the Elder.")
    assert told(desk) == [("block 1", "Xeno the Elder")]


def test_a_pseudonym_may_be_printed(desk: Desk) -> None:
    protect(desk, protection="pseudonym", pseudonym="The teacher")
    desk.block("text", "The teacher was tried.")
    assert told(desk) == []


def test_who_is_not_protected_may_be_named(desk: Desk) -> None:
    protect(desk, protection="none")
    desk.block("text", "Xenophon Gryllou was tried.")
    assert told(desk) == []


def test_another_person_of_one_name_is_not_told(desk: Desk) -> None:
    protect(desk)
    desk.block("text", "Xenophon Aristou was tried.")
    assert told(desk) == []


def test_the_surname_alone_is_told_while_nobody_else_bears_it(desk: Desk) -> None:
    protect(desk)
    desk.block("text", "Gryllou was tried.")
    assert told(desk) == [("block 1", "Xenophon Gryllou")]


def test_a_protected_person_in_the_trash_is_still_guarded(desk: Desk) -> None:
    person = desk.add("person", name="Xenophon Gryllou", protection="withheld")
    desk.trash(person)
    desk.block("text", "Xenophon Gryllou was tried.")
    assert told(desk) == [("block 1", "Xenophon Gryllou")]


def test_a_sealed_real_name_is_guarded_while_the_vault_is_open(desk: Desk) -> None:
    desk.archive.make_vault("sample", "deeper")
    desk.add("person", name="Witness 1", real_name="Xenophon Gryllou")
    desk.block("text", "Witness 1 is Xenophon Gryllou.")
    assert told(desk) == [("block 1", "Xenophon Gryllou")]


def test_whose_real_name_could_not_be_read_is_told(desk: Desk) -> None:
    desk.archive.make_vault("sample", "deeper")
    person = desk.add("person", name="Witness 1", real_name="Xenophon Gryllou")
    desk.archive.close_vault()
    with desk.archive.reader() as reader:
        assert GuardedNames(reader, "en").unread == [person.ref]
