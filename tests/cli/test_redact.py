"""The verb redact."""

import json
import re

import jsonschema

from tests.briefs.safe.making import LATIN, pdf
from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES


def with_file(muragat: CommandLine) -> None:
    muragat("record", "person", f"name={LATIN}", "protection=pseudonym", "pseudonym=The teacher")
    path = muragat.folder / "verdict.pdf"
    path.write_bytes(pdf((100, 700, f"the case of {LATIN}")))
    muragat("add", path)


def test_names_are_proposed_taken_and_covered(muragat: CommandLine) -> None:
    with_file(muragat)
    (found,) = muragat("redact", "FIL-0001", "--propose").objects
    assert (found["page"], found["state"], found["reason"]) == (1, "proposed", "PER-0001")
    taken, made = muragat("redact", "FIL-0001", "--take", "--make").objects
    assert taken["state"] == "noted" and made["redacted"] == "FIL-0002" and made["boxes"] == 1
    for told in (found, taken, made):
        jsonschema.validate(told, SHAPES["redact"])


def test_a_box_is_noted_by_hand(muragat: CommandLine) -> None:
    with_file(muragat)
    (noted,) = muragat("redact", "FIL-0001", "--box", "1 0.1 0.2 0.3 0.4", "--reason", "stamp").objects
    assert (noted["box"], noted["reason"]) == ("0.1 0.2 0.3 0.4", "stamp")


def test_a_bad_box_is_one_clear_line(muragat: CommandLine) -> None:
    with_file(muragat)
    answer = muragat("redact", "FIL-0001", "--box", "1 0.5 0.5")
    assert answer.status == 2 and len(answer.err.splitlines()) == 1 and re.search("no rectangle", answer.err)


def test_only_files_are_redacted(muragat: CommandLine) -> None:
    with_file(muragat)
    assert "no file" in muragat("redact", "PER-0001").err and json.dumps(muragat("list", "person").status)
