"""Hashiya: read and annotate right-to-left text."""

__version__ = "0.1.0"
