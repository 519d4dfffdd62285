"""Relations between mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.domain.annotation import EMPTY, Mention, MentionId, Relation, RelationId
from reader.domain.article import ArticleId
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import RelationTypeId
from reader.project.editing.mentions import MentionVerbs
from reader.project.editing.writing import as_json
from reader.storage import queries


class RelationVerbs(MentionVerbs):
    """Change relations."""

    def add_relation(
        self,
        article_id: ArticleId,
        relation_type_id: RelationTypeId,
        source: MentionId,
        target: MentionId,
        attributes: Mapping[str, str] = EMPTY,
        *,
        defaults: bool = True,
        allow_repeat: bool = False,
    ) -> Relation:
        """Relate two mentions of one article and annotator. Raises InvalidAnnotationError, also for a repeat.

        Attributes of the type that are not given take their default, unless `defaults` is off. Whether the schema
        allows these ends is for the checks to say.
        """
        ends: Sequence[Mention] = (self.mention(source), self.mention(target))
        if any(end.article_id != article_id or end.annotator_id != self.annotator_id for end in ends):
            raise InvalidAnnotationError("Both ends of a relation must be mentions of this article and annotator.")
        if source == target:
            raise InvalidAnnotationError("A relation needs two different mentions.")
        kind = self.record("relation_type", relation_type_id)
        if defaults:
            given = {each.name: each.default for each in queries.attributes(kind["attributes"]) if each.default}
            attributes = {**given, **attributes}
        made = Relation(
            RelationId(self.transaction.new_id()), article_id, self.annotator_id, relation_type_id, source, target,
            dict(attributes),
        )  # fmt: skip
        if not allow_repeat:
            self._refuse_same(made)
        self._put_relation(made)
        return made

    def relation(self, relation_id: RelationId) -> Relation:
        """Return a relation as it stands in this edit. Raises NotFoundError."""
        found = queries.find_relation(self.connection, relation_id)
        if found is None:
            raise NotFoundError("relation", str(relation_id))
        return found

    def retype_relation(self, relation_id: RelationId, relation_type_id: RelationTypeId) -> Relation:
        """Give a relation another type."""
        self.record("relation_type", relation_type_id)
        return self._changed_relation(replace(self.relation(relation_id), relation_type_id=relation_type_id))

    def swap_relation(self, relation_id: RelationId) -> Relation:
        """Let source and target of a relation change places."""
        found = self.relation(relation_id)
        return self._changed_relation(replace(found, source=found.target, target=found.source))

    def set_relation_attribute(self, relation_id: RelationId, name: str, value: str) -> Relation:
        """Set a named property of a relation; an empty value removes it."""
        found = self.relation(relation_id)
        values = {**found.attributes, name: value}
        return self._changed_relation(replace(found, attributes={key: each for key, each in values.items() if each}))

    def _changed_relation(self, relation: Relation) -> Relation:
        self._refuse_same(relation)
        self._put_relation(relation)
        return relation

    def _refuse_same(self, relation: Relation) -> None:
        same = self.ids(
            "SELECT id FROM relation WHERE source_id = ? AND target_id = ? AND relation_type_id = ? AND id <> ?",
            relation.source, relation.target, relation.relation_type_id, relation.id,
        )  # fmt: skip
        if same:
            raise InvalidAnnotationError("These two mentions have this relation already.")

    def _put_relation(self, relation: Relation) -> None:
        self.transaction.put(
            "relation",
            {
                "id": relation.id,
                "article_id": relation.article_id,
                "annotator_id": relation.annotator_id,
                "relation_type_id": relation.relation_type_id,
                "source_id": relation.source,
                "target_id": relation.target,
                "attributes": as_json(dict(relation.attributes)),
            },
        )

    def remove_relation(self, relation_id: RelationId) -> None:
        """Remove a relation."""
        self.record("relation", relation_id)
        self.transaction.remove("relation", relation_id)
