"""Files made to exhaust whoever opens them: refused at once, with the reason, and kept whole."""

import io
import struct
import zipfile

import pytest

from desktop.intake.members import hand_on
from tests.intake.making import archive, bare_word


def refused(draft):
    assert draft.sha256 and draft.tier
    return [str(problem) for problem in draft.problems if problem.code == "refused"][0]


def test_an_archive_that_unpacks_far_too_much_is_refused(taken):
    draft = taken(bare_word("", **{"word/media/a.bin": b"\0" * 30_000_000}))
    assert "unpacks to more than 200 times its size" in refused(draft)


def test_parts_that_lie_over_each_other_are_refused(taken):
    assert "parts of the archive lie over each other" in refused(taken(overlapping()))


def test_an_archive_of_too_many_parts_is_refused(taken):
    assert "too many parts" in refused(taken(archive({str(n): "" for n in range(5_001)})))


def test_a_part_that_grows_beyond_its_stated_size_is_harmless(taken):
    data = bytearray(bare_word("<w:p><w:t>" + "words " * 2_000 + "</w:t></w:p>"))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert taken(bytes(data)).problems


def test_a_bomb_is_refused_when_its_files_are_asked_for_too():
    problems = hand_on(overlapping(), "zip_members", lambda member: pytest.fail("nothing is handed on"))
    assert "parts of the archive lie over each other" in str(problems[0])


def test_entities_that_multiply_are_refused(taken):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w>&l9;</w>'
    assert "declares types or entities" in refused(taken(archive({"word/document.xml": bomb})))


def test_an_entity_that_names_a_file_is_refused(taken):
    bomb = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    assert "declares types or entities" in refused(taken(archive({"word/document.xml": bomb})))


def test_xml_without_bottom_is_refused(taken):
    # Stored, so that it is the depth that is refused and not the tightness.
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", "<a>" * 1_000_000)
    assert "nested deeper than 256 levels" in refused(taken(out.getvalue()))


def overlapping():
    """Zip bytes whose directory names the same packed part a hundred times."""
    data = archive({"word/document.xml": b"\0" * 900_000})
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[at:end]
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 100, 100, len(entry) * 100, at, 0)
    return data[:at] + entry * 100 + tail
