"""REFI-QDA projects (.qdpx 1.5), which ATLAS.ti, MAXQDA, NVivo and others exchange: a zip with an XML and the texts.

https://www.qdasoftware.org: the label set is the code book, a mention a selection with a coding, a relation a link.
The standard does not say what positions count; here they count code points of the text file (UTF-8, LF, no BOM), and
each selection has its words as its name.
"""

import shutil
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from uuid import UUID, uuid5

from reader import __version__
from reader.domain.schema import Label, LabelId
from reader.domain.span import Span
from reader.formats.base import TEXTS_AND_DETAILS, Bundle, BundleArticle, BundleMention, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of
from reader.formats.foreign import Findings, bundle_of, details_out, label_out
from reader.formats.refi_reading import NAMESPACE, TOOL, articles_of, with_codes
from reader.formats.xml_files import EXTRA, etree_for_writing
from reader.formats.xml_letters import NOT_XML, legal, legal_article, replaced

_CARRIED = ("relations", "notes", "mention notes", "article labels", "annotators", *TEXTS_AND_DETAILS)
_OF_LABELS = ("label colours", "label guidelines")
_LIMITS = Limits(_CARRIED, TOOL)
_OURS = UUID("5a9c3d0e-7a55-4f0c-9d5e-0a7b51c1f8a1")
_MIDDLE = (1980, 1, 1, 0, 0, 0)
_DECLARED, _END = f' xmlns="{NAMESPACE}"'.encode(), b"</Project>"
_IN_MEMORY = 1 << 20


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
    carries = frozenset((*_CARRIED, *_OF_LABELS))
    own_schema = False
    extra = EXTRA
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions in pieces, and what holds a character that XML cannot hold."""
        return [*carry(article, _LIMITS).rows, *replaced(article, _CARRIED, text=False)]

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the archive."""
        etree = etree_for_writing(path)
        with ExitStack() as files:
            archive = files.enter_context(zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED))
            sources, notes, links = (files.enter_context(SpooledTemporaryFile(_IN_MEMORY)) for _ in range(3))
            _Written(etree, bundle, archive, sources, notes, links).write()

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the archive again and compare texts, mentions, relations, notes and article labels."""
        return differences_of(map(legal_article, bundle.articles), articles_of(path, Findings(path, TOOL)), _LIMITS)

    def accepts(self, path: Path) -> bool:
        """Tell by the suffix."""
        return path.suffix.lower() == ".qdpx" and path.is_file()

    def read(self, path: Path) -> Bundle:
        """Read an archive; a selection that cannot stand is refused, and the rest comes in."""
        return with_codes(path, bundle_of(path, TOOL, partial(articles_of, path)))


@lru_cache(maxsize=512)
def guid(*parts: object) -> str:
    """Return the lasting id of something by what it is called."""
    return str(uuid5(_OURS, "\0".join(map(str, parts))))


@dataclass
class _Written:
    """Write an archive; what stands behind the sources, and they behind what they name, is put aside meanwhile."""

    etree: Any
    bundle: Bundle
    archive: zipfile.ZipFile
    sources: IO[bytes]
    notes: IO[bytes]
    links: IO[bytes]
    users: dict[str, None] = field(default_factory=dict)
    variables: dict[str, None] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    linked: int = 0

    def _add(self, parent: Any, tag: str, text: str | None = None, **given: str) -> Any:
        """Return a new element in `parent`, or one for itself."""
        name = f"{{{NAMESPACE}}}{tag}"
        attributes = {key: legal(value) for key, value in given.items()}
        if parent is None:
            made = self.etree.Element(name, attributes, nsmap={None: NAMESPACE})
        else:
            made = self.etree.SubElement(parent, name, attributes)
        made.text = text and legal(text)
        made.tail = "\n"
        return made

    def _put(self, held: IO[bytes], element: Any) -> None:
        held.write(self.etree.tostring(element, encoding="UTF-8").replace(_DECLARED, b"", 1))

    def write(self) -> None:
        """Write the texts, and then the project that tells of them."""
        for article in self.bundle.articles:
            self._source(carry(article, _LIMITS).article)
        project = self.etree.Element(f"{{{NAMESPACE}}}Project", nsmap={None: NAMESPACE})
        project.set("name", legal(self.bundle.schema.name or "Hashiya"))
        project.set("origin", f"Hashiya {__version__}")
        project.text = "\n"
        if self.users:
            listed = self._add(project, "Users")
            for name in self.users:
                self._add(listed, "User", guid=guid("user", name), name=name)
        self._code_book(project)
        if self.variables:
            listed = self._add(project, "Variables")
            for name in self.variables:
                self._add(listed, "Variable", guid=guid("variable", name), name=name, typeOfVariable="Text")
        frame = self.etree.tostring(project, encoding="UTF-8", xml_declaration=True, standalone=True)
        with self._member("project.qde") as file:
            file.write(frame.removesuffix(_END))
            for tag, held in (("Sources", self.sources), ("Notes", self.notes), ("Links", self.links)):
                if held.tell():
                    held.seek(0)
                    file.write(f"<{tag}>\n".encode())
                    shutil.copyfileobj(held, file)
                    file.write(f"</{tag}>\n".encode())
            file.write(_END)

    def _member(self, name: str) -> IO[bytes]:
        # without the time, so that the same project gives the same file
        member = zipfile.ZipInfo(name, _MIDDLE)
        member.compress_type = zipfile.ZIP_DEFLATED
        return self.archive.open(member, "w", force_zip64=True)

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

    def _source(self, article: BundleArticle) -> None:
        own = guid("source", article.id)
        with self._member(f"sources/{own}.txt") as file:
            file.write(article.content.encode("utf-8"))
        title = article.details.title or article.id
        source = self._add(None, "TextSource", guid=own, name=title, plainTextPath=f"internal://{own}.txt")
        about: dict[str, list[str]] = {}
        for order, note in enumerate(article.notes):
            if note.mention is not None:
                about.setdefault(note.mention, []).append(guid("note", article.id, order))
        for mention in article.mentions:
            self._selection(source, article, mention, about.get(mention.id, ()))
        for key in self._notes(source, article):
            self._add(source, "NoteRef", targetGUID=key)
        for name, value in {"id": article.id, **details_out(article.details)}.items():
            if name != "title":
                self.variables[name] = None
                given = self._add(source, "VariableValue")
                self._add(given, "VariableRef", targetGUID=guid("variable", name))
                self._add(given, "TextValue", value)
        self._put(self.sources, source)
        for relation in article.relations:
            ends = [guid("selection", article.id, each) for each in (relation.source, relation.target)]
            link = self._add(
                None, "Link", guid=guid("link", self.linked, *ends), name=relation.type, direction="OneWay",
                originGUID=ends[0], targetGUID=ends[1],
            )  # fmt: skip
            self.linked += 1
            self._put(self.links, link)

    def _notes(self, source: Any, article: BundleArticle) -> list[str]:
        """Write an article's notes and its labels, and return the notes that are on the article itself."""
        references = []
        for order, note in enumerate(article.notes):
            key = guid("note", article.id, order)
            held = self._add(None, "Note", guid=key, creatingUser=self._user(note.annotator))
            self._add(held, "PlainTextContent", note.body)
            self._put(self.notes, held)
            if note.span is not None:
                marked = self._marked(source, article, note.span, guid("noted", article.id, order))
                self._add(marked, "NoteRef", targetGUID=key)
            elif note.mention is None:
                references.append(key)
        for annotator, label in article.labels:
            self._coding(source, label, annotator, article.id, annotator, label)
        return references

    def _marked(self, source: Any, article: BundleArticle, span: Span, key: str) -> Any:
        quote = span.slice(article.content)
        # a name that XML cannot hold is left out: it only proves the positions
        named = {} if NOT_XML.search(quote) else {"name": quote}
        return self._add(
            source, "PlainTextSelection", guid=key, startPosition=str(span.start), endPosition=str(span.end), **named
        )

    def _selection(self, source: Any, article: BundleArticle, mention: BundleMention, notes: Sequence[str]) -> None:
        key = guid("selection", article.id, mention.id)
        selection = self._marked(source, article, mention.spans[0], key)
        if mention.note:
            self._add(selection, "Description", mention.note)
        self._coding(selection, mention.label, mention.annotator, article.id, mention.id)
        for note in notes:
            self._add(selection, "NoteRef", targetGUID=note)
