"""A question of a form and its answer."""

from __future__ import annotations

from archive_schema.records import Record
from desktop.briefs import marks
from desktop.briefs.context import Context
from desktop.briefs.terms import term
from desktop.briefs.values import Span, Spans, Text


def question(context: Context, block: Record) -> list[Text]:
    """The question as the form numbers it, with a mark where it must be compared with the form in use.

    One without words, whose heading asks enough, is not printed.
    """
    if not block["question"]:
        return []
    asked = " ".join(filter(None, (str(block["asked_as"] or ""), str(block["question"] or ""))))
    spans: Spans = (Span(marks.clean(asked), bold=True),)
    if block["to_confirm"] == "yes":
        context.tell("to_confirm", str(block["asked_as"] or block["question"] or ""))
        spans += (Span(f" [{term('confirm', context.language)}]", italic=True),)
    return [Text(spans, keep=True)]


def unanswered(context: Context, block: Record) -> Text:
    """What stands where an answer is missing; one that is needed is told."""
    if block["needed"] == "yes":
        context.tell("to_be_answered", str(block["asked_as"] or block["question"] or ""))
        return Text((Span(f"[{term('to_be_answered', context.language)}]", bold=True),))
    return Text((Span(f"[{term('not_answered', context.language)}]", italic=True),))
