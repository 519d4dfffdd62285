"""TEI P5: a folder with a file for each article, the text in paragraphs, all that is said about it in <standOff>.

https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html: pointers are string-range(body, offset, length, ...), which
count the code points of the body's text from 0; between two paragraphs stands the line feed that parts them. So the
string value of <body> is the article's content.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader import __version__
from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.formats.base import (
    TEXTS_AND_DETAILS,
    Bundle,
    BundleArticle,
    BundleEntity,
    BundleMention,
    BundleNote,
    BundleRelation,
    OptionSpec,
    ReportRow,
)
from reader.formats.carrying import Limits, carry, differences_of, file_stems
from reader.formats.folders import files_named, holds_named
from reader.formats.foreign import Findings, bundle_of
from reader.formats.tei_names import (
    ALIAS,
    APPLICATION,
    BODY,
    ENTITIES,
    LABELS,
    MENTIONS,
    NAMESPACE,
    NOTES,
    fill,
    name_out,
    word_out,
)
from reader.formats.tei_reading import articles_of
from reader.formats.xml_files import (
    EXTRA,
    XML_ID,
    XML_LANG,
    XML_SPACE,
    begins_with,
    etree_for_writing,
)
from reader.formats.xml_letters import NOT_XML, legal

_TOOL = "tei"
_SUFFIXES = (".xml", ".tei")
_CARRIED = (
    "relations",
    "notes",
    "mention notes",
    "entities",
    "attributes",
    "article labels",
    "annotators",
    "entity details",
    *TEXTS_AND_DETAILS,
)
_LIMITS = Limits(_CARRIED, _TOOL, pieces=True)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


class Tei:
    """Write folders of TEI files with stand-off annotations, and read these and others' with inline names."""

    name = "tei"
    title = "TEI P5"
    suffix = ""
    unit = "code points"
    keeps = (
        "mentions of any shape with notes and attributes, their entities, relations, notes, article labels, "
        "annotators, article data"
    )
    loses = "entities without mentions; a character that XML cannot hold goes out as U+FFFD, with <g> naming it"
    carries = frozenset(_CARRIED)
    own_schema = False
    extra = EXTRA
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return nothing: every mention goes out as it is."""
        return carry(article, _LIMITS).rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write a file for each article."""
        etree = etree_for_writing(path)
        entities = {each.id: each for each in bundle.entities}
        for stem, article in file_stems(bundle.articles):
            root = _Document(etree, carry(article, _LIMITS).article, entities).root()
            data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
            (path / f"{stem}.xml").write_bytes(data + b"\n")

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the folder again and compare texts and all that is said about them."""
        return differences_of(bundle.articles, _read(path, Findings(path, _TOOL)), _LIMITS)

    def accepts(self, path: Path) -> bool:
        """Tell by the namespace in the file, or in the first .xml file of a folder."""
        if path.is_dir():
            return holds_named(path, *_SUFFIXES) and self.accepts(next(_files(path)))
        return path.suffix.lower() in _SUFFIXES and begins_with(path, NAMESPACE.encode(), b"TEI")

    def read(self, path: Path) -> Bundle:
        """Read a file, or all of a folder; an annotation that cannot stand is refused, and the rest comes in."""
        return bundle_of(path, _TOOL, lambda findings: _read(path, findings))


def _files(path: Path) -> Iterator[Path]:
    return iter(files_named(path, *_SUFFIXES))


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    for file in _files(path) if path.is_dir() else [path]:
        yield from articles_of(file, findings, f"{file.name}, " if path.is_dir() else "")


@dataclass
class _Document:
    """Build the TEI document of one article."""

    etree: Any
    article: BundleArticle
    entities: Mapping[str, BundleEntity]

    def __post_init__(self) -> None:
        said = self.article
        wanted = [each.entity for each in said.mentions if each.entity is not None]
        self._entity_ids = {key: f"e{order}" for order, key in enumerate(dict.fromkeys(wanted), 1)}
        names = [each.label for each in said.mentions if each.label is not None]
        names += [self.entities[key].label or "" for key in self._entity_ids if self.entities[key].label]
        names += [label for _, label in said.labels]
        self._labels = {name: f"l{order}" for order, name in enumerate(dict.fromkeys(names), 1)}
        marked: list[BundleMention | BundleRelation | BundleNote] = [*said.mentions, *said.relations, *said.notes]
        who = [each.annotator for each in marked] + [annotator for annotator, _ in said.labels]
        self._annotators = {name: f"a{order}" for order, name in enumerate(dict.fromkeys(who), 1)}

    def _add(self, parent: Any, tag: str, text: str | None = None, **given: str) -> Any:
        """Add an element on a line of its own."""
        made = self.etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
        for key, value in given.items():
            made.set(XML_ID if key == "id" else key, legal(value))
        if text is not None:
            fill(made, text)
        made.tail = "\n"
        return made

    def root(self) -> Any:
        """Return the whole document."""
        root = self.etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
        root.text = "\n"
        self._header(self._add(root, "teiHeader"))
        if self._annotators:
            self._stand_off(self._add(root, "standOff"))
        body = self._add(self._add(root, "text"), "body", id=BODY)
        body.tail = None
        body.set(XML_SPACE, "preserve")
        if _LANGUAGE.fullmatch(self.article.details.language):
            body.set(XML_LANG, self.article.details.language)
        _paragraphs(self.etree, body, self.article.content)
        return root

    def _header(self, header: Any) -> None:
        details: ArticleDetails = self.article.details
        file = self._add(header, "fileDesc")
        titles = self._add(file, "titleStmt")
        self._add(titles, "title", details.title)
        if details.author:
            self._add(titles, "author", details.author)
        for name, key in self._annotators.items():
            stated = self._add(titles, "respStmt", id=key)
            self._add(stated, "resp", "annotation")
            self._add(stated, "name", name)
        published = self._add(file, "publicationStmt")
        self._add(published, "publisher", details.source)
        if details.published:
            when = {"when": details.published} if _DATE.fullmatch(details.published) else {}
            self._add(published, "date", details.published, **when)
        if details.url:
            self._add(published, "idno", details.url, type="URI")
        self._add(published, "idno", self.article.id, type=APPLICATION)
        self._add(self._add(file, "sourceDesc"), "p", "The text as it was read; offsets count its code points from 0.")
        self._declarations(self._add(header, "encodingDesc"))
        if details.language:
            profile = self._add(header, "profileDesc")
            ident = details.language if _LANGUAGE.fullmatch(details.language) else "und"
            self._add(self._add(profile, "langUsage"), "language", details.language, ident=ident)

    def _declarations(self, encoding: Any) -> None:
        program = self._add(self._add(encoding, "appInfo"), "application", ident=APPLICATION, version=__version__)
        self._add(program, "label", "Hashiya")
        if self._labels:
            taxonomy = self._add(self._add(encoding, "classDecl"), "taxonomy")
            for name, key in self._labels.items():
                self._add(self._add(taxonomy, "category", id=key), "catDesc", name)
        odd = sorted(set(NOT_XML.findall(self.article.content)))
        if odd:
            declared = self._add(encoding, "charDecl")
            for char in odd:
                each = self._add(declared, "char", id=f"u{ord(char):04x}")
                self._add(each, "mapping", f"U+{ord(char):04X}", type="Unicode")

    def _stand_off(self, stand_off: Any) -> None:
        said = self.article
        if self._entity_ids:
            register = self._add(stand_off, "list", type=ENTITIES)
            for key, number in self._entity_ids.items():
                self._entity(register, self.entities[key], number)
        if said.mentions:
            group = self._add(stand_off, "spanGrp", type=MENTIONS)
            for mention in said.mentions:
                self._mention(group, mention)
        if said.notes:
            group = self._add(stand_off, "spanGrp", type=NOTES)
            for note in said.notes:
                self._add(group, "span", note.body, target=_about(note), resp=f"#{self._annotators[note.annotator]}")
        if said.labels:
            group = self._add(stand_off, "spanGrp", type=LABELS)
            for annotator, label in said.labels:
                self._add(
                    group, "span", target=f"#{BODY}", ana=f"#{self._labels[label]}",
                    resp=f"#{self._annotators[annotator]}",
                )  # fmt: skip
        if said.relations:
            self._relations(stand_off, said.relations)

    def _entity(self, register: Any, entity: BundleEntity, number: str) -> None:
        given = {"ana": f"#{self._labels[entity.label]}"} if entity.label else {}
        item = self._add(register, "item", id=number, n=entity.id, **given)
        self._add(item, "name", entity.name)
        for alias in entity.aliases:
            self._add(item, "name", alias, type=ALIAS)
        for register_name, key in entity.external_ids.items():
            self._add(item, "idno", key, type=word_out(register_name))
        if entity.note:
            self._add(item, "note", entity.note)

    def _mention(self, group: Any, mention: BundleMention) -> None:
        given = {"target": _pointer(mention.spans), "resp": f"#{self._annotators[mention.annotator]}"}
        if mention.label is not None:
            given["ana"] = f"#{self._labels[mention.label]}"
        span = self._add(group, "span", id=mention.id, **given)
        entity = {} if mention.entity is None else {"ref": f"#{self._entity_ids[mention.entity]}"}
        for piece in mention.spans:
            self._add(span, "rs", piece.slice(self.article.content), **entity)
        if mention.note:
            self._add(span, "note", mention.note)
        if mention.attributes:
            self._features(span, mention.attributes)

    def _features(self, parent: Any, attributes: Mapping[str, str], **given: str) -> None:
        features = self._add(parent, "fs", **given)
        for name, value in attributes.items():
            self._add(self._add(features, "f", name=name_out(name)), "string", value)

    def _relations(self, stand_off: Any, relations: tuple[BundleRelation, ...]) -> None:
        listed = self._add(stand_off, "listRelation")
        for order, each in enumerate(relations, 1):
            given = {"ana": f"#r{order}"} if each.attributes else {}
            self._add(
                listed, "relation", name=word_out(each.type), active=f"#{each.source}", passive=f"#{each.target}",
                resp=f"#{self._annotators[each.annotator]}", **given,
            )  # fmt: skip
        for order, each in enumerate(relations, 1):
            if each.attributes:
                self._features(stand_off, each.attributes, id=f"r{order}")


def _pointer(spans: tuple[Span, ...]) -> str:
    ranges = ",".join(f"{span.start},{len(span)}" for span in spans)
    return f"#string-range({BODY},{ranges})"


def _about(note: BundleNote) -> str:
    if note.mention is not None:
        return f"#{note.mention}"
    return f"#{BODY}" if note.span is None else _pointer((note.span,))


def _paragraphs(etree: Any, body: Any, content: str) -> None:
    """Write each line as a paragraph, and the line feeds between them as they are."""
    last: Any = None
    body.text = ""
    for order, line in enumerate(content.split("\n")):
        if order and last is None:
            body.text += "\n"
        elif order:
            last.tail = (last.tail or "") + "\n"
        if line:
            last = etree.SubElement(body, f"{{{NAMESPACE}}}p")
            fill(last, line)
    if last is None:
        # a body must hold something
        etree.SubElement(body, f"{{{NAMESPACE}}}p")
