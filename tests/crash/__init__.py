"""What was saved is there after a kill and after a power cut. `make crash` goes on for longer."""
