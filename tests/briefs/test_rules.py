"""Papers made at random, and every rule of their pages looked for by program."""

from dataclasses import replace

import pytest

from desktop.briefs.pdf import render
from desktop.briefs.plan import plan_of
from desktop.briefs.values import Document
from tests.briefs.papers import paper
from tests.briefs.rules import Looked, looked_at, read_back


def a_paper(seed: int, count: int = 60) -> Document:
    return paper(seed, count, everything=True, language=("en", "ru", "kk")[seed % 3], size=("A4", "Letter")[seed % 2])


@pytest.mark.parametrize("seed", range(100, 106))
def test_every_rule_holds_on_every_page(seed: int) -> None:
    document = a_paper(seed)
    assert looked_at(document, plan_of(document), render(document))[0] == []


def test_a_note_on_another_page_would_be_found() -> None:
    document = a_paper(100)
    plan = plan_of(document)
    plan.body[1].notes, plan.body[2].notes = plan.body[2].notes, plan.body[1].notes
    assert any("marks" in line for line in Looked(document, plan).broken())


def test_a_lost_word_would_be_found() -> None:
    document = a_paper(100)
    longer = replace(document, notes=(replace(document.notes[0], spans=document.notes[1].spans), *document.notes[1:]))
    assert "words of note 1 are lost" in Looked(longer, plan_of(document)).broken()


def test_a_page_that_ends_after_a_heading_would_be_found() -> None:
    document = a_paper(101)
    plan = plan_of(document)
    looked = Looked(document, plan)
    at = next(at for at, strip in enumerate(plan.strips)
              if strip.heading and not (at and plan.strips[at - 1].glued) and not plan.strips[at + 1].new_page
              and looked.page_of[at - 1:at] == looked.page_of[at:at + 1])
    looked.page_of[at + 1:] = [number + 1 for number in looked.page_of[at + 1:]]
    assert any("heading" in line for line in looked.broken())


def test_a_file_of_other_pages_would_be_found() -> None:
    document = a_paper(100)
    assert read_back(document, plan_of(document), render(a_paper(102)))
