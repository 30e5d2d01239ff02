"""How a moment is written (EDTF), said and read in English, Russian and Kazakh.

`archive_schema.moments` is the door; nothing else imports from here.
"""
