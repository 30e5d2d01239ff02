"""Names of files that every system takes: FAT32, exFAT and Windows above all.

Microsoft, "Naming Files, Paths, and Namespaces": no < > : " / \\ | ? * and no control characters, none of the old
devices' names, no dot or space at the end. Cyrillic and Kazakh letters stay, composed (NFC). Marks that turn the
direction of writing are dropped: by them "gpj.exe" is shown as "exe.jpg".
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters of a name with its ending: beside a drive's letter and a few folders it stays below Windows' 260."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
# What a window for commands would take for more than a letter, also between quotation marks: PowerShell takes every
# shape of them for one.
_COMMANDS = re.compile("[$`!\"“”„‟]")
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$",
            *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")}
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
# What a double click would run. Evidence it may be; a trap for a clerk it must not be.
_RUNS = frozenset(
    ".appref-ms .bat .chm .cmd .com .cpl .desktop .exe .hta .inf .iso .jar .js .jse .lnk .msc .msi .msp .pif .ps1 .reg "
    ".scf .scr .sh .url .vbe .vbs .vhd .wsf .wsh .xll .docm .dotm .xlsm .xltm .xlam .pptm".split())
_BY_TYPE = {
    "application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif", "image/gif": ".gif",
    "image/webp": ".webp", "text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml", "text/csv": ".csv",
    "application/rtf": ".rtf", "application/zip": ".zip", "application/json": ".json",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
}


def plain(words: str, ending: str = "", longest: int = LONGEST) -> str:
    """Words as a name with this ending; "_" where nothing of them can stand in one."""
    text = unicodedata.normalize("NFC", words)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
                   or sign in "\t\n\r")
    text = "".join(sign for sign in text if ord(sign) < 0x10000)  # older systems know no others in names
    text = " ".join(_FORBIDDEN.sub(" ", re.sub(r"\s*:\s+", " – ", text)).split())
    stem = _cut(text.strip(" ."), longest - len(ending))
    if not stem or stem.split(".")[0].strip().casefold() in _DEVICES:
        stem = f"_{stem}"
    return stem + ending


def _cut(text: str, longest: int) -> str:
    """At most so many characters, ended after a whole word where that costs little; no accent loses its letter."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    while head and unicodedata.combining(text[len(head)]):
        head = head[:-1]
    whole = head.rpartition(" ")[0]
    return (whole if len(whole) > longest * 2 // 3 else head).rstrip(" .,;:–—-")


def ending_of(name: str, media_type: str) -> str:
    """The ending of a file's name: its own where that is a plain one, else what its content asks for."""
    found = _ENDING.search(name)
    own = found[0].lower() if found else ""
    if own in _RUNS:
        return f"{own}.bin"
    if own and (not media_type or own not in _BY_TYPE.values() or _BY_TYPE.get(media_type, own) == own
                or own in (".jpeg", ".htm", ".md")):
        return own
    return _BY_TYPE.get(media_type) or own or ".bin"


def numbered(number: int, count: int, words: str, ending: str) -> str:
    """The name of the file under this number of so many: "007 Title.pdf". Names differ in their numbers already.

    It stands in lines that a person is to type, so nothing in it can become a command: a title may come from anybody.
    """
    return plain(f"{number:0{max(3, len(str(count)))}d} {_COMMANDS.sub(' ', words)}", ending)
