"""The tables of benchmarks and acceptance say what was measured."""

from pathlib import Path

import pytest

from tests import outside
from tests.acceptance import report as acceptance
from tests.acceptance.outcome import Outcome
from tests.bench import report
from tests.bench.harness import Comparison, Fact, Measured, Way, compare, p95
from tests.bench.report import tables

PLAIN = [0.010] * 20
LISTED = """
[[data]]
name = "A text"
repository = "owner/name"
commit = "0"
path = "a.txt"
sha256 = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
licence = "CC0-1.0"
used_by = ["search"]
"""


def test_a_ratio_is_of_medians() -> None:
    assert Measured("", "", [0.010, 0.030, 9.0], PLAIN).ratio == pytest.approx(3)


def test_nineteen_runs_are_too_few_for_a_p95() -> None:
    assert p95(PLAIN[1:]) is None


def test_ways_are_taken_in_turns_and_each_round_is_begun_by_another() -> None:
    told: list[str] = []
    compare("", [Way("a", lambda: told.append("a")), Way("b", lambda: told.append("b"))], 2)
    assert "".join(told) == "ab" + "ab" + "ba"


@pytest.mark.parametrize("held, verdict", [("≤ ×2", "missed"), ("≤ ×4", "kept"), ("p95 ≤ ×2", "missed"),
                                           ("≤ 20 ms", "missed"), ("p95 ≤ 50 ms", "kept")])
def test_a_figure_that_is_missed_is_said_to_be(held: str, verdict: str) -> None:
    ways = [Measured("plain", "", PLAIN, PLAIN), Measured("ours", held, [0.030] * 20, PLAIN)]
    assert f"{held}: {verdict}" in "\n".join(tables([Comparison("it", ways)]))


def test_a_part_of_the_benchmarks_rewrites_its_own_section_only() -> None:
    def told(text: str, heading: str, figures: str) -> str:
        return report.put(text, {heading: [Fact("It", figures)]}, ["Lists", "Search"], "", "0.1")

    text = told(told(told("", "Search", "1 s"), "Lists", "2 s"), "Search", "3 s")
    assert "It: 2 s." in text and "It: 3 s." in text and "1 s" not in text
    assert text.index("## Lists") < text.index("## Search") < text.index("## To repeat")


def test_data_from_outside_is_read_only_with_its_own_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MURAGAT_OUTSIDE", str(tmp_path))
    (one,) = outside.listed(LISTED)
    (tmp_path / "owner" / "name").mkdir(parents=True)
    (tmp_path / "owner" / "name" / "a.txt").write_text("b")
    assert one.find() is None
    (tmp_path / "owner" / "name" / "a.txt").write_text("a")
    assert one.find()


def test_a_part_of_the_acceptance_replaces_its_own_line_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acceptance, "TARGET", tmp_path / "acceptance.md")
    acceptance.put("crash", "It holds.", Outcome("1 kill"), 1, "")
    acceptance.put("undo", "It holds.", Outcome("1 edit"), 1, "")
    acceptance.put("crash", "It holds.", Outcome("2 kills", ("one save was lost",)), 1, "")
    text = (tmp_path / "acceptance.md").read_text("utf-8")
    assert "1 edit" in text and "NO: one save was lost" in text and "1 kill " not in text
