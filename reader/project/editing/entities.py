"""The entity register."""

from dataclasses import replace

from reader.domain.entity import Entity, EntityId
from reader.project.editing.writing import Writer, as_json


class EntityVerbs(Writer):
    """Change entities and what is linked to them."""

    def add_entity(self, entity: Entity) -> Entity:
        """Add an entity; its id is given anew."""
        made = replace(entity, id=EntityId(self.transaction.new_id()))
        self._put_entity(made)
        return made

    def change_entity(self, entity: Entity) -> None:
        """Write an entity that is there."""
        self.record("entity", entity.id)
        self._put_entity(entity)

    def _put_entity(self, entity: Entity) -> None:
        self.transaction.put(
            "entity",
            {
                "id": entity.id,
                "name": entity.name,
                "label_id": entity.label_id,
                "aliases": as_json(list(entity.aliases)),
                "external_ids": as_json(dict(entity.external_ids)),
                "note": entity.note,
            },
        )

    def remove_entity(self, entity_id: EntityId) -> None:
        """Remove an entity; its mentions stay, unlinked."""
        self._relink(entity_id, None)
        self.transaction.remove("entity", entity_id)

    def _relink(self, entity_id: EntityId, other: EntityId | None) -> int:
        """Link everything of an entity to another one, or to none; return how many mentions that were."""
        numbers = self.ids("SELECT id FROM mention WHERE entity_id = ?", entity_id)
        for number in numbers:
            self.transaction.put("mention", {**self.record("mention", number), "entity_id": other})
        for number in self.ids("SELECT id FROM suggestion WHERE entity_id = ?", entity_id):
            self.transaction.put("suggestion", {**self.record("suggestion", number), "entity_id": other})
        return len(numbers)
