"""Names of files in a bag: how a manifest writes them, and which of them lead out of the bag on some system."""

from __future__ import annotations

import re
import unicodedata

_DRIVE = re.compile(r"[A-Za-z]:")
_VARIABLE = re.compile(r"%[A-Za-z_][A-Za-z0-9_]*%|\$[A-Za-z_{]")
_PARTED = re.compile(r"[/\\]")
_ENCODED = re.compile("%(0[Aa]|0[Dd]|25)")
_ENCODED_BEFORE_1 = re.compile("%(0[Aa]|0[Dd])")
_OF_THE_SYSTEM = re.compile(r"(?i)(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|\.Spotlight-V100|\.Trashes)")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_UNWRITABLE = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
LONGEST_SUFFIX = 8


def written(path: str) -> str:
    """A path as a manifest writes it: what would end a line, and the sign that says so, by their numbers
    (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def read(words: str, *, before_1: bool = False) -> str:
    """The path that a manifest means; before release 1.0 the percent sign itself stood as it is."""
    return (_ENCODED_BEFORE_1 if before_1 else _ENCODED).sub(lambda found: chr(int(found[1], 16)), words)


def plain(path: str) -> str:
    """The path without the parts that lead nowhere, such as a leading "./"."""
    return "/".join(part for part in path.split("/") if part not in ("", "."))


def leads_out(path: str) -> bool:
    """Whether a path may lead out of the bag on any system: absolute, upwards, a home, a drive, a share, a variable."""
    return bool(path.startswith(("/", "\\", "~")) or "\0" in path or _DRIVE.match(path) or _VARIABLE.match(path)
                or ".." in [part.replace("\\", "") for part in path.split("/")] or ".." in _PARTED.split(path))


def folded(path: str) -> str:
    """What two names have in common that some systems take for one: form of letters and their size left aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def is_of_the_system(path: str) -> bool:
    """Whether an operating system makes and removes such a file by itself."""
    return bool(_OF_THE_SYSTEM.fullmatch(path.rpartition("/")[2]))


def is_portable(path: str) -> bool:
    """Whether every system can keep a file under this path: what we write ourselves must be so."""
    return path == unicodedata.normalize("NFC", path) and all(
        part and not _RESERVED.fullmatch(part) and not _UNWRITABLE.search(part) and part == part.strip(" ")
        and not part.endswith(".") and len(part.encode()) <= 200 for part in path.split("/"))


def suffix_of(name: str) -> str:
    """The end of a file's own name where it is harmless, such as ".pdf"; else nothing."""
    found = re.search(rf"\.([A-Za-z0-9]{{1,{LONGEST_SUFFIX}}})\Z", name)
    return f".{found[1].lower()}" if found else ""


def shown(path: str) -> str:
    """A path as a person may read it: what is no letter is told by its number, so that it hides nothing."""
    safe = path.encode("utf-8", "backslashreplace").decode()
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in safe)
