"""Whether the search finds what plain engines find."""

from pathlib import Path

from tests.acceptance.outcome import Outcome
from tests.search.engines import Engines


def engines(folder: Path, quick: bool) -> Outcome:
    """Random queries of all shapes find the same records on the straight path, by Whoosh's own Searcher and by FTS5."""
    queries, wrong, states = (50 if quick else 500), list[str](), 0
    for seed in range(1 if quick else 3):
        place = folder / str(seed)
        place.mkdir()
        made = Engines(place, seed)
        for many, name in ((400, "adds"), (200, "changes and removals"), (60, "flushes"), (40, "nothing in rows")):
            made.save(many)
            if name == "flushes":
                for _ in range(8):
                    made.write()
                    made.save(5)
            if name != "nothing in rows":
                made.write()
            wrong += (f"after {name}, seed {seed}: {line}" for line in made.differences(queries))
            states += 1
        made.write()
        made.merge()
        wrong += (f"after merges, seed {seed}: {line}" for line in made.differences(queries))
        states += 1
        made.close()
    figures = f"{queries} queries in each of {states} states of the rows: {len(wrong)} differences"
    return Outcome(figures, tuple(wrong[:20]))
