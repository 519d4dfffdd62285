"""entities, relations, notes, schema."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.output import counted, in_line, print_json, print_table, told
from reader.domain.article import ArticleId
from reader.domain.entity import EntityId, EntityMerge, EntityRow
from reader.domain.errors import NotFoundError
from reader.domain.schema import Schema
from reader.formats.schema_formats import schema_formats
from reader.project import Project
from reader.project.schema_exchange import SchemaImport, export_schema, import_schema


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    entities = commands.add_parser("entities", help="list the entities with their mentions, or make several one")
    entities.add_argument("project", type=Path)
    entities.add_argument("--text", default="", help="only those with this in a name, whatever its spelling")
    entities.add_argument("--sort", choices=("name", "mentions", "articles"), default="mentions")
    entities.add_argument(
        "--merge", type=str, nargs="+", metavar=("KEEP", "OTHER"), help="ids or names; the first one stays"
    )
    entities.set_defaults(run=_entities)
    relations = commands.add_parser("relations", help="list relations, of one article or all")
    relations.add_argument("project", type=Path)
    relations.add_argument("article", nargs="?", help="number in the list, or id")
    relations.set_defaults(run=_relations)
    notes = commands.add_parser("notes", help="list the notes of all articles")
    notes.add_argument("project", type=Path)
    notes.add_argument("--text", default="", help="only those with this in them, whatever its spelling")
    notes.set_defaults(run=_notes)
    schema = commands.add_parser("schema", help="show the label set, write it to a file, or join one from a file")
    schema.add_argument("project", type=Path)
    way = schema.add_mutually_exclusive_group()
    way.add_argument("--export", type=Path, metavar="FILE")
    way.add_argument("--import", type=Path, metavar="FILE", dest="source")
    schema.add_argument("--format", choices=tuple(schema_formats()), help="instead of what the file looks like")
    schema.set_defaults(run=_schema)


def _chosen(rows: list[EntityRow], said: str) -> EntityId:
    """Return the entity with this id or name. Raises NotFoundError, also when several have the name."""
    found = [row.id for row in rows if str(row.id) == said] or [row.id for row in rows if row.name == said]
    if len(found) != 1:
        several = f"single entity ({len(found)} have this name; use their ids)"
        raise NotFoundError(several if found else "entity", said)
    return found[0]


def _entities(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=arguments.merge is None) as project:
        merged: EntityMerge | None = None
        if arguments.merge is not None:
            rows = project.entity_rows()
            keep, *others = [_chosen(rows, said) for said in arguments.merge]
            with project.edit("entity.merge") as edit:
                merged = edit.merge_entities(keep, others)
        labels = {label.id: label.name for label in project.schema.labels}
        found = project.entity_rows(arguments.text, order=arguments.sort)
    if arguments.json:
        listed = [
            {
                "id": row.id, "name": row.name, "label": labels.get(row.label_id) if row.label_id else None,
                "aliases": list(row.aliases), "mentions": row.mention_count, "articles": row.article_count,
            }
            for row in found
        ]  # fmt: skip
        print_json(listed if merged is None else _merge_data(merged))
    elif merged is not None:
        print(f"{in_line(merged.entity.name)} ({merged.entity.id}): {counted(merged.relinked, 'mention')} moved to it.")
        for conflict in merged.conflicts:
            print(f"{conflict.register}: {conflict.kept} was kept, {conflict.dropped} was not.")
    else:
        table = [
            [row.id, row.mention_count, row.article_count, labels.get(row.label_id, "-") if row.label_id else "-",
             " = ".join((row.name, *row.aliases))]
            for row in found
        ]  # fmt: skip
        print_table(("id", "mentions", "articles", "label", "name"), table)
    return 0


def _merge_data(merged: EntityMerge) -> dict[str, Any]:
    return {
        "id": merged.entity.id,
        "name": merged.entity.name,
        "aliases": list(merged.entity.aliases),
        "external_ids": dict(merged.entity.external_ids),
        "relinked": merged.relinked,
        "conflicts": [
            {"register": each.register, "kept": each.kept, "dropped": each.dropped} for each in merged.conflicts
        ],
    }


def _numbered(project: Project, said: str) -> ArticleId:
    """Return the article with this number in the list, or this id."""
    everything = project.article_ids()
    number = int(said) if said.isdecimal() else 0
    if 1 <= number <= len(everything):
        return everything[number - 1]
    if number not in everything:
        raise NotFoundError("article", said)
    return ArticleId(number)


def _relations(arguments: argparse.Namespace) -> int:
    found: list[dict[str, Any]] = []
    with Project.open(arguments.project, read_only=True) as project:
        schema = project.schema
        kinds = {kind.id: kind.name for kind in schema.relation_types}
        ids = project.article_ids() if arguments.article is None else [_numbered(project, arguments.article)]
        for article_id in ids:
            article = project.article(article_id)
            for annotator in project.annotators():
                mentions = {mention.id: mention for mention in project.mentions(article_id, annotator.id)}
                broken = {each.relation_id for each in project.violations(article_id, annotator.id)}
                for relation in project.relations(article_id, annotator.id):
                    ends = [mentions[end] for end in (relation.source, relation.target)]
                    named = [schema.find_label(end.label_id) for end in ends]
                    found.append(
                        {
                            "id": relation.id,
                            "article": article_id,
                            "title": article.title,
                            "annotator": annotator.name,
                            "type": kinds[relation.relation_type_id],
                            "source": ends[0].quote(article.content),
                            "source_label": named[0].name if named[0] else None,
                            "target": ends[1].quote(article.content),
                            "target_label": named[1].name if named[1] else None,
                            "attributes": dict(relation.attributes),
                            "allowed": relation.id not in broken,
                        }
                    )
    if arguments.json:
        print_json(found)
    else:
        rows = [
            [each["id"], each["type"], "" if each["allowed"] else "!", f"{each['source']} -> {each['target']}"]
            for each in found
        ]
        print_table(("id", "type", "", "ends"), rows)
    return 0


def _notes(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        rows = project.notes_everywhere(arguments.text)
        annotators = {annotator.id: annotator.name for annotator in project.annotators()}
    if arguments.json:
        print_json(
            [
                {
                    "article": row.article_id,
                    "title": row.article_title,
                    "annotator": annotators[row.annotator_id],
                    "mention": row.mention_id,
                    "span": [row.span.start, row.span.end] if row.span else None,
                    "quote": row.quote,
                    "body": row.body,
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        place = f" {row.span.start}-{row.span.end} {in_line(row.quote)}" if row.span else ""
        print(f"{in_line(row.article_title)}{place}: {in_line(row.body)}")
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=arguments.source is None) as project:
        if arguments.source is not None:
            return _imported(import_schema(project, arguments.source, arguments.format), as_json=arguments.json)
        if arguments.export is not None:
            suffixes = {each.suffix: name for name, each in schema_formats().items()}
            name = arguments.format or suffixes.get(arguments.export.suffix.lower(), "toml")
            lost = export_schema(project, arguments.export, name)
            if arguments.json:
                print_json({"path": str(arguments.export), "format": name, "left_out": list(lost)})
            else:
                print(f"{arguments.export}: written as {schema_formats()[name].title}, read back.")
                if lost:
                    print(f"Left out by the format: {', '.join(map(told, lost))}")
            return 0
        _show_schema(project, project.schema, as_json=arguments.json)
    return 0


def _imported(done: SchemaImport, *, as_json: bool) -> int:
    changed = done.changed or {}
    if as_json:
        listed = {name: list(what) for name, what in changed.items()}
        print_json(
            {"added": list(done.added), "changed": listed, "unchanged": done.unchanged, "notes": list(done.notes)}
        )
        return 0
    print(f"{len(done.added)} added: {', '.join(done.added) or '-'}")
    for name, what in changed.items():
        print(f"{name} changed: {', '.join(what)}")
    print(f"{done.unchanged} {'was' if done.unchanged == 1 else 'were'} so already.")
    for note in done.notes:
        print(f"Not taken: {note}.")
    return 0


def _show_schema(project: Project, schema: Schema, *, as_json: bool) -> None:
    names = {label.id: label.name for label in schema.labels}
    labels = [
        {
            "id": label.id,
            "name": label.name,
            "kind": label.kind.value,
            "key": label.key,
            "colour": label.colour,
            "names": dict(label.names),
            "parent": names.get(label.parent) if label.parent is not None else None,
            "event": label.event,
            "retired": label.retired,
            "attributes": [attribute.name for attribute in label.attributes],
            "mentions": project.label_usage(label.id).mentions,
        }
        for label in schema.labels
    ]
    kinds = [
        {
            "id": kind.id,
            "name": kind.name,
            "source_labels": list(kind.source_labels),
            "target_labels": list(kind.target_labels),
            "role": kind.role,
            "retired": kind.retired,
            "relations": project.relation_type_usage(kind.id),
        }
        for kind in schema.relation_types
    ]
    if as_json:
        print_json({"name": schema.name, "labels": labels, "relation_types": kinds})
        return
    rows = [[each["key"] or "-", each["mentions"], each["kind"], each["name"]] for each in labels]
    print_table(("key", "mentions", "kind", "label"), rows)
    if kinds:
        print()
        print_table(("relations", "relation type"), [[each["relations"], each["name"]] for each in kinds])
