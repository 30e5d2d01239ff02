"""Keeping many records in order: tags, changes to many at once, duplicates, merging, what is due."""
