"""What holds for every file, whatever it is."""

import hashlib
import json
import os

import pytest

from archive_schema.kinds import SCHEMA
from archive_schema.labels import Label
from desktop.intake import IntakeError, Problem, take_in, to_source
from desktop.intake.draft import Draft, Proposal
from desktop.intake.take import _with_language
from desktop.intake.words import ERRORS, PLACES, PROBLEMS, REASONS, STEPS
from tests.intake.making import PAGE


def codes(draft):
    return [problem.code for problem in draft.problems]


def test_hash_and_size_are_those_of_the_bytes(taken):
    data = os.urandom(3_000_000)
    draft = taken(data)
    assert (draft.sha256, draft.size) == (hashlib.sha256(data).hexdigest(), len(data))


def test_an_unknown_file_is_kept_with_a_problem(taken):
    draft = taken(b"\x00\x01\x02unheard of" * 99)
    assert str(draft.problems[0]) == "this kind of file is not read yet; it is kept whole"


def test_an_empty_file_is_told(taken):
    assert codes(taken(b"")) == ["empty"]


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(IntakeError, match="is a folder. Add the files in it."):
        take_in(tmp_path)


def test_a_link_is_refused(tmp_path):
    (tmp_path / "secret").write_text("words")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(IntakeError, match="link is a link to another place"):
        take_in(tmp_path / "link")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(IntakeError, match="a device or a pipe"):
        take_in(tmp_path / "pipe")


def test_a_device_is_refused():
    with pytest.raises(IntakeError, match="a device or a pipe"):
        take_in("/dev/zero")


def test_an_absent_file_is_told(tmp_path):
    with pytest.raises(IntakeError, match="There is no file gone.pdf"):
        take_in(tmp_path / "gone.pdf")


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path):
    path = tmp_path / "log.txt"
    path.write_text("first line\n" * 1000)

    def grow(done, total):
        with open(path, "a") as file:
            file.write("more\n")

    with pytest.raises(IntakeError, match="changed while it was being read"):
        take_in(path, progress=grow)


def test_progress_can_stop_it(taken):
    class Cancelled(Exception):
        pass

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        taken(b"words", progress=stop)


def test_the_name_only_tells_and_cannot_mislead(taken):
    draft = taken(b"words", "invoice\u202efdp.exe\n")
    assert draft.name == "invoicefdp.exe"
    assert codes(draft) == ["hidden_characters"]


def test_a_name_that_is_no_utf8_is_taken(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(path, "wb") as file:
        file.write(b"words")
    assert take_in(path).name == "��.txt"


def test_content_decides_and_not_the_name(taken):
    assert taken(b"{\\rtf1 words}", "ruling.pdf").media_type == "application/rtf"


def test_a_draft_is_json(taken):
    draft = taken("Первая строка\nи ещё".encode())
    assert json.loads(json.dumps(draft.to_json()))["language"] == "ru"


def test_no_file_is_written_and_none_stays_open(taken, tmp_path):
    taken(b"words")  # what is loaded once is loaded
    before = sorted(os.listdir("/proc/self/fd")), sorted(os.listdir("/tmp"))
    taken(b"words")
    assert (sorted(os.listdir("/proc/self/fd")), os.listdir(tmp_path)) == (before[0], ["document"])


def test_an_office_file_with_a_password_asks_for_it(taken):
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert codes(taken(compound)) == ["needs_password", "only_pdf_opens"]


def test_problems_are_said_in_three_languages():
    problem = Problem("worker_slow", {"seconds": "60", "step": "page", "page": "3"})
    assert problem.in_("ru") == "заняло больше 60 с и остановлено (чтение страницы 3)"
    assert problem.in_("kk") == "60 с-тан ұзақ болып, тоқтатылды (3-бетті оқу)"


def test_every_message_has_three_languages():
    errors = [words for pair in ERRORS.values() for words in pair]
    for words in (*PROBLEMS.values(), *REASONS.values(), *STEPS.values(), *PLACES.values(), *errors):
        assert len(Label.of(words).all) == 3


def test_a_draft_becomes_a_source_without_faults(taken):
    record = to_source(taken(PAGE.encode()))
    assert SCHEMA["source"].problems(record) == []


@pytest.mark.parametrize(("stated", "kept"), [("EN-US", "en-US"), ("ru_RU", "ru-RU"), ("en-x", ""), ("English", "")])
def test_a_language_that_no_record_may_have_keeps_no_file_out(stated, kept):
    draft = Draft("", 0, "", proposals=(Proposal("language", stated, "PDF metadata"),))
    assert _with_language(draft).language == kept
