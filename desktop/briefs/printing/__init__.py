"""Papers straight from the records: a list, a record, the index of a case, a calendar.

They are made by the machinery of briefs and keep its rules: sealed values are never printed, also while they are
open; a protected person bears the name a brief would give, and in the safe edition every name is looked for in all
words. What is printed is a document of plain values; `pdf` makes the bytes, which are never on the disk.
"""

from desktop.briefs.printing.calendar import print_calendar
from desktop.briefs.printing.papers import Part, pdf, print_case, print_list, print_record

__all__ = ["Part", "pdf", "print_calendar", "print_case", "print_list", "print_record"]
