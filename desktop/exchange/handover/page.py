"""index.html: what is in the folder, to be opened from the stick by any browser, old ones and telephones too.

No script, no address outside the folder, nothing fetched. Each word of the archive is escaped, each name of a file
percent-encoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from desktop.exchange.handover.papers import ALL_LINUX, ALL_MAC, POWERSHELL, WINDOWS, Gone, drawn_up, paper_name
from desktop.exchange.handover.values import Plan, Statement
from desktop.exchange.handover.words import grouped, say
from desktop.sheets import Cite

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body { font: 17px/1.5 "PT Serif", "Noto Serif", "Times New Roman", Georgia, serif; margin: 0 auto; max-width: 46em;
  padding: 1em; color: #1a1a1a; background: #fff; word-wrap: break-word; overflow-wrap: break-word; }
h1 { font-size: 1.7em; line-height: 1.25; margin: .6em 0 .3em; }
h2 { font-size: 1.25em; margin: 1.8em 0 .5em; padding-bottom: .2em; border-bottom: 1px solid #999; }
h3 { font-size: 1.05em; line-height: 1.35; margin: 1.4em 0 .2em; }
p { margin: .4em 0; }
a { color: #0b4a8f; }
.small { font-size: .88em; color: #444; }
.hash, pre { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: .82em; word-break: break-all; }
pre { white-space: pre-wrap; background: #f2f2f2; padding: .5em .7em; margin: .4em 0; }
ul { margin: .4em 0; padding-left: 1.3em; }
li { margin: .3em 0; }
.open { font-weight: bold; }
@media print { body { max-width: none; font-size: 11pt; } a { color: inherit; } h3 { page-break-after: avoid; } }
""".strip()


def index(plan: Plan, gone: Sequence[Gone], papers: Sequence[str], sealed_as: str) -> bytes:
    """The page as UTF-8. `papers` are the paths of inventory, act and the like."""
    language = plan.wanted.language
    by_number = {one.item.number: one for one in gone}
    title = escape(say("page_title", language, title=plan.title))
    lines = [
        "<!DOCTYPE html>", f'<html lang="{escape(language)}">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>", f"<style>{_STYLE}</style>", "</head>", "<body>", f"<h1>{title}</h1>",
        *_short(plan, gone), *_here(plan, papers, sealed_as),
        f"<h2>{say('documents', language)}</h2>", *(line for one in gone for line in _document(one, language)),
        *_said(plan.statements, by_number, language), *_checking(language, gone), "</body>", "</html>", ""]
    return "\n".join(lines).encode()


def _short(plan: Plan, gone: Sequence[Gone]) -> Iterator[str]:
    language = plan.wanted.language
    if date := drawn_up(plan):
        yield f'<p class="small">{escape(date)}</p>'
    yield f"<h2>{say('in_short', language)}</h2>"
    yield from (f"<p>{escape(part)}</p>" for part in plan.summary.split("\n") if part.strip())
    yield f"<p>{escape(say('counts', language, items=len(gone), statements=len(plan.statements)))}</p>"


def _here(plan: Plan, papers: Sequence[str], sealed_as: str) -> Iterator[str]:
    language = plan.wanted.language
    yield f"<h2>{say('here', language)}</h2>"
    yield "<ul>"
    yield from (f"<li>{_link(path, path)}</li>" for path in papers)
    yield "</ul>"
    if sealed_as:
        yield f"<p>{escape(say('sealed_about', language, file=sealed_as))}</p>"


def _document(one: Gone, language: str) -> Iterator[str]:
    item = one.item
    yield f'<h3 id="d{item.number}">{item.number}. {escape(item.title)}</h3>'
    said = " · ".join(filter(None, (item.what, item.date or say("no_date", language),
                                    say("pages", language, count=item.pages) if item.pages else "",
                                    say("bytes", language, count=grouped(item.size)))))
    yield f'<p class="small">{escape(said)}</p>'
    if item.said != item.title:
        yield f"<p>{escape(item.said)}</p>"
    yield from (f'<p class="small">{escape(note)}</p>' for note in one.notes)
    if len(one.files) == 1:
        yield f'<p class="open">{_link(one.files[0].path, say("open", language))}</p>'
    elif one.files:
        yield "<ul>"
        yield from (f"<li>{_link(file.path, say('part', language, number=number))}</li>"
                    for number, file in enumerate(one.files, 1))
        yield "</ul>"
    if one.clean:
        yield f'<p class="open">{_link(one.clean.path, say("open_clean", language))}</p>'
    if one.sha256:
        yield f'<p class="hash">SHA-256 {one.sha256}</p>'
    if item.cites:
        yield f'<p class="small">{say("cited_for", language)}:</p>'
        yield "<ul>"
        yield from (f"<li>{_place(one, cite)}{_quoted(cite, language)} — {escape(about)}</li>"
                    for cite, about in item.cites)
        yield "</ul>"


def _said(statements: Sequence[Statement], gone: dict[int, Gone], language: str) -> Iterator[str]:
    if not statements:
        return
    yield f"<h2>{say('said', language)}</h2>"
    for kind, some in groupby(statements, key=lambda one: one.kind):
        yield f"<h3>{escape(kind)}</h3>"
        yield "<ul>"
        for one in some:
            places = "; ".join(
                f'<a href="#d{number}">№&nbsp;{number}</a>' + (", " if cite.where else "")
                + _place(gone[number], cite) for number, cite in dict.fromkeys(
                    (number, Cite(cite.where, "", cite.page)) for number, cite in one.places))
            yield f"<li>{escape(one.words)} <span class=\"small\">[{places}]</span></li>"
        yield "</ul>"


def _place(one: Gone, cite: Cite) -> str:
    """Where in a document, with a link to the page where its file has such pages."""
    if not cite.where:
        return ""
    file = one.files[0] if len(one.files) == 1 else one.clean
    paged = one.item.media_type == "application/pdf"  # a text set anew has pages of its own
    if file is None or not paged or not file.path.lower().endswith(".pdf") or not cite.page:
        return escape(cite.where)
    return _link(file.path, cite.where, f"#page={cite.page}")


def _quoted(cite: Cite, language: str) -> str:
    return " " + escape(say("quote", language, text=cite.quote)) if cite.quote else ""


def _checking(language: str, gone: Sequence[Gone]) -> Iterator[str]:
    example = escape(example_of(gone))
    yield f"<h2>{say('check_title', language)}</h2>"
    yield f"<p>{escape(say('check_what', language))}</p>"
    yield f"<h3>{say('check_windows', language)}</h3>"
    yield f"<p>{escape(say('windows_steps', language))} {escape(say('windows_type', language))}</p>"
    yield f"<pre>{WINDOWS.format(name=example)}</pre>"
    yield f"<p>{escape(say('powershell', language))}</p>"
    yield f"<pre>{POWERSHELL.format(name=example)}</pre>"
    for system, steps, line in (("check_mac", "mac_steps", ALL_MAC), ("check_linux", "linux_steps", ALL_LINUX)):
        yield f"<h3>{say(system, language)}</h3>"
        yield f"<p>{escape(say(steps, language))}</p>"
        yield f"<pre>{line}</pre>"
    yield f"<p>{escape(say('check_list', language))} {escape(say('check_differs', language))}</p>"


def example_of(gone: Sequence[Gone]) -> str:
    """The name of a file that lies in the folder, for the lines to be typed."""
    files = [file for one in gone for file in (*one.files, *([one.clean] if one.clean else []))]
    return files[0].path.rpartition("/")[2] if files else paper_name("inventory", "en")


def _link(path: str, words: str, at: str = "") -> str:
    return f'<a href="{quote(path)}{at}">{escape(words)}</a>'
