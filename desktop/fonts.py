"""Where the faces lie that papers are set in (packaging/README.md, "Fonts")."""

from __future__ import annotations


def serif(style: str = "Regular") -> bytes:
    """PT Serif as TrueType: "Regular", "Bold", "Italic" or "BoldItalic"."""
    import fontpkg_pt_serif

    path = fontpkg_pt_serif.ROOT / "files" / f"PT_Serif-Web-{style}.ttf"
    return bytes(path.read_bytes())


def sans(name: str = "notos") -> bytes:
    """Noto Sans as TrueType: "notos", and bold, italic, both: "notosbo", "notosit", "notosbi"."""
    import pymupdf_fonts

    return bytes(pymupdf_fonts.myfont(name))
