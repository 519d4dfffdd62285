"""Work beside the window: long tasks on a thread, counting between events."""
