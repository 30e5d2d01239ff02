"""The window. It assembles and shows; it decides nothing, and holds no SQL."""
