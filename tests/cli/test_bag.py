"""The verbs bag, check-bag and import-bag."""

import jsonschema

from tests.cli.conftest import Answer, CommandLine
from tests.cli.test_documented import SHAPES


def shaped(verb: str, answer: Answer) -> Answer:
    assert answer.objects, answer.err
    for told in answer.objects:
        jsonschema.validate(told, SHAPES[verb])
    return answer


def test_a_bag_is_made_checked_and_taken_in_again(muragat: CommandLine) -> None:
    muragat("record", "case_file", "title=Case")
    muragat("record", "note", "title=Within", "cases=CAS-0001")
    muragat("record", "note", "title=Without")
    place = muragat.folder / "bag"
    made = shaped("bag", muragat("bag", "CAS-0001", "--to", place, "--sign", "--language", "kk"))
    assert made.objects[0]["records"] == {"case_file": 1, "note": 1}
    checked = shaped("check-bag", muragat.raw("check-bag", place, "--key", made.last["key"], "--json"))
    assert (checked.status, checked.last["state"]) == (0, "good")
    again = shaped("import-bag", muragat("import-bag", place))
    assert again.status == 0 and again.last["same"] == 2


def test_a_dry_run_writes_no_bag(muragat: CommandLine) -> None:
    assert shaped("bag", muragat("bag", "--to", muragat.folder / "bag", "--dry-run")).last["files"] == 0
    assert not (muragat.folder / "bag").exists()


def test_a_bag_that_is_not_valid_is_told_and_not_taken_in(muragat: CommandLine) -> None:
    muragat("record", "note", "title=N")
    place = muragat.folder / "bag"
    muragat("bag", "--to", place)
    (place / "data" / "extra").touch()
    answer = shaped("import-bag", muragat("import-bag", place))
    assert (answer.status, answer.last["valid"]) == (1, False)
    assert {one.get("names", [""])[0] for one in answer.objects if one.get("verdict") == "extra"} == {"data/extra"}


def test_verdicts_are_told_in_the_language_asked_for(muragat: CommandLine) -> None:
    muragat("bag", "--to", muragat.folder / "bag")
    assert "Бұл пакет дұрыс" in muragat.raw("check-bag", muragat.folder / "bag", "--language", "kk").out


def test_what_is_no_case_and_what_is_no_key_is_one_clear_line(muragat: CommandLine) -> None:
    muragat("record", "note", "title=N")
    for answer in (muragat("bag", "NOT-0001", "--to", muragat.folder / "bag"),
                   muragat.raw("check-bag", muragat.folder, "--key", "nonsense")):
        assert answer.status == 2 and len(answer.err.splitlines()) == 1
