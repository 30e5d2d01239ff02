"""What things cost beside plain tools. `python -m tests.bench` measures and rewrites docs/benchmarks.md."""
