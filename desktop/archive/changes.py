"""What one committed write touched."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Changes:
    """Pairs (kind, id) of the records a step added, changed and removed; `step` is its number, 0 without one."""

    added: set[tuple[str, str]] = field(default_factory=set)
    changed: set[tuple[str, str]] = field(default_factory=set)
    removed: set[tuple[str, str]] = field(default_factory=set)
    step: int = 0

    def kinds(self) -> set[str]:
        """The kinds of which something changed."""
        return {kind for kind, _ in self.added | self.changed | self.removed}

    def ids(self) -> set[str]:
        """The records of which something changed."""
        return {record for _, record in self.added | self.changed | self.removed}

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)
