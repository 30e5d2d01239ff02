"""Every protected name of the sample, in every form, planted wherever a finished file can hold it."""

import base64
import io
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from archive_schema.records import Record
from desktop.archive import Archive, open_archive
from desktop.archive.people import names_of_people
from desktop.briefs import compose, html, markdown, word
from desktop.briefs.archival import Attached, pdf_a
from desktop.briefs.exporting import FORMATS, Wanted, export, places_beside
from desktop.briefs.naming import SAFE, Naming
from desktop.briefs.pdf import render
from desktop.briefs.safe.drawn import marks_of
from desktop.briefs.safe.leaks import Leak, leaks
from desktop.briefs.safe.propose import proposed
from desktop.briefs.safe.redact import PDF, redacted
from desktop.briefs.values import (
    Brief,
    Document,
    Heading,
    ListBlock,
    Note,
    NoteMark,
    Picture,
    Quotation,
    Span,
    TableBlock,
    Text,
    Words,
)
from desktop.exchange.sample import PASSPHRASE, make_sample
from desktop.paths import resources
from tests.acceptance.outcome import Outcome
from tests.briefs.safe.making import changed, pdf, photo, picture, zipped

FORMS = {
    "PER-0044": [
        "Aigul Sartova", "SARTOVA, Aigul", "A. Sartova", "Aigul Sartova’s", "Айгуль Сартова", "Айгуль Сартовой",
        "Айгуль Сартову", "Сартова Айгуль", "Сартовой А.", "АЙГУЛЬ САРТОВА", "Айгүл Сартова", "Айгүл Сартованың",
        "Айгүл Сартоваға", "Айгүл Сартованы", "Айгүл Сартовадан", "Айгүл Сартовамен", "А. Сартованың"],
    "PER-0045": [
        "Daniyar Esimkhanuly", "ESIMKHANULY Daniyar", "D. Esimkhanuly", "Daniyar Esimkhanuly's", "Данияр Есимханулы",
        "Данияра Есимханулы", "Данияру Есимханулы", "Данияром Есимханулы", "Есимханулы Д.", "Данияр Есімханұлы",
        "Данияр Есімханұлының", "Данияр Есімханұлына", "Данияр Есімханұлын", "Данияр Есімханұлынан",
        "Данияр Есімханұлымен"],
    "PER-0046": [
        "Galina Trofimenko", "TROFIMENKO, Galina", "G. Trofimenko", "Galina Trofimenko’s", "Галина Трофименко",
        "Галины Трофименко", "Галине Трофименко", "Галину Трофименко", "Галиной Трофименко", "Трофименко Г.",
        "Галина Трофименконың", "Галина Трофименкоға", "Галина Трофименкодан", "Галина Трофименкомен"],
    "PER-0047": [
        "Nurlan Zharmukhambet", "ZHARMUKHAMBET, Nurlan", "N. Zharmukhambet", "Nurlan Zharmukhambet's",
        "Нурлан Жармухамбет", "Нурлана Жармухамбета", "Нурлану Жармухамбету", "Нурланом Жармухамбетом",
        "Нурлане Жармухамбете", "Жармухамбета Н.", "Нұрлан Жармұхамбет", "Нұрлан Жармұхамбеттің",
        "Нұрлан Жармұхамбетке", "Нұрлан Жармұхамбетті", "Нұрлан Жармұхамбеттен", "Нұрлан Жармұхамбетпен"],
}
"""The people of the sample who may not be named in a publication, as a text may name them."""

AMONG = ", it is said; "
Plant = Callable[[str], dict[str, bytes]]


def leak_check(folder: Path, quick: bool) -> Outcome:
    """Every protected name of the sample, in Latin, Russian cases, Kazakh and with initials, planted in text, note,
    title, alternative text, metadata, attachments, revisions, parts of Word files, markup, JSON and the words of
    photos, is found; on a scan it is told that somebody must look; the safe edition of the sample, and of a brief that
    names them all, holds none; below boxes proposed over them nothing is left."""
    make_sample(folder / "sample", resources() / "sample").close()
    wrong: list[str] = []
    count: Counter[str] = Counter()
    begun = time.perf_counter()
    with open_archive(folder / "sample", PASSPHRASE) as archive, archive.reader() as reader:
        naming = Naming(reader, "en", SAFE)
        hidden = {one.ref for one in names_of_people(reader) if not naming.may_be_named(reader.get(one.id))}
        wrong += [f"no forms are told of {ref}" for ref in sorted(hidden ^ set(FORMS))]
        forms = [(ref, form) for ref, told in FORMS.items() for form in (told[::6] if quick else told)]
        for some in _together(forms):
            for place, plant in PLACES.items():
                found = leaks(plant(AMONG.join(some.values())), naming)
                unseen = any(leak.kind == "unseen" and leak.stops for leak in found)
                for ref, form in some.items():
                    good = unseen if place in NOT_READ else _names(found, naming, ref)
                    what = "told as not checkable" if place in NOT_READ else "found"
                    count[what if good else "missed"] += 1
                    wrong += [] if good else [f"{form} in {place}"]
            wrong += _covered(some, naming, count)
        wrong += _safe_editions(archive, folder, naming, forms, count)
    told = ", ".join(f"{number:,} {what}" for what, number in count.items())
    return Outcome(f"{len(FORMS)} people, {len(forms)} forms, {len(PLACES)} places: {told}; "
                   f"{time.perf_counter() - begun:.0f} s", tuple(wrong))


def _together(forms: list[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """The forms in bundles that hold one of each person, so that each is told apart from the others."""
    left = [list(one) for one in forms]
    while left:
        some: dict[str, str] = {}
        for one in [*left]:
            if one[0] not in some:
                some[one[0]] = one[1]
                left.remove(one)
        yield some


def _names(found: tuple[Leak, ...], naming: Naming, ref: str) -> bool:
    return any(leak.kind == "name" and any(hit.whose == ref for hit in naming.hits(leak.name)) for leak in found)


# Where a name can stand

def _document(**where: str) -> Document:
    """A paper that says nothing but what is planted."""
    def said(place: str) -> str:
        return f"{place}: {where[place]}, it is said" if place in where else "nothing"
    return Document(
        Brief(title=said("title"), author=said("author"), language="en"),
        (Heading(1, (Span(said("heading")),)), Text((Span(said("text")), NoteMark(1))),
         Quotation((Span(said("quotation")),)), ListBlock(((Span(said("list")),),)),
         TableBlock(("A", said("column")), (((Span("1"),), (Span(said("cell")),)),), (Span(said("caption")),)),
         Picture(1600, 60, (Words(said("drawn"), 4, 20),), (), said("description"))),
        (Note(1, (Span(said("note")),)),))


def _papers(place: str) -> Plant:
    """The paper in every format, with the name in one place of it."""
    def plant(name: str) -> dict[str, bytes]:
        document = _document(**{place: name})
        return {"a.pdf": render(document)}
    return plant


def _other_papers(place: str, write: Callable[[Document], bytes], ending: str) -> Plant:
    return lambda name: {f"a.{ending}": write(_document(**{place: name}))}


def _pdf(work: Callable[[pikepdf.Pdf, str], object]) -> Plant:
    return lambda name: {"a.pdf": changed(_EMPTY, lambda file: work(file, name))}


def _xmp(file: pikepdf.Pdf, name: str) -> None:
    with file.open_metadata() as told:
        told["dc:description"] = name


def _outline(file: pikepdf.Pdf, name: str) -> None:
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(name, 0))


def _note(file: pikepdf.Pdf, name: str) -> None:
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=name))])


def _alt(file: pikepdf.Pdf, name: str) -> None:
    file.Root.StructTreeRoot = file.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.StructTreeRoot, K=[pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=name)]))


def _revised(name: str) -> dict[str, bytes]:
    earlier = changed(_EMPTY, lambda file: file.docinfo.__setitem__("/Subject", name))
    return {"a.pdf": earlier + _EMPTY}


def _manifest(name: str) -> dict[str, bytes]:
    manifest = json.dumps({"notes": [{"quotation": name}]}).encode()
    return {"a.pdf": pdf_a(render(_document()), level="3b", attachments=[
        Attached("manifest.json", "application/json", manifest, "notes")])}


def _word_property(name: str) -> dict[str, bytes]:
    made, out = docx.Document(), io.BytesIO()
    made.core_properties.last_modified_by = name
    made.save(out)
    return {"a.docx": out.getvalue()}


def _png(name: str) -> dict[str, bytes]:
    told, out = PngInfo(), io.BytesIO()
    told.add_itxt("Title", name, zip=True)
    picture((40, 30)).save(out, "PNG", pnginfo=told)
    return {"a.png": out.getvalue()}


def _drawn_name(name: str) -> Image.Image:
    from PIL import ImageDraw

    made = Image.new("L", (700, 60), 255)
    ImageDraw.Draw(made).text((10, 20), name, fill=0)
    return made


def _scan(name: str) -> dict[str, bytes]:
    out = io.BytesIO()
    _drawn_name(name).save(out, "PDF")
    return {"C-1.pdf": out.getvalue()}


def _photographed(name: str) -> dict[str, bytes]:
    out = io.BytesIO()
    _drawn_name(name).save(out, "JPEG")
    return {"C-2.jpg": out.getvalue()}


_EMPTY = pdf((100, 700, "nothing"))
NOT_READ = {"a scanned exhibit", "a photographed page"}
PLACES: dict[str, Plant] = {
    **{f"{place} of a PDF": _papers(place) for place in (
        "title", "author", "heading", "text", "quotation", "list", "column", "cell", "caption", "drawn", "description",
        "note")},
    **{f"{place} of a Word file": _other_papers(place, word.render, "docx")
       for place in ("title", "text", "note", "cell", "description")},
    **{f"{place} of HTML": _other_papers(place, html.render, "html") for place in ("title", "note", "description")},
    **{f"{place} of Markdown": _other_papers(place, markdown.render, "md") for place in ("text", "note")},
    "the Info of a PDF": _pdf(lambda file, name: file.docinfo.__setitem__("/Keywords", name)),
    "the XMP of a PDF": _pdf(_xmp), "the outline of a PDF": _pdf(_outline), "a remark in a PDF": _pdf(_note),
    "the alternative text of a PDF": _pdf(_alt), "an earlier revision of a PDF": _revised,
    "a file attached to a PDF": _pdf(lambda file, name: file.attachments.__setitem__("a", name.encode("utf-16"))),
    "the manifest in a PDF": _manifest, "the properties of a Word file": _word_property,
    "a comment of a Word file": lambda name: {"a.docx": zipped(word__comments_xml=f"<w:t>{name}</w:t>")},
    "a photo within a Word file": lambda name: {"a.docx": zipped(word__media__a_jpg=photo(name))},
    "a photo within HTML": lambda name: {"a.html": b'<img src="data:image/jpeg;base64,' + base64.b64encode(
        photo(name)) + b'">'},
    "a turned page": lambda name: {"a.pdf": pdf((100, 700, f"of {name}, it is said"), turned=90)},
    "the words of a photo": lambda name: {"a.jpg": photo(name)},
    "the words of a PNG": _png,
    "the name of a file": lambda name: {f"{name}.txt": b"-"},
    "a scanned exhibit": _scan, "a photographed page": _photographed,
}


# What is handed over

def _covered(some: dict[str, str], naming: Naming, count: Counter[str]) -> Iterator[str]:
    """Boxes proposed over names leave nothing of them."""
    lines = [(100, 700 - 40 * at, f"the case of {form}, it is said") for at, form in enumerate(some.values())]
    source = pdf(*lines, work=lambda canvas: canvas.setTitle(AMONG.join(some.values())))
    boxes = proposed(source, PDF, naming)
    found = leaks({"a.pdf": redacted(source, PDF, boxes).data}, naming)
    for ref, form in some.items():
        good = any(box.reason == ref for box in boxes) and not any(leak.kind in ("name", "maybe") for leak in found)
        count["covered" if good else "left below a box"] += 1
        yield from () if good else (f"{form} below a box",)


def _safe_editions(
    archive: Archive, folder: Path, naming: Naming, forms: list[tuple[str, str]], count: Counter[str]
) -> Iterator[str]:
    """The sample's own brief, and one that names everyone in every form, as they are handed over."""
    with archive.reader() as reader:
        own = reader.page("brief")[0].id
    for name, brief in (("the sample's brief", own), ("a brief that names everyone", _naming_everyone(archive, forms))):
        wanted = Wanted(formats=FORMATS, edition=SAFE, proof="attached", exhibits="joined")
        done = export(archive, brief, places_beside(folder / f"{brief}.pdf", wanted), wanted)
        files = {path.name: path.read_bytes() for path, _ in done.files.values()}
        with archive.reader() as reader:
            drawn = marks_of(compose(reader, brief, edition=SAFE).document)
        found = [leak for leak in leaks(files, naming, drawn=drawn) if leak.stops]
        count[f"files of {name}, {len(found)} names in them"] += len(files)
        yield from (f"{name}: {leak.say('en')}" for leak in found)


def _naming_everyone(archive: Archive, forms: list[tuple[str, str]]) -> str:
    def work(writer: object) -> str:
        add = writer.add  # type: ignore[attr-defined]
        brief = add(Record("brief", {
            "title": f"On {forms[0][1]}", "author": forms[-1][1], "date": {"edtf": "2022-02-01"},
            "language_of_brief": "en", "abstract": "; ".join(form for _, form in forms)}))
        source = add(Record("source", {"title": f"A talk with {forms[1][1]}", "csl_type": "document"}))
        note = add(Record("note", {"title": "N"}))
        for place, (_, form) in enumerate(forms, 1):
            cited = add(Record("citation", {"source": source.id, "about": note.id, "quote": f"it was {form} who spoke",
                                            "speaker": form}))
            kind = ("text", "heading", "quotation", "list")[place % 4]
            add(Record("brief_block", {"brief": brief.id, "place": place, "block_type": kind,
                                       "text": f"of {form}, it is said [see @{cited.ref}]"}))
        return str(brief.id)
    return archive.write("Write a brief", work).result()
