"""What comes in as records: formats give entries, a plan tells what they would do, one step does it."""
