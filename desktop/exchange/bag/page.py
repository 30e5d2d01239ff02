"""Pages to read in a bag: an index, the files, each kind of record, the log of custody. No script, nothing fetched.

Pages are made piece by piece, so that an archive of any size needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import ROWS
from archive_schema.labels import Label
from archive_schema.records import Record
from archive_schema.sentences import row_words, title_of, words_of
from desktop.exchange.bag import words
from desktop.exchange.bag.leaving import Leaving, Stays
from desktop.exchange.spoken import spoken

JSON = Any
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 "Noto Sans", "DejaVu Sans", "Segoe UI", Arial, sans-serif; margin: 0 auto; max-width: 62rem;
  padding: 2rem 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .75rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.8rem 0 .3rem; } .ref { font-weight: normal; opacity: .75; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .6rem 0; }
th, td { border-bottom: 1px solid #8888; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
th { font-weight: bold; white-space: nowrap; overflow-wrap: normal; }
td.n, td.t { white-space: nowrap; overflow-wrap: normal; } td.n { text-align: right; }
td { overflow-wrap: break-word; } td.w { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: .15rem 1rem; margin: .3rem 0; }
dt { opacity: .75; } dd { margin: 0; white-space: pre-line; } code { font-size: .85em; } a { color: inherit; }
blockquote { margin: .3rem 0 .3rem 1rem; padding-left: .8rem; border-left: 3px solid #8888; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } tr, dl { break-inside: avoid; } }
@media (max-width: 40rem) { dl { display: block; } dd { margin-bottom: .4rem; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True)
class Facts:
    """What the index tells of the whole bag."""

    language: str
    title: str
    made: str
    cases: tuple[str, ...]
    kinds: tuple[tuple[Kind, int], ...]
    files: int
    stays: Sequence[Stays]
    with_names: bool
    named: bool


@dataclass(frozen=True)
class Lying:
    """A file as the bag has it: its path there, "" where its bytes are not in it, with `why`."""

    path: str = ""
    why: str = ""


def page(title: str, language: str, body: Iterable[str]) -> Iterator[bytes]:
    """A whole page."""
    yield (f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">\n'
           f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
           f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
           f"<title>{escape(title)}</title>\n<style>{_STYLE}</style></head>\n<body>\n").encode()
    for part in body:
        yield part.encode()
    yield b"</body>\n</html>\n"


def _head(cells: Iterable[Label], language: str) -> str:
    return "<tr>" + "".join(f'<th scope="col">{escape(one.in_(language))}</th>' for one in cells) + "</tr>\n"


def index(facts: Facts) -> Iterator[str]:
    """The table of contents."""
    def say(label: Label) -> str:
        return escape(label.in_(facts.language))

    yield f"<h1>{escape(facts.title)}</h1>\n<p>{say(words.MADE)}: {escape(facts.made)}</p>\n"
    if facts.cases:
        cases = "".join(f"<li>{escape(one)}</li>" for one in facts.cases)
        yield f"<h2>{say(words.OF_CASES)}</h2>\n<ul>{cases}</ul>\n"
    yield f'<h2>{say(words.FILES)}</h2>\n<p><a href="files.html">{say(words.FILES)}: {facts.files}</a></p>\n'
    yield f"<h2>{say(words.RECORDS)}</h2>\n<table>\n" + _head((words.KIND, words.COUNT), facts.language)[:-6]
    yield "<th></th><th></th></tr>\n"
    for kind, count in facts.kinds:
        yield (f'<tr><td><a href="records/{kind.name}.html">{say(kind.plural)}</a></td><td class="n">{count}</td>'
               f'<td><a href="records/{kind.name}.jsonl">{say(words.AS_DATA)}</a></td>'
               f'<td><a href="schema/{kind.name}.schema.json">{say(words.SCHEMA)}</a></td></tr>\n')
    yield f'</table>\n<h2>{say(words.CUSTODY)}</h2>\n<p><a href="custody.html">{say(words.CUSTODY)}</a> · '
    yield f'<a href="custody.jsonl">{say(words.AS_DATA)}</a></p>\n'
    yield f"<p>{say(words.CLOCK)}{_codes(facts.named, facts.language)}</p>\n"
    yield f"<h2>{say(words.STAYS)}</h2>\n"
    if facts.stays:
        yield from _stays(facts)
    else:
        yield f"<p>{say(words.NOTHING_STAYS)}</p>\n"
    if facts.with_names:
        yield f"<p>{say(words.NAMES_GO)}</p>\n"
    yield f"<h2>{say(words.VERIFY)}</h2>\n<p><code>sha256sum -c manifest-sha256.txt</code></p>\n<p>README.txt</p>\n"


def _stays(facts: Facts) -> Iterator[str]:
    """How many stayed and why: neither their words nor their references, which might tell of them."""
    counted: dict[tuple[str, str], int] = {}
    for one in facts.stays:
        key = (one.kind, spoken(one.why, facts.language))
        counted[key] = counted.get(key, 0) + 1
    labels = {kind.name: kind.plural.in_(facts.language) for kind, _ in facts.kinds}
    yield "<table>\n" + _head((words.KIND, words.COUNT, words.WHY), facts.language)
    for (kind, why), count in sorted(counted.items()):
        yield (f'<tr><td>{escape(labels.get(kind, kind))}</td><td class="n">{count}</td>'
               f"<td>{escape(why)}</td></tr>\n")
    yield "</table>\n"


def files(every: Iterable[Record], lying: Mapping[str, Lying], refs: Mapping[str, str], kind: Kind,
          language: str) -> Iterator[str]:
    """A table of the files: what each was called, what it was made from, where it lies here."""
    yield from _top(words.FILES, language, "index.html")
    yield "<table>\n" + _head((words.RECORD, words.ORIGINAL_NAME, kind.field("role").label, words.SIZE,
                               words.MADE_FROM, words.IN_BAG), language)
    for file in every:
        lies = lying[file.id]
        where = f'<a href="{escape(lies.path.removeprefix("data/"))}">{escape(lies.path)}</a>' if lies.path else \
            escape(f"{words.NOT_HERE.in_(language)}: {lies.why}")
        digest = f"<br><code>SHA-256 {escape(str(file['sha256']))}</code>" if file["sha256"] else ""
        yield (f'<tr><td class="t">{file.ref}</td><td class="w">{escape(str(file["name"] or ""))}{digest}</td>'
               f"<td>{escape(words_of(kind.field('role'), file['role'], language))}</td>"
               f'<td class="n">{file["size"] if file["size"] is not None else ""}</td>'
               f'<td class="t">{refs.get(str(file["derived_from"] or ""), "")}</td><td class="w">{where}</td></tr>\n')
    yield "</table>\n"


def records(kind: Kind, every: Iterable[Record], leaving: Leaving, language: str) -> Iterator[str]:
    """Each record of a kind with all that is told of it; what it points at by title and reference."""
    yield from _top(kind.plural, language, "../index.html")
    for record in every:
        title = title_of(kind, record, language) or record.ref
        yield f'<h3 id="{record.ref}">{escape(title)} <span class="ref">{record.ref}</span></h3>\n<dl>\n'
        for field in kind.fields:
            value = record[field.name]
            if value is None or field.repeats:
                continue
            said = "\n".join(row_words(field, row, language, leaving.called) for row in value) if field.type is ROWS \
                else words_of(field, value, language, leaving.called)
            if said:
                yield f"<dt>{escape(field.label.in_(language))}</dt><dd>{escape(said)}</dd>\n"
        if cited := [_cited(leaving, one, language) for one in leaving.citations(record.id)]:
            yield f"<dt>{escape(words.CITED.in_(language))}</dt><dd>{escape(chr(10).join(cited))}</dd>\n"
        yield "</dl>\n"


def _cited(leaving: Leaving, citation: Record, language: str) -> str:
    """One source of a record: which, where in it, in which words."""
    kind = leaving.kind("citation")
    place = " ".join(words_of(kind.field(name), citation[name], language) for name in ("locator_kind", "locator")
                     if citation[name])
    quote = words.QUOTE.in_(language).format(text=citation["quote"]) if citation["quote"] else ""
    stance = words_of(kind.field("stance"), citation["stance"], language) if citation["stance"] == "contradicts" else ""
    told = (leaving.called(str(citation["source"])), place, stance, str(citation["value"] or ""), quote)
    return f"{', '.join(filter(None, told))} [{citation.ref}]"


def _codes(named: bool, language: str) -> str:
    return "" if named else " " + escape(words.CODES.in_(language))


def custody(every: Iterable[Mapping[str, JSON]], language: str, *, named: bool) -> Iterator[str]:
    """The log of custody as a table. `named`: people stand in it by their names."""
    yield from _top(words.CUSTODY, language, "index.html")
    yield f"<p>{escape(words.CLOCK.in_(language))}{_codes(named, language)}</p>\n<table>\n"
    yield _head((words.WHEN, words.VERB, words.RECORD, words.WHO, words.WHAT), language)
    for line in every:
        when = str(line["when"])
        when = when[:19].replace("T", " ") if line["by_clock"] else f"{when} ({words.STATED.in_(language)})"
        what = words.WHATS[line["what"]].in_(language) if line["by_clock"] else str(line["what"])
        yield (f'<tr><td class="t">{escape(when)}</td><td>{escape(words.VERBS[line["verb"]].in_(language))}</td>'
               f'<td class="t">{line.get("record", "")}</td><td>{escape(str(line.get("custodian", "")))}</td>'
               f'<td class="w">{escape(what)}</td></tr>\n')
    yield "</table>\n"


def _top(label: Label, language: str, back: str) -> Iterator[str]:
    yield f'<p><a href="{back}">{escape(words.BACK.in_(language))}</a></p>\n<h1>{escape(label.in_(language))}</h1>\n'
