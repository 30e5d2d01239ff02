"""What takes longer than the tests may. `python -m tests.acceptance` looks, and writes docs/acceptance.md."""
