"""What each style makes of the same sources, against what was read and kept."""

import re
import tomllib
from pathlib import Path

import pytest

from desktop.briefs.styles import all_styles
from tests.briefs.golden_notes import FOLDER, ITEMS, forms

DOCS = (Path(__file__).parents[2] / "docs" / "styles.md").read_text("utf-8")
GOLDENS = {style: tomllib.loads((FOLDER / f"{style}.toml").read_text("utf-8")) for style in all_styles()}
MANUALS = sorted(set(all_styles()) - {"plain"})


@pytest.mark.parametrize("style", sorted(all_styles()))
def test_every_item_is_set_as_kept(style: str) -> None:
    for name in ITEMS:
        kept = {form: words for form, words in GOLDENS[style][name].items() if form != "rule"}
        assert forms(style, name) == kept, name


def test_there_are_forty_items_and_more_in_every_style() -> None:
    assert len(ITEMS) >= 40 and all(set(golden) == set(ITEMS) for golden in GOLDENS.values())


@pytest.mark.parametrize("style", MANUALS)
def test_every_golden_names_a_rule_that_is_told(style: str) -> None:
    told = DOCS.split(f"(`{style}`)")[1].split("\n## ")[0]
    rules = set(re.findall(r"^\| `(\w+)` \|.*\| (?:verified|recalled|ours) \|$", told, re.M))
    assert {item["rule"] for item in GOLDENS[style].values()} <= rules


@pytest.mark.parametrize("style", MANUALS)
def test_the_count_of_verified_rules_is_true(style: str) -> None:
    told = DOCS.split(f"(`{style}`)")[1].split("\n## ")[0]
    counts = [len(re.findall(rf"\| {state} \|$", told, re.M)) for state in ("verified", "recalled", "ours")]
    assert "Verified {}, recalled {}, ours {}.".format(*counts) in told
