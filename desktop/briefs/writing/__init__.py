"""What an editor of a brief needs to know, without a window: marks in a text, the outline, places, finding."""
