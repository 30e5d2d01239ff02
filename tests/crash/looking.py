"""What must hold of an archive after any crash."""

from dataclasses import dataclass, field
from pathlib import Path

from desktop.archive import Archive, open_archive
from desktop.search.opening import open_index


@dataclass
class Told:
    """What a saver told before it died."""

    saved: dict[str, str] = field(default_factory=dict)
    draft: str = ""

    def hear(self, line: str) -> None:
        """Take in a line of its output."""
        what, *rest = line.split()
        if what == "saved":
            self.saved[rest[0]] = rest[1]
        elif what == "draft":
            self.draft = rest[0]


def wrong(folder: Path, told: Told) -> list[str]:
    """What does not hold, in words; an empty list when nothing acknowledged was lost and all is whole."""
    with open_archive(folder, "first") as archive:
        found = [f"check: {trouble.part}: {trouble.problem}" for trouble in archive.check()]
        with archive.reader() as reader:
            lost = [one for one, word in told.saved.items()
                    if (record := reader.find(one)) is None or word not in record.title]
            draft = reader.draft("new:note")
        found += [f"lost {one}" for one in lost]
        if told.draft and draft is None:
            found.append("the draft is lost")
        return found + _index_is_behind(archive, told)


def _index_is_behind(archive: Archive, told: Told) -> list[str]:
    index = open_index(archive)
    try:
        if not index.settle(30):
            return [f"the index does not catch up: {index.state}"]
        return [f"not found: {word}" for word in list(told.saved.values())[-3:]
                if [hit.id for hit in index.search(word).hits] != [one for one, w in told.saved.items() if w == word]]
    finally:
        index.close()
