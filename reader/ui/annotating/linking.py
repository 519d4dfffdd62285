"""Linking mentions to entities: each verb is one saved, undoable operation on the session's target."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from reader.domain.annotation import MentionId
from reader.domain.entity import Entity, EntityId, EntityMerge
from reader.domain.schema import LabelId
from reader.ui.annotating.labelling import Labelling
from reader.ui.session import Session


class Linking(QObject):
    """Carry out the commands about entities."""

    def __init__(self, session: Session, labelling: Labelling) -> None:
        super().__init__()
        self._session, self._labelling = session, labelling

    def link(self, entity_id: EntityId | None) -> bool:
        """Link the mention in focus to an entity, or to none; other words get the entity's label and the link."""
        session, mention = self._session, self._session.focused_mention
        if mention is None:
            return entity_id is not None and self._add_linked(entity_id)
        if mention.entity_id == entity_id or session.project is None:
            return False

        def action() -> None:
            with self._labelling.edit("mention.link") as edit:
                edit.link_mention(mention.id, entity_id)

        return self._labelling.do(action)

    def _add_linked(self, entity_id: EntityId) -> bool:
        session, target = self._session, self._session.target
        entity = session.project.find_entity(entity_id) if session.project else None
        if target is None or entity is None or session.article is None:
            return False
        article = session.article

        def action() -> None:
            with self._labelling.edit("mention.add") as edit:
                made = edit.add_mention(article.id, entity.label_id, [target.span], entity_id=entity_id)
            self._labelling.point_at(made)

        return self._labelling.do(action)

    def link_new(self, name: str) -> bool:
        """Make an entity of this name and link the mention in focus to it."""
        mention = self._session.focused_mention
        if mention is None or not name.strip():
            return False

        def action() -> None:
            with self._labelling.edit("mention.link") as edit:
                made = edit.add_entity(Entity(EntityId(0), name.strip(), mention.label_id))
                edit.link_mention(mention.id, made.id)

        return self._labelling.do(action)

    # --- the register

    def change(self, entity: Entity) -> bool:
        """Write name, label, aliases, ids and note of an entity; a name that was changed stays as an alias."""
        project = self._session.project
        before = project.find_entity(entity.id) if project else None
        if before is None or before == entity:
            return False

        def action() -> None:
            with self._labelling.edit_register("entity.change") as edit:
                renamed = before.name != entity.name
                if renamed:
                    edit.rename_entity(entity.id, entity.name)
                edit.set_aliases(entity.id, [*entity.aliases, *((before.name,) if renamed else ())])
                edit.set_entity_label(entity.id, entity.label_id)
                edit.set_entity_note(entity.id, entity.note)
                for register in before.external_ids.keys() | entity.external_ids.keys():
                    edit.set_external_id(entity.id, register, entity.external_ids.get(register, ""))

        return self._labelling.do_anywhere(action)

    def add(self, name: str, label_id: LabelId | None = None) -> EntityId | None:
        """Add an entity that has no mentions yet."""
        made: list[EntityId] = []

        def action() -> None:
            with self._labelling.edit_register("entity.add") as edit:
                made.append(edit.add_entity(Entity(EntityId(0), name.strip(), label_id)).id)

        return made[0] if name.strip() and self._labelling.do_anywhere(action) else None

    def merge(self, keep: EntityId, others: Sequence[EntityId]) -> EntityMerge | None:
        """Make several entities one."""
        done: list[EntityMerge] = []

        def action() -> None:
            with self._labelling.edit_register("entity.merge") as edit:
                done.append(edit.merge_entities(keep, others))

        return done[0] if self._labelling.do_anywhere(action) else None

    def split(self, entity_id: EntityId, mention_ids: Sequence[MentionId], name: str) -> EntityId | None:
        """Take mentions out of an entity into a new one."""
        made: list[EntityId] = []

        def action() -> None:
            with self._labelling.edit_register("entity.split") as edit:
                made.append(edit.split_entity(entity_id, mention_ids, name).id)

        return made[0] if self._labelling.do_anywhere(action) else None

    def remove(self, entity_ids: Sequence[EntityId]) -> bool:
        """Remove entities; their mentions stay, unlinked."""

        def action() -> None:
            with self._labelling.edit_register("entity.remove") as edit:
                for entity_id in entity_ids:
                    edit.remove_entity(entity_id)

        return bool(entity_ids) and self._labelling.do_anywhere(action)
