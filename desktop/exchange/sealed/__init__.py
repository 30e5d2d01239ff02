"""A sealed copy: what one copy of an archive carries to another, in one encrypted file. See docs/sealed-copy.md."""
