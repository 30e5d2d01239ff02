"""What goes into an archive and out of it, other than by hand: files, tables, the sample."""
