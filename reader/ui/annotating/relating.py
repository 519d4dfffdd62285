"""Relating two mentions: from which, to which, and of what type. One saved, undoable operation each."""

from PySide6.QtCore import QObject, Signal

from reader.domain.annotation import Mention, MentionId, Relation, RelationId
from reader.domain.schema import RelationType, RelationTypeId
from reader.ui.annotating.labelling import Labelling
from reader.ui.session import Session


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
        found = project.relation_types_for(source.label_id, target.label_id)
        return [kind for kind, may in found if may == allowed]

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
        if relation is None or self._refuses(relation, kind_id, relation.source, relation.target):
            return False

        def action() -> None:
            with self._labelling.edit("relation.change") as edit:
                edit.retype_relation(relation_id, kind_id)

        return self._labelling.do(action)

    def swap(self, relation_id: RelationId) -> bool:
        """Turn a relation round."""
        relation = self._session.relations.get(relation_id)
        if relation is None or self._refuses(relation, relation.relation_type_id, relation.target, relation.source):
            return False

        def action() -> None:
            with self._labelling.edit("relation.change") as edit:
                edit.swap_relation(relation_id)

        return self._labelling.do(action)

    def set_attribute(self, relation_id: RelationId, name: str, value: str) -> bool:
        """Set a named property of a relation; empty takes it away."""
        relation = self._session.relations.get(relation_id)
        if relation is None or relation.attributes.get(name, "") == value:
            return False

        def action() -> None:
            with self._labelling.edit("relation.attribute") as edit:
                edit.set_relation_attribute(relation_id, name, value)

        return self._labelling.do(action)

    def _refuses(self, relation: Relation, kind_id: RelationTypeId, source: MentionId, target: MentionId) -> bool:
        """Tell whether there is such a relation already, and say so."""
        if any(self._is(each, kind_id, source, target) for each in self._session.relations.values()):
            if not self._is(relation, kind_id, source, target):
                self.refused.emit()
            return True
        return False

    def remove(self, relation_id: RelationId) -> bool:
        """Remove a relation; its mentions stay."""
        if relation_id not in self._session.relations:
            return False

        def action() -> None:
            with self._labelling.edit("relation.remove") as edit:
                edit.remove_relation(relation_id)

        return self._labelling.do(action)
