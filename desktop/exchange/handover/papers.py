"""The papers of a hand-over told in words: the inventory, the act of transfer, how a hash is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive_schema.moments import Moment
from desktop.exchange.handover.values import CLEAN, GIVEN, SEALED, Item, Plan, Written
from desktop.exchange.handover.words import grouped, hash_words, say
from desktop.sheets import Beside, Blanks, Heading, Part, Points, Sheet, Table, Words

WINDOWS = 'certutil -hashfile "{name}" SHA256'
POWERSHELL = 'Get-FileHash -LiteralPath "{name}"'  # else [ and ] would stand for other signs
ALL_MAC = "shasum -a 256 -c SHA256SUMS.txt"
ALL_LINUX = "sha256sum -c SHA256SUMS.txt"


@dataclass(frozen=True)
class Gone:
    """What lies in the folder of one item: the file (or its parts), the clean copy, notes on both.

    `sha256` is that of the whole file, also where it was parted; "" where no original lies in the folder.
    """

    item: Item
    files: tuple[Written, ...] = ()
    sha256: str = ""
    clean: Written | None = None
    notes: tuple[str, ...] = ()


def folder_of(what: str, language: str) -> str:
    """The name of the folder of files as given, or of clean copies."""
    return say({GIVEN: "given", CLEAN: "clean"}[what], language)


def paper_name(what: str, language: str, ending: str = ".pdf") -> str:
    """The name of a paper's file."""
    return say(what, language) + ending


def drawn_up(plan: Plan) -> str:
    """When it was drawn up, in words; "" where no date was given."""
    date, language = plan.wanted.date, plan.wanted.language
    return say("drawn_up", language, date=Moment.of({"edtf": date}).say(language)) if date else ""


def inventory(plan: Plan, gone: Sequence[Gone], sealed: Sequence[Written] = ()) -> Sheet:
    """The опись: what each file is, its date, its length, its hash, and the totals. `sealed`: the originals' file, or
    its volumes."""
    language = plan.wanted.language
    rows = tuple(row for one in gone for row in _rows(one, language)) + tuple(_row(file, language) for file in sealed)
    files = [file for one in gone for file in (*one.files, *([one.clean] if one.clean else []))] + [*sealed]
    return Sheet(
        say("inventory_of", language), " · ".join(filter(None, (plan.title, drawn_up(plan)))),
        (Table(tuple(say(name, language) for name in ("number", "what", "date", "extent")) + ("SHA-256",), rows),
         Words(say("total", language, items=len(gone), files=len(files), bytes=grouped(sum(x.size for x in files)))),
         Words(say("hash_meaning", language, checking=paper_name("checking", language)))))


def _rows(one: Gone, language: str) -> Iterator[tuple[str, ...]]:
    """A row for the document, then one for each of its files."""
    item = one.item
    said = [item.said if item.title in item.said else f"{item.title}. {item.said}", item.what, *one.notes]
    yield (str(item.number), " ".join(f"{part.rstrip('.')}." for part in said if part),
           item.date or say("no_date", language), say("pages", language, count=item.pages) if item.pages else "",
           hash_words(one.sha256) if len(one.files) > 1 else "")
    for file in (*one.files, *([one.clean] if one.clean else [])):
        yield _row(file, language)


def _row(file: Written, language: str) -> tuple[str, ...]:
    return "", file.path, "", say("bytes", language, count=grouped(file.size)), hash_words(file.sha256)


def act(plan: Plan, gone: Sequence[Gone], papers: Sequence[Written]) -> Sheet:
    """The act of transfer. Place, date, persons and medium are left to be filled in: nobody knows them here."""
    language = plan.wanted.language
    rows = [(str(one.item.number), file.path, hash_words(file.sha256))
            for one in gone for file in (*one.files, *([one.clean] if one.clean else []))]
    rows += [("", one.path, hash_words(one.sha256)) for one in papers]
    parts: list[Part] = [
        Blanks("", tuple(say(name, language) for name in ("place", "act_date", "medium"))),
        Words(say("act_about", language, title=plan.title, folder=plan.name)),
        Words(say("act_said", language)),
        Table((say("number", language), say("name", language), "SHA-256"), tuple(rows)),
        Blanks("", (say("act_notes", language), "")),
        Words(say("act_checked", language), keep=True), Words(say("copies", language), keep=True),
        Beside(*(Blanks(say(side, language), tuple(say(name, language) for name in (
            "full_name", "capacity", "signature"))) for side in ("giver", "taker")))]
    return Sheet(say("act_title", language), "", tuple(parts))


def checking(plan: Plan, example: str) -> Sheet:
    """How a hash is checked with what every system has; `example` is the name of a file in the folder."""
    language = plan.wanted.language

    def words(*names: str) -> list[Part]:
        return [Words(say(name, language), keep=True) for name in names]

    windows = words("windows_steps", "windows_type")
    return Sheet(say("check_title", language), "", (
        Words(say("check_what", language)), Heading(say("check_windows", language)), *windows,
        Words(WINDOWS.format(name=example)), *words("powershell"), Words(POWERSHELL.format(name=example)),
        Heading(say("check_mac", language)), *words("mac_steps"), Words(ALL_MAC),
        Heading(say("check_linux", language)), *words("linux_steps"), Words(ALL_LINUX),
        Points((say("check_list", language), say("check_differs", language)))))


def joining(gone: Sequence[Gone], language: str) -> str:
    """A plain text on how parts are joined, with the very lines to type; "" where nothing was parted."""
    parted = [one for one in gone if len(one.files) > 1]
    if not parted:
        return ""
    lines = [say("join_about", language), ""]
    for one in parted:
        names = [file.path.rpartition("/")[2] for file in one.files]
        whole = names[0].rpartition(".")[0]
        lines += [whole, f"  {say('whole_hash', language)}: {one.sha256}",
                  "  Windows: copy /b " + "+".join(f'"{name}"' for name in names) + f' "{whole}"',
                  "  macOS, Linux: cat " + " ".join(f'"{name}"' for name in names) + f' > "{whole}"', ""]
    return "\r\n".join(lines)


def sealed_name(language: str, ending: str) -> str:
    """The name of the file with the sealed originals."""
    return say("originals", language) + ending


def originals_note(plan: Plan, sealed_as: str) -> str:
    """What is said of an original that does not lie in the open."""
    if plan.wanted.originals == SEALED:
        return say("original_sealed", plan.wanted.language, file=sealed_as)
    return say("original_not_here", plan.wanted.language)
