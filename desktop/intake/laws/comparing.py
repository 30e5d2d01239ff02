"""Two versions of a law, unit by unit: what was added, removed, changed, and which words."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from desktop.intake.laws.reading import Law, Path, Unit

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
Words = tuple[tuple[str, str], ...]
"""Runs of words: ("", words that both have), ("-", only the first), ("+", only the second)."""


@dataclass(frozen=True)
class Difference:
    """What became of a unit: ADDED, REMOVED or CHANGED; `heading` and `text` tell the words that differ."""

    what: str
    path: Path
    printed: str
    heading: Words = ()
    text: Words = ()


def compare(before: Law, after: Law) -> tuple[Difference, ...]:
    """The units that differ, in the order of the later version; what was removed stands where it stood."""
    found: list[Difference] = []
    ours, theirs = [_plain(unit.path) for unit in before.units], [_plain(unit.path) for unit in after.units]
    match = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    old, new = dict(zip(ours, before.units, strict=True)), dict(zip(theirs, after.units, strict=True))
    for _, i1, i2, j1, j2 in match.get_opcodes():
        found += [_lone(REMOVED, old[path], "-") for path in ours[i1:i2] if path not in new]
        for path in theirs[j1:j2]:
            if path not in old:
                found.append(_lone(ADDED, new[path], "+"))
            elif (old[path].heading, old[path].text) != (new[path].heading, new[path].text):
                one, other = old[path], new[path]
                heading = word_differences(one.heading, other.heading)
                text = word_differences(one.text, other.text)
                found.append(Difference(CHANGED, other.path, other.printed, heading, text))
    return tuple(found)


def word_differences(before: str, after: str) -> Words:
    """Two texts word by word."""
    one, other = before.split(), after.split()
    runs: list[tuple[str, str]] = []
    for same, i1, i2, j1, j2 in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if same == "equal":
            runs.append(("", " ".join(one[i1:i2])))
        else:
            runs += [(mark, " ".join(words)) for mark, words in (("-", one[i1:i2]), ("+", other[j1:j2])) if words]
    return tuple(runs)


def _lone(what: str, unit: Unit, mark: str) -> Difference:
    return Difference(what, unit.path, unit.printed, ((mark, unit.heading),) if unit.heading else (),
                      ((mark, unit.text),) if unit.text else ())


def _plain(path: Path) -> Path:
    """A path by which versions are compared: what one calls a part another may call a clause."""
    return tuple(("clause" if level == "part_of_article" else level, label.casefold()) for level, label in path)
