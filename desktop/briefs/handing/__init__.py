"""What briefs know, for who hands a case over: names as a paper may bear them, papers as PDF, copies without metadata.

`CourtPapers` fills `desktop.exchange.handover.values.Papers` without knowing it; the command line and the window bring
the two together.
"""

from desktop.briefs.handing.court_papers import CourtPapers

__all__ = ["CourtPapers"]
