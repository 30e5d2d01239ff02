"""Texts of laws taken apart into their units, and two versions compared.

    law = read_law(take_in("law.html").text)
    for unit in law.units:
        print(unit.path, unit.heading, unit.text)
"""

from desktop.intake.laws.comparing import Difference, compare
from desktop.intake.laws.reading import Law, Outside, Unit, read_law

__all__ = ["Difference", "Law", "Outside", "Unit", "compare", "read_law"]
