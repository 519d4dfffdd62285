"""Commands and their keys: which there are, and how they are reached on any keyboard layout."""
