"""What the window says, in the interface's language: numbers, errors, formats, history."""
