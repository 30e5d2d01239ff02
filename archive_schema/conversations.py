"""What was told by somebody, as a source of its own: by phone, face to face, in a message.

People type it in one line: "phone Aigul", "told by phone, by a neighbour", "по телефону, сосед", "телефон: Айгүл".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from archive_schema.records import Record
from archive_schema.terms import vocabulary

JSON = Any

WAY_TOLD = vocabulary("way_told", """
    phone: By phone | По телефону | Телефон арқылы
    meeting: Face to face | При встрече | Кездесуде
    message: In a message | В сообщении | Хабарлама арқылы
""")
_TITLES = vocabulary("conversation_title", """
    phone: Phone conversation: {by} | Разговор по телефону: {by} | Телефонмен сөйлесу: {by}
    meeting: Conversation: {by} | Разговор: {by} | Әңгіме: {by}
    message: Message: {by} | Сообщение: {by} | Хабарлама: {by}
""")
_WORDS = {
    "phone": "phone|telephone|tel|phoned|called|call|телефон|тел|по телефону|звонок|позвонил|позвонила|позвонили"
             "|телефонмен|телефон арқылы|қоңырау|қоңырау шалды",
    "meeting": "face to face|in person|conversation|лично|при встрече|разговор|кездесу|кездесуде|әңгіме|жүзбе-жүз",
    "message": "message|text message|sms|whatsapp|telegram|signal|сообщение|в сообщении|смс|ватсап|телеграм|хабарлама"
               "|хабарлама арқылы",
}
_TOLD = r"(?:told|said|heard|рассказано|рассказал|рассказала|сообщил|сообщила|сказано|айтты|айтқан|айтылды)"
_BETWEEN = r"(?:\s*[:,;–-]\s*|\s+)"
_BY = r"(?:(?:by|with|from|от|с|со)\s+)?"


@dataclass(frozen=True)
class Told:
    """Who told it and how: `way` is a code of WAY_TOLD; `when` a moment as it is stored, if it was said."""

    way: str
    by: str
    when: JSON = None

    def source(self, language: str) -> Record:
        """The source it makes. Its title is a description in the language of who enters it."""
        title = _TITLES.say(self.way, language).format(by=self.by)
        values = {
            "title": title, "title_described": "yes", "authors": [{"name": self.by}] if self.by else None,
            "csl_type": "personal_communication" if self.way == "message" else "interview", "issued": self.when,
        }
        return Record("source", {name: value for name, value in values.items() if value}, language=language)

    def say(self, language: str) -> str:
        """In words: "By phone: Aigul"."""
        return f"{WAY_TOLD.say(self.way, language)}: {self.by}"


def read(typed: str) -> Told | None:
    """Who told something and how, if the words begin with how; None if they speak of another kind of source."""
    words = " ".join(typed.split())
    for way, forms in _WORDS.items():
        some = "|".join(sorted(map(re.escape, forms.split("|")), key=len, reverse=True))
        how = rf"(?:{_TOLD}\s+)?(?:by\s+|over\s+the\s+|on\s+the\s+|in\s+a\s+)?(?:{some})\b\.?"
        by = rf"{_BETWEEN}(?:{_TOLD}{_BETWEEN})?{_BY}(?P<by>\S.*)"
        if found := re.fullmatch(how + by, words, re.IGNORECASE):
            return Told(way, found["by"].strip())
    return None
