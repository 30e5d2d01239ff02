"""Verbs for two copies of an archive: merge, settle, own-copy."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_schema.fields import canonical
from desktop.archive import Archive
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, indexed, opened, secret

if TYPE_CHECKING:
    from desktop.archive.joining import Difference, Plan
    from desktop.exchange.sealed.opening import SealedCopy


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("merge", help="take in what a sealed copy of the archive brings")
    declare_opening(parser)
    parser.add_argument("file", metavar="FILE", help="the sealed copy")
    parser.add_argument("--copy-passphrase-file", metavar="FILE", help="its first line opens the sealed copy")
    parser.add_argument("--dry-run", action="store_true", help="tell what it would bring, and change nothing")
    parser.add_argument("--unsigned", action="store_true", help="take it in though nobody signed it")
    parser.add_argument("--allow-purges", action="store_true",
                        help="take it in though it purges records that are here")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--ours", action="store_true", help="where people differ, let what is here stand")
    choice.add_argument("--theirs", action="store_true", help="where people differ, let what comes stand")
    parser.set_defaults(verb=merge)
    parser = verbs.add_parser("settle", help="choose a side of a difference that was left open")
    declare_opening(parser)
    parser.add_argument("ref", metavar="REF", help="the difference, such as DIF-0001")
    parser.add_argument("side", metavar="N", type=int, help="the number of the side, as `get` lists them, from 1")
    parser.add_argument("--why", default="", help="why that one")
    parser.set_defaults(verb=settle)
    parser = verbs.add_parser("own-copy", help="give this copy a name of its own, where another goes by the same")
    declare_opening(parser)
    parser.add_argument("--from-step", type=int, default=0, metavar="N", help="the step a merge named")
    parser.set_defaults(verb=own_copy)


def open_copy(archive: Archive | None, asked: argparse.Namespace, step: Callable[[int, int], None]) -> SealedCopy:
    """The sealed copy that was named: by its passphrase, or by this copy's own key where it was sealed for that."""
    from desktop.archive import signing
    from desktop.exchange.sealed.errors import NotForThisKey
    from desktop.exchange.sealed.opening import open_sealed

    path = Path(asked.file)
    if archive and not asked.copy_passphrase_file:
        try:
            return open_sealed(path, signing.own_keys(archive).sealing, step, asked.schema)
        except NotForThisKey:
            pass  # then it takes a passphrase
    return open_sealed(path, secret(asked.copy_passphrase_file, f"Passphrase of {path.name}: "), step, asked.schema)


def merge(asked: argparse.Namespace, output: Output) -> int:
    """Tell what a sealed copy brings, then take it in as one step. 1 when differences were left open."""
    from desktop.archive import colleagues, joining, signing

    with opened(asked) as archive, indexed(archive) as index:
        copy = open_copy(archive, asked, output.progress("Reading the copy"))
        plan = joining.plan(archive, copy, output.progress("Comparing"))
        _tell(plan, output)
        if asked.dry_run or plan.nothing_new:
            return 0
        if plan.arrival.verdict == signing.Verdict.NOT_SIGNED and not asked.unsigned:
            raise BadInput("nobody signed this copy, so anyone can have made it. Nothing was taken in. "
                           "If you know from whom it comes, call it with --unsigned")
        if not asked.allow_purges:
            plan.refuse_purges()
        choices = {one.key: _side(one, asked) for one in plan.to_choose} if asked.ours or asked.theirs else {}
        colleagues.meet(archive, copy.card)
        outcome = joining.carry_out(archive, copy, choices, output.progress("Taking in"),
                                    allow_purges=asked.allow_purges, forget_index=index.wipe)
    counts = ", ".join(f"{number} {what}" for what, number in sorted(outcome.counts.items())) or "nothing to change"
    output.say({"step": outcome.step, "counts": outcome.counts, "open": outcome.left_open, "files": outcome.files},
               f"Taken in as one step: {counts}; {outcome.files} files. Differences left open: {outcome.left_open}.")
    return int(bool(outcome.left_open))


def _side(one: Difference, asked: argparse.Namespace) -> int:
    if asked.ours:
        return one.ours
    return next((number for number, side in enumerate(one.sides) if not side.ours), one.stands)


def _tell(plan: Plan, output: Output) -> None:
    came = plan.arrival
    output.say(
        {"from": came.who, "copy": came.origin, "letter": came.letter, "made": came.made.rsplit("+", 1)[0],
         "same_archive": came.same_archive, "signature": came.verdict, "steps": plan.steps, "files": plan.files,
         "bytes": plan.bytes, "told": [str(one) for one in plan.told]},
        f"From {came.who or 'nobody named'} (copy {came.origin[:8]}), made {came.made.rsplit('+', 1)[0]}, "
        f"{came.verdict}: {plan.steps} new steps, {plan.files} new files."
        + ("" if came.same_archive else " It is another archive than this one."))
    for one in plan.news:
        fields = ", ".join(field.field for field in one.fields)
        output.say({"ref": one.ref, "kind": one.kind, "title": one.title, "what": one.what,
                    "fields": [{"field": field.field, "before": field.before, "after": field.after,
                                "who": field.who, "when": field.when} for field in one.fields]},
                   f"{one.what}: {one.ref} {one.title}" + (f" ({fields})" if fields else ""))
    for differ in plan.differences:
        sides = " | ".join(f"{'ours' if side.ours else side.who or side.copy[:8]}: {canonical(side.value)}"
                           for side in differ.sides)
        output.say({"difference": differ.key, "ref": differ.ref, "field": differ.field, "row": differ.row or None,
                    "rivals": differ.rivals, "stands": differ.stands,
                    "sides": [{"value": side.value, "who": side.who, "copy": side.copy, "when": side.when,
                               "ours": side.ours} for side in differ.sides]},
                   f"{'rival accounts' if differ.rivals else 'people differ'}: {differ.ref}, {differ.field}: {sides}")
    for like in plan.likenesses:
        output.say({"looks_like": like.our_title, "kind": like.kind, "ours": like.ours, "theirs": like.theirs},
                   f"looks the same: {like.their_title} and {like.our_title}")
    for message in plan.told:
        if not output.as_json:
            output.say({}, str(message))


def settle(asked: argparse.Namespace, output: Output) -> None:
    """Let one side of a difference stand."""
    from desktop.archive import joining

    with opened(asked) as archive:
        with archive.reader() as reader:
            difference = reader.by_ref(asked.ref)
            if difference.kind != "difference":
                raise BadInput(f"{asked.ref} is no difference but a {difference.kind}")
        joining.settle(archive, difference.id, asked.side - 1, asked.why)
    output.say({"ref": difference.ref, "side": asked.side}, f"{difference.ref} is settled.")


def own_copy(asked: argparse.Namespace, output: Output) -> None:
    """Part this copy from another that signs with the same name."""
    from desktop.archive import joining

    with opened(asked) as archive:
        origin = joining.become_another(archive, asked.from_step)
    output.say({"origin": origin}, f"This copy is now {origin[:8]}. Seal it again before the other takes it in.")
