"""Damaged files of every kind: always a draft, never a hang, and the parent stays as it was."""

import hashlib
import random
import resource
from concurrent.futures import ThreadPoolExecutor

from desktop.intake import Limits, take_in
from tests.intake.making import ENGLISH, PAGE, RUSSIAN, THREE, pdf, word

LIMITS = Limits(seconds=10, memory=512 << 20)
EACH = 10


def mutants(data, seed):
    """Bytes flipped, cut short, doubled, zeroed: always the same for a seed."""
    chance = random.Random(seed)
    for number in range(EACH):
        changed = bytearray(data)
        for _ in range(1 << chance.randrange(7)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        at = chance.randrange(len(changed))
        if number % 4 == 1:
            del changed[at:]
        elif number % 4 == 2:
            changed[at:at] = changed[: chance.randrange(len(changed))]
        elif number % 4 == 3:
            changed[at : at + 64] = bytes(len(changed[at : at + 64]))
        yield bytes(changed)


def test_thirty_damaged_files_each_give_a_draft(tmp_path):
    whole = [pdf([[ENGLISH], [RUSSIAN]], title="A title"), word(THREE, title="A title"), PAGE.encode()]
    files = [mutant for seed, data in enumerate(whole) for mutant in mutants(data, seed)]
    paths = [tmp_path / str(number) for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with ThreadPoolExecutor(2) as pool:
        drafts = list(pool.map(lambda path: take_in(path, limits=LIMITS), paths))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert [draft.sha256 for draft in drafts] == [hashlib.sha256(data).hexdigest() for data in files]
    assert all(draft.text or draft.problems for draft in drafts)
    assert grown < 50_000  # KiB
