"""Dialogs: each is given what it shows and holds what was chosen."""
