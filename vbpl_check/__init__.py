"""Finds mâu thuẫn, chồng chéo in Vietnamese legislation."""

__version__ = "0.1.0"
