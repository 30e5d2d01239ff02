"""Two to four copies, edited at random and joined in any order, come to the same; runs.py tells what must hold."""

from pathlib import Path

from tests.archive.joining import runs


def test_copies_joined_in_any_order_come_to_the_same_and_nothing_is_lost(tmp_path: Path) -> None:
    done: dict[str, int] = {}
    with runs.homes(tmp_path) as homes:
        wrong = list(runs.faults(homes, range(200), 18, done))
    assert not wrong, "\n".join(wrong)
    assert done.keys() == runs.MOVES.keys()
