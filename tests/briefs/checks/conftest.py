"""The desk of the briefs' tests, and what its checks tell."""

from desktop.briefs.problems import Problem
from tests.briefs.conftest import Desk, desk, new_archive

__all__ = ["desk", "new_archive", "told"]


def told(desk: Desk, code: str) -> list[Problem]:
    """The problems of one code."""
    return [problem for problem in desk.composed().problems if problem.code == code]
