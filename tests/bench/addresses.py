"""A register of a million made addresses, found by parts of them, beside FTS5's trigrams in SQLCipher."""

import random
import resource
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, connect, create
from desktop.archive.connect import Database
from desktop.search.opening import INDEX, open_index
from tests.bench.harness import Fact, Part, Sizes, Way, compare, processor_time

NUMBER = 1_000_000
FIRST_PAGE = 50
ASKED = 300
KEY = bytes(32)
TOPS = (("com", 30), ("ru", 25), ("net", 10), ("org", 8), ("kz", 8), ("info", 4), ("com.ua", 2), ("com.kz", 1),
        ("gov.kz", 1), ("xyz", 3), ("рф", 2), ("қаз", 1), ("co.uk", 1), ("biz", 2), ("me", 2))
WORDS = ("news casino poker video blog shop online kazakh almaty astana media press free live sport film music game "
         "bet slot book mail forum club vpn proxy mirror portal radio tv azat tribune zona stan kino serial torrent "
         "magaz diplom credit bank forex option").split()
LETTERS = ("новости казино видео блог магазин онлайн азат жаңа хабар ұлт кино спорт закон право диплом купить алматы "
           "астана").split()
PATHS = ("news article post video watch category tag index.php wp-content uploads 2012 2013 2014 forum viewtopic "
         "showthread page catalog item product user profile search").split()
SYLLABLES = [first + second for first in "bcdfghjklmnprstvwz" for second in "aeiou"]


def measure(folder: Path, sizes: Sizes) -> Part:
    """Taking in, indexing, asking for and removing a register."""
    number = 5_000 if sizes.small else NUMBER
    with create(folder / "a", "first", purpose="test") as archive:
        register = archive.write("Add", lambda w: w.add(Record("list", {"title": "Register"}))).result()
        begun = time.perf_counter()
        archive.write("Take in", lambda w: w.add_entries(register.id, lines(number), "0" * 64)).result()
        yield _speed("Taking in made lines, with making them", number, time.perf_counter() - begun, "≥ 10,000 a second")
        yield from _indexed(archive, register, number, folder / "fts5.db", sizes)


def _indexed(archive: Archive, register: Record, number: int, path: Path, sizes: Sizes) -> Part:
    begun, clock = processor_time(), time.perf_counter()
    index = open_index(archive)
    index.settle()
    taken = processor_time() - begun
    yield _speed("Indexing them, by the clock", number, time.perf_counter() - clock, "≥ 10,000 a second")
    yield _speed("Indexing them, processor time", number, taken)
    yield Fact("Memory of the program at most", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB",
               "under 500 MB")
    begun = processor_time()
    plain = _plain(path, number)
    yield _speed("FTS5, trigrams of the same addresses, processor time", number, processor_time() - begun)
    index.wipe()
    yield Fact("Size", f"index.db {(archive.folder / INDEX).stat().st_size / 1e6:.1f} MB, "
               f"FTS5, which holds no addresses, {path.stat().st_size / 1e6:.1f} MB")
    for shape, parts in asked(number, 20 if sizes.small else ASKED).items():
        yield compare(f"Asking for {shape} of {number:,} addresses", [
            Way(f"FTS5, {FIRST_PAGE} in any order, not counted", _over(parts, lambda part: _page(plain, part))),
            Way(f"the index, best {FIRST_PAGE}, counted", _over(parts, lambda part: index.addresses(part, FIRST_PAGE)),
                held="p95 ≤ 20 ms"),
        ], len(parts))
    plain.close()
    clock = time.perf_counter()
    archive.write("Trash", lambda w: w.trash(register.id)).result()
    index.settle()
    yield Fact("Removed again as one step, no letter left in the rows", f"{time.perf_counter() - clock:.1f} s")
    index.close()


def _speed(name: str, number: int, seconds: float, held: str = "") -> Fact:
    return Fact(name, f"{seconds:.1f} s, {number / seconds:,.0f} a second", held)


def _over(parts: list[str], ask: Callable[[str], object]) -> Callable[[], object]:
    turn = cycle(parts)
    return lambda: ask(next(turn))


def _plain(path: Path, number: int) -> Database:
    database = connect.open_writer(path, KEY, create=True, derived=True)
    database.execute("create virtual table plain using fts5(address, content='', tokenize='trigram')")
    with database.atomic():
        database.conn.executemany("insert into plain(rowid, address) values(?, ?)",
                                  ((at, line["address"].lower()) for at, line in enumerate(lines(number), 1)))
    database.execute("pragma wal_checkpoint(truncate)").fetchall()
    return database


def _page(database: Database, part: str) -> object:
    wanted = part.removeprefix("*").lower().replace('"', '""')
    return database.execute(f"select rowid from plain where plain match ? limit {FIRST_PAGE}",
                            (f'"{wanted}"',)).fetchall()


def asked(number: int, many: int) -> dict[str, list[str]]:
    """What is asked for, by shape: parts drawn from the addresses themselves, so that frequent ones come often."""
    chance = random.Random(7)
    some = [line["address"].split("://")[1] for line in lines(min(number, 20_000))]

    def part(letters: int) -> str:
        text = chance.choice([one for one in chance.choices(some, k=9) if len(one) >= letters])
        start = chance.randrange(len(text) - letters + 1)
        return text[start:start + letters]

    hosts = [chance.choice(some).split("/")[0] for _ in range(many)]
    shapes = {f"a part of {letters} letters": [part(letters) for _ in range(many)] for letters in (3, 4, 6, 8)}
    return shapes | {
        "a part of 3 to 12 letters": [part(chance.randint(3, 12)) for _ in range(many)],
        "a whole host": hosts,
        "the sites under one (*.example.kz)": ["*." + host.split(".", 1)[1] for host in hosts],
        "what is not there": ["".join(chance.choices("bcdfghjklmnprstvwz", k=chance.randint(5, 12)))
                              for _ in range(many)],
    }


def lines(number: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Lines of a register: a third of them of hosts that were there before, half of them with a path."""
    chance = random.Random(seed)
    tops, weights = zip(*TOPS, strict=True)
    hosts: list[str] = []
    for at in range(number):
        if hosts and chance.random() < 0.35:
            host = hosts[int(len(hosts) * chance.random() ** 3)]
        else:
            host = _host(chance, chance.choices(tops, weights)[0])
            hosts.append(host)
        printed = host.encode("idna").decode() if not host.isascii() and chance.random() < 0.5 else host
        yield {"address": f"{chance.choice(('http', 'https'))}://{printed}{_path(chance)}", "host": printed,
               "date": f"2014-{at % 12 + 1:02}-{at % 28 + 1:02}", "order": f"27-27-2014/{at % 997}"}


def _host(chance: random.Random, top: str) -> str:
    words = LETTERS if not top.isascii() else WORDS
    drawn = chance.random()
    if drawn < 0.4 or words is LETTERS:
        name = chance.choice(words) + chance.choice(("", "-")) + chance.choice(words)
    else:
        name = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 5)))
    if chance.random() < 0.5:
        name += str(chance.randrange(10_000))
    before = chance.random()
    return ("www." if before < 0.3 else "m." if before < 0.35 else "forum." if before < 0.4 else "") + f"{name}.{top}"


def _path(chance: random.Random) -> str:
    if chance.random() < 0.45:
        return "/"
    path = "/" + "/".join(chance.choices(PATHS, k=chance.randint(1, 3)))
    drawn = chance.random()
    if drawn < 0.3:
        return f"{path}/{chance.randrange(10**6)}"
    if drawn < 0.5:
        return f"{path}?id={chance.randrange(10**6)}"
    if drawn < 0.6:
        return f"{path}/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8-{chance.randrange(9999)}"
    return f"{path}/{'-'.join(chance.choices(WORDS, k=3))}.html" if drawn < 0.8 else path
