"""A brief and its volume of exhibits in one file."""

from __future__ import annotations

import io
from typing import Any

import pikepdf


def join(brief_pdf: bytes, volume_pdf: bytes) -> bytes:
    """See `desktop.briefs.exhibits.joined`."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(brief_pdf)) as brief, pikepdf.open(io.BytesIO(volume_pdf)) as volume:
        own = len(brief.pages)
        places: dict[Any, int] = {page.objgen: at for at, page in enumerate(volume.pages)}
        brief.pages.extend(volume.pages)
        with volume.open_outline() as there, brief.open_outline() as outline:
            for item in there.root:
                aim: Any = item.destination
                at = places[aim[0].objgen]
                outline.root.append(pikepdf.OutlineItem(item.title, own + at, "Fit"))
        labels: list[Any] = [0, pikepdf.Dictionary(S=pikepdf.Name("/D"))]
        for at, label in _pairs(volume.Root.PageLabels.Nums):
            labels += [own + int(at), pikepdf.Dictionary({key: _same(label[key]) for key in label.keys()})]
        brief.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(labels))
        if "/OCProperties" in volume.Root:
            brief.Root.OCProperties = brief.copy_foreign(volume.make_indirect(volume.Root.OCProperties))
        brief.save(out, deterministic_id=True)
    return out.getvalue()


def _pairs(numbers: Any) -> list[tuple[int, Any]]:
    found = list(numbers)
    return list(zip(found[::2], found[1::2], strict=True))


def _same(value: Any) -> Any:
    return pikepdf.String(str(value)) if isinstance(value, pikepdf.String) else pikepdf.Name(str(value))
