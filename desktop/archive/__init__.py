"""The open archive: keys, records, history, files. No window."""
