"""Pictures of records, each place of which leads to the records it stands for."""
