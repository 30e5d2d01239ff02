"""docs/cli.md is true: every verb is in it, and what a verb prints has the shape it says."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desktop.cli import _parser
from tests.briefs.test_csl import NOTES as STYLE
from tests.cli.conftest import CommandLine

PAGE = (Path(__file__).parent.parent.parent / "docs" / "cli.md").read_text("utf-8")
SHAPES: dict[str, Any] = {
    verb: json.loads(shape) for verb, shape in re.findall(r"^## (\S+)\n.*?```json\n(.*?)```", PAGE, re.S | re.M)}


def test_every_verb_is_documented() -> None:
    actions = [action for action in _parser()._actions if action.choices]
    assert set(actions[0].choices or ()) == set(SHAPES)


@pytest.mark.parametrize("verb", SHAPES)
def test_its_shape_is_a_schema(verb: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SHAPES[verb])


def test_what_verbs_print_has_the_shape_documented(muragat: CommandLine) -> None:
    letter, table, disk = (muragat.folder / name for name in ("letter.txt", "t.csv", "disk"))
    letter.write_text("A letter.")
    table.write_text("title\nReport\n")
    disk.mkdir()
    style = muragat.folder / "ours.csl"
    style.write_text(STYLE)
    muragat("record", "prosecution", "title=Case")
    muragat("record", "source", "title=Report", "url=http://www.example.kz/a")
    calls = [["add", letter], ["import", table, "--kind", "source", "--dry-run"], ["import", table, "--kind", "source"],
             ["export", muragat.folder / "out.jsonl", "--kind", "source"],
             ["export", muragat.folder / "out.ris", "--all"],
             ["export", muragat.folder / "team", "--as", "ftm-files", "--all"], ["list", "--kind", "source"],
             ["cite", "PRO-0001", "SRC-0001", "--field", "began", "--value", "May 2015"], ["show", "PRO-0001"],
             ["search", "letter", "--counts", "--save", "Letters"], ["search", "--saved", "SSR-0001"],
             ["search", "--batch", table], ["search", "--addresses", "example.kz"], ["search", "example.kz"],
             ["complete", "lett"], ["record", "note", "title=N"],
             ["edit", "NOT-0001", "text=T"], ["revert", "NOT-0001", "--step", "7"],
             ["trash", "NOT-0001"], ["undo"], ["redo"], ["backup", "--to", disk],
             ["style", style], ["style"], ["check"], ["rebuild-index"], ["purge", "NOT-0001", "--reason", "why"]]
    for verb, *words in calls:
        answer = muragat(str(verb), *words)
        assert answer.objects, (verb, answer.err)
        for told in answer.objects:
            jsonschema.validate(told, SHAPES[str(verb)])


def test_new_and_restore_have_the_shape_documented(bare: CommandLine, opened_at_the_floor: None) -> None:
    jsonschema.validate(bare("new").last, SHAPES["new"])
    (bare.folder / "disk").mkdir()
    bare("backup", "--to", bare.folder / "disk")
    for told in bare.raw("restore", bare.folder / "disk", bare.folder / "b", "--json").objects:
        jsonschema.validate(told, SHAPES["restore"])
