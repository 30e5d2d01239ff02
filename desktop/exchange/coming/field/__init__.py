"""The lists and measurements of those who watch blocking: each format a module that gives entries."""
