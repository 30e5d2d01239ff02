"""Records that come in from files of others, looked at before they are written, and records that go out."""
