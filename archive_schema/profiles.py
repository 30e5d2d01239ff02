"""What the person at an archive works with: which kinds stand before them, and where they begin.

A profile hides nothing: every kind is a command away, whoever works.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive_schema.labels import Label

LEAST, MOST = 6, 8
"""How many kinds a profile shows: what an eye takes in at once."""


@dataclass(frozen=True)
class Profile:
    """`kinds` in the order of the work; `start` is the kind whose list is shown first."""

    name: str
    label: Label
    work: Label
    kinds: tuple[str, ...]
    start: str


PROFILES = {
    one.name: one for one in (
        Profile(
            "lawyer", Label.of("Lawyer | Юрист | Заңгер"),
            Label.of("Case files, charges and what a court or a body is told "
                     "| Дела, обвинения и обращения в суды и органы "
                     "| Істер, тағылған айыптар, сот пен органдарға жолданымдар"),
            ("case_file", "prosecution", "person", "source", "provision", "submission", "brief", "task"), "case_file"),
        Profile(
            "archivist", Label.of("Archivist | Архивист | Мұрағатшы"),
            Label.of("Sources taken in, described, translated and kept findable "
                     "| Источники: приём, описание, перевод, порядок "
                     "| Дереккөздер: қабылдау, сипаттау, аудару, ретке келтіру"),
            ("source", "translation", "person", "organisation", "instrument", "list", "search_made", "note"), "source"),
        Profile(
            "advocate", Label.of("Rights advocate | Правозащитник | Құқық қорғаушы"),
            Label.of("What happened and to whom, and briefs made of it "
                     "| Что и с кем произошло, и справки об этом "
                     "| Не болды, кіммен болды, бұл туралы анықтамалар"),
            ("prosecution", "blocked_site", "shutdown", "attack", "person", "source", "recommendation", "brief"),
            "prosecution"),
    )
}
"""The profiles by name."""
