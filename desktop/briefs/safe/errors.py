"""What can keep evidence from being redacted."""

from __future__ import annotations

from desktop.briefs.errors import BriefError


class BadBox(BriefError):
    """A rectangle that is to be covered cannot be understood; a box read wrongly would leave a name in sight."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"“{what}” is no rectangle to be covered.",
            "Nothing was written. Write it as x0 y0 x1 y1, in shares of the page from its upper left corner: "
            "0.1 0.25 0.4 0.3.",
        )


class NotRedactable(BriefError):
    """Only PDF files and pictures have pages on which something can be covered."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(
            f"Nothing can be covered in this file: {what}.",
            advice or "Nothing was written. Print it to PDF, add that file to the source, and redact it there.",
        )


class NotCovered(BriefError):
    """The redacted copy was read back, and something that was to be covered is still there."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The redacted copy was read back and is not right: {what}.",
            "Nothing was kept. Please report it; until then leave this file out.",
        )
