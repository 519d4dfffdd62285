"""brat standoff: a folder with a .txt and an .ann for each article, annotation.conf and visual.conf.

https://brat.nlplab.org/standoff.html: offsets count code points; the pieces of a discontinuous mention, and those of
one that runs over a line end, stand between semicolons. T mentions, E events (a mention of an event label with its
roles), R relations, A attributes, N links to entities, # notes.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.domain.schema import Attribute, Label, RelationType, Schema
from reader.domain.span import Span, join_spans
from reader.formats.base import (
    TEXTS,
    Bundle,
    BundleArticle,
    BundleEntity,
    BundleMention,
    BundleRelation,
    OptionSpec,
    ReportRow,
    joined_ends,
)
from reader.formats.brat_names import UNNAMED, brat_name, brat_role, escape
from reader.formats.brat_reading import OWN_REGISTER, FolderReader
from reader.formats.carrying import file_stem
from reader.formats.folders import by_number, files_named, holds_named


class Brat:
    """Write and read brat folders."""

    name = "brat"
    title = "brat standoff (.txt and .ann)"
    suffix = ""
    unit = "code points"
    keeps = "nested and discontinuous mentions with notes, attributes and links to entities, relations, events"
    loses = "aliases and notes of entities, article data, other annotators' names"
    carries = frozenset(("relations", "mention notes", "attributes", "entities", *TEXTS))
    own_schema = False
    extra = ""
    options: tuple[OptionSpec, ...] = (OptionSpec("configuration", ("yes", "no"), "yes"),)

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that are cut at line ends, those that repeat others, and the relations between these."""
        return _distinct(article).rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the folder; `configuration=no` leaves annotation.conf and visual.conf to the server's own."""
        out = _Out(bundle)
        for article in bundle.articles:
            stem = file_stem(article, len(bundle.articles))
            (path / f"{stem}.txt").write_text(article.content, encoding="utf-8", newline="\n")
            (path / f"{stem}.ann").write_text("".join(out.lines(article)), encoding="utf-8", newline="\n")
        if options.get("configuration", "yes") == "yes":
            configuration = _configuration(bundle.schema, out.attributes)
            (path / "annotation.conf").write_text(configuration, encoding="utf-8", newline="\n")
            (path / "visual.conf").write_text(_visual(bundle.schema), encoding="utf-8", newline="\n")

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the folder again and compare texts and everything that hangs on them."""
        found = []
        names = {entity.id: entity.name for entity in bundle.entities}
        for article in bundle.articles:
            stem = file_stem(article, len(bundle.articles))
            file, reader = path / f"{stem}.ann", FolderReader()
            theirs = reader.read(file, path) if file.is_file() else None
            if theirs is None or theirs.content != article.content:
                found.append(f"the text of {stem} differs")
                continue
            read = {entity.id: entity.name for entity in reader.entities}
            if _comparable(theirs, read) != _comparable(article, names):
                found.append(f"the annotations of {stem} differ")
        return found

    def accepts(self, path: Path) -> bool:
        """Tell by the .ann files of a folder, or the file itself."""
        return path.suffix == ".ann" or (path.is_dir() and holds_named(path, ".ann"))

    def read(self, path: Path) -> Bundle:
        """Read a folder, or one .ann with its .txt; the first bad row refuses the whole."""
        files = (
            [path]
            if path.is_file()
            else sorted(files_named(path, ".ann"), key=lambda file: (str(file.parent), by_number(file.name)))
        )
        root = path.parent if path.is_file() else path
        reader = FolderReader()
        return reader.bundle(reader.articles(files, root), lambda: FolderReader().articles(files, root))


def _pieces(mention: BundleMention, content: str) -> tuple[Span, ...]:
    """Return the pieces of a mention, cut at line ends, which brat does not allow inside one."""
    if "\n" not in mention.quote(content):
        return mention.spans
    pieces = []
    for span in mention.spans:
        start = span.start
        for line in span.slice(content).split("\n"):
            if line:
                pieces.append(Span(start, start + len(line)))
            start += len(line) + 1
    return join_spans(pieces)


@dataclass
class _Distinct:
    """Hold the mentions of an article as brat can tell them apart, by label and pieces; `numbers` counts from 1."""

    mentions: list[BundleMention] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    rows: list[ReportRow] = field(default_factory=list)
    relations: list[BundleRelation] = field(default_factory=list)


def _distinct(article: BundleArticle) -> _Distinct:
    found = _Distinct()
    seen: dict[object, int] = {}
    for mention in article.mentions:
        pieces = _pieces(mention, article.content)
        number = seen.setdefault((mention.label, pieces), len(found.mentions) + 1)
        found.numbers[mention.id] = number
        if number > len(found.mentions) and pieces is mention.spans:
            # by far the most: it goes out as it is
            found.mentions.append(mention)
            continue
        first, last = mention.spans[0].start, mention.spans[-1].end
        if number <= len(found.mentions):
            same = found.mentions[number - 1]
            notes = [note for note in (same.note, mention.note) if note]
            found.mentions[number - 1] = same._replace(note="\n".join(notes))
            reason = "someone else made the same mention, and brat names no annotators"
            quote = mention.quote(article.content)
            found.rows.append(ReportRow(article.id, first, last, quote, "dropped", reason))
            continue
        found.mentions.append(mention._replace(spans=pieces))
        quote = mention.quote(article.content)
        found.rows.append(ReportRow(article.id, first, last, quote, "cut", "brat cuts mentions at line ends"))
    found.relations = [each for each in article.relations if found.numbers[each.source] != found.numbers[each.target]]
    if len(found.relations) < len(article.relations):
        kept = set(map(id, found.relations))
        found.rows += (joined_ends(article, each) for each in article.relations if id(each) not in kept)
    return found


class _Out:
    """Write the rows of articles; `attributes` gathers those that are used, with their values."""

    _last: Counter[str]

    def __init__(self, bundle: Bundle) -> None:
        self._events = {label.name for label in bundle.schema.labels if label.event}
        self._roles = {kind.name for kind in bundle.schema.relation_types if kind.role}
        self._entities = {entity.id: entity for entity in bundle.entities}
        self.attributes: dict[str, set[str]] = {}

    def lines(self, article: BundleArticle) -> list[str]:
        """Return the rows of an article."""
        distinct = _distinct(article)
        self._last = Counter()
        lines: list[str] = []
        own: dict[int, str] = {}
        for number, mention in enumerate(distinct.mentions, 1):
            places = ";".join(f"{span.start} {span.end}" for span in mention.spans)
            label = brat_name(mention.label) if mention.label else UNNAMED
            lines.append(f"T{number}\t{label} {places}\t{mention.quote(article.content)}\n")
            own[number] = f"{'E' if mention.label in self._events else 'T'}{number}"
        lines += self._events_and_relations(article, distinct, own)
        for number, mention in enumerate(distinct.mentions, 1):
            lines += self._attributes(mention.attributes, own[number])
            if mention.entity is not None:
                lines += self._links(self._entities[mention.entity], own[number])
            if mention.note:
                lines.append(f"#{number}\tAnnotatorNotes {own[number]}\t{escape(mention.note)}\n")
        return lines

    def _events_and_relations(self, article: BundleArticle, distinct: _Distinct, own: dict[int, str]) -> list[str]:
        """Return the E rows, each with its roles, and the R rows with their attributes."""
        roles: dict[int, list[tuple[str, str]]] = {}
        relations: list[str] = []
        for number, relation in enumerate(distinct.relations, 1):
            source, target = distinct.numbers[relation.source], distinct.numbers[relation.target]
            if relation.type in self._roles and own[source].startswith("E") and not relation.attributes:
                roles.setdefault(source, []).append((relation.type, own[target]))
            else:
                ends = f"Arg1:{own[source]} Arg2:{own[target]}"
                relations.append(f"R{number}\t{brat_name(relation.type)} {ends}\n")
                relations += self._attributes(relation.attributes, f"R{number}")
        events = []
        for number, name in own.items():
            if name.startswith("E"):
                label = brat_name(distinct.mentions[number - 1].label or UNNAMED)
                events.append(" ".join((f"{name}\t{label}:T{number}", *_arguments(roles.get(number, [])))) + "\n")
        return events + relations

    def _attributes(self, attributes: Mapping[str, str], target: str) -> list[str]:
        """Return the A rows of a mention or relation; a flag that is set has no value."""
        rows = []
        for name, value in attributes.items():
            self.attributes.setdefault(name, set()).add(value)
            said = f" {brat_name(value)}" if value and value != "true" else ""
            rows.append(f"{self._next('A')}\t{brat_name(name)} {target}{said}\n")
        return rows

    def _links(self, entity: BundleEntity, target: str) -> list[str]:
        """Return the N rows of a mention: its entity in this project, and what that is called elsewhere."""
        return [
            f"{self._next('N')}\tReference {target} {brat_name(register)}:{_key(key)}\t{escape(entity.name)}\n"
            for register, key in ((OWN_REGISTER, entity.id), *entity.external_ids.items())
        ]

    def _next(self, letter: str) -> str:
        self._last[letter] += 1
        return f"{letter}{self._last[letter]}"


def _arguments(roles: list[tuple[str, str]]) -> list[str]:
    """Return role:target; the second of a role has a 2 behind its name, as brat wants it."""
    times: dict[str, int] = {}
    found = []
    for role, target in roles:
        times[role] = times.get(role, 0) + 1
        found.append(f"{brat_role(role)}{times[role] if times[role] > 1 else ''}:{target}")
    return found


def _key(key: str) -> str:
    return re.sub(r"[\s%]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), key)


def _comparable(article: BundleArticle, names: Mapping[str, str]) -> tuple[list[object], list[object]]:
    """Return what brat carries of an article, with mentions named by their place in the list."""
    distinct = _distinct(article)
    mentions: list[object] = [
        (
            mention.label, mention.spans, mention.note, names.get(mention.entity or ""),
            {name: value for name, value in mention.attributes.items() if value},
        )
        for mention in distinct.mentions
    ]  # fmt: skip
    relations = sorted(
        (
            relation.type, distinct.numbers[relation.source], distinct.numbers[relation.target],
            sorted((name, value) for name, value in relation.attributes.items() if value),
        )
        for relation in distinct.relations
    )  # fmt: skip
    return mentions, list(relations)


# --- configuration


def _configuration(schema: Schema, used: Mapping[str, set[str]]) -> str:
    """Return annotation.conf: types with the broader above the narrower, and attributes with their values."""
    relations = ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"]
    roles = " ".join(
        f"{', ' if order else ''}{brat_role(kind.name)}*:{_types(kind.target_labels)}"
        for order, kind in enumerate(kind for kind in schema.relation_types if kind.role)
    ).replace(" , ", ", ")
    for kind in schema.relation_types:
        if not kind.role:
            ends = f"Arg1:{_types(kind.source_labels)}, Arg2:{_types(kind.target_labels)}"
            relations.append(f"{brat_name(kind.name)}\t{ends}")
    events = [f"{brat_name(label.name)}\t{roles}".rstrip() for label in schema.labels if label.event]
    owners: list[Label | RelationType] = [*schema.labels, *schema.relation_types]
    defined = {each.name: each for owner in owners for each in owner.attributes}
    attributes = [_attribute_line(name, defined.get(name), used.get(name, set())) for name in {**defined, **used}]
    return "\n".join(
        [
            "[entities]", *_tree(schema), UNNAMED, "",
            "[relations]", *relations, "",
            "[events]", *events, "",
            "[attributes]", *attributes, "",
        ]
    )  # fmt: skip


def _types(names: tuple[str, ...]) -> str:
    return "|".join(map(brat_name, names)) or "<ANY>"


def _tree(schema: Schema) -> list[str]:
    lines: list[str] = []

    def add(parent: Label | None, depth: int) -> None:
        for label in schema.labels:
            if label.parent == (parent.id if parent else None) and not label.event and depth < len(schema.labels):
                lines.append("\t" * depth + brat_name(label.name))
                add(label, depth + 1)

    add(None, 0)
    listed = {line.strip() for line in lines}
    return lines + [
        name for label in schema.labels if not label.event and (name := brat_name(label.name)) not in listed
    ]


def _attribute_line(name: str, attribute: Attribute | None, used: set[str]) -> str:
    choices = dict.fromkeys([*(attribute.choices if attribute else ()), *sorted(used - {"true", ""})])
    values = f", Value:{'|'.join(map(brat_name, choices))}" if choices else ""
    return f"{brat_name(name)}\tArg:<ANY>{values}"


def _visual(schema: Schema) -> str:
    """Return visual.conf: what the labels are called and how they are coloured."""
    names = [" | ".join((brat_name(label.name), label.shown("en"), *label.names.values())) for label in schema.labels]
    colours = [f"{brat_name(label.name)}\tbgColor:{label.colour}" for label in schema.labels if label.colour]
    return "\n".join(["[labels]", *names, "", "[drawing]", *colours, ""])
