"""A case handed over to who has no Muragat: a folder of plain files with an inventory, on a stick or a disk.

    told = plan(archive, reader, case_id, wanted, papers)    what goes, what stays and why; nothing is written
    done = write(archive, reader, told, place, papers)       PLACE/NAME.part, read back, then renamed to PLACE/NAME

What is written is what was looked at: where the archive has gone on since, it is planned again and compared.
"""

from desktop.exchange.handover.errors import NotHandedOver
from desktop.exchange.handover.planning import plan
from desktop.exchange.handover.values import Done, Item, Plan, Stays, Wanted
from desktop.exchange.handover.writing import write

__all__ = ["Done", "Item", "NotHandedOver", "Plan", "Stays", "Wanted", "plan", "write"]
