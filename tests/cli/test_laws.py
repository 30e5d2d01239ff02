"""The verbs law and law-keep."""

import jsonschema

from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES
from tests.intake.laws import RU, RU_LATER


def test_a_saved_page_is_told_compared_and_kept_by_the_command_line(muragat: CommandLine) -> None:
    for name, text in (("a.html", RU), ("b.html", RU_LATER)):
        lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        (muragat.folder / name).write_text(f"<meta charset=utf-8><title>Закон</title>{lines}", "utf-8")
    told = muragat.raw("law", "read", muragat.folder / "a.html", "--json").objects
    assert told[0]["number"] == "567-X" and sum(one["what"] == "unit" for one in told) == 12
    differ = muragat.raw("law", "compare", muragat.folder / "a.html", muragat.folder / "b.html", "--json").objects
    assert [one["what"] for one in differ] == ["removed", "changed", "added"]
    for one in (*told, *differ):
        jsonschema.validate(one, SHAPES["law"])
    muragat("add", muragat.folder / "a.html")
    kept = muragat("law-keep", "SRC-0001").last
    jsonschema.validate(kept, SHAPES["law-keep"])
    assert kept["units"] == 12
