"""The notes of a real report, set again in two styles and read by eye; a change of a rule shows here."""

import os
import shutil
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Reader, Writer, open_archive
from desktop.briefs import compose
from desktop.briefs.values import plain_text

GOLDENS = Path(__file__).parent / "goldens"
NOTES, EMPTY = range(1, 113), 80  # note 80 of the report is printed empty


def sources_by_note(reader: Reader) -> dict[int, list[str]]:
    """The references of the sources of each note of the report."""
    report = reader.by_ref("SRC-0001").id
    found: dict[int, list[str]] = {}
    for source in map(reader.get, reader.ids("source")):
        if source["parent"] == report:
            for number in (source["parent_note"], *(source["parent_notes_also"] or ())):
                found.setdefault(int(number), []).append(source.ref)
    return found


@pytest.fixture(scope="module")
def set_again(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The notes by style."""
    folder = shutil.copytree(sample_folder, tmp_path_factory.mktemp("report") / "sample")
    with open_archive(folder, "sample") as archive:
        with archive.reader() as reader:
            sources = sources_by_note(reader)

        def write(writer: Writer) -> dict[str, str]:
            made = {}
            for style in ("oscola", "chicago_notes"):
                made[style] = writer.add(Record("brief", {
                    "title": "Notes", "date": {"edtf": "2026"}, "style": style, "language_of_brief": "en"})).id
                for number in sorted(sources):
                    marks = "; ".join(f"@{ref}" for ref in sources[number])
                    writer.add(Record("brief_block", {"brief": made[style], "place": number, "block_type": "text",
                                                      "text": f"Note {number} [{marks}]"}))
            return made

        briefs = archive.write("Set the notes again", write).result()
        with archive.reader() as reader:
            assert sorted(sources) == [number for number in NOTES if number != EMPTY]
            return {style: [plain_text(note.spans) for note in compose(reader, brief).document.notes]
                    for style, brief in briefs.items()}


@pytest.mark.parametrize("style", ["oscola", "chicago_notes"])
def test_the_notes_of_the_report_are_set_as_they_were_read(set_again: dict[str, list[str]], style: str) -> None:
    golden = GOLDENS / f"report_{style}.txt"
    said = "".join(f"{note}\n" for note in set_again[style])
    if os.environ.get("MURAGAT_WRITE_GOLDENS"):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")
