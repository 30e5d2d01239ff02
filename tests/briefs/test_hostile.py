"""Hostile text wherever text is printed: it is set as text, and nothing else happens."""

import io
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.briefs.archival import pdf_a
from desktop.briefs.fonts import family
from desktop.briefs.marks import clean
from desktop.briefs.pdf import render
from desktop.briefs.plan import plan_of
from desktop.briefs.values import Brief, Document, Span, Text
from desktop.briefs.verify import letters
from tests.briefs.hostile import BRIEF_FIELDS, CUT, FIELDS, HOSTILE

ROOT = Path(__file__).parents[2]
SHORT = {name: text for name, text in HOSTILE.items() if len(text) < 200}
LONG = {name: text for name, text in HOSTILE.items() if len(text) >= 200}


def printed(document: Document) -> str:
    return letters("".join(page.extract_text() for page in PdfReader(io.BytesIO(render(document))).pages))


def as_printed(text: str) -> str:
    """The text as the faces of a brief say it: what no face has as its number."""
    return letters("".join(run for _, run in family().runs(" ".join(clean(text).split()), False, False)))


def everywhere(text: str) -> Document:
    """The text in every field that is printed, each time with the name of the field behind it."""
    made = {name: make(f"{text} {name}") for name, make in FIELDS.items() if name not in ("link", "description")}
    brief = Brief(**{name: getattr(made[name].brief, name) for name in BRIEF_FIELDS})
    return Document(
        brief, tuple(block for name in made if name not in BRIEF_FIELDS for block in made[name].blocks),
        made["note"].notes, made["source"].bibliography, made["authority"].authorities + made["group"].authorities,
    )


@pytest.mark.parametrize("hostile", SHORT)
def test_hostile_text_is_printed_as_text_in_every_field(hostile: str) -> None:
    said = printed(everywhere(SHORT[hostile]))
    fields = set(FIELDS) - {"link", "description"}
    assert [name for name in sorted(fields) if as_printed(f"{SHORT[hostile]} {name}") not in said] == []


@pytest.mark.parametrize(("field", "hostile"), [("title", "many words"), ("cell", "a long word")])
def test_a_monster_is_set_whole(field: str, hostile: str) -> None:
    plan = plan_of(FIELDS[field](HOSTILE[hostile]))
    said = "".join(ink.text for page in (*plan.front, *plan.body) for _, strip in page.body
                   for _, _, line in strip.placed for ink in line.inks)
    assert Counter(letters(HOSTILE[hostile])) <= Counter(letters(said))


@pytest.mark.parametrize("hostile", LONG)
@pytest.mark.parametrize("field", sorted(CUT))
def test_a_monster_where_there_is_one_line_is_cut_or_left_out(field: str, hostile: str) -> None:
    assert len(PdfReader(io.BytesIO(render(FIELDS[field](HOSTILE[hostile])))).pages) == 2


@pytest.mark.parametrize("hostile", SHORT)
def test_a_brief_hostile_in_every_field_is_fit_for_pdf_a(hostile: str) -> None:
    assert pdf_a(render(everywhere(SHORT[hostile])))


@pytest.mark.parametrize("address", [
    "file:///etc/passwd", "javascript:alert(1)", "https://a.kz/ b", "https://\ud800", "https://a.kz/" + "a" * 9000, "x",
])
def test_only_an_address_of_the_web_becomes_a_link(address: str) -> None:
    data = render(Document(Brief("Title"), (Text((Span("Words", link=address),)),)))
    assert "/Annots" not in PdfReader(io.BytesIO(data)).pages[1]


def test_no_file_is_opened_and_nothing_is_asked_for_what_the_text_names() -> None:
    program = (
        "import sys; asked = []; watched = 'open', 'socket', 'subprocess', 'os.exec', 'os.system', 'urllib';"
        "sys.addaudithook(lambda event, given: event.startswith(watched) and asked.append((event, str(given[:1]))));"
        "from tests.briefs.test_hostile import SHORT, everywhere; from desktop.briefs.pdf import render; asked.clear();"
        "[render(everywhere(text)) for text in SHORT.values()];"
        "print([one for one in asked if one[0] != 'open' or 'passwd' in one[1]])"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert run.stdout == "[]\n", run.stderr
