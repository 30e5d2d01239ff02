"""Controlled lists: codes that never change, with labels that may be corrected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from archive_schema.labels import Label
from archive_schema.messages import listed


@dataclass(frozen=True)
class Vocabulary:
    """A controlled list; `terms` keeps the order in which a person is shown it."""

    name: str
    terms: dict[str, Label]

    def say(self, code: str, language: str) -> str:
        """The label of a code; a code unknown here is shown as it is, never dropped."""
        label = self.terms.get(code)
        return label.in_(language) if label else code

    @property
    def offered(self) -> Label:
        """All that can be chosen, in one line: codes in English, the labels else."""
        return listed(self.terms.values(), self.terms)

    @cached_property
    def _by_words(self) -> dict[str, str]:
        found = {words.casefold(): code for code, label in self.terms.items() for words in label.all}
        return found | {code.casefold(): code for code in self.terms}

    def code_of(self, words: str) -> str | None:
        """The code for a code or for a label in any of the three languages."""
        return self._by_words.get(words.strip().casefold())


def vocabulary(name: str, lines: str) -> Vocabulary:
    """Declare a list, a line each: `code: English | Russian | Kazakh`."""
    terms: dict[str, Label] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        code, _, label = line.partition(": ")
        if not label or code in terms:
            raise ValueError(f"{name}: a term is 'code: label', each code once, not {line!r}.")
        terms[code] = Label.of(label)
    return Vocabulary(name, terms)
