"""Verbs for the people of a shared archive: the card of this copy, and the colleagues in the others."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.archive import Archive
from desktop.archive.roles import ROLES
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, opened


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("card", help="show the card of this copy, with its public keys, to hand over")
    declare_opening(parser)
    parser.add_argument("--to", metavar="FILE", help="write the card into this new file")
    parser.set_defaults(verb=card)
    parser = verbs.add_parser("colleague", help="list colleagues, read their cards, say what they may do")
    declare_opening(parser)
    parser.add_argument("--add", metavar="CARDFILE", help="read the card of a colleague")
    parser.add_argument("--accept-new-keys", action="store_true",
                        help="take the keys of the card though others were seen before")
    parser.add_argument("--compared", metavar="REF", help="the words of this colleague's keys were compared")
    parser.add_argument("--role", choices=ROLES, help="what the copy of the colleague may do")
    parser.add_argument("--of", metavar="REF", help="whose role; else of the colleague added or compared")
    parser.set_defaults(verb=colleague)


def card(asked: argparse.Namespace, output: Output) -> None:
    """Show the card of this copy; its keys are made when it is first shown."""
    from desktop.archive import colleagues, signing
    from desktop.archive.cards import save_card

    with opened(asked) as archive:
        shown = colleagues.keep_own(archive)
        text = signing.own_card_text(archive)
    if asked.to:
        try:
            save_card(Path(asked.to), text)
        except FileExistsError as error:
            raise BadInput(f"“{asked.to}” is there already; name a new file") from error
    output.say({"origin": shown.origin, "name": shown.name, "letter": shown.letter, "words": shown.words(),
                "card": text, "file": asked.to},
               f"{shown.words()}\n{asked.to or text}")


def colleague(asked: argparse.Namespace, output: Output) -> None:
    """Read a card, note that keys were compared, give a role; then list everybody."""
    from desktop.archive import colleagues

    if asked.role and not (asked.of or asked.add or asked.compared):
        raise BadInput("--role needs a colleague: --of REF, --add CARDFILE or --compared REF")
    with opened(asked) as archive:
        ref = _added(archive, asked) if asked.add else ""
        with archive.reader() as reader:
            named = [colleagues.colleague_called(reader, one) if one else None
                     for one in (asked.compared, (asked.of or asked.compared or ref) if asked.role else "")]
        if named[0] is not None:
            compared = named[0]
            archive.write(colleagues.COMPARE, lambda writer: colleagues.compare(writer, compared)).result()
        if named[1] is not None:
            origin = named[1].origin
            archive.write(colleagues.SET_ROLE,
                          lambda writer: colleagues.set_role(writer, origin, asked.role)).result()
        with archive.reader() as reader:
            for one in colleagues.colleagues(reader):
                _tell(one, output)


def _added(archive: Archive, asked: argparse.Namespace) -> str:
    from desktop.archive import colleagues
    from desktop.archive.cards import MOST_LETTERS, read_card

    with Path(asked.add).open("rb") as file:
        read = read_card(file.read(MOST_LETTERS + 1))
    return archive.write(colleagues.ADD, lambda writer: colleagues.keep(
        writer, read, accept_change=asked.accept_new_keys)).result().ref


def _tell(one: Any, output: Output) -> None:
    words = one.card.words() if one.card else ""
    state = "this copy" if one.own else "other keys than before!" if one.changed else \
        "compared" if one.compared else "not compared" if words else "no card"
    output.say(
        {"ref": one.ref or None, "name": one.name, "origin": one.origin, "letter": one.letter, "role": one.role,
         "own": one.own, "words": words or None, "compared": one.compared, "key_changed": one.changed,
         "steps": one.steps, "has_ours": one.sees, "came": one.came or None},
        f"{one.ref or one.origin[:8]}\t{one.name}\t{one.role}\t{state}\t{words}")
