"""Text without a window: offsets, clean-up and folding, words and proclitics, direction, terminal output."""
