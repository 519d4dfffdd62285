"""Changing a label set that annotations use already: what they keep, get instead, or go with."""

import json
from collections.abc import Sequence
from dataclasses import replace

from reader.domain.annotation import MentionId
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import Label, LabelConstraints, LabelId, RelationType, RelationTypeId, RemovalPolicy
from reader.project.editing.articles import ArticleVerbs
from reader.project.editing.mentions import MentionVerbs
from reader.project.editing.schema import SchemaVerbs
from reader.project.editing.writing import as_json
from reader.storage import queries
from reader.storage.records import Record

_OWNERS = {"label": ("mention", "label_id"), "relation_type": ("relation", "relation_type_id")}


class SchemaChangeVerbs(SchemaVerbs, MentionVerbs, ArticleVerbs):
    """Change labels, relation types and attributes together with what uses them."""

    def label(self, label_id: LabelId) -> Label:
        """Return a label as it stands in this edit. Raises NotFoundError."""
        found = queries.schema(self.connection).find_label(label_id)
        if found is None:
            raise NotFoundError("label", str(label_id))
        return found

    def relation_type(self, relation_type_id: RelationTypeId) -> RelationType:
        """Return a relation type as it stands in this edit. Raises NotFoundError."""
        found = queries.schema(self.connection).find_relation_type(relation_type_id)
        if found is None:
            raise NotFoundError("relation type", str(relation_type_id))
        return found

    def rename_label(self, label_id: LabelId, name: str) -> None:
        """Give a label another short name; everything that has it keeps it."""
        self.change_label(replace(self.label(label_id), name=name.strip()))

    def set_label_key(self, label_id: LabelId, key: str) -> None:
        """Let a key give this label; the label that had it has none then."""
        for number in self.ids("SELECT id FROM label WHERE key = ? AND id <> ? AND NOT retired", key, label_id):
            if key:
                self.transaction.put("label", {**self.record("label", number), "key": ""})
        self.transaction.put("label", {**self.record("label", label_id), "key": key})

    def reorder_labels(self, label_ids: Sequence[LabelId]) -> None:
        """Show labels in this order; those not named come after them, as they stood."""
        self._reorder("label", label_ids)

    def reorder_relation_types(self, relation_type_ids: Sequence[RelationTypeId]) -> None:
        """Show relation types in this order; those not named come after them, as they stood."""
        self._reorder("relation_type", relation_type_ids)

    def _reorder(self, table: str, wanted: Sequence[int]) -> None:
        rest = [key for key in self.ids(f"SELECT id FROM {table} ORDER BY position, id") if key not in wanted]
        for position, key in enumerate([*wanted, *rest]):
            self.transaction.put(table, {**self.record(table, key), "position": position})

    def bring_back_label(self, label_id: LabelId) -> None:
        """Offer a retired label again."""
        self.change_label(replace(self.label(label_id), retired=False))

    # --- removing

    def remove_label(self, label_id: LabelId, policy: RemovalPolicy, other: LabelId | None = None) -> None:
        """Remove a label: what has it keeps it retired, gets `other`, or goes with it. Open suggestions of it go.

        Labels below it move up. Where a mention of `other` stands on the same words already, it stays the one, and
        gets the relations and notes.
        """
        label = self.label(label_id)
        if policy is RemovalPolicy.MOVE:
            target = self.label(other) if other is not None else None
            if target is None or target.id == label_id or target.kind is not label.kind:
                raise InvalidAnnotationError("Choose another label of the same kind for what has this one.", label.name)
        for number in self.ids("SELECT id FROM label WHERE parent_id = ?", label_id):
            self.transaction.put("label", {**self.record("label", number), "parent_id": label.parent})
        if policy is RemovalPolicy.KEEP:
            self._drop_suggestions(label_id, "state = 'open'")
            if self._is_used(label_id):
                self.transaction.put("label", {**self.record("label", label_id), "retired": 1, "key": ""})
                return
        elif policy is RemovalPolicy.MOVE and other is not None:
            self._move_to(label_id, other)
            self.rename_ends(label.name, self.label(other).name)
        else:
            for number in self.ids("SELECT id FROM mention WHERE label_id = ?", label_id):
                self.remove_mention(MentionId(number))
            for number in self.ids("SELECT id FROM article_label WHERE label_id = ?", label_id):
                self.transaction.remove("article_label", number)
            self._drop_suggestions(label_id, "1")
            self._set("entity", label_id, None)
        self._forget_in_constraints(label_id, other if policy is RemovalPolicy.MOVE else None)
        self.transaction.remove("label", label_id)

    def _is_used(self, label_id: LabelId) -> bool:
        tables = ("mention", "article_label", "entity", "suggestion")
        return any(self.ids(f"SELECT 1 FROM {table} WHERE label_id = ? LIMIT 1", label_id) for table in tables)

    def _drop_suggestions(self, label_id: LabelId, condition: str) -> None:
        for number in self.ids(f"SELECT id FROM suggestion WHERE label_id = ? AND {condition}", label_id):
            self.transaction.remove("suggestion", number)

    def _set(self, table: str, label_id: LabelId, other: LabelId | None) -> None:
        for number in self.ids(f"SELECT id FROM {table} WHERE label_id = ?", label_id):
            self.transaction.put(table, {**self.record(table, number), "label_id": other})

    def _move_to(self, label_id: LabelId, other: LabelId) -> None:
        for number in self.ids("SELECT id FROM mention WHERE label_id = ?", label_id):
            mention = self.mention(MentionId(number))
            same = self.find_same(mention.article_id, mention.annotator_id, other, mention.spans, mention.id)
            if same is None:
                self.transaction.put("mention", {**self.record("mention", number), "label_id": other})
            else:
                self._hand_over(mention.id, same.id)
        for number in self.ids("SELECT id FROM article_label WHERE label_id = ?", label_id):
            record = self.record("article_label", number)
            if self.ids(
                "SELECT id FROM article_label WHERE article_id = ? AND annotator_id = ? AND label_id = ?",
                record["article_id"], record["annotator_id"], other,
            ):  # fmt: skip
                self.transaction.remove("article_label", number)
            else:
                self.transaction.put("article_label", {**record, "label_id": other})
        self._set("suggestion", label_id, other)
        self._set("entity", label_id, other)

    def _hand_over(self, mention_id: MentionId, keeper: MentionId) -> None:
        """Remove a mention whose words another one marks; that one gets its relations and notes."""
        for column in ("source_id", "target_id"):
            for number in self.ids(f"SELECT id FROM relation WHERE {column} = ?", mention_id):
                record: Record = {**self.record("relation", number), column: keeper}
                if record["source_id"] != record["target_id"]:
                    self.transaction.put("relation", record)
        for number in self.ids("SELECT id FROM note WHERE mention_id = ?", mention_id):
            self.transaction.put("note", {**self.record("note", number), "mention_id": keeper})
        gone, kept = self.mention(mention_id), self.mention(keeper)
        notes = dict.fromkeys(note for note in (kept.note, gone.note) if note)
        self.put_mention(
            replace(
                kept, attributes={**gone.attributes, **kept.attributes}, note="\n".join(notes),
                entity_id=gone.entity_id if kept.entity_id is None else kept.entity_id,
            )
        )  # fmt: skip
        self.remove_mention(mention_id)

    def _forget_in_constraints(self, label_id: LabelId, other: LabelId | None) -> None:
        def changed(ids: tuple[LabelId, ...]) -> tuple[LabelId, ...]:
            found = [other if each == label_id else each for each in ids]
            return tuple(dict.fromkeys(each for each in found if each is not None))

        for label in queries.schema(self.connection).labels:
            hosts = label.constraints.may_nest_in
            constraints = LabelConstraints(
                None if hosts is None else changed(hosts),
                changed(label.constraints.no_overlap_with),
                label.constraints.needs_attributes,
            )
            if constraints != label.constraints:
                self.change_label(replace(label, constraints=constraints))

    def remove_relation_type(
        self, relation_type_id: RelationTypeId, policy: RemovalPolicy, other: RelationTypeId | None = None
    ) -> None:
        """Remove a relation type: its relations keep it retired, get `other`, or go with it."""
        kind = self.relation_type(relation_type_id)
        numbers = self.ids("SELECT id FROM relation WHERE relation_type_id = ?", relation_type_id)
        if policy is RemovalPolicy.MOVE:
            if other is None or other == relation_type_id:
                raise InvalidAnnotationError("Choose another relation type for these relations.", kind.name)
            self.relation_type(other)
        if policy is RemovalPolicy.KEEP and numbers:
            self.change_relation_type(replace(kind, retired=True))
            return
        for number in numbers:
            record = {**self.record("relation", number), "relation_type_id": other}
            repeated = self.ids(
                "SELECT id FROM relation WHERE source_id = ? AND target_id = ? AND relation_type_id = ?",
                record["source_id"], record["target_id"], other,
            )  # fmt: skip
            if policy is RemovalPolicy.DELETE or repeated:
                self.transaction.remove("relation", number)
            else:
                self.transaction.put("relation", record)
        self.transaction.remove("relation_type", relation_type_id)

    # --- attributes

    def rename_attribute(self, table: str, owner_id: int, old: str, new: str) -> None:
        """Give an attribute of a "label" or "relation_type" another name; the values that were set follow."""
        named = queries.attributes(self.record(table, owner_id)["attributes"])
        if not any(each.name == old for each in named):
            raise NotFoundError("attribute", old)
        if not new.strip() or any(each.name == new for each in named):
            raise InvalidAnnotationError("Another attribute has this name already, or it is empty.", new)
        self._put_attributes(table, owner_id, old, new)
        for number, values in self._valued(table, owner_id, old):
            values[new] = values.pop(old)
            self._put_values(table, number, values)

    def remove_attribute(self, table: str, owner_id: int, name: str, policy: RemovalPolicy) -> None:
        """Remove an attribute of a "label" or "relation_type"; values that were set stay (KEEP) or go (DELETE)."""
        if policy is RemovalPolicy.MOVE:
            raise InvalidAnnotationError("The values of an attribute stay or go.", name)
        self._put_attributes(table, owner_id, name, None)
        if policy is RemovalPolicy.DELETE:
            for number, values in self._valued(table, owner_id, name):
                del values[name]
                self._put_values(table, number, values)

    def _put_attributes(self, table: str, owner_id: int, old: str, new: str | None) -> None:
        record = self.record(table, owner_id)
        items = [each for each in json.loads(record["attributes"]) if new is not None or each["name"] != old]
        items = [{**each, "name": new} if each["name"] == old else each for each in items]
        record = {**record, "attributes": as_json(items)}
        if table == "label" and record["constraints"] != "{}":
            constraints = json.loads(record["constraints"])
            needed = [new if name == old else name for name in constraints["needs_attributes"]]
            record["constraints"] = as_json({**constraints, "needs_attributes": [name for name in needed if name]})
        self.transaction.put(table, record)

    def _valued(self, table: str, owner_id: int, name: str) -> list[tuple[int, dict[str, str]]]:
        holder, column = _OWNERS[table]
        rows = self.connection.execute(
            f"SELECT id, attributes FROM {holder} WHERE {column} = ? AND attributes <> '{{}}'", (owner_id,)
        ).fetchall()
        found = [(number, json.loads(image)) for number, image in rows]
        return [(number, values) for number, values in found if name in values]

    def _put_values(self, table: str, number: int, values: dict[str, str]) -> None:
        holder = _OWNERS[table][0]
        self.transaction.put(holder, {**self.record(holder, number), "attributes": as_json(values)})
