"""Papers that the users of a day put in and read."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

RULING = ("The court heard the case on 22 January 2016.",
          "It sentenced the defendant to three years of restricted freedom",
          "for words posted on a social network.")


def ruling(path: Path) -> Path:
    """A court's ruling as PDF, its words on the second of two pages."""
    canvas = Canvas(str(path))
    canvas.drawString(72, 720, "Ruling of the district court")
    canvas.showPage()
    for place, line in enumerate(RULING):
        canvas.drawString(72, 720 - 18 * place, line)
    canvas.save()
    return path


def ten_files(folder: Path) -> list[Path]:
    """Ten files of several kinds; one letter has come twice, the second time with a line more."""
    made = [ruling(folder / "ruling.pdf")]
    for number in range(8):
        path = folder / f"letter-{number}.{'html' if number % 2 else 'txt'}"
        words = f"Letter {number} about the blocked site, sent in May 201{number}."
        path.write_text(f"<title>Letter {number}</title><p>{words}</p>" if number % 2 else words, "utf-8")
        made.append(path)
    again = folder / "letter-1-again.html"
    again.write_text((folder / "letter-1.html").read_text("utf-8") + "<p>Seen.</p>", "utf-8")
    return [*made, again]
