"""Label sets as brat's annotation.conf: entities, relations, events with roles, attributes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.domain.errors import ImportProblem
from reader.domain.schema import Attribute, Label, LabelId, LabelKind, RelationType, RelationTypeId, Schema
from reader.formats.brat_names import brat_name, brat_role, from_brat

_SECTION = re.compile(r"\[(?P<name>\w+)\]\s*(?:#.*)?")
_MACRO = re.compile(r"(?P<name><[\w-]+>)\s*=\s*(?P<value>.+)")
_ENTITY, _EVENT, _ANY = "<ENTITY>", "<EVENT>", "<ANY>"
# how often a role may be filled is not kept: "?", "*", "+", "{2}", "{1-3}"
_ROLE = re.compile(r"(?P<role>[\w-]+?)(?:[?*+]|\{[\d-]+\})*:(?P<types>\S+)", re.ASCII)


@dataclass
class _Reading:
    """Collect what the sections say."""

    macros: dict[str, str] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    kinds: dict[str, RelationType] = field(default_factory=dict)
    attributes: list[tuple[Attribute, list[str]]] = field(default_factory=list)
    above: list[tuple[int, LabelId]] = field(default_factory=list)
    roles: list[tuple[str, str, str]] = field(default_factory=list)

    def types(self, text: str) -> list[str]:
        """Return the names that an argument allows, macros put in; an empty list stands for any."""
        for _ in range(10):
            for name, value in self.macros.items():
                text = text.replace(name, value)
        found: list[str] = []
        for part in text.split("|"):
            if part == _ANY:
                return []
            if part in (_ENTITY, _EVENT):
                found += [label.name for label in self.labels if label.event == (part == _EVENT) and not label.retired]
            else:
                found.append(from_brat(part))
        return list(dict.fromkeys(found))

    def add_label(self, line: str, *, event: bool) -> str:
        """Add a label that is indented below its parent; return its name."""
        depth = len(line) - len(line.lstrip("\t "))
        word = line.split()[0]
        self.above = [(other, key) for other, key in self.above if other < depth]
        parent = self.above[-1][1] if self.above else None
        key = LabelId(len(self.labels))
        name = from_brat(word.removeprefix("!"))
        if not any(label.name == name for label in self.labels):
            self.labels.append(
                Label(key, name, parent=parent, position=len(self.labels), retired=word.startswith("!"), event=event)
            )
            self.above.append((depth, key))
        return name

    def add_kind(self, name: str, sources: Iterable[str], targets: Iterable[str], *, role: bool) -> None:
        """Add a relation type, or what another line says of one that is there."""
        found = self.kinds.get(name)
        if found is None:
            found = RelationType(RelationTypeId(len(self.kinds)), name, position=len(self.kinds), role=role)
            ends = tuple(sources), tuple(targets)
        else:
            ends = _union(found.source_labels, sources), _union(found.target_labels, targets)
        self.kinds[name] = replace(found, source_labels=ends[0], target_labels=ends[1])

    def schema(self, name: str) -> Schema:
        """Return the whole: attributes go to the labels and relation types they name."""
        for event, role, types in self.roles:
            self.add_kind(role, [event], self.types(types), role=True)
        labels, kinds = self.labels, list(self.kinds.values())
        for attribute, owners in self.attributes:
            labels = [
                replace(each, attributes=(*each.attributes, attribute)) if each.name in owners else each
                for each in labels
            ]
            kinds = [
                replace(each, attributes=(*each.attributes, attribute)) if each.name in owners else each
                for each in kinds
            ]
        return Schema(tuple(labels), tuple(kinds), name)


def _union(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    """Return all names of both; any (an empty list) with anything is any."""
    added = tuple(more)
    return tuple(dict.fromkeys((*known, *added))) if known and added else ()


class BratSchema:
    """Write and read annotation.conf."""

    name = "brat"
    title = "brat annotation.conf"
    suffix = ".conf"

    def accepts(self, path: Path) -> bool:
        """Tell by the name of the first section."""
        return path.suffix.lower() == ".conf"

    def read(self, path: Path) -> Schema:
        """Return the label set; a type that only groups others ("!") is retired."""
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ImportProblem(str(path), f"The file cannot be read: {error}.", "It must be UTF-8.") from error
        reading, section = _Reading(), ""
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            heading = _SECTION.fullmatch(line.strip())
            if heading:
                section, reading.above = heading["name"], []
                continue
            macro = _MACRO.fullmatch(line.strip())
            if macro:
                reading.macros[macro["name"]] = macro["value"].strip()
            elif not line.lstrip().startswith("<") and not line.strip().startswith("---"):
                try:
                    _read_line(reading, section, line)
                except ValueError as error:
                    place = f"line {number}"
                    raise ImportProblem(str(path), f"This is not understood: {error}.", "", place) from error
        if not reading.labels:
            raise ImportProblem(str(path), "It defines no entities and no events.", "Choose brat's annotation.conf.")
        return reading.schema(path.parent.name or path.stem)

    def write(self, schema: Schema, path: Path) -> None:
        """Write labels, relation types, roles, and attributes that are flags or choices."""
        labels = [label for label in schema.labels if label.kind is LabelKind.MENTION]
        kinds = [kind for kind in schema.relation_types if not kind.retired]
        roles = [kind for kind in kinds if kind.role]
        events = {label.id for label in labels if label.event}
        lines = ["[entities]", *_tree(labels, [label for label in labels if label.id not in events], {})]
        lines += ["", "[relations]", *(_relation(kind) for kind in kinds if not kind.role)]
        arguments = {
            label.id: ", ".join(
                f"{brat_role(kind.name)}?:{_names(kind.target_labels)}"
                for kind in roles
                if not kind.source_labels or label.name in kind.source_labels
            )
            for label in labels
            if label.event
        }
        lines += ["", "[events]", *_tree(labels, [label for label in labels if label.id in events], arguments)]
        lines += ["", "[attributes]", *_attributes(labels), ""]
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _read_line(reading: _Reading, section: str, line: str) -> None:
    if section == "entities":
        reading.add_label(line, event=False)
        return
    name, _, rest = line.strip().partition(" ") if "\t" not in line.strip() else line.strip().partition("\t")
    found = [(each["role"], each["types"].rstrip(",")) for each in _ROLE.finditer(rest)]
    if section == "events":
        event = reading.add_label(line, event=True)
        reading.roles += [(event, from_brat(role), types) for role, types in found]
    elif section == "relations":
        ends = [reading.types(types) for role, types in found if role not in ("Value", "Default")]
        if len(ends) < 2:
            raise ValueError(f"{name} needs two arguments")
        reading.add_kind(from_brat(name), ends[0], ends[1], role=False)
    elif section == "attributes":
        said = dict(found)
        if "Arg" not in said:
            raise ValueError(f"{name} needs Arg:")
        values = tuple(from_brat(value) for value in said["Value"].split("|")) if "Value" in said else ()
        owners = [label.name for label in reading.labels] if said["Arg"] == _ANY else reading.types(said["Arg"])
        reading.attributes.append((Attribute(from_brat(name), values, flag=not values), owners))


def _tree(everything: list[Label], chosen: list[Label], arguments: dict[LabelId, str]) -> Iterator[str]:
    """Yield labels below their parents, one tab deeper; a parent in the other section does not count."""
    known = {label.id for label in chosen}

    def below(parent: LabelId | None, depth: int) -> Iterator[str]:
        for label in chosen:
            if (label.parent if label.parent in known else None) == parent:
                mark = "!" if label.retired else ""
                said = f" {arguments[label.id]}" if arguments.get(label.id) else ""
                yield "\t" * depth + mark + brat_name(label.name) + said
                yield from below(label.id, depth + 1)

    yield from below(None, 0)


def _names(names: Iterable[str]) -> str:
    return "|".join(map(brat_name, names)) or _ANY


def _relation(kind: RelationType) -> str:
    return f"{brat_name(kind.name)} Arg1:{_names(kind.source_labels)}, Arg2:{_names(kind.target_labels)}"


def _attributes(labels: list[Label]) -> Iterator[str]:
    owners: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for label in labels:
        for attribute in label.attributes:
            if attribute.flag or attribute.choices:
                owners.setdefault((attribute.name, attribute.choices), []).append(label.name)
    for (name, choices), names in owners.items():
        values = ", Value:" + "|".join(map(brat_name, choices)) if choices else ""
        yield f"{brat_name(name)} Arg:{_names(names)}{values}"
