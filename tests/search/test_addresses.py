"""Addresses: their forms, their rows, and finding them by a part."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from desktop.archive.connect import open_writer
from desktop.search.addresses import rows as addresses_rows
from desktop.search.addresses.build import SEGMENT, Unit, both, each, joined, outside, pack, unit, unpack
from desktop.search.addresses.find import Segments, find
from desktop.search.addresses.forms import WHY, form, forms, looks_like_address, needles
from desktop.search.addresses.rows import TABLE_NAMES, AddressRows

KEY = bytes(range(32))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty index.db."""
    database = open_writer(tmp_path / "index.db", KEY, create=True, derived=True)
    AddressRows(database).begin_anew()
    yield database
    database.close()


def take_list(
    db: Database, addresses: list[str], record: str = "L", file: str = "x", most: int = SEGMENT) -> None:
    """Take in a list of these addresses, a line each."""
    lines = [(number, address, "") for number, address in enumerate(addresses, 1)]
    done = AddressRows(db, most).follow_list(
        record, (len(lines), file), lambda first, last: lines[first - 1 : last], db.atomic, lambda: True)
    assert done


def save(db: Database, record: str, *addresses: str) -> None:
    """Save a record with these addresses."""
    AddressRows(db).replace([(record, [("Address", one) for one in addresses])])


def found(db: Database, part: str, limit: int = 1000) -> list[str]:
    """What a part finds: lines by number, addresses of records as printed."""
    needle = needles(part)[0]
    page = find(db, Segments(db), needle, limit).page
    return [match.unit.printed or str(match.unit.line) for match in page]


def total(db: Database, part: str) -> int:
    """How many a part finds."""
    return find(db, Segments(db), needles(part)[0], 10, exact=True).total


def everything(db: Database) -> str:
    """All that stands in the rows of addresses, but for their state: a number there is drawn, and may be any."""
    told = [name for name in TABLE_NAMES if name != "address_state"]
    return "\n".join(str(row) for name in told for row in db.execute(f"select * from {name}"))


# Forms


@pytest.mark.parametrize("printed", [
    "http://example.kz/Page/", "HTTPS://Example.KZ/page", "//example.kz/page", "example.kz/page", "ftp://example.kz/PAGE"])
def test_scheme_case_and_last_slash_make_no_difference(printed: str) -> None:
    assert form(printed) == ("example.kz", "/page")


@pytest.mark.parametrize("printed", ["http://xn--80aswg.xn--p1ai/", "сайт.рф", "HTTP://САЙТ.РФ"])
def test_a_host_in_ascii_is_the_host_in_letters(printed: str) -> None:
    assert form(printed) == ("сайт.рф", "")


def test_percent_signs_are_read_as_the_letters_they_stand_for() -> None:
    assert form("http://a.kz/%D0%BD%D0%BE%d0%b2") == ("a.kz", "/нов")


def test_percent_signs_that_are_no_utf8_stay() -> None:
    assert form("http://a.kz/%ED%EE%00") == ("a.kz", "/%ed%ee%00")


def test_no_form_holds_a_tab_or_a_line_end() -> None:
    assert form("http://a.kz/a\tb%0Ac") == ("a.kz", "/a b%0ac")


@pytest.mark.parametrize("label", ["xn--a", "xn--", "xn--999999999", "xn--80aswg-\ud800"])
def test_a_label_that_stands_for_no_letters_stays(label: str) -> None:
    assert form(f"http://{label}.kz/")[0] == f"{label}.kz"


def test_a_line_tells_its_addresses_and_its_host_once() -> None:
    assert list(forms("http://a.kz/x | http://b.kz/", "a.kz")) == [("a.kz", "/x"), ("b.kz", "")]


def test_a_host_that_is_another_is_an_address_too() -> None:
    assert list(forms("http://a.kz/x", "*.b.kz")) == [("a.kz", "/x"), ("*.b.kz", "")]


@pytest.mark.parametrize("query", [
    "ratel.kz", "http://x", "www.a", "*.kz", "kz/news", "192.0.2.1", "a.kz:80", "қаз.қаз"])
def test_this_looks_like_an_address(query: str) -> None:
    assert looks_like_address(query)


@pytest.mark.parametrize("query", [
    "", "сот", "SRC-0042", "41-1", "date:2015-06..2016-05", "tag:a/b", "kind:source", "a.kz news", "2012/2013", "v1.2"])
def test_this_does_not_look_like_an_address(query: str) -> None:
    assert not looks_like_address(query)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_no_error(typed: str) -> None:
    for needle in needles(typed):
        needle.rank(*form(typed))
    looks_like_address(typed)


@given(st.text(alphabet="abкз.-/:?%d0bdxn", max_size=40))
def test_an_address_is_found_by_itself(printed: str) -> None:
    host, rest = form(printed)
    if len(host) > 2 and "%" not in printed and not host.startswith(("www.", "*.")) and not host.endswith("*"):
        assert any(needle.rank(host, rest) for needle in needles(printed))


# Numbers in rows


@given(st.sets(st.integers(0, 3_000_000), min_size=1, max_size=300), st.integers(1, 40))
def test_numbers_come_back_from_a_row(numbers: set[int], crowd: int) -> None:
    ordered = sorted(numbers)
    assert list(each(unpack(pack(ordered, crowd * len(ordered))))) == ordered


@given(st.sets(st.integers(0, 999), min_size=1), st.sets(st.integers(0, 999), min_size=1), st.booleans(), st.booleans())
def test_common_numbers_are_the_same_in_either_form(one: set[int], other: set[int], dense: bool, sparse: bool) -> None:
    told = [unpack(pack(sorted(some), 1 if bits else 10**6)) for some, bits in ((one, dense), (other, sparse))]
    assert list(each(both(*told))) == sorted(one & other)


@given(st.sets(st.integers(0, 999), min_size=1), st.integers(0, 999), st.integers(0, 999), st.booleans())
def test_numbers_outside_a_span(numbers: set[int], start: int, end: int, dense: bool) -> None:
    start, end = sorted((start, end))
    told = unpack(pack(sorted(numbers), 1 if dense else 10**6))
    assert list(each(outside(told, start, end))) == sorted(number for number in numbers if not start <= number < end)


@given(st.sets(st.integers(0, 999), min_size=1), st.sets(st.integers(0, 999), min_size=1), st.integers(1, 10**6))
def test_two_rows_are_joined(one: set[int], other: set[int], units: int) -> None:
    row = joined([(0, pack(sorted(one), 1)), (1000, pack(sorted(other), 10**6))], units)
    assert list(each(unpack(row))) == [*sorted(one), *(1000 + number for number in sorted(other))]


# Finding


def test_a_part_is_found_in_any_case(db: Database) -> None:
    take_list(db, ["http://www.Example.kz/", "http://other.kz/"])
    assert found(db, "XAMP") == ["1"]


def test_an_address_with_and_without_scheme_and_www_is_one(db: Database) -> None:
    take_list(db, ["http://www.example.kz/", "example.kz"])
    assert [total(db, part) for part in ("https://example.kz/", "www.example.kz", "example.kz")] == [2, 2, 2]


def test_the_site_comes_first_then_sites_under_it_then_names_then_paths(db: Database) -> None:
    take_list(db, ["http://b.kz/?to=news.kz", "news.kz.com", "thenews.kz", "a.news.kz/x", "news.kz/y"])
    assert found(db, "news.kz") == ["5", "4", "3", "2", "1"]


def test_why_an_address_matched_is_told(db: Database) -> None:
    take_list(db, ["http://b.kz/?to=news.kz", "news.kz.com", "thenews.kz", "a.news.kz/x", "news.kz/y"])
    page = find(db, Segments(db), needles("news.kz")[0], 9).page
    assert [WHY[match.rank] for match in page] == list(WHY.values())


def test_an_asterisk_means_sites_under_it_and_not_itself(db: Database) -> None:
    take_list(db, ["example.kz", "a.example.kz/x", "*.example.kz", "an-example.kz", "example.kz.com"])
    assert sorted(found(db, "*.example.kz")) == ["2", "3"]


def test_the_site_itself_is_counted_beside_those_under_it(db: Database) -> None:
    take_list(db, ["example.kz", "example.kz/1", "a.example.kz"])
    assert find(db, Segments(db), needles("*.example.kz")[0], 9).sites == 2


@pytest.mark.parametrize("part", ["сайт", "xn--80aswg.xn--p1ai", "xn--80asw", "САЙТ.рф", "http://xn--80aswg.xn--p1ai/но"])
def test_both_forms_of_a_host_find_each_other(db: Database, part: str) -> None:
    take_list(db, ["http://сайт.рф/новости", "http://xn--80aswg.xn--p1ai/новости"])
    asked = [find(db, Segments(db), needle, 9).total for needle in needles(part)]
    assert next(filter(None, asked)) == 2


def test_letters_find_what_is_printed_with_percent_signs(db: Database) -> None:
    take_list(db, ["http://a.kz/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"])
    assert found(db, "новос") == found(db, "%d0%bd%d0%be%d0%b2%d0") == ["1"]


def test_a_part_across_host_and_path_is_found(db: Database) -> None:
    take_list(db, ["http://a.kz/news/1", "http://a.kz/old/news", "http://b.com/news"])
    assert found(db, "kz/news") == ["1"]


def test_two_letters_find_sites_that_end_so(db: Database) -> None:
    take_list(db, ["http://a.kz/", "http://kz.com/"])
    assert found(db, "kz") == ["1"]


def test_pages_follow_one_another(db: Database) -> None:
    take_list(db, [f"http://site{number}.kz/{number % 7}" for number in range(300)])
    needle, segments = needles("site")[0], Segments(db)
    pages = [find(db, segments, needle, 70, offset).page for offset in range(0, 300, 70)]
    assert [match for page in pages for match in page] == find(db, segments, needle, 300).page


def test_of_very_many_it_is_told_how_many_there_are_at_least_and_at_most(db: Database) -> None:
    take_list(db, [f"http://site{number}.kz/" for number in range(2_000)])
    asked = find(db, Segments(db), needles("site")[0], 5)
    assert (asked.total, asked.most) == (5, 2_000)


def test_records_that_are_hidden_are_not_found(db: Database) -> None:
    save(db, "A", "http://one.kz/")
    save(db, "B", "http://one.kz/x")
    page = find(db, Segments(db), needles("one")[0], 9, hidden=frozenset("A")).page
    assert [match.unit.record for match in page] == ["B"]


def test_addresses_that_no_row_holds_yet_are_found(db: Database) -> None:
    pending = [unit("new.kz", "", record="N", printed="new.kz")]
    assert find(db, Segments(db), needles("new")[0], 9, pending=pending).total == 1


# Rows that change


def test_an_address_of_a_record_that_goes_is_in_no_row(db: Database) -> None:
    for number in range(400):
        save(db, f"R{number}", f"http://xylophon{number}.kz/zzyzx{number}", f"http://shared.kz/{number}")
    AddressRows(db).remove("R7")
    told = everything(db)
    assert not any(gone in told for gone in ("xylophon7.", "zzyzx7'", "'R7'"))


def test_letters_that_only_a_record_that_went_had_are_in_no_row(db: Database) -> None:
    for number in range(400):
        save(db, f"R{number}", f"http://a{number}.kz/" + ("qqq/vvv" if number == 7 else ""))
    AddressRows(db).remove("R7")
    assert not any(gram in everything(db) for gram in ("hqqq", "rqqq", "rvvv", "qq/"))


def test_a_site_that_went_is_in_no_segment(db: Database) -> None:
    for number in range(400):
        save(db, f"R{number}", f"http://{number:03}.kz/")
    for number in range(0, 399):
        AddressRows(db).remove(f"R{number}")
    assert "000" not in everything(db) and found(db, "kz") == ["http://399.kz/"]


def test_removing_and_saving_in_any_order_finds_what_is_left(db: Database) -> None:
    chance = random.Random(3)
    left: dict[str, str] = {}
    for number in range(900):
        record = f"R{chance.randrange(500)}"
        if chance.random() < 0.3:
            AddressRows(db).remove(record)
            left.pop(record, None)
        else:
            left[record] = f"http://s{chance.randrange(50)}.kz/page{number}"
            save(db, record, left[record])
    assert [sorted(found(db, "s12", 9_999)), total(db, "page")] == [
        sorted(one for one in left.values() if "s12" in one), len(left)]


def test_a_record_saved_again_with_the_same_addresses_changes_no_row(db: Database) -> None:
    save(db, "R", "http://a.kz/")
    before = everything(db)
    save(db, "R", "http://a.kz/")
    assert everything(db) == before


def test_a_list_that_goes_leaves_no_row(db: Database) -> None:
    take_list(db, a_register(3_000), most=512)
    AddressRows(db).remove("L")
    assert [db.execute(f"select count(*) from {name}").fetchone()[0] for name in TABLE_NAMES[1:]] == [0, 0, 0, 0]


def test_a_list_that_grew_keeps_what_it_had(db: Database) -> None:
    take_list(db, a_register(600), most=512)
    before = db.execute("select id from address_segment").fetchone()
    take_list(db, [*a_register(600), "http://added.kz/"], file="y", most=512)
    assert (db.execute("select id from address_segment").fetchone(), found(db, "added")) == (before, ["601"])


def test_a_list_that_was_undone_and_taken_in_otherwise_is_read_anew(db: Database) -> None:
    take_list(db, ["http://a.kz/", "http://zebra.kz/"])
    take_list(db, ["http://a.kz/", "http://c.kz/", "http://d.kz/"], file="y")
    assert ("zebra" in everything(db), found(db, "c.kz")) == (False, ["2"])


def test_a_list_shortened_by_undo_loses_its_last_lines(db: Database) -> None:
    take_list(db, [*a_register(2_000), "http://zebra.kz/"], most=512)
    take_list(db, a_register(2_000), file="y", most=512)
    assert ("zebra" in everything(db), total(db, "http")) == (False, 0)


def test_a_stopped_list_goes_on_where_it_was(db: Database) -> None:
    lines = [(number, address, "") for number, address in enumerate(a_register(2_000), 1)]
    turns = iter([True, True, False])
    rows = AddressRows(db, 512)
    rows.follow_list("L", (2_000, "x"), lambda a, b: lines[a - 1 : b], db.atomic, lambda: next(turns))
    read: list[int] = []
    rows.follow_list("L", (2_000, "x"), lambda a, b: read.append(a) or lines[a - 1 : b], db.atomic, lambda: True)
    assert read == [1, 513, 1025, 1537]  # two looked at again, two taken in


# Against a plain scan

WORDS = ["news", "kz", "com", "new", "ws", "www", "сайт", "рф", "a", "xn--80aswg", "index", "php", "id", "ewsk"]
hosts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(".".join)
paths = st.lists(st.sampled_from([*WORDS, "/", "?", "-", ":80", "/", "."]), max_size=5).map("".join)
schemes = st.sampled_from(["http://", "https://www.", ""])
printed = st.tuples(schemes, hosts, st.sampled_from(["/", "?", ""]), paths).map("".join)


def scan(units: list[Unit], part: str) -> list[tuple[int, str]]:
    """What a part finds, by looking at every address."""
    needle = needles(part)[0]
    ranked = ((needle.rank(one.host, one.rest), one) for one in units)
    return sorted((rank, one.printed or str(one.line)) for rank, one in ranked if rank)


@settings(max_examples=40, deadline=None)
@given(st.lists(printed, min_size=1, max_size=60), st.lists(printed, max_size=20), st.data())
def test_a_part_finds_what_a_plain_scan_finds(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], saved: list[str], data: st.DataObject) -> None:
    db = open_writer(tmp_path_factory.mktemp("scan") / "index.db", KEY, create=True, derived=True)
    AddressRows(db).begin_anew()
    take_list(db, lines)
    save(db, "R", *saved)
    units = [Unit(*row) for row in db.execute(f"select {addresses_rows.UNIT} from address")]
    for _ in range(10):
        text = data.draw(st.sampled_from([*lines, *saved]))
        start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
        part = data.draw(st.sampled_from(["", "*."])) + text[start:end]
        if not needles(part):
            continue
        asked = find(db, Segments(db), needles(part)[0], 1000, exact=True)
        told = sorted((match.rank, match.unit.printed or str(match.unit.line)) for match in asked.page)
        assert (told, asked.total) == (scan(units, part), len(told))
    db.close()


def a_register(count: int) -> list[str]:
    """Made addresses, many alike."""
    chance = random.Random(5)
    names = ["casino", "news", "azat", "video", "жаңа", "media"]
    ends = ["kz", "com", "com.kz", "қаз"]
    paths = ["", "index.php?id=", "news/"]
    return [f"http://{chance.choice(['www.', '', 'm.'])}{chance.choice(names)}{chance.randrange(count)}."
            f"{chance.choice(ends)}/{chance.choice(paths)}{number % 97}" for number in range(count)]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A list of which the segments share their rows."""
    database = open_writer(tmp_path_factory.mktemp("large") / "index.db", KEY, create=True, derived=True)
    AddressRows(database).begin_anew()
    take_list(database, a_register(5_000), most=512)
    yield database
    database.close()


@pytest.mark.parametrize("part", [
    "cas", "news1", "com.kz", "*.com.kz", "*.kz", "kz/new", "index.php?id=9", ".com/", "жаңа", "zat12", "z/i", "www",
    "m.azat"])
def test_a_large_list_is_found_in_as_by_a_plain_scan(large: Database, part: str) -> None:
    units = [Unit(*row) for row in large.execute(f"select {addresses_rows.UNIT} from address")]
    asked = find(large, Segments(large), needles(part)[0], 10_000, exact=True)
    told = sorted((match.rank, str(match.unit.line)) for match in asked.page)
    assert (told, asked.total) == (scan(units, part), len(told))
