"""The entity register."""

from collections.abc import Iterable
from dataclasses import replace

from reader.domain.annotation import MentionId
from reader.domain.entity import Entity, EntityId, EntityMerge, IdConflict
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import LabelId
from reader.project.editing.writing import Writer, as_json
from reader.storage.entities import find_entity


def _names(names: Iterable[str], own: str) -> tuple[str, ...]:
    """Return the names in order, without blanks, repeats and the entity's own name."""
    clean = [name.strip() for name in names]
    return tuple(name for name in dict.fromkeys(clean) if name and name != own)


class EntityVerbs(Writer):
    """Change entities and what is linked to them."""

    def add_entity(self, entity: Entity) -> Entity:
        """Add an entity; its id is given anew."""
        made = replace(entity, id=EntityId(self.transaction.new_id()))
        self._put_entity(made)
        return made

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

    def rename_entity(self, entity_id: EntityId, name: str, *, keep_alias: bool = True) -> Entity:
        """Give an entity another name; the old one becomes an alias unless `keep_alias` is off."""
        entity = self.entity(entity_id)
        if not name.strip():
            raise InvalidAnnotationError("An entity needs a name.")
        kept = (*entity.aliases, entity.name) if keep_alias else entity.aliases
        return self._changed(replace(entity, name=name.strip(), aliases=_names(kept, name.strip())))

    def set_aliases(self, entity_id: EntityId, aliases: Iterable[str]) -> Entity:
        """Write the other names of an entity; blank ones, repeats and its own name are left out."""
        entity = self.entity(entity_id)
        return self._changed(replace(entity, aliases=_names(aliases, entity.name)))

    def set_entity_label(self, entity_id: EntityId, label_id: LabelId | None) -> Entity:
        """Say of which label an entity is, or of none."""
        return self._changed(replace(self.entity(entity_id), label_id=label_id))

    def set_entity_note(self, entity_id: EntityId, note: str) -> Entity:
        """Write an entity's note; empty removes it."""
        return self._changed(replace(self.entity(entity_id), note=note))

    def set_external_id(self, entity_id: EntityId, register: str, value: str) -> Entity:
        """Set an entity's id in a register (wikidata, ...); an empty value removes it."""
        entity = self.entity(entity_id)
        ids = {**entity.external_ids, register: value.strip()}
        return self._changed(replace(entity, external_ids={key: each for key, each in ids.items() if each}))

    def merge_entities(self, keep: EntityId, others: Iterable[EntityId]) -> EntityMerge:
        """Make several entities one: mentions move to `keep`, names become its aliases, ids and notes are united.

        Where two hold different ids in one register, the one of `keep` stays and the other is reported.
        """
        entity = self.entity(keep)
        conflicts: list[IdConflict] = []
        relinked = 0
        for number in dict.fromkeys(others):
            if number == keep:
                continue
            other = self.entity(number)
            ids = dict(entity.external_ids)
            for register, value in other.external_ids.items():
                if ids.setdefault(register, value) != value:
                    conflicts.append(IdConflict(register, ids[register], value))
            notes = [note for note in (entity.note, other.note) if note]
            entity = replace(
                entity,
                aliases=_names((*entity.aliases, other.name, *other.aliases), entity.name),
                external_ids=ids,
                note="\n".join(dict.fromkeys(notes)),
                label_id=other.label_id if entity.label_id is None else entity.label_id,
            )
            relinked += self._relink(number, keep)
            self.transaction.remove("entity", number)
        return EntityMerge(self._changed(entity), relinked, tuple(conflicts))

    def split_entity(self, entity_id: EntityId, mention_ids: Iterable[MentionId], name: str) -> Entity:
        """Take some mentions out of an entity into a new one of the same label."""
        entity = self.entity(entity_id)
        numbers = list(dict.fromkeys(mention_ids))
        records = [self.record("mention", number) for number in numbers]
        if not records or any(record["entity_id"] != entity_id for record in records):
            raise InvalidAnnotationError("Only mentions of this entity can be taken out of it.", entity.name)
        if not name.strip():
            raise InvalidAnnotationError("An entity needs a name.")
        made = self.add_entity(Entity(EntityId(0), name.strip(), entity.label_id))
        for record in records:
            self.transaction.put("mention", {**record, "entity_id": made.id})
        return made

    def entity(self, entity_id: EntityId) -> Entity:
        """Return an entity as it stands in this edit. Raises NotFoundError."""
        found = find_entity(self.connection, entity_id)
        if found is None:
            raise NotFoundError("entity", str(entity_id))
        return found

    def _changed(self, entity: Entity) -> Entity:
        self._put_entity(entity)
        return entity

    def _relink(self, entity_id: EntityId, other: EntityId | None) -> int:
        """Link everything of an entity to another one, or to none; return how many mentions that were."""
        numbers = self.ids("SELECT id FROM mention WHERE entity_id = ?", entity_id)
        for number in numbers:
            self.transaction.put("mention", {**self.record("mention", number), "entity_id": other})
        for number in self.ids("SELECT id FROM suggestion WHERE entity_id = ?", entity_id):
            self.transaction.put("suggestion", {**self.record("suggestion", number), "entity_id": other})
        return len(numbers)
