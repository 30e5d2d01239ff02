"""What this system grants to the process that reads files from outside, found out by reading one."""

from __future__ import annotations

from archive_schema.labels import Label
from desktop.intake.take import take_in_bytes

_ALL = ("rlimits", "landlock", "seccomp")
_GRANTED = {
    "rlimits": "memory, time and size of files are bounded"
    " | память, время и размер файлов ограничены | жады, уақыты және файл көлемі шектелген",
    "landlock": "it can open no file and no connection (Landlock)"
    " | он не может открыть ни файл, ни соединение (Landlock) | ол файл да, байланыс та аша алмайды (Landlock)",
    "seccomp": "it can start no program and ask nothing else of the system (seccomp)"
    " | он не может запустить программу и просить о чём-либо систему (seccomp)"
    " | ол бағдарлама іске қоса алмайды және жүйеден басқа ештеңе сұрай алмайды (seccomp)",
}
_LEAD = "Files from outside are read by a process of their own: " \
        "| Файлы извне читает отдельный процесс: | Сырттан келген файлдарды бөлек процесс оқиды: "
_LACKS = " Not granted by this system: | Эта система не даёт: | Бұл жүйе бермейді: "
_NOTHING = "this system bounds it in nothing" \
           " | эта система его ничем не ограничивает | бұл жүйе оны ештеңемен шектемейді"


def in_force() -> str:
    """The protections as a draft names them, such as "rlimits+landlock+seccomp"; "none"."""
    return take_in_bytes(b"words", "words").tier


def is_full(tier: str) -> bool:
    """Whether all are granted."""
    return set(_ALL) <= set(tier.split("+"))


def say(tier: str, language: str = "en") -> str:
    """The protections in words, and what is missing of them."""
    granted = [name for name in _ALL if name in tier.split("+")]
    lacks = [name for name in _ALL if name not in granted]
    told = "; ".join(Label.of(_GRANTED[name]).in_(language) for name in granted) or Label.of(_NOTHING).in_(language)
    missing = f" {Label.of(_LACKS).in_(language).strip()} {', '.join(lacks)}." if lacks else ""
    return f"{Label.of(_LEAD).in_(language).strip()} {told}.{missing}"
