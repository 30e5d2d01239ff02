"""The verbs: what each one prints, and that bad input is one clear line."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

ROOT = Path(__file__).parent.parent.parent


def a_case(muragat: CommandLine) -> str:
    return str(muragat("record", "prosecution", "title=The case", "began=May 2015").last["ref"])


def a_source(muragat: CommandLine) -> str:
    return str(muragat("record", "source", "title=The report").last["ref"])


def test_a_new_archive_opens_with_its_recovery_code(bare: CommandLine, opened_at_the_floor: None) -> None:
    bare("new", "--recovery-file", bare.folder / "code")
    assert bare.raw("check", bare.dir, "--passphrase-file", bare.folder / "code", "--json").last["ok"]


def test_a_recovery_file_is_never_overwritten(bare: CommandLine) -> None:
    (bare.folder / "code").write_text("mine")
    assert bare("new", "--recovery-file", bare.folder / "code").status == 2
    assert (bare.folder / "code").read_text() == "mine" and not bare.dir.exists()


def test_check_of_a_whole_archive(muragat: CommandLine) -> None:
    answer = muragat("check")
    assert (answer.status, answer.objects) == (0, [{"ok": True, "problems": 0, "header_repaired": False}])


def test_check_tells_problems_and_ends_with_one(muragat: CommandLine) -> None:
    document = muragat.folder / "letter.txt"
    document.write_text("A letter.")
    muragat("add", document)
    next((muragat.dir / "files").glob("??/*")).unlink()
    answer = muragat("check")
    assert answer.status == 1 and [one.get("part") for one in answer.objects] == ["file", None]


def test_add_tells_what_is_kept(muragat: CommandLine) -> None:
    document = muragat.folder / "letter.txt"
    document.write_text("Бұл құжат сотқа берілді.\n", "utf-8")
    told = muragat("add", document).last
    assert told["sha256"] == hashlib.sha256(document.read_bytes()).hexdigest() and told["language"] == "kk"


def test_a_file_added_twice_is_a_duplicate(muragat: CommandLine) -> None:
    document = muragat.folder / "letter.txt"
    document.write_text("A letter.")
    first, second = muragat("add", document).last, muragat("add", document).last
    assert (second["duplicate_of"], len(muragat("list", "--kind", "source").objects)) == (first["ref"], 1)


def test_some_files_that_cannot_be_taken_in_end_with_one(muragat: CommandLine) -> None:
    document = muragat.folder / "letter.txt"
    document.write_text("A letter.")
    answer = muragat("add", document, muragat.folder / "absent.pdf")
    assert answer.status == 1 and [one["ref"] is None for one in answer.objects] == [False, True]


def test_a_sealed_file_is_found_only_with_the_vault(muragat: CommandLine) -> None:
    document = muragat.folder / "testimony.txt"
    document.write_text("Xenophon was there.")
    muragat("add", document, "--sealed", vault=True)
    assert muragat("search", "Xenophon").last["unsearched"]["by_reason"] == {"sealed": 1}
    assert muragat("search", "Xenophon", vault=True).objects[0]["why"] == "sealed"


def test_import_takes_labels_in_any_language_as_headers(muragat: CommandLine) -> None:
    table = muragat.folder / "t.csv"
    table.write_text("Title,issued\nБаяндама,2016-05\n", "utf-8")
    assert muragat("import", table, "--kind", "source").last ["new"] == 1


def test_a_row_that_cannot_be_taken_in_is_told_and_the_rest_comes_in(muragat: CommandLine) -> None:
    table = muragat.folder / "t.csv"
    table.write_text("name,size\nA,7\nB,seven\n")
    answer = muragat("import", table, "--kind", "file")
    assert answer.status == 1 and answer.objects[0]["where"] == "3" and "seven" in answer.objects[0]["why"][0]
    assert [one["title"] for one in muragat("list", "--kind", "file").objects] == ["A"]


def test_import_recognises_a_list_of_the_field_by_what_is_in_it(muragat: CommandLine) -> None:
    table = muragat.folder / "kz.csv"
    table.write_text("url,category_code,category_description,date_added,source,notes\nhttps://a.kz/,NEWS,News,2020-01-02,x,\n")
    told = [muragat("import", table, *more).last for more in ((), ("--as", "citizenlab"))]
    assert [(one["format"], one["new"], one["same"]) for one in told] == [("citizenlab", 1, 0), ("citizenlab", 0, 1)]


def test_a_dry_run_tells_and_writes_nothing(muragat: CommandLine) -> None:
    table = muragat.folder / "t.csv"
    table.write_text("title,issued\nA,03/04/2015\n")
    told = muragat("import", table, "--kind", "source", "--dry-run").objects
    assert told[1]["question"] == "day_or_month" and muragat("list", "--kind", "source").objects == []


def test_questions_are_answered_from_a_file(muragat: CommandLine) -> None:
    table, answers = muragat.folder / "t.csv", muragat.folder / "answers.json"
    table.write_text("title,issued\nA,03/04/2015\n")
    answers.write_text('{"answers": {"day_or_month": "day_first"}}')
    assert muragat("import", table, "--kind", "source").status == 2
    assert muragat("import", table, "--kind", "source", "--answers", answers).last["new"] == 1


def test_what_was_changed_by_hand_stays_unless_the_answer_says_otherwise(muragat: CommandLine) -> None:
    table, answers = muragat.folder / "t.csv", muragat.folder / "answers.json"
    answers.write_text('{"answers": {"conflict": "take_theirs"}}')
    for text in ("old", "new"):
        table.write_text(f"title,text\nA,{text}\n")
        muragat("import", table, "--kind", "note", *(["--answers", answers] if text == "new" else []))
        shown = muragat("show", "NOT-0001").last["fields"]["text"]
        muragat("edit", "NOT-0001", "text=mine")
    assert shown == "new" and muragat("import", table, "--kind", "note").last["conflicts"] == 0
    table.write_text("title,text\nA,newer\n")
    told = muragat("import", table, "--kind", "note", "--dry-run").objects
    assert [one["question"] for one in told if "question" in one] == ["conflict"]


def test_what_is_exported_is_the_same_when_it_comes_back(muragat: CommandLine) -> None:
    muragat("record", "note", "title=N")
    for name in ("a.csv", "a.xlsx", "a.jsonl"):
        muragat("export", muragat.folder / name, "--kind", "note", "--exact")
        assert muragat("import", muragat.folder / name, "--kind", "note", "--dry-run").last["same"] == 1


def test_show_tells_rival_claims(muragat: CommandLine) -> None:
    case, source = a_case(muragat), a_source(muragat)
    muragat("cite", case, source, "--field", "began", "--value", "June 2015", "--locator", "page=12")
    shown = muragat("show", case).last
    assert [(c["field"], c["value"], c["locator"]) for c in shown["rival_claims"]] == [("began", "June 2015", "12")]


def test_show_tells_the_history(muragat: CommandLine) -> None:
    case = a_case(muragat)
    muragat("edit", case, "place=Almaty")
    assert [step["changed"] for step in muragat("show", case).last["history"]] == [["place"], ["began", "title"]]


def test_citing_a_row_that_is_not_there_is_refused(muragat: CommandLine) -> None:
    answer = muragat("cite", a_case(muragat), a_source(muragat), "--row", "nowhere")
    assert answer.status == 2 and "has no row nowhere" in answer.err


def test_edit_takes_dates_as_people_write_them(muragat: CommandLine) -> None:
    case = a_case(muragat)
    muragat("edit", case, "began=19 мая 2016 г.")
    assert muragat("show", case).last["fields"]["began"]["edtf"] == "2016-05-19"


def test_an_empty_value_takes_a_field_away(muragat: CommandLine) -> None:
    case = a_case(muragat)
    muragat("edit", case, "began=")
    assert "began" not in muragat("show", case).last["fields"]


def test_undo_and_redo(muragat: CommandLine) -> None:
    case = a_case(muragat)
    muragat("edit", case, "place=Almaty")
    muragat("undo")
    assert "place" not in muragat("show", case).last["fields"]
    muragat("redo")
    assert muragat("show", case).last["fields"]["place"] == "Almaty"


def test_trash_hides_from_lists(muragat: CommandLine) -> None:
    muragat("trash", a_case(muragat))
    assert muragat("list", "--kind", "prosecution").objects == []


def test_purge_names_the_backups_that_still_hold_it(muragat: CommandLine) -> None:
    (muragat.folder / "disk").mkdir()
    case = a_case(muragat)
    muragat("backup", "--to", muragat.folder / "disk")
    assert muragat("purge", case, "--reason", "withdrawn").last == {
        "purged": 1, "ref": case, "backups": str(muragat.folder / "disk")}


def test_backup_and_restore(muragat: CommandLine) -> None:
    (muragat.folder / "disk").mkdir()
    case = a_case(muragat)
    muragat("backup", "--to", muragat.folder / "disk")
    answer = muragat.raw("restore", muragat.folder / "disk", muragat.folder / "b", "--json",
                         "--passphrase-file", muragat.folder / "first")
    assert answer.last["ok"]
    shown = muragat.raw("show", muragat.folder / "b", case, "--json", "--passphrase-file", muragat.folder / "first")
    assert shown.last["title"] == "The case"


def test_a_rebuilt_index_finds_the_same(muragat: CommandLine) -> None:
    case = a_case(muragat)
    muragat("rebuild-index")
    assert muragat("search", "case").objects[0]["ref"] == case


BAD = [
    ["frobnicate"], ["list"], ["list", "--kind", "dragon"], ["show", "PRO-9999"], ["show", "nonsense"],
    ["edit", "PRO-0001", "colour=red"], ["edit", "PRO-0001", "began=sometime"], ["record", "prosecution", "place=X"],
    ["cite", "PRO-0001", "PRO-0001"], ["cite", "PRO-0001", "SRC-0001", "--locator", "12"], ["search"],
    ["search", "x", "--limit", "0"], ["import", "/absent.csv", "--kind", "source"],
    ["backup", "--to", "/absent"], ["undo", "undo"], ["purge", "PRO-0001"],
    ["brief", "PRO-0001", "--pdf", "/absent/x.pdf"],
]


@pytest.mark.parametrize("words", BAD, ids=" ".join)
def test_bad_input_is_one_clear_line(words: list[str], muragat: CommandLine) -> None:
    a_case(muragat), a_source(muragat)
    answer = muragat(words[0], *words[1:])
    assert answer.status == 2 and answer.out == ""
    assert answer.err.startswith("muragat: ") and answer.err.count("\n") == 1 and "Traceback" not in answer.err


def test_a_file_that_is_not_there_is_told_and_ends_with_two(muragat: CommandLine) -> None:
    answer = muragat("add", "/absent.pdf")
    assert (answer.status, answer.last["ref"], answer.err.count("\n")) == (2, None, 1)


def test_a_wrong_passphrase_is_one_clear_line(muragat: CommandLine) -> None:
    answer = muragat.raw("check", muragat.dir, "--passphrase-file", muragat.folder / "second")
    assert answer.status == 2 and "does not open the archive" in answer.err


def test_a_plain_folder_is_no_archive(muragat: CommandLine) -> None:
    assert "is not a Muragat archive" in muragat.raw("check", muragat.folder).err


def test_no_terminal_and_no_file_is_told(muragat: CommandLine) -> None:
    command = [sys.executable, "-m", "desktop", "check", str(muragat.dir)]
    run = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=ROOT)
    assert run.returncode == 2 and "--passphrase-file" in run.stderr


def test_a_damaged_page_is_one_clear_line(muragat: CommandLine) -> None:
    a_case(muragat)
    database = muragat.dir / "archive.db"
    data = bytearray(database.read_bytes())
    for place in range(4096 * 3, len(data), 4096):
        data[place + 100] ^= 1
    database.write_bytes(data)
    answer = muragat("list", "--kind", "prosecution")
    assert answer.status == 2 and "damaged" in answer.err and answer.err.count("\n") == 1
