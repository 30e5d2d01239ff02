"""The command line: the same verbs for people and for tests. docs/cli.md tells what each one prints."""

from __future__ import annotations

import argparse
import io
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from archive_schema.declare import Schema
from archive_schema.kinds import SCHEMA
from desktop.cli import (
    archive_verbs,
    bag_verbs,
    colleague_verbs,
    exchange_verbs,
    file_verbs,
    filing_verbs,
    handover_verbs,
    key_verbs,
    law_verbs,
    merge_verbs,
    page_verbs,
    record_verbs,
    redact_verbs,
    report_verbs,
    scan_verbs,
    seal_verbs,
    search_verbs,
    template_verbs,
    unseal_verbs,
    verify_verbs,
)
from desktop.cli.output import BadInput, Output, shown
from desktop.platform import protect_process

DONE, FOUND_A_PROBLEM, BAD_INPUT = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}. Try: {self.prog} --help")


class _VerbParser(_Parser):
    """Reads a verb's words in any order: an option may stand before what it could do without, such as a query."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What is asked; raises BadInput for words that are not understood."""
        asked, strange = super().parse_known_args(args, namespace)
        if strange and not self._among_options:
            self._among_options = True  # it calls this method again
            try:
                asked, strange = self.parse_known_intermixed_args(args, namespace)
            finally:
                self._among_options = False
            if strange:
                self.error(f"unrecognized arguments: {' '.join(strange)}")
        return asked, strange

    _among_options = False


@cache
def _parser() -> _Parser:
    parser = _Parser(prog="muragat", description="An offline archive and case-file manager.")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True, parser_class=_VerbParser)
    for module in (
        archive_verbs, bag_verbs, colleague_verbs, exchange_verbs, file_verbs, filing_verbs, handover_verbs,
        key_verbs, law_verbs, merge_verbs, page_verbs, record_verbs, redact_verbs, report_verbs, scan_verbs,
        seal_verbs, search_verbs, template_verbs, unseal_verbs, verify_verbs,
    ):
        module.declare(verbs)
    return parser


def run(arguments: list[str], schema: Schema = SCHEMA) -> int:
    """Run one verb: 0 done, 1 the work found a problem, 2 bad usage or bad input with one line on stderr."""
    # The errors of these packages are known here without loading what a verb may not need.
    from desktop.archive.connect import DatabaseError, explain
    from desktop.archive.errors import ArchiveError
    from desktop.briefs.errors import BriefError
    from desktop.intake.words import IntakeError
    from desktop.search.errors import SearchError

    protect_process()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Objects are UTF-8 wherever they go; in a name of a file, what is no letter is told as \udc…
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        asked = _parser().parse_args(arguments)
        if empty := [name for name in ("dir", "to", "place", "file", "pdf") if getattr(asked, name, None) == ""]:
            raise BadInput(f"the name given for {empty[0].upper()} is empty")
        asked.schema = schema
        return int(asked.verb(asked, Output(asked.json)) or DONE)
    except (BadInput, ArchiveError, BriefError, IntakeError, SearchError) as error:
        print(shown(" ".join(f"muragat: {error}".split())), file=sys.stderr)
        return BAD_INPUT
    except DatabaseError as error:
        print(f"muragat: {explain(error, Path('archive.db'))}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:  # the reader of a pipe has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        print(shown(f"muragat: {error.filename or 'a file'}: {error.strerror}."), file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("muragat: stopped; each step was saved whole or not at all.", file=sys.stderr)
        return FOUND_A_PROBLEM
