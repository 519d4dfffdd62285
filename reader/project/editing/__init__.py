"""The verbs of an edit: each checks what it is given and writes whole records; none writes its own inverse."""

from reader.project.editing.annotators import AnnotatorVerbs
from reader.project.editing.corpus import CorpusVerbs
from reader.project.editing.entities import EntityVerbs
from reader.project.editing.notes import NoteVerbs
from reader.project.editing.relations import RelationVerbs
from reader.project.editing.schema_changes import SchemaChangeVerbs
from reader.project.editing.suggestions import SuggestionVerbs


class Edit(EntityVerbs, RelationVerbs, SuggestionVerbs, SchemaChangeVerbs, NoteVerbs, CorpusVerbs, AnnotatorVerbs):
    """Write to a project while its transaction lasts; made by `Project.edit` only. Each topic has its own module."""
