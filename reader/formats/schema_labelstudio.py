"""Label sets as a labelling configuration of Label Studio."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from reader.domain.errors import ImportProblem
from reader.domain.schema import Attribute, Label, LabelId, LabelKind, RelationType, RelationTypeId, Schema

_LOOSE = "article_labels"


class LabelStudioSchema:
    """Write and read the XML of a project's labelling interface."""

    name = "labelstudio"
    title = "Label Studio configuration"
    suffix = ".xml"

    def accepts(self, path: Path) -> bool:
        """Tell by the root element."""
        return path.suffix.lower() == ".xml" and "<View" in _text(path)

    def read(self, path: Path) -> Schema:
        """Return the label set: Labels, Relations, Choices of the text and of its regions."""
        text = _text(path)
        if "<!" in text.replace("<!--", ""):
            # entities could make a small file huge
            raise ImportProblem(str(path), "The file declares a document type or entities.", "Remove them.")
        try:
            root = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            raise ImportProblem(
                str(path), f"The file is not XML: {error}.", "Choose a labelling configuration."
            ) from error
        labels = list(_mention_labels(root))
        for element in root.iter():
            if element.get("perRegion") == "true":
                labels = _with_attribute(labels, element)
            elif element.tag == "Choices":
                labels += _article_labels(element, len(labels))
        if not labels:
            raise ImportProblem(str(path), "It defines no labels.", "Choose a labelling configuration.")
        kinds = tuple(
            RelationType(RelationTypeId(order), element.get("value", ""), position=order, colour=_colour(element))
            for order, element in enumerate(root.iter("Relation"))
        )
        return Schema(tuple(labels), kinds, path.stem)

    def write(self, schema: Schema, path: Path) -> None:
        """Write what can be given now; retired labels and relation types are left out."""
        root = ElementTree.Element("View")
        labels = ElementTree.SubElement(root, "Labels", name="label", toName="text")
        for label in schema.mention_labels:
            said = {"value": label.name, "background": label.colour, "hotkey": label.key, "hint": label.description}
            ElementTree.SubElement(labels, "Label", {key: value for key, value in said.items() if value})
        relations = ElementTree.SubElement(root, "Relations")
        for kind in schema.relation_types:
            if not kind.retired:
                said = {"value": kind.name, "background": kind.colour}
                ElementTree.SubElement(relations, "Relation", {key: value for key, value in said.items() if value})
        ElementTree.SubElement(root, "Text", name="text", value="$text")
        _write_attributes(schema, root)
        _write_article_labels(schema, root)
        ElementTree.indent(root)
        path.write_text(ElementTree.tostring(root, encoding="unicode") + "\n", encoding="utf-8", newline="\n")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ImportProblem(str(path), f"The file cannot be read: {error}.", "It must be UTF-8.") from error


def _colour(element: ElementTree.Element) -> str:
    """Return #rrggbb, or nothing for a colour by name."""
    found = element.get("background", "")
    return found if len(found) == 7 and found.startswith("#") else ""


def _mention_labels(root: ElementTree.Element) -> Iterator[Label]:
    order, seen = 0, set()
    for group in root.iter():
        if not group.tag.endswith("Labels"):
            continue
        for element in group.iter("Label"):
            name = element.get("value", "")
            if name and name not in seen:
                seen.add(name)
                yield Label(
                    LabelId(order), name, colour=_colour(element), key=element.get("hotkey", ""),
                    description=element.get("hint", ""), position=order,
                )  # fmt: skip
                order += 1


def _with_attribute(labels: list[Label], element: ElementTree.Element) -> list[Label]:
    """Give an attribute to the labels it is asked for, all of them when none are named."""
    choices = tuple(each.get("value", "") for each in element.iter("Choice"))
    chosen = next((each.get("value", "") for each in element.iter("Choice") if each.get("selected") == "true"), "")
    name = element.get("name", "")
    attribute = Attribute(name, () if choices == ("true",) else choices, chosen, choices == ("true",))
    wanted = [each for each in element.get("whenLabelValue", "").split(",") if each]
    return [
        replace(label, attributes=(*label.attributes, attribute))
        if label.kind is LabelKind.MENTION and (not wanted or label.name in wanted)
        else label
        for label in labels
    ]


def _article_labels(group: ElementTree.Element, first: int) -> list[Label]:
    found: list[Label] = []
    parent: LabelId | None = None
    if group.get("name") != _LOOSE:
        single = group.get("choice", "single") != "multiple"
        parent = LabelId(first)
        name = group.get("name", "")
        found.append(Label(parent, name, kind=LabelKind.ARTICLE, position=first, exclusive=single))

    def below(element: ElementTree.Element, above: LabelId | None) -> None:
        for each in element.findall("Choice"):
            own = LabelId(first + len(found))
            found.append(Label(own, each.get("value", ""), kind=LabelKind.ARTICLE, parent=above, position=own))
            below(each, own)

    below(group, parent)
    return found


def _write_attributes(schema: Schema, root: ElementTree.Element) -> None:
    owners: dict[str, tuple[Attribute, list[str]]] = {}
    for label in schema.mention_labels:
        for attribute in label.attributes:
            # the same name may mean something else for another label
            owners.setdefault(repr(attribute), (attribute, []))[1].append(label.name)
    for attribute, names in owners.values():
        said = {"name": attribute.name, "toName": "text", "perRegion": "true", "whenTagName": "label"}
        said["whenLabelValue"] = ",".join(names)
        choices = ("true",) if attribute.flag else attribute.choices
        element = ElementTree.SubElement(root, "Choices" if choices else "TextArea", said)
        for choice in choices:
            picked = {"selected": "true"} if choice == attribute.default else {}
            ElementTree.SubElement(element, "Choice", {"value": choice, **picked})


def _write_article_labels(schema: Schema, root: ElementTree.Element) -> None:
    labels = [label for label in schema.labels if label.kind is LabelKind.ARTICLE and not label.retired]

    def below(element: ElementTree.Element, parent: LabelId) -> None:
        for label in labels:
            if label.parent == parent:
                below(ElementTree.SubElement(element, "Choice", value=label.name), label.id)

    loose: ElementTree.Element | None = None
    for label in labels:
        if label.parent is not None:
            continue
        if any(each.parent == label.id for each in labels):
            choice = "single" if label.exclusive else "multiple"
            below(ElementTree.SubElement(root, "Choices", name=label.name, toName="text", choice=choice), label.id)
        else:
            if loose is None:
                loose = ElementTree.SubElement(root, "Choices", name=_LOOSE, toName="text", choice="multiple")
            ElementTree.SubElement(loose, "Choice", value=label.name)
