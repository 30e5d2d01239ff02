"""Any bag is checked, every question by itself, and nothing in it is taken for a path before it was looked at."""

import os
from pathlib import Path

import pytest

from desktop.exchange.bag import tags
from desktop.exchange.bag.check import NotABag, check
from desktop.exchange.bag.verdicts import WARNING, WRONG, Report
from desktop.exchange.spoken import spoken
from tests.exchange.bag.making import bag, put


def states(report: Report) -> dict[str, str]:
    """What is not good, by its code; the worst of each."""
    found: dict[str, str] = {}
    for one in report.verdicts:
        if one.state != "good" and found.get(one.code) != WRONG:
            found[one.code] = one.state
    return found


def test_a_sound_bag_is_valid(tmp_path: Path) -> None:
    report = check(bag(tmp_path / "b", {"a.txt": b"a", "ә/b.txt": b"b"}))
    assert report.state == "good" and set(report.payload) == {"data/a.txt", "data/ә/b.txt"}


@pytest.mark.parametrize("text, version, expected", [
    ("BagIt-Version : 1.0\nTag-File-Character-Encoding : UTF-8\n", "1.0", WRONG),
    ("BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n", "1.0", WRONG),
    ("BagIt-Version : 0.97\nTag-File-Character-Encoding : UTF-8\n", "0.97", WARNING),
    ("\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "1.0", WRONG),
    ("BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n", "2.0", WRONG),
    ("BagIt-Version: 1.0\n", "1.0", WRONG),
])
def test_a_declaration_with_spaces_or_marks_is_told(tmp_path: Path, text: str, version: str, expected: str) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"}, version=version)
    put(place, "bagit.txt", text)
    assert states(check(place)) == {"declaration": expected}


def test_an_encoding_that_is_no_text_is_refused(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    put(place, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: unicode_escape\n")
    assert states(check(place)) == {"encoding": WRONG}


def test_changed_missing_and_extra_files_have_a_verdict_each(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"changed.txt": b"a", "missing.txt": b"b", "same.txt": b"c"})
    (place / "data" / "changed.txt").write_bytes(b"A")
    (place / "data" / "missing.txt").unlink()
    (place / "data" / "extra.txt").write_bytes(b"")
    report = check(place)
    assert {one.code: one.names for one in report.verdicts if one.state == WRONG} == {
        "changed": ("data/changed.txt",), "missing": ("data/missing.txt",), "extra": ("data/extra.txt",)}


def test_only_what_is_as_listed_can_be_taken_in(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"changed.txt": b"a", "same.txt": b"c"})
    (place / "data" / "changed.txt").write_bytes(b"A")
    assert list(check(place).payload) == ["data/same.txt"]


@pytest.mark.parametrize("path", ["/etc/passwd", "../up", "data/../../up", "~/x", "~root/x", "C:\\x", "C:x",
                                  "\\\\host\\x", "%HOME%\\x", "$HOME/x", "data/a\\..\\..\\x", "data/a\x00b"])
def test_a_path_that_leads_out_on_any_system_is_refused_and_not_opened(tmp_path: Path, path: str) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    put(place, "manifest-sha256.txt", f"{'0' * 64}  {path}\n", more=True)
    assert states(check(place)) == {"paths": WRONG}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"a")
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    (place / "data" / "a.txt").unlink()
    os.symlink(tmp_path / "secret", place / "data" / "a.txt")
    report = check(place)
    assert states(report) == {"links": WRONG, "missing": WRONG} and not report.payload


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    (place / "bag-info.txt").unlink(missing_ok=True)
    os.mkfifo(place / "bag-info.txt")
    assert states(check(place)) == {"links": WRONG}


@pytest.mark.parametrize("oxum, expected", [("1.1", {}), ("2.1", {"oxum": WRONG}), ("1.2", {"oxum": WRONG}),
                                            ("many", {"oxum": WRONG})])
def test_size_and_number_are_compared_with_what_it_says(tmp_path: Path, oxum: str, expected: dict[str, str]) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    put(place, "bag-info.txt", f"Payload-Oxum: {oxum}\n")
    assert states(check(place)) == expected


def test_nothing_is_fetched(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a", "b.txt": b"b"})
    put(place, "fetch.txt", "http://example.org/a - data/a.txt\n")
    assert states(check(place)) == {"fetch": WARNING}
    (place / "data" / "a.txt").unlink()
    assert states(check(place)) == {"fetch": WRONG, "missing": WRONG}


def test_names_that_some_systems_take_for_one_are_told(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"Ә.txt": b"a", "ә.txt": b"b", "n\u0303.txt": b"c", "ñ.txt": b"d"})
    report = check(place)
    assert states(report) == {"names": WARNING} and next(one.count for one in report.verdicts if one.names) == 4


def test_a_name_with_its_letters_in_another_form_is_found(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"ñ.txt": b"d"})
    (place / "data" / "ñ.txt").rename(place / "data" / "n\u0303.txt")
    report = check(place)
    assert states(report) == {"names": WARNING} and list(report.payload) == ["data/n\u0303.txt"]


def test_encoded_line_ends_in_names_are_read(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"a\nb%.txt": b"d"})
    text = (place / "manifest-sha256.txt").read_text("utf-8")
    put(place, "manifest-sha256.txt", text.replace("a\nb%.txt", "a%0Ab%25.txt"))
    assert check(place).state == "good"


def test_a_second_manifest_must_list_every_file(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a", "b.txt": b"b"})
    put(place, "manifest-md5.txt", "0cc175b9c0f1b6a831c399e269772661  data/a.txt\n")
    assert states(check(place)) == {"uneven": WRONG}
    put(place, "bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
    assert states(check(place)) == {"uneven": WARNING}


def test_a_line_without_end_is_refused_before_it_is_held(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    put(place, "manifest-sha256.txt", "0" * 40_000, more=True)
    assert states(check(place))["manifest"] == WRONG


def test_what_is_no_bag_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert states(check(tmp_path / "folder")) == {"declaration": WRONG}
    with pytest.raises(NotABag):
        check(tmp_path / "nothing")


def test_a_name_cannot_hide_what_it_is(tmp_path: Path) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    (place / "data" / "\u202egpj.exe").write_bytes(b"")
    named = [one.names for one in check(place).verdicts if one.code == "extra"]
    assert named == [("data/\\u202egpj.exe",)]


def test_checking_can_be_stopped(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        check(bag(tmp_path / "b", {"a.txt": b"a"}), stop)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_each_verdict_is_a_sentence_in_each_language(tmp_path: Path, language: str) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    put(place, "bag-info.txt", "Payload-Oxum: 2.1\n")
    for one in check(place).verdicts:
        assert spoken(one.words, language) != str(one.words)


def test_a_manifest_longer_than_any_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"A"})
    monkeypatch.setattr(tags, "MOST_LETTERS", 70)
    assert not check(place).is_valid
