"""REFI-QDA projects (.qdpx 1.5), which ATLAS.ti, MAXQDA, NVivo and others exchange: a zip with an XML and the texts.

https://www.qdasoftware.org: the label set is the code book, a mention a selection with a coding, a relation a link.
The standard does not say what positions count; here they count code points of the text file (UTF-8, LF, no BOM), and
each selection has its words as its name.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from reader import __version__
from reader.domain.schema import Label, LabelId
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleNote, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of
from reader.formats.foreign import bundle_of, details_out, label_out
from reader.formats.refi_reading import NAMESPACE, TOOL, articles_of, with_codes
from reader.formats.xml_files import EXTRA, NOT_XML, etree_for_writing, writable

_CARRIED = ("relations", "notes", "mention notes", "article labels", "annotators")
_LIMITS = Limits(_CARRIED, TOOL)
_OURS = UUID("5a9c3d0e-7a55-4f0c-9d5e-0a7b51c1f8a1")
_MIDDLE = (1980, 1, 1, 0, 0, 0)


class RefiQda:
    """Write and read .qdpx files."""

    name = "refiqda"
    title = "REFI-QDA project"
    suffix = ".qdpx"
    unit = "code points"
    keeps = (
        "nested and overlapping mentions with notes, the label tree with colours, relations, notes, article labels, "
        "annotators, article data"
    )
    loses = "entities, attributes; mentions in pieces are split"
    carries = frozenset(_CARRIED)
    own_schema = False
    extra = EXTRA
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions in pieces."""
        return carry(article, _LIMITS).rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the archive. Raises ValueError for a name or remark that XML cannot hold."""
        etree = etree_for_writing(path)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            _Written(etree, bundle, archive).write()

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the archive again and compare texts, mentions, relations, notes and article labels."""
        return differences_of(bundle.articles, self.read(path).articles, _LIMITS)

    def accepts(self, path: Path) -> bool:
        """Tell by the suffix."""
        return path.suffix.lower() == ".qdpx" and path.is_file()

    def read(self, path: Path) -> Bundle:
        """Read an archive; a selection that cannot stand is refused, and the rest comes in."""
        return with_codes(path, bundle_of(path, TOOL, partial(articles_of, path)))


def guid(*parts: object) -> str:
    """Return the lasting id of something by what it is called."""
    return str(uuid5(_OURS, "\0".join(map(str, parts))))


@dataclass
class _Written:
    etree: Any
    bundle: Bundle
    archive: zipfile.ZipFile
    users: dict[str, None] = field(default_factory=dict)
    variables: dict[str, None] = field(default_factory=dict)
    notes: list[tuple[str, BundleNote]] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)

    def _add(self, parent: Any, tag: str, text: str | None = None, **given: str) -> Any:
        made = self.etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
        for key, value in given.items():
            made.set(key, writable(value, f"The {key} of a {tag}"))
        if text is not None:
            made.text = writable(text, f"A {tag}")
        made.tail = "\n"
        return made

    def write(self) -> None:
        """Write the texts, and then the project that tells of them."""
        sources = self.etree.Element(f"{{{NAMESPACE}}}Sources")
        sources.tail = "\n"
        for article in self.bundle.articles:
            self._source(sources, carry(article, _LIMITS).article)
        project = self.etree.Element(f"{{{NAMESPACE}}}Project", nsmap={None: NAMESPACE})
        project.set("name", writable(self.bundle.schema.name or "Hashiya", "The name of the label set"))
        project.set("origin", f"Hashiya {__version__}")
        if self.users:
            listed = self._add(project, "Users")
            for name in self.users:
                self._add(listed, "User", guid=guid("user", name), name=name)
        self._code_book(project)
        if self.variables:
            listed = self._add(project, "Variables")
            for name in self.variables:
                self._add(listed, "Variable", guid=guid("variable", name), name=name, typeOfVariable="Text")
        if len(sources):
            project.append(sources)
        self._endings(project)
        data = self.etree.tostring(project, encoding="UTF-8", xml_declaration=True, standalone=True)
        self._file("project.qde", data)

    def _file(self, name: str, data: bytes) -> None:
        # without the time, so that the same project gives the same file
        member = zipfile.ZipInfo(name, _MIDDLE)
        member.compress_type = zipfile.ZIP_DEFLATED
        self.archive.writestr(member, data)

    def _code_book(self, project: Any) -> None:
        labels = self.bundle.schema.labels
        more = [name for name in self.used if name not in {label_out(label.name) for label in labels}]
        if not labels and not more:
            return
        codes = self._add(self._add(project, "CodeBook"), "Codes")
        known = {label.id for label in labels}
        for label in labels:
            if label.parent not in known:
                self._code(codes, label)
        for name in more:
            self._add(codes, "Code", guid=guid("code", name), name=name, isCodable="true")

    def _code(self, parent: Any, label: Label, above: tuple[LabelId, ...] = ()) -> None:
        name = label_out(label.name)
        colour = {"color": label.colour} if label.colour else {}
        code = self._add(parent, "Code", guid=guid("code", name), name=name, isCodable="true", **colour)
        if label.description:
            self._add(code, "Description", label.description)
        for each in self.bundle.schema.labels:
            if each.parent == label.id and each.id not in above:
                self._code(code, each, (*above, label.id))

    def _user(self, name: str) -> str:
        self.users[name] = None
        return guid("user", name)

    def _coding(self, parent: Any, label: str | None, annotator: str, *parts: object) -> None:
        name = label_out(label)
        self.used[name] = None
        coding = self._add(parent, "Coding", guid=guid("coding", *parts), creatingUser=self._user(annotator))
        self._add(coding, "CodeRef", targetGUID=guid("code", name))

    def _source(self, sources: Any, article: BundleArticle) -> None:
        own = guid("source", article.id)
        self._file(f"sources/{own}.txt", article.content.encode("utf-8"))
        title = article.details.title or article.id
        source = self._add(sources, "TextSource", guid=own, name=title, plainTextPath=f"internal://{own}.txt")
        references = []
        for mention in article.mentions:
            self._selection(source, article, mention)
        for order, note in enumerate(article.notes):
            key = guid("note", article.id, order)
            self._user(note.annotator)
            self.notes.append((key, note))
            if note.span is not None:
                about = self._marked(source, article, note.span, guid("noted", article.id, order))
                self._add(about, "NoteRef", targetGUID=key)
            elif note.mention is None:
                references.append(key)
        for annotator, label in article.labels:
            self._coding(source, label, annotator, article.id, annotator, label)
        for key in references:
            self._add(source, "NoteRef", targetGUID=key)
        for name, value in {"id": article.id, **details_out(article.details)}.items():
            if name != "title":
                self.variables[name] = None
                given = self._add(source, "VariableValue")
                self._add(given, "VariableRef", targetGUID=guid("variable", name))
                self._add(given, "TextValue", value)
        for relation in article.relations:
            ends = [guid("selection", article.id, each) for each in (relation.source, relation.target)]
            self.links.append((relation.type, ends[0], ends[1]))

    def _marked(self, source: Any, article: BundleArticle, span: Span, key: str) -> Any:
        quote = span.slice(article.content)
        # a name that XML cannot hold is left out: it only proves the positions
        named = {} if NOT_XML.search(quote) else {"name": quote}
        return self._add(
            source, "PlainTextSelection", guid=key, startPosition=str(span.start), endPosition=str(span.end), **named
        )

    def _selection(self, source: Any, article: BundleArticle, mention: BundleMention) -> None:
        key = guid("selection", article.id, mention.id)
        selection = self._marked(source, article, mention.spans[0], key)
        if mention.note:
            self._add(selection, "Description", mention.note)
        self._coding(selection, mention.label, mention.annotator, article.id, mention.id)
        for order, note in enumerate(article.notes):
            if note.mention == mention.id:
                self._add(selection, "NoteRef", targetGUID=guid("note", article.id, order))

    def _endings(self, project: Any) -> None:
        if self.notes:
            listed = self._add(project, "Notes")
            for key, note in self.notes:
                held = self._add(listed, "Note", guid=key, creatingUser=guid("user", note.annotator))
                self._add(held, "PlainTextContent", note.body)
        if self.links:
            listed = self._add(project, "Links")
            for order, (kind, source, target) in enumerate(self.links):
                self._add(
                    listed, "Link", guid=guid("link", order, source, target), name=kind, direction="OneWay",
                    originGUID=source, targetGUID=target,
                )  # fmt: skip
