"""From what is asked to hits: what stands where, which are best, and the passage that shows why."""
