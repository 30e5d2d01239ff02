"""What can keep a brief from being composed or written."""

from __future__ import annotations


class BriefError(Exception):
    """A brief could not be made; `title` says what happened, `advice` what to do."""

    def __init__(self, title: str, advice: str) -> None:
        super().__init__(f"{title} {advice}")
        self.title = title
        self.advice = advice


class NotABrief(BriefError):
    """The record to be composed is of another kind."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not a brief.", "Choose a record of the kind “brief”.")


class RightToLeftText(BriefError):
    """The paper holds Arabic, Hebrew or another script written from right to left."""

    def __init__(self, sample: str) -> None:
        super().__init__(
            f"This brief holds text written from right to left (“{sample}”), which cannot be printed rightly yet.",
            "Nothing was written. Give the passage in transliteration or translation instead.",
        )


class NotWritten(BriefError):
    """The system would not take the file: no room, no right, no such folder."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path} could not be written: {why}.", "What was there is unchanged. Choose another place or make room."
        )


class NotVerified(BriefError):
    """The finished file was read back and is not what was to be written."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The finished PDF was read back and is not right: {what}.",
            "Nothing was replaced. Export once more; if it happens again, please report it.",
        )


class NotArchival(BriefError):
    """A file was not approved as PDF/A; `findings` holds why, a line each."""

    def __init__(self, level: str, findings: tuple[str, ...]) -> None:
        super().__init__(
            f"The PDF was not approved as PDF/A-{level}: {findings[0] if findings else 'no reason was given'}.",
            "Export it as a plain PDF, or leave out the exhibit that is not fit for PDF/A.",
        )
        self.findings = findings
