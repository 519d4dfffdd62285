"""Reading TEI: the text with its inline names as mentions, and what stands off it, in our files and in others'.

In others' files white space is collapsed as TEI means it, each block (paragraph, heading, verse) becomes a line, and
of two readings the edited one is taken. Where pointers count characters of the text, it is taken as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.domain.schema import LabelKind
from reader.domain.span import Span
from reader.formats.base import BundleArticle, BundleEntity
from reader.formats.foreign import Findings, Gathered, settled
from reader.formats.tei_names import ALIAS, APPLICATION, ENTITIES, LABELS, NAMESPACE, NOTES, name_in, plain, word_in
from reader.formats.tei_walking import Place, Walk
from reader.formats.xml_files import XML_ID, XML_LANG, name_of, root_of

_NS = {"t": NAMESPACE}
_RANGE = re.compile(r"#string-range\(\s*#?([^,()\s]+)\s*,([\d\s,]+)\)")
_NOT_FEATURES = frozenset(("change", "resp", "n", "rend", "facs", "ref", "next", "prev", "corresp"))


def articles_of(path: Path, findings: Findings, place: str) -> Iterator[BundleArticle]:
    """Yield an article for each text of a file. Raises ImportProblem for what is no TEI."""
    root = root_of(path)
    if root.tag not in (f"{{{NAMESPACE}}}TEI", f"{{{NAMESPACE}}}teiCorpus"):
        problem = f"Its first element is {name_of(root) or root.tag}, expected TEI or teiCorpus."
        raise ImportProblem(str(path), problem, "Nothing was added.")
    documents = [each for each in root.iter(f"{{{NAMESPACE}}}TEI") if each.find("t:text", _NS) is not None]
    if not documents:
        raise ImportProblem(str(path), "It holds no text.", "Nothing was added.")
    for document in documents:
        texts = list(document.find("t:text", _NS).iter(f"{{{NAMESPACE}}}text"))
        # a group holds texts of their own
        leaves = [each for each in texts if each.find("t:group", _NS) is None]
        for order, text in enumerate(leaves, 1):
            stem = path.stem if len(leaves) == 1 else f"{path.stem}-{order}"
            article = _Reading(path, findings, place, document, text).article(stem)
            if article is not None:
                yield article


@dataclass
class _Reading:
    path: Path
    findings: Findings
    place: str
    document: Any
    text: Any
    ends: dict[str, str] = field(default_factory=dict)

    def _found(self, steps: str) -> list[Any]:
        found: list[Any] = self.document.xpath(steps, namespaces=_NS)
        return found

    @cached_property
    def _own(self) -> bool:
        return bool(self._found(f"t:teiHeader//t:application[@ident='{APPLICATION}']"))

    @cached_property
    def _by_id(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for each in self.document.iter():
            key = each.get(XML_ID) if isinstance(each.tag, str) else None
            if key:
                found.setdefault(key, each)
        return found

    def _at(self, pointer: str | None) -> Any:
        return self._by_id.get((pointer or "").lstrip("#"))

    def _says(self, element: Any) -> str:
        said = plain(element)
        return said if self._own else " ".join(said.split())

    def article(self, stem: str) -> BundleArticle | None:
        """Return the article with what stands in its text and off it."""
        spans = self._found(".//t:spanGrp/t:span")
        verbatim = self._own or any("string-range(" in each.get("target", "") for each in spans)
        walk = Walk(self.text, verbatim)
        if not walk.content.strip() and not self._own:
            self.findings.refuse(self.place + stem, "A text is refused: it is empty.")
            return None
        where = f"{self.place}{stem}" if self.place or stem != self.path.stem else self.path.name
        gathered = Gathered(self.findings, walk.content, where)
        self._read_entities()
        for found in walk.names:
            self._name(gathered, found)
        for order, each in enumerate(spans, 1):
            self._span(gathered, walk, each, f"span {order}")
        self._read_relations(gathered)
        for element, after in walk.notes:
            gathered.note(self._says(element), None, None, _word_before(walk.content, after))
        for what, count in walk.skipped.items():
            self.findings.left_out[f"<{what}> elements"] += count
        held = {key: value for key, value in self._details().items() if value}
        own_id = next((self._says(each) for each in self._found(f".//t:idno[@type='{APPLICATION}']")), None)
        return gathered.article(own_id or stem, held)

    def _details(self) -> dict[str, str]:
        def first(*steps: str) -> str:
            for step in steps:
                for each in self._found(f"t:teiHeader//{step}"):
                    said = each if isinstance(each, str) else self._says(each)
                    if said.strip() or (self._own and said):
                        return str(said)
            return ""

        # a group's text has a heading of its own
        alone = self.document.find("t:text", _NS) is self.text
        head = next(self.text.iter(f"{{{NAMESPACE}}}head"), None)
        title = first("t:titleStmt/t:title") if alone else ""
        language = first("t:language") if self._own else ""
        return {
            "title": title or ("" if head is None else self._says(head)),
            "author": first("t:titleStmt/t:author", "t:sourceDesc//t:author"),
            "published": first("t:publicationStmt/t:date", "t:sourceDesc//t:date/@when")
            if self._own
            else first("t:sourceDesc//t:date/@when", "t:sourceDesc//t:date", "t:publicationStmt/t:date/@when"),
            "source": first("t:publicationStmt/t:publisher")
            if self._own
            else first("t:sourceDesc//t:title[@level='j']", "t:publicationStmt/t:publisher"),
            "url": first("t:idno[@type='URI' or @type='url']"),
            "language": language or self.text.get(XML_LANG) or self.document.get(XML_LANG) or "",
        }

    def _name(self, gathered: Gathered, found: Place) -> None:
        """Take an inline name in as a mention; what it refers to becomes an entity."""
        element = found.element
        label = name_of(element)
        attributes = {
            key: settled(value) for key, value in element.attrib.items() if "{" not in key and key not in _NOT_FEATURES
        }
        pointer = element.get("ref") or ""
        entity = self._refers_to(pointer, " ".join(gathered.ruler.raw[found.start : found.end].split()))
        key = element.get(XML_ID)
        gathered.mention(
            [(found.start, found.end)], label, key=None if key is None or gathered.knows(key) else key,
            attributes=attributes, entity=entity, place=f"line {element.sourceline}",
        )  # fmt: skip

    def _refers_to(self, pointer: str, name: str) -> str | None:
        """Return the entity that a pointer means; one that is new takes the name it is first called by."""
        if not pointer.strip():
            return None
        key = settled(" ".join(pointer.split()))
        if key not in self.findings.entities:
            described = self._at(key) if key.startswith("#") else None
            ids = dict(each.split(":", 1) for each in key.split() if ":" in each)
            called = [] if described is None else [
                self._says(each) for each in described.iter() if name_of(each).lower().endswith("name")
            ]  # fmt: skip
            named = next((each for each in called if each), name)
            self.findings.entities[key] = BundleEntity(key, settled(named), external_ids=ids)
        return key

    def _read_entities(self) -> None:
        """Take in the register that our files bring."""
        for item in self._found(f".//t:standOff/t:list[@type='{ENTITIES}']/t:item") if self._own else ():
            label = self._label(item)
            if label is not None:
                self.findings.labels.setdefault(label, LabelKind.MENTION)
            names = item.findall("t:name", _NS)
            note = item.find("t:note", _NS)
            key = item.get("n") or item.get(XML_ID) or ""
            self.findings.entities.setdefault(
                key,
                BundleEntity(
                    key,
                    next((plain(each) for each in names if each.get("type") != ALIAS), ""),
                    label,
                    tuple(plain(each) for each in names if each.get("type") == ALIAS),
                    {word_in(each.get("type", "")): plain(each) for each in item.findall("t:idno", _NS)},
                    "" if note is None else plain(note),
                ),
            )

    def _label(self, element: Any) -> str | None:
        """Return the label that an element is analysed as."""
        meant = self._at(element.get("ana"))
        if meant is not None and name_of(meant) == "category":
            described = meant.find("t:catDesc", _NS)
            return self._says(meant if described is None else described)
        return None

    def _annotator(self, element: Any) -> str | None:
        meant = self._at(element.get("resp"))
        if meant is None:
            return None
        named = next((each for each in meant.iter() if name_of(each).lower().endswith("name")), meant)
        return self._says(named)

    def _span(self, gathered: Gathered, walk: Walk, element: Any, place: str) -> None:
        """Take in what one <span> says of a stretch of text."""
        kind = element.getparent().get("type") or ""
        label, who = self._label(element), self._annotator(element)
        if self._own and kind == LABELS:
            gathered.article_label(label, who)
            return
        if self._own and kind == NOTES:
            self._note(gathered, walk, element, who)
            return
        pairs = self._stretches(walk, element)
        if pairs is None:
            gathered.findings.refuse(
                f"{gathered.place}, {place}", "A mention is refused: what it points to is not there."
            )
            return
        words = element.findall("t:rs", _NS)
        quoted = [plain(each) for each in words] if self._own and len(words) == len(pairs) else None
        note = element.find("t:note", _NS)
        meant = self._at(words[0].get("ref")) if words else None
        gathered.mention(
            pairs, label or (None if self._own else element.get("type") or kind or None),
            key=element.get(XML_ID), quote=quoted, annotator=who, note="" if note is None else self._says(note),
            attributes=self._features(element), entity=None if meant is None else self._entity_of(meant), place=place,
        )  # fmt: skip

    def _entity_of(self, item: Any) -> str | None:
        key = item.get("n") or item.get(XML_ID) or ""
        return key if key in self.findings.entities else None

    def _note(self, gathered: Gathered, walk: Walk, element: Any, who: str | None) -> None:
        target = element.get("target", "")
        if gathered.knows(target.lstrip("#")):
            gathered.note(plain(element), target.lstrip("#"), who)
            return
        pairs = self._stretches(walk, element) if "string-range(" in target else None
        gathered.note(plain(element), None, who, gathered.ruler.span(*pairs[0], gathered.unit) if pairs else None)

    def _features(self, element: Any) -> dict[str, str]:
        """Return the features in an element, or that it is analysed as."""
        meant = self._at(element.get("ana"))
        held = element.find("t:fs", _NS)
        if held is None and meant is not None and name_of(meant) == "fs":
            held = meant
        found = {}
        for each in held.findall("t:f", _NS) if held is not None else ():
            symbol = each.find("t:symbol", _NS)
            value = symbol.get("value", "") if symbol is not None else None
            string = each.find("t:string", _NS)
            name = each.get("name", "")
            said = self._says(each if string is None else string) if value is None else value
            found[settled(name_in(name) if self._own else name)] = settled(said)
        return found

    def _stretches(self, walk: Walk, element: Any) -> list[tuple[int, int]] | None:
        """Return what a <span> points to, in code points of the text; None when that is not there."""
        target = element.get("target") or ""
        found: list[tuple[int, int]] = []
        for named, numbers in _RANGE.findall(target):
            base = walk.places.get(named)
            edges = [int(each) for each in numbers.split(",") if each.strip()]
            if base is None or len(edges) % 2 or not edges:
                return None
            found += [(base[0] + at, base[0] + at + length) for at, length in zip(edges[::2], edges[1::2])]
        rest = _RANGE.sub("", target).split()
        for pointer in rest:
            place = walk.places.get(pointer.lstrip("#"))
            if place is None:
                return None
            found.append(place)
        if element.get("from") and not target:
            first = walk.places.get(element.get("from").lstrip("#"))
            last = walk.places.get((element.get("to") or element.get("from")).lstrip("#"))
            if first is None or last is None:
                return None
            found.append((first[0], last[1]))
        return found or None

    def _read_relations(self, gathered: Gathered) -> None:
        for order, each in enumerate(self._found(".//t:relation"), 1):
            source, target = ((each.get(side) or "").lstrip("#") for side in ("active", "passive"))
            if self._own or (gathered.knows(source) and gathered.knows(target)):
                kind = each.get("name") or each.get("type")
                name = word_in(kind) if self._own and kind else kind
                gathered.relation(name, source, target, f"relation {order}", self._features(each))
            else:
                self.findings.left_out["relations between what is no mention"] += 1


def _word_before(content: str, at: int) -> Span | None:
    """Return the word that a remark at a place stands behind, or None."""
    before = re.search(r"\S+\s*$", content[max(0, at - 200) : at])
    if before is None:
        return None
    start = max(0, at - 200) + before.start()
    return Span(start, start + len(before[0].rstrip()))
