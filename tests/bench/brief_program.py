"""Our own layout, in a program of its own: `python -m tests.bench.brief_program COUNT PDF [--export] [--plain]`.

It sets the paper of COUNT notes and tells what that took; imports are not counted. A plain paper has headings and
paragraphs alone; the other has tables, lists and quotations with notes too.
"""

import json
import sys
import time
from pathlib import Path

from desktop.briefs import write_pdf
from desktop.briefs.pdf import render
from desktop.briefs.values import Block, Document, Heading
from tests.bench.programs import own_memory
from tests.briefs.papers import PaperMaker

SEED = 1


class PlainMaker(PaperMaker):
    """Makes a paper of headings and paragraphs alone."""

    def block(self) -> Block:
        """A paragraph, now and then a heading without notes."""
        if self.dice.random() < 0.12:
            return Heading(self.dice.choice((1, 2)), self.spans(1, 0.0))
        return self.text(self.spans(self.dice.choice((2, 4, 7)), 0.6))


def made(count: int, *, plain: bool) -> Document:
    """The paper that is measured, of so many notes."""
    return (PlainMaker if plain else PaperMaker)(SEED, count).paper()


def main(count: str, target: str, *how: str) -> None:
    """Without --export the paper is laid out and painted; with it also made PDF/A, written, read back and verified."""
    document = made(int(count), plain="--plain" in how)
    wall, cpu = time.perf_counter(), time.process_time()
    if "--export" in how:
        write_pdf(document, Path(target))
    else:
        Path(target).write_bytes(render(document))
    told = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "memory": own_memory()}
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
