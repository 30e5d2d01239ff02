"""Redacted copies in an archive, and boxes proposed."""

import io

import pytest

from archive_schema.records import Record
from archive_schema.text.name_finder import NameFinder
from desktop.archive.content import original_bytes
from desktop.briefs.safe.boxes import RedactionBox, boxes_of
from desktop.briefs.safe.errors import NotRedactable
from desktop.briefs.safe.keep import add_boxes, keep_redacted
from desktop.briefs.safe.leaks import leaks
from desktop.briefs.safe.propose import proposed
from desktop.briefs.safe.redact import PDF, redacted
from tests.briefs.conftest import Desk
from tests.briefs.safe.making import KAZAKH, LATIN, RUSSIAN, pdf, scan

NAMES = NameFinder([("PER-0001", LATIN)])
OVER = RedactionBox(1, 0.1, 0.1, 0.5, 0.2, "PER-0001")


def evidence(desk: Desk, data: bytes, **more: object) -> Record:
    kept = desk.archive.files.keep(io.BytesIO(data))
    source = desk.add("source", title="Verdict")
    given = {"name": "verdict.pdf", "source": source.id, "role": "original", "sha256": kept.sha256, "size": kept.size,
             "media_type": PDF, "kept_as": kept.name}
    return desk.add("file", **(given | more))


def test_a_redacted_copy_is_a_file_of_its_own_that_knows_what_it_was_made_from(desk: Desk) -> None:
    file = evidence(desk, pdf((100, 700, LATIN)))
    add_boxes(desk.archive, file.id, [OVER])
    copy = keep_redacted(desk.archive, file.id)
    (made,) = copy.rows("derivation")
    assert (copy["role"], copy["derived_from"], copy["source"]) == ("redacted", file.id, file["source"])
    assert made["parent_sha256"] == file["sha256"] and made["settings"] == "200 dpi; p. 1: 1"


def test_the_original_is_untouched(desk: Desk) -> None:
    data = pdf((100, 700, LATIN))
    file = evidence(desk, data)
    add_boxes(desk.archive, file.id, [OVER])
    keep_redacted(desk.archive, file.id)
    with desk.archive.reader() as reader:
        assert original_bytes(desk.archive, reader.get(file.id)) == data and not desk.archive.check()


def test_it_is_one_step_and_can_be_undone(desk: Desk) -> None:
    file = evidence(desk, pdf((100, 700, LATIN)))
    copy = keep_redacted(desk.archive, file.id)
    assert desk.archive.undo().result() == "Undo: Make a redacted copy"
    with desk.archive.reader() as reader:
        assert reader.find(copy.id) is None and reader.find(file.id) is not None


def test_the_same_copy_is_not_kept_twice(desk: Desk) -> None:
    file = evidence(desk, pdf((100, 700, LATIN)))
    assert keep_redacted(desk.archive, file.id).id == keep_redacted(desk.archive, file.id).id


def test_a_redacted_copy_is_not_redacted_again(desk: Desk) -> None:
    copy = keep_redacted(desk.archive, evidence(desk, pdf()).id)
    with pytest.raises(NotRedactable):
        keep_redacted(desk.archive, copy.id)


def test_boxes_are_noted_once(desk: Desk) -> None:
    file = evidence(desk, pdf())
    add_boxes(desk.archive, file.id, [OVER])
    assert boxes_of(add_boxes(desk.archive, file.id, [OVER])) == (OVER,)


@pytest.mark.parametrize("name", [LATIN, RUSSIAN, KAZAKH, "SARTOVA, Aigul", "A. Sartova"])
@pytest.mark.parametrize("turned", [0, 90])
def test_a_box_is_proposed_over_every_name_and_covers_it(name: str, turned: int) -> None:
    source = pdf((100, 700, f"the case of {name}, who spoke"), (100, 300, f"again and again {name}"), turned=turned)
    boxes = proposed(source, PDF, NAMES)
    made = redacted(source, PDF, boxes)
    assert len(boxes) == 2 and {box.reason for box in boxes} == {"PER-0001"}
    assert not [leak for leak in leaks({"a.pdf": made.data}, NAMES) if leak.kind in ("name", "maybe")]
    assert "case" in made.texts[0] and "again" in made.texts[0]


def test_a_name_over_two_lines_gets_two_boxes() -> None:
    source = pdf((400, 700, "of Айгуль Сарто-"), (100, 684, "вой, teacher"))
    assert len(proposed(source, PDF, NAMES)) == 2


def test_nothing_is_proposed_on_a_scan() -> None:
    assert proposed(scan(), PDF, NAMES) == ()
