"""The label set on a sheet: labels, article labels and relation types, and what breaks them."""
