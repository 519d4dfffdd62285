"""Files in and out. Each format is one file here; nothing in this layer knows Qt or SQL."""
