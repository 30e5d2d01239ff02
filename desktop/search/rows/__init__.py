"""What is written into index.db, and how: postings, columns and texts; building, merging, removing, following."""
