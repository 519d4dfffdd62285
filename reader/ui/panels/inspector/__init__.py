"""The inspector: pages beside the text, each made of sections that show what is in focus."""

from reader.ui.panels.inspector.inspector import WIDTH, Inspector

__all__ = ["WIDTH", "Inspector"]
