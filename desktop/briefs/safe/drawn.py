"""Pictures that were drawn here, of words that were searched already: nobody need look at them for names."""

from __future__ import annotations

import hashlib
import io

from desktop.briefs.drawing import png, svg
from desktop.briefs.safe.inside_picture import mark_of
from desktop.briefs.values import Document, Picture


def marks_of(*documents: Document) -> frozenset[str]:
    """The marks by which the pictures of these documents are known again in Word and HTML files."""
    from PIL import Image

    marks = set()
    for document in documents:
        for number, block in enumerate((one for one in document.blocks if isinstance(one, Picture)), 1):
            with Image.open(io.BytesIO(png(block))) as picture:
                marks.add(mark_of(picture))
            marks.add(hashlib.sha256(svg(block, name=f"picture-{number}").encode()).hexdigest())
    return frozenset(marks)
