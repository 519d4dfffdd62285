"""What an analyst does to the text: each verb one saved, undoable operation."""
