"""How much of the Citation Style Language citeproc-py does, by the test suite of the language itself.

The suite (github.com/citation-style-language/test-suite) is not kept here: MURAGAT_CSL_SUITE names a checkout.
"""

import html
import io
import json
import os
import re
import warnings
from collections import Counter
from pathlib import Path

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.formatter import html as formatter
from citeproc.source import VariableError
from citeproc.source.json import CiteProcJSON
from lxml.etree import LxmlError

from tests.acceptance.outcome import Outcome

# What citeproc-py raises where it does not know what a style asks for.
_FAILS = (VariableError, LxmlError, AttributeError, KeyError, TypeError, ValueError, IndexError, AssertionError,
          NameError, NotImplementedError, RecursionError)


def csl(folder: Path, quick: bool) -> Outcome:
    """Told, and held to nothing: how many tests of the Citation Style Language's own suite citeproc-py passes."""
    suite = Path(os.environ.get("MURAGAT_CSL_SUITE", "")) / "processor-tests" / "humans"
    files = sorted(suite.glob("*.txt"))[:50 if quick else None]
    if not files:
        return Outcome("not shown: MURAGAT_CSL_SUITE names no checkout of the suite")
    passed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for file in files:
        about = file.name.partition("_")[0]
        asked[about] += 1
        passed[about] += _passes(file.read_text("utf-8"))
    most = ", ".join(f"{name} {passed[name]} of {count}" for name, count in asked.most_common(8))
    return Outcome(f"{passed.total()} of {asked.total()} tests ({passed.total() / asked.total():.0%}); {most}")


def _passes(text: str) -> bool:
    parts = {found[1]: found[2].strip()
             for found in re.finditer(r">>=+ *([A-Z-]+) *=+>>\n(.*?)\n?<<=+ *\1 *=+<<", text, re.S)}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _alike(_made(parts)) == _alike(parts.get("RESULT", ""))
    except _FAILS:
        return False


def _alike(text: str) -> str:
    """Spaces folded, and the signs before a changed citing, which no engine need write, taken off."""
    return " ".join(html.unescape(re.sub(r"^(\.\.|>>)\[\d+\] ", "", text, flags=re.M)).split())


def _made(parts: dict[str, str]) -> str:
    style = CitationStylesStyle(io.BytesIO(parts["CSL"].encode()), validate=False)
    references = json.loads(parts["INPUT"])
    made = CitationStylesBibliography(style, CiteProcJSON(references), formatter)
    if "CITATION-ITEMS" in parts:
        groups = json.loads(parts["CITATION-ITEMS"])
    elif "CITATIONS" in parts:
        groups = [one[0]["citationItems"] for one in json.loads(parts["CITATIONS"])]
    else:
        groups = [[{"id": one["id"]} for one in references]]
    citations = [Citation([_item(one) for one in group]) for group in groups]
    for citation in citations:
        made.register(citation)
    if not parts["MODE"].startswith("bibliography"):
        return "\n".join(str(made.cite(citation, lambda item: None)) for citation in citations)
    made.sort()
    entries = "".join(f'<div class="csl-entry">{"".join(map(str, entry))}</div> ' for entry in made.bibliography())
    return f'<div class="csl-bib-body"> {entries}</div>'


def _item(told: dict[str, object]) -> CitationItem:
    place = {"locator": Locator(told.get("label", "page"), told["locator"])} if "locator" in told else {}
    return CitationItem(str(told["id"]), **place, **{name: told[name] for name in ("prefix", "suffix") if name in told})
