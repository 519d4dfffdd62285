"""Reading REFI-QDA projects: code book, texts, selections, notes and links of any program that writes them.

The standard leaves open what positions count. A selection is usually named after its words: where that proves another
count (UTF-16 units, a BOM, CR LF line ends) it is taken, and told; where it proves nothing, code points are taken.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.domain.schema import Label, LabelId, LabelKind, Schema
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle
from reader.formats.foreign import CODE_POINTS, UTF16, Findings, Gathered, Ruler, label_in, settled
from reader.formats.plain_text import decode
from reader.formats.xml_files import name_of, parts_of
from reader.formats.zip_files import Archive

NAMESPACE = "urn:QDA-XML:project:1.0"
TOOL = "refi-qda"
_PROJECT = "project.qde"
_INTERNAL = "internal://"
_NS = {"q": NAMESPACE}
_Q = f"{{{NAMESPACE}}}"
_TEXTS = ("TextSource", "Representation", "TextDescription", "Transcript")
_TEXT_TAGS = tuple(f"{_Q}{name}" for name in _TEXTS)
_ELSEWHERE = ("PictureSource", "AudioSource", "VideoSource", "PDFSelection", "PictureSelection", "AudioSelection",
              "VideoSelection", "Case", "Set", "Graph")  # fmt: skip
_DETAILS = ("source", "url", "author", "published", "language")
_CUT = ("…", "...")


def articles_of(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    """Yield an article for each text of a project. Raises ImportProblem."""
    with Archive(path) as archive:
        project = _Project.of(path, archive)
        for each in project.parts():
            if each.tag in _TEXT_TAGS and name_of(each.getparent()) != "Notes":
                article = _article(findings, project, each)
                if article is not None:
                    yield article
            for inside in each.iter():
                if name_of(inside) in _ELSEWHERE:
                    findings.left_out[f"<{name_of(inside)}> elements"] += 1
        unused = len(project.found(".//q:Link")) - len(project.linked)
        if unused:
            findings.left_out["links between what is no mention of one text"] += unused


def with_codes(path: Path, bundle: Bundle) -> Bundle:
    """Return a bundle with the whole code book as its label set: tree, colours, descriptions."""
    with Archive(path) as archive:
        project = _Project.of(path, archive)
        kinds = {label.name: label.kind for label in bundle.schema.labels}
        labels: dict[str, Label] = {}
        for code in project.found(".//q:Codes//q:Code"):
            name = project.codes[_key(code.get("guid"))]
            if name is None:
                continue
            above = project.codes.get(_key(code.getparent().get("guid")))
            description = code.findtext(f"{_Q}Description", "")
            labels[name] = Label(
                LabelId(len(labels)), name, colour=_colour(code.get("color")), kind=kinds.get(name, LabelKind.MENTION),
                parent=labels[above].id if above in labels else None, description=settled(description),
                position=len(labels),
            )  # fmt: skip
        rest = [label for label in bundle.schema.labels if label.name not in labels]
        more = [replace(label, id=LabelId(at), position=at) for at, label in enumerate(rest, len(labels))]
    return replace(bundle, schema=Schema((*labels.values(), *more), bundle.schema.relation_types))


def _key(guid: str | None) -> str:
    return (guid or "").strip("{} ").lower()


def _colour(value: str | None) -> str:
    if value is None or not value.startswith("#"):
        return ""
    short = len(value) == 4
    return ("#" + "".join(2 * digit for digit in value[1:]) if short else value).lower()


@dataclass
class _Project:
    """Hold the project's XML, and what its parts refer to by guid; `root` has texts without what is in them."""

    path: Path
    archive: Archive
    name: str
    data: bytes
    root: Any = None
    linked: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, path: Path, archive: Archive) -> "_Project":
        """Return the project of an archive. Raises ImportProblem when it has none."""
        name = archive.find(_PROJECT)
        if name is None:
            found = ", ".join(archive.names[:5]) or "nothing"
            raise ImportProblem(str(path), f"It has no {_PROJECT}, but {found}.", "Nothing was added.")
        project = cls(path, archive, name, archive.read(name))
        (project.root,) = deque(project.parts(), 1)
        if project.root.tag != f"{_Q}Project":
            raise ImportProblem(str(path), f"Its first element is {project.root.tag}, expected Project.", "", name)
        return project

    def parts(self) -> Iterator[Any]:
        """Yield each text with what is in it, one in memory at a time, and last the project without that."""
        return parts_of(self.path, self.data, self.name, _TEXT_TAGS)

    def found(self, steps: str) -> list[Any]:
        """Return what an XPath finds."""
        found: list[Any] = self.root.xpath(steps, namespaces=_NS)
        return found

    @cached_property
    def codes(self) -> dict[str, str | None]:
        """Return the label that each code stands for; codes of one name are told apart by those above them."""
        names: dict[str, str | None] = {}
        for code in self.found(".//q:Codes//q:Code"):
            name = label_in(code.get("name"))
            above = names.get(_key(code.getparent().get("guid")))
            if name in names.values() and name is not None:
                name = f"{above} / {name}" if above else f"{name} 2"
            while name in names.values() and name is not None:
                name += "'"
            names[_key(code.get("guid"))] = name
        return names

    @cached_property
    def users(self) -> dict[str, str]:
        """Return the names of users."""
        return {_key(each.get("guid")): each.get("name") or each.get("id") or "" for each in self.found(".//q:User")}

    @cached_property
    def variables(self) -> dict[str, str]:
        """Return the names of variables."""
        return {_key(each.get("guid")): each.get("name", "") for each in self.found(".//q:Variable")}

    @cached_property
    def notes(self) -> dict[str, Any]:
        """Return the notes."""
        return {_key(each.get("guid")): each for each in self.found("q:Notes/q:Note")}

    @cached_property
    def links(self) -> dict[str, list[tuple[int, Any]]]:
        """Return the links with their numbers, by what they lead from."""
        found: dict[str, list[tuple[int, Any]]] = {}
        for number, link in enumerate(self.found(".//q:Link")):
            found.setdefault(_key(link.get("originGUID")), []).append((number, link))
        return found

    def text(self, element: Any) -> str:
        """Return the text of a source or note. Raises ValueError that says why there is none."""
        held = element.find(f"{_Q}PlainTextContent")
        if held is not None:
            return held.text or ""
        at = element.get("plainTextPath")
        if not at:
            raise ValueError("it has no plain text")
        if not at.startswith(_INTERNAL):
            raise ValueError(f"its text lies outside of the project: {at}")
        name = self.archive.find(f"sources/{at.removeprefix(_INTERNAL)}")
        if name is None:
            raise ValueError(f"its text {at} is not in the project")
        data = self.archive.read(name)
        # strict, so that another charset's letters are not guessed
        return decode(data, "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else None)[0]


def _article(findings: Findings, project: _Project, element: Any) -> BundleArticle | None:
    name = element.get("name") or element.getparent().get("name") or ""
    try:
        raw = project.text(element)
    except (ValueError, LookupError) as error:
        findings.refuse(name, f"A text is refused: {error}.")
        return None
    points = {_key(each.get("guid")): each.get("position") for each in element.findall(f"{_Q}SyncPoint")}
    selections = [_Selection.of(each, points) for each in element.iterchildren() if name_of(each) in _SELECTIONS]
    gathered = Gathered(findings, _as_counted(findings, raw, selections), name)
    for order, each in enumerate(selections, 1):
        _take(gathered, project, each, f"selection {order}")
    for coding in element.findall(f"{_Q}Coding"):
        label = project.codes.get(_key(_target(coding, "CodeRef")))
        if label is None:
            findings.refuse(name, "A label of the text is refused: its code is not there.")
        else:
            gathered.article_label(label, project.users.get(_key(coding.get("creatingUser"))))
    for body, who in _notes(project, element):
        gathered.note(body, None, who)
    for selection in selections:
        for number, link in project.links.get(_key(selection.element.get("guid")), ()):
            ends = [_key(link.get(side)) for side in ("originGUID", "targetGUID")]
            if all(map(gathered.knows, ends)):
                project.linked.add(number)
                gathered.relation(link.get("name"), ends[0], ends[1], f"link {number + 1}")
    given = {
        project.variables.get(_key(_target(each, "VariableRef")), ""): settled(each[-1].text or "")
        for each in element.findall(f"{_Q}VariableValue")
        if len(each) > 1
    }
    meta = {key: value for key, value in given.items() if key in _DETAILS} | ({"title": name} if name else {})
    extra = {key: value for key, value in given.items() if key and key not in (*_DETAILS, "id")}
    return gathered.article(given.get("id") or element.get("guid"), meta, extra)


_SELECTIONS = ("PlainTextSelection", "TranscriptSelection")


@dataclass(frozen=True, slots=True)
class _Selection:
    """Hold where a selection says it is, None where it does not, and its name."""

    element: Any
    start: int | None
    end: int | None
    name: str

    @classmethod
    def of(cls, element: Any, points: Mapping[str, str | None]) -> "_Selection":
        """Return a selection; one of a transcript is from one point in time to another, whose places are known."""
        edges = [
            element.get(at) or points.get(_key(element.get(point)))
            for at, point in (("startPosition", "fromSyncPoint"), ("endPosition", "toSyncPoint"))
        ]
        start, end = (int(edge) if edge and edge.strip().isdecimal() else None for edge in edges)
        return cls(element, start, end, element.get("name") or "")

    def span(self, ruler: Ruler) -> tuple[Span, bool, bool]:
        """Return the span, whether its name proves it, and whether in UTF-16 units. Raises ValueError."""
        for unit in (CODE_POINTS, UTF16):
            try:
                span = ruler.span(self.start, self.end, unit)
            except ValueError:
                continue
            if _is_named(self.name, span.slice(ruler.content)):
                return span, True, unit == UTF16
        return ruler.span(self.start, self.end, CODE_POINTS), False, False


def _is_named(name: str, found: str) -> bool:
    if name == found and not name.isspace():
        return True
    wanted, words = " ".join(name.split()), " ".join(found.split())
    if wanted.endswith(_CUT):
        wanted = wanted.rstrip(". …")
        return bool(wanted) and words.startswith(wanted)
    return bool(wanted) and words == wanted


def _as_counted(findings: Findings, raw: str, selections: list[_Selection]) -> str:
    """Return the text with the BOM and the line ends that the positions count, as far as names prove it."""
    plain = raw.replace("\r\n", "\n")
    windows = plain.replace("\n", "\r\n")
    forms = dict.fromkeys((raw, plain, windows, f"\ufeff{raw}", f"\ufeff{plain}", f"\ufeff{windows}"))
    best, most = raw, -1
    for form in forms:
        ruler = Ruler(form)
        proved = sum(1 for each in selections if _proves(each, ruler))
        if proved > most:
            best, most = form, proved
        if proved == len(selections):
            break
    if best != raw:
        findings.left_out["texts whose positions count other line ends or a BOM, set right by the names"] += 1
    return best


def _proves(selection: _Selection, ruler: Ruler) -> bool:
    try:
        return selection.span(ruler)[1]
    except ValueError:
        return False


def _target(element: Any, tag: str) -> str | None:
    found = element.find(f"{_Q}{tag}")
    return None if found is None else found.get("targetGUID")


def _notes(project: _Project, element: Any) -> Iterator[tuple[str, str | None]]:
    for each in element.findall(f"{_Q}NoteRef"):
        note = project.notes.get(_key(each.get("targetGUID")))
        if note is not None:
            try:
                yield project.text(note), project.users.get(_key(note.get("creatingUser")))
            except (ValueError, LookupError):
                continue


def _take(gathered: Gathered, project: _Project, selection: _Selection, place: str) -> None:
    """Take in a mention for each code of a selection; without a code it is a highlight, or what a note is about."""
    element = selection.element
    try:
        span, proved, moved = selection.span(gathered.ruler)
    except ValueError as error:
        gathered.findings.refuse(f"{gathered.place}, {place}", f"A mention is refused: {error}.")
        return
    gathered.ruler.moved += moved
    if selection.name and not proved:
        gathered.findings.left_out["selections whose name is not their text"] += 1
    who = project.users.get(_key(element.get("creatingUser")))
    described = settled(element.findtext(f"{_Q}Description", ""))
    codings = element.findall(f"{_Q}Coding")
    notes = list(_notes(project, element))
    if not codings and notes:
        for body, by in notes:
            gathered.note(body, None, by or who, span)
        if not described:
            return
    own = _key(element.get("guid")) or None
    if not codings:
        gathered.stored_mention([span], None, key=own, annotator=who, note=described, place=place)
        return
    for order, coding in enumerate(codings):
        code = _key(_target(coding, "CodeRef"))
        if code not in project.codes:
            gathered.findings.refuse(f"{gathered.place}, {place}", f"A mention is refused: there is no code {code}.")
            continue
        key = own if order == 0 else _key(coding.get("guid")) or None
        by = project.users.get(_key(coding.get("creatingUser"))) or who
        gathered.stored_mention(
            [span], project.codes[code], key=key, annotator=by, note="" if order else described, place=place
        )
        for body, said_by in (*_notes(project, coding), *(() if order else notes)):
            gathered.note(body, key, said_by or by)
