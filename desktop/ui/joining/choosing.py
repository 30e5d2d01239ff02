"""What was chosen where people differ: each difference ours, theirs or left open, and any choice taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.archive.joining.plan import Difference

LEFT_OPEN = -1
"""Nobody chooses now: the side that stands stays, and the difference waits in the list of those left open."""


def ours(difference: Difference) -> int:
    """Our side; the one that stands where none is ours."""
    return difference.ours


def theirs(difference: Difference) -> int:
    """The side that came; of several the first."""
    mine = ours(difference)
    return next((number for number in range(len(difference.sides)) if number != mine), mine)


def in_order(difference: Difference) -> list[int]:
    """The numbers of the sides as they stand beside each other: ours, then theirs."""
    mine = ours(difference)
    return [mine, *(number for number in range(len(difference.sides)) if number != mine)]


def sort_of(difference: Difference) -> tuple[str, str, str]:
    """Differences of one sort are about one field of one kind."""
    return difference.kind, difference.rows, difference.field


class Choosing:
    """The differences of a merge and what was chosen so far. A side is its number; LEFT_OPEN is a choice too."""

    def __init__(self, differences: Sequence[Difference] = ()) -> None:
        self.differences = tuple(differences)
        self._chosen: dict[str, int] = {}
        self._before: list[tuple[int, dict[str, int | None]]] = []  # where one was, and what was chosen there before

    def __len__(self) -> int:
        return len(self.differences)

    def side(self, place: int) -> int | None:
        """What was chosen for the difference at a place; None while nobody looked at it."""
        return self._chosen.get(self.differences[place].key)

    @property
    def decided(self) -> int:
        """How many were given a side, or were left open knowingly."""
        return len(self._chosen)

    @property
    def left_open(self) -> int:
        """How many of those were left open."""
        return sum(1 for side in self._chosen.values() if side == LEFT_OPEN)

    @property
    def chosen(self) -> dict[str, int]:
        """The sides that were chosen, by the differences' keys; those left open are not among them."""
        return {key: side for key, side in self._chosen.items() if side != LEFT_OPEN}

    def choose(self, place: int, side: int) -> None:
        """Choose a side, or LEFT_OPEN. Raises IndexError for a side there is not."""
        if side != LEFT_OPEN:
            self.differences[place].sides[side]
        self._set(place, {self.differences[place].key: side})

    def choose_rest(self, side_of: Callable[[Difference], int], at: int = 0) -> int:
        """Choose for all that nobody looked at, in one go; how many. `at` is where Undo leads back to."""
        rest = {one.key: side_of(one) for one in self.differences if one.key not in self._chosen}
        if rest:
            self._set(at, rest)
        return len(rest)

    @property
    def all(self) -> dict[str, int]:
        """Every choice by the difference's key, LEFT_OPEN too."""
        return dict(self._chosen)

    def go_on_from(self, chosen: dict[str, int]) -> None:
        """Begin with what was chosen before; that is not taken back one by one."""
        self._chosen = dict(chosen)

    def _set(self, place: int, chosen: dict[str, int]) -> None:
        self._before.append((place, {key: self._chosen.get(key) for key in chosen}))
        self._chosen |= chosen

    def undo(self) -> int | None:
        """Take the last choice back; the place where it was made, None if there is none."""
        if not self._before:
            return None
        place, before = self._before.pop()
        for key, side in before.items():
            if side is None:
                del self._chosen[key]
            else:
                self._chosen[key] = side
        return place

    @property
    def can_undo(self) -> bool:
        """Whether there is a choice to be taken back."""
        return bool(self._before)

    def next_open(self, place: int) -> int | None:
        """The next that nobody looked at, from the beginning again after the last; None when all are decided."""
        return self._next(place, 1, lambda one: one.key not in self._chosen)

    def next_of_sort(self, place: int, by: int = 1) -> int | None:
        """The next difference about the same field of the same kind (`by` -1: the one before); None if it is alone."""
        sort = sort_of(self.differences[place])
        found = self._next(place, by, lambda one: sort_of(one) == sort)
        return None if found == place else found

    def _next(self, place: int, by: int, wanted: Callable[[Difference], bool]) -> int | None:
        count = len(self.differences)
        places = ((place + by * step) % count for step in range(1, count + 1))
        return next((one for one in places if wanted(self.differences[one])), None)
