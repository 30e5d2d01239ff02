"""Records as files that others read: tables, lines of JSON, and what other programs exchange."""
