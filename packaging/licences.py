"""Prints the licence of every library in the lock; ends with 1 when one is unknown or not allowed.

A library says its licence in its metadata: as an SPDX expression, in words of its own, or as a classifier.
Each wording that was looked at stands in WORDINGS; a library that says nothing, or the wrong thing, stands in READ.
Whose work each is, and what a wheel holds besides, stands in NOTICES.md.
"""

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

HERE = Path(__file__).parent

# May be linked with and passed on together with a program under the Apache licence.
ALLOWED = {
    "Apache-2.0", "BSD-2-Clause", "BSD-2-Clause-Views", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL-3.0-only", "MIT",
    "MIT-0", "MIT-CMU", "MPL-1.1", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib",
}  # fmt: skip

# A wording in the metadata, and the SPDX expression it stands for.
WORDINGS = {
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD license (see license.txt for details)": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT, BSD": "MIT AND BSD-3-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "SIL OFL V1.1": "OFL-1.1",
    "The MIT License (MIT)": "MIT",
    "Two-clause BSD license": "BSD-2-Clause",
}

# What the licence files and the libraries inside were read to say, where the metadata is silent or tells another.
READ = {
    "bagit": "CC0-1.0",
    "click-default-group": "BSD-3-Clause",
    "olefile": "BSD-2-Clause",
    "pyphen": "MPL-1.1",  # of the three choices given
    "selectolax": "MIT AND Apache-2.0",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",
    "tesserocr": "MIT AND Apache-2.0",  # and a library that a bundle must not pass on: see NOTICES.md
}


def locked(lock: Path) -> dict[str, str]:
    """The libraries of a lock file: name to version."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))


def licence_of(name: str, library: Distribution) -> str:
    """The SPDX expression of an installed library, or the words it uses itself if these are not known."""
    if name in READ:
        return READ[name]
    about = library.metadata
    words = about.get("License-Expression") or (about.get("License") or "").strip()
    if not words:
        classifiers = [line for line in about.get_all("Classifier", []) if line.startswith("License :: ")]
        words = classifiers[0].rpartition(" :: ")[2] if classifiers else ""
    for wording, expression in WORDINGS.items():
        # Some put the whole text after the name.
        if words == wording or (wording.endswith(")") and words.startswith(wording)):
            return expression
    return words


def is_allowed(expression: str) -> bool:
    """Whether one choice of an OR has only allowed parts; no expression in the lock nests deeper."""
    choices = [choice.split(" AND ") for choice in expression.split(" OR ")]
    return any(all(part.strip(" ()") in ALLOWED for part in choice) for choice in choices)


def main() -> int:
    """Prints the table; 0 when every licence is known and allowed."""
    wrong = 0
    for lock, use in (("requirements.txt", "program"), ("requirements-dev.txt", "tests and lint")):
        for name, version in locked(HERE / lock).items():
            try:
                library = distribution(name)
                licence, good = licence_of(name, library), library.version == version
            except PackageNotFoundError:
                licence, good = "", False
            remark = "" if good and is_allowed(licence) else "   <- unknown, not allowed, or not as locked"
            wrong += bool(remark)
            print(f"{name:24} {version:20} {licence or '?':52} {use}{remark}")
    print(f"{wrong} to look at" if wrong else "every licence is known and allowed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
