"""What a word may stand for: other scripts, case endings, near spellings, other names of people and places."""
