"""Preferences: a sheet with pages; each setting applies at once."""
