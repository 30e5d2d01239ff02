"""Our own layout, in a program of its own: `python -m tests.bench.brief_program COUNT PDF [--export]`.

It sets the paper of COUNT notes and tells what that took; imports are not counted.
"""

import json
import sys
import time
from pathlib import Path

from desktop.briefs import write_pdf
from desktop.briefs.pdf import render
from tests.bench.programs import own_memory
from tests.briefs.papers import paper

SEED = 1


def main(count: str, target: str, *how: str) -> None:
    """Without --export the paper is laid out and painted; with it also made PDF/A, written, read back and verified."""
    document = paper(SEED, int(count))
    wall, cpu = time.perf_counter(), time.process_time()
    if "--export" in how:
        write_pdf(document, Path(target))
    else:
        Path(target).write_bytes(render(document))
    told = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "memory": own_memory()}
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
