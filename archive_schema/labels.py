"""Words a person reads, in English, Russian and Kazakh."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("en", "ru", "kk")


@dataclass(frozen=True)
class Label:
    """One thing said in three languages; a missing one falls back to English."""

    en: str
    ru: str = ""
    kk: str = ""

    @classmethod
    def of(cls, text: str) -> Label:
        """Read "Court | Суд | Сот"; a lone part is English."""
        parts = [part.strip() for part in text.split(" | ")]
        if len(parts) > len(LANGUAGES) or not parts[0]:
            raise ValueError(f"A label is 'English | Russian | Kazakh', not {text!r}.")
        return cls(*parts)

    def __str__(self) -> str:
        return self.en

    def in_(self, language: str) -> str:
        """The words in `language` ("en", "ru", "kk"; a tag such as "ru-KZ" will do)."""
        return {"ru": self.ru, "kk": self.kk}.get(language[:2], self.en) or self.en

    def lower(self) -> Label:
        """The words as they stand inside a sentence."""
        return Label(self.en.lower(), self.ru.lower(), self.kk.lower())

    @property
    def all(self) -> tuple[str, ...]:
        """Every wording there is, English first."""
        return tuple(words for words in (self.en, self.ru, self.kk) if words)
