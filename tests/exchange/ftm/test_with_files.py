"""Entities with their files, in the folder that OpenAleph's own commands load."""

import hashlib
import json
import os
import signal
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, create
from desktop.archive.errors import ArchiveExists
from desktop.exchange.documents import Way, add_bytes
from desktop.exchange.ftm.raw_words import raw_words
from desktop.exchange.ftm.with_files import ENTITIES, Sent, write_folder

LETTER = (b"Subject: News\nFrom: a@example.kz\nMessage-ID: <1@a>\nDate: Mon, 2 May 2022 10:00:00 +0500\n\n"
          b"Good morning.\n")
WORDS = "Айгуль Сартова сказала это.".encode()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    """A letter and what came with it, a text that names a protected person, a picture, a source of two files."""
    with create(tmp_path_factory.mktemp("files") / "a", "first", purpose="test") as made:
        made.write("Add", _people).result()
        letter = add_bytes(made, LETTER, "../letter.eml", way=Way()).source
        text = add_bytes(made, b"Minutes of the meeting.", "minutes.txt", way=Way()).source
        add_bytes(made, WORDS, "told.txt", way=Way())
        add_bytes(made, b"\x89PNG\r\n\x1a\n" + bytes(40), "photo.png", way=Way())
        again = made.files.keep(_path(tmp_path_factory, b"Minutes, corrected."))
        made.write("Add", lambda writer: _linked(writer, letter, text, again)).result()
        yield made


def _people(writer: Any) -> None:
    writer.add(Record("person", {"name": "Aigul Sartova", "protection": "pseudonym", "pseudonym": "The teacher"}))
    writer.add(Record("context_event", {"title": "Speech of Aigul Sartova", "summary": "Сартовой аплодировали."}))


def _linked(writer: Any, letter: str, text: str, again: Any) -> None:
    source = writer.get(text)
    writer.change(source.with_values(within=letter))
    writer.add(Record("file", {"name": "corrected.txt", "source": text, "role": "working_copy", "sha256": again.sha256,
                               "size": again.size, "media_type": "text/plain", "kept_as": again.name}))


def _path(folder: pytest.TempPathFactory, data: bytes) -> Path:
    path = folder.mktemp("one") / "one"
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def sent(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sent, list[dict[str, Any]]]:
    to = tmp_path_factory.mktemp("out") / "team"
    with archive.reader() as reader:
        told = write_folder([reader.get(one) for kind in reader.schema for one in reader.ids(kind.name)],
                            archive, reader, to)
    return to, told, [json.loads(line) for line in (to / ENTITIES).read_text("utf-8").splitlines()]


def blobs(to: Path) -> dict[str, bytes]:
    return {path.relative_to(to / "archive").as_posix(): path.read_bytes()
            for path in (to / "archive").rglob("*") if path.is_file()}


def test_each_file_lies_where_its_hash_says(sent):
    for path, data in blobs(sent[0]).items():
        sha1 = hashlib.sha1(data).hexdigest()
        assert path == f"{sha1[:2]}/{sha1[2:4]}/{sha1[4:6]}/{sha1}/data"


def test_what_is_told_is_what_is_there(sent):
    to, told, lines = sent
    assert told.entities == Counter(one["schema"] for one in lines)
    assert told.files == len(blobs(to)) == 3 and told.size == sum(map(len, blobs(to).values()))
    hashes = {hash for one in lines for hash in one["properties"].get("contentHash", ())}
    assert hashes == {hashlib.sha1(data).hexdigest() for data in blobs(to).values()}


def test_a_document_is_what_its_file_is_and_lies_in_what_it_came_with(sent):
    letter = next(one for one in sent[2] if one["schema"] == "Email")
    minutes = next(one for one in sent[2] if one["properties"].get("fileName") == ["minutes.txt"])
    assert letter["properties"]["fileName"] == ["../letter.eml"] and letter["ref"] == "SRC-0001"
    assert minutes["schema"] == "PlainText" and minutes["properties"]["parent"] == [letter["id"]]
    assert minutes["properties"]["ancestors"] == [letter["id"]]


def test_a_second_file_is_a_document_of_its_own_that_is_linked(sent):
    other = next(one for one in sent[2] if one["properties"].get("fileName") == ["corrected.txt"])
    link = next(one for one in sent[2] if one["properties"].get("subject") == [other["id"]])
    assert link["properties"]["role"] == ["Working copy"] and other["ref"] == "FIL-0005"


def test_prose_that_names_a_protected_person_is_changed_in_brackets(sent):
    event = next(one for one in sent[2] if one["schema"] == "Event")["properties"]
    assert event["name"] == ["Speech of [The teacher]"] and event["summary"] == ["[The teacher] аплодировали."]
    told = next(one for one in sent[2] if "[The teacher] сказала это." in one["properties"].get("bodyText", ()))
    assert "contentHash" not in told["properties"]


def test_files_that_name_somebody_or_cannot_be_searched_stay_and_are_told(sent):
    left = {ref: why for (ref, _, why) in sent[1].left if ref.startswith("FIL-")}
    assert left == {"FIL-0003": "It names a protected person.",
                    "FIL-0004": "No program read it whole, so it may name a protected person."}


def test_what_cannot_be_searched_goes_when_it_is_asked_for(archive: Archive, tmp_path: Path):
    with archive.reader() as reader:
        picture = next(reader.get(one) for one in reader.ids("file") if reader.get(one)["name"] == "photo.png")
        chosen = [reader.get(str(picture["source"]))]
        told = write_folder(chosen, archive, reader, tmp_path / "team", unsearched=True)
    assert told.files == 1 and told.entities == {"Image": 1}


def test_what_a_picture_says_of_its_maker_is_found_though_nobody_can_search_the_picture(
        archive: Archive, tmp_path: Path):
    photo = add_bytes(archive, b"\x89PNG\r\n\x1a\n" + b"tEXtAuthor: Aigul Sartova" + bytes(40), "p.png", way=Way())
    with archive.reader() as reader:
        told = write_folder([reader.get(photo.source)], archive, reader, tmp_path / "team", unsearched=True)
    assert told.files == 0 and "It names a protected person." in {why for (_, _, why) in told.left}


def test_a_full_disk_leaves_nothing_behind(archive: Archive, tmp_path: Path):
    import resource

    bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, bounds[1]))
    try:
        with archive.reader() as reader, pytest.raises(OSError):
            write_folder(map(reader.get, reader.ids("source")), archive, reader, tmp_path / "team")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, bounds)
        signal.signal(signal.SIGXFSZ, before)
    assert list(tmp_path.iterdir()) == []


def test_a_kill_leaves_nothing_of_that_name_and_what_lies_there_is_never_touched(archive: Archive, tmp_path: Path):
    def kill(done: int, total: int) -> None:
        if (tmp_path / "team.part" / ENTITIES).exists():
            os.kill(os.getpid(), signal.SIGKILL)

    with archive.reader() as reader:
        chosen = [reader.get(one) for one in reader.ids("context_event")]
        if not (child := os.fork()):
            try:
                write_folder(chosen, archive, reader, tmp_path / "team", progress=kill)
            finally:
                os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        with pytest.raises(ArchiveExists):
            write_folder([], archive, reader, tmp_path / "team")
    assert {one.name for one in tmp_path.rglob("*")} == {"team.part", ENTITIES, "archive"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_names_among_bytes_that_are_no_text_are_words(encoding: str):
    data = bytes(range(256)) * 4 + "Aigul Sartova".encode(encoding) + b"\xff\x01" + "Айгуль Сартова".encode(encoding)
    found = "\n".join(words for words, _ in raw_words(data + bytes(200)))
    assert "Aigul Sartova" in found and ("Айгуль" in found and "Сартова" in found)
