"""What an archive holds: field types, record kinds, vocabularies, tables.

This package knows no window and no encryption. Another program could read an
archive with it in ten years.
"""
