"""Blocks that a brief makes of records: timelines, charts, counts, tests of a limitation, hours, gaps, answers.

Each module has one function that takes the state of a composition and a block record, and gives plain blocks.
"""
