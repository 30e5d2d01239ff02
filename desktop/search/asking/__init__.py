"""From what is typed to what is asked: the query language, completions, and what was perhaps meant."""
