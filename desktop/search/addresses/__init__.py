"""Addresses, found by any part of them, among the lines of long lists and in records."""
