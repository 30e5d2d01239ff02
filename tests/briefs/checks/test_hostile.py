"""Text made to hold a program up is checked as any other."""

import pytest

from tests.briefs.conftest import Desk


@pytest.mark.parametrize("text", [
    "a" * 200_000, "1" * 200_000, "«a " * 30_000, "A. " * 30_000, "“a”" * 30_000, " " * 200_000 + "b", "[" * 100_000],
    ids=["a word", "a number", "quotes opened", "initials", "quotes", "blanks", "brackets"])
def test_the_checks_come_to_an_end(desk: Desk, text: str) -> None:
    desk.add("person", name="Dana Sartova", protection="withheld")
    source = desk.add("source", title="Report", text=text)
    desk.block("text", f"{text} “{text[:1000]}” [@{source.ref}].")
    assert desk.composed().document.blocks
