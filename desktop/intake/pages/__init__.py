"""Pages of a file to be looked at: drawn and read by a process that has no rights and holds that one file."""
