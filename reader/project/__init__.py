"""The only door to a project: reading, editing, undo, import and export. Free of Qt and of SQL."""

from reader.project.drafts import ArticleDraft
from reader.project.editing import Edit
from reader.project.project import Project
from reader.storage.checking import CheckProblem

__all__ = ["ArticleDraft", "CheckProblem", "Edit", "Project"]
