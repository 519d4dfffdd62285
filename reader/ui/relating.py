"""Relating two mentions: from which, to which, and of what type. One saved, undoable operation each."""

from PySide6.QtCore import QObject, Signal

from reader.domain.annotation import Mention, MentionId, Relation, RelationId
from reader.domain.schema import RelationType, RelationTypeId, Schema
from reader.ui.labelling import Labelling
from reader.ui.session import Session


def allows(kind: RelationType, schema: Schema, source: Mention, target: Mention) -> bool:
    """Tell whether a relation type may stand between two mentions, by their labels."""
    for mention, names in ((source, kind.source_labels), (target, kind.target_labels)):
        label = schema.find_label(mention.label_id)
        if names and (label is None or label.name not in names):
            return False
    return True


class Relating(QObject):
    """Carry out the commands about relations. `choice_needed` asks for one of several types."""

    choice_needed = Signal(object, object)  # Mention, Mention
    refused = Signal()

    def __init__(self, session: Session, labelling: Labelling) -> None:
        super().__init__()
        self._session, self._labelling = session, labelling

    def begin(self) -> bool:
        """Begin a relation at the mention in focus; begun there already, it ends without one."""
        session, mention = self._session, self._session.focused_mention
        if mention is None or not session.can_edit:
            return False
        session.set_adding_piece(None)
        session.set_relating(None if session.relating_from == mention.id else mention.id)
        return True

    def ends(self) -> tuple[Mention, Mention] | None:
        """Return the mention that the relation comes from and the one in focus, or None while they are not two."""
        session = self._session
        source = session.mentions.get(session.relating_from) if session.relating_from is not None else None
        target = session.focused_mention
        return None if source is None or target is None or source.id == target.id else (source, target)

    def kinds(self, source: Mention, target: Mention, *, allowed: bool = True) -> list[RelationType]:
        """Return the relation types that the label set allows between two mentions, or those it does not."""
        project = self._session.project
        if project is None:
            return []
        schema = project.schema
        return [
            kind
            for kind in schema.relation_types
            if not kind.retired and allows(kind, schema, source, target) == allowed
        ]

    def confirm(self) -> bool:
        """Relate the two mentions: at once where one type is allowed, else by asking which."""
        ends = self.ends()
        if ends is None:
            return False
        kinds = self.kinds(*ends)
        if len(kinds) == 1:
            return self.relate(kinds[0].id)
        self.choice_needed.emit(*ends)
        return True

    def relate(self, kind_id: RelationTypeId) -> bool:
        """Relate the mention that was begun at to the one in focus; that one stays in focus."""
        session, ends = self._session, self.ends()
        if ends is None or session.article is None:
            return False
        article_id, (source, target) = session.article.id, ends
        if any(self._is(each, kind_id, source.id, target.id) for each in session.relations.values()):
            session.set_relating(None)
            self.refused.emit()
            return False

        def action() -> None:
            with self._labelling.edit("relation.add") as edit:
                edit.add_relation(article_id, kind_id, source.id, target.id)
            session.set_relating(None)

        return self._labelling.do(action)

    @staticmethod
    def _is(relation: Relation, kind_id: RelationTypeId, source: MentionId, target: MentionId) -> bool:
        return (relation.relation_type_id, relation.source, relation.target) == (kind_id, source, target)

    def change(self, relation_id: RelationId, kind_id: RelationTypeId) -> bool:
        """Give a relation another type."""
        relation = self._session.relations.get(relation_id)
        return relation is not None and self._replace(relation, kind_id, relation.source, relation.target)

    def swap(self, relation_id: RelationId) -> bool:
        """Turn a relation round."""
        relation = self._session.relations.get(relation_id)
        return relation is not None and self._replace(
            relation, relation.relation_type_id, relation.target, relation.source
        )

    def _replace(self, relation: Relation, kind_id: RelationTypeId, source: MentionId, target: MentionId) -> bool:
        if self._is(relation, kind_id, source, target):
            return False
        if any(self._is(each, kind_id, source, target) for each in self._session.relations.values()):
            self.refused.emit()
            return False

        def action() -> None:
            with self._labelling.edit("relation.change") as edit:
                edit.remove_relation(relation.id)
                edit.add_relation(relation.article_id, kind_id, source, target, relation.attributes)

        return self._labelling.do(action)

    def remove(self, relation_id: RelationId) -> bool:
        """Remove a relation; its mentions stay."""
        if relation_id not in self._session.relations:
            return False

        def action() -> None:
            with self._labelling.edit("relation.remove") as edit:
                edit.remove_relation(relation_id)

        return self._labelling.do(action)
