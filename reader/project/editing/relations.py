"""Relations between mentions."""

from collections.abc import Mapping, Sequence

from reader.domain.annotation import EMPTY, Mention, MentionId, Relation, RelationId
from reader.domain.article import ArticleId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.schema import RelationTypeId
from reader.project.editing.mentions import MentionVerbs
from reader.project.editing.writing import as_json


class RelationVerbs(MentionVerbs):
    """Change relations."""

    def add_relation(
        self,
        article_id: ArticleId,
        relation_type_id: RelationTypeId,
        source: MentionId,
        target: MentionId,
        attributes: Mapping[str, str] = EMPTY,
    ) -> Relation:
        """Relate two mentions of one article and annotator."""
        ends: Sequence[Mention] = (self.mention(source), self.mention(target))
        if any(end.article_id != article_id or end.annotator_id != self.annotator_id for end in ends):
            raise InvalidAnnotationError("Both ends of a relation must be mentions of this article and annotator.")
        if source == target:
            raise InvalidAnnotationError("A relation needs two different mentions.")
        made = Relation(
            RelationId(self.transaction.new_id()), article_id, self.annotator_id, relation_type_id, source, target,
            dict(attributes),
        )  # fmt: skip
        self.transaction.put(
            "relation",
            {
                "id": made.id,
                "article_id": article_id,
                "annotator_id": self.annotator_id,
                "relation_type_id": relation_type_id,
                "source_id": source,
                "target_id": target,
                "attributes": as_json(dict(attributes)),
            },
        )
        return made

    def remove_relation(self, relation_id: RelationId) -> None:
        """Remove a relation."""
        self.record("relation", relation_id)
        self.transaction.remove("relation", relation_id)
