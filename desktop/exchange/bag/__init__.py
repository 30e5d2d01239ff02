"""Bags (BagIt, RFC 8493): written for an archive, checked as they come, and taken in again."""
