"""Reading brat's .ann files: every row understood, left out by name, or refused by its line."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from reader.domain.annotation import EMPTY
from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import ImportProblem
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span, join_spans
from reader.formats.base import Bundle, BundleArticle, BundleEntity, BundleMention, BundleRelation
from reader.formats.brat_names import UNNAMED, from_brat, unescape
from reader.formats.passes import gone_through
from reader.formats.plain_text import read_bytes, stored_name
from reader.text.normalize import clean_import

_ANN = re.compile(r"(?P<id>T\S+)\t(?P<label>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)(?:\t(?P<quote>.*))?")
_RELATION = re.compile(r"(?P<id>R\S+)\t(?P<type>\S+) \S+?:(?P<source>[TE]\S+) \S+?:(?P<target>[TE]\S+)\s*")
_EVENT = re.compile(r"(?P<id>E\S+)\t(?P<label>[^\s:]+):(?P<trigger>T\S+)(?P<roles>(?: +[^\s:]+:[TE]\S+)*)\s*")
_ATTRIBUTE = re.compile(r"(?P<id>[AM]\S+)\t(?P<name>\S+) (?P<target>[TER]\S+)(?: +(?P<value>\S.*?))?\s*")
_NORMALIZATION = re.compile(r"N\S+\t\S+ (?P<target>[TE]\S+) (?P<register>[^\s:]+):(?P<key>\S+)(?:\t(?P<name>.*))?")
_EQUIVALENCE = re.compile(r"\*\t(?P<type>\S+)(?P<ids>(?: +[TE]\S+){2,})\s*")
_NOTE = re.compile(r"#\S+\t(?P<kind>\S+) (?P<target>\S+)\t(?P<note>.*)")
_ANNOTATOR = "brat"
OWN_REGISTER = "hashiya"
# what begins a row that brat has; T is not among them, a bad one is refused
_OTHERS = {
    "R": "relations that name no mentions", "#": "notes on what is no mention", "A": "attributes of what is no mention",
    "M": "attributes of what is no mention", "E": "events without a mention", "N": "normalisations of no mention",
    "*": "equivalences of no mentions",
}  # fmt: skip


@dataclass
class FolderReader:
    """Read the articles of a folder; entities and labels are gathered over all of them."""

    left_out: Counter[str] = field(default_factory=Counter)
    events: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    _entities: dict[str, BundleEntity] = field(default_factory=dict)
    _by_place: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def entities(self) -> tuple[BundleEntity, ...]:
        """What the mentions are linked to."""
        return tuple(self._entities.values())

    def articles(self, files: Sequence[Path], root: Path) -> Iterator[BundleArticle]:
        """Read .ann files, one at a time."""
        for file in files:
            yield self.read(file, root)

    def read(self, file: Path, root: Path) -> BundleArticle:
        """Read an .ann with its .txt."""
        text_file = file.with_suffix(".txt")
        if not text_file.is_file():
            raise ImportProblem(str(file), "Its .txt is not there.", "Put both into the same folder.")
        data = read_bytes(text_file)
        content = _strict_text(text_file, data)
        rows = _Rows(file)
        for number, line in enumerate(_strict_text(file, read_bytes(file)).split("\n"), 1):
            if line and not line.isspace():
                _read_row(rows, line, content, number)
        mentions, relations = rows.settled(self)
        return BundleArticle(
            stored_name(file.relative_to(root).with_suffix("").as_posix()),
            ArticleDetails(stored_name(file.stem)),
            content,
            provenance=Provenance(stored_name(str(text_file)), hashlib.sha256(data).hexdigest(), "utf-8", "utf-8"),
            mentions=mentions,
            relations=relations,
        )

    def bundle(self, first: Iterator[BundleArticle], again: Callable[[], Iterator[BundleArticle]]) -> Bundle:
        """Return the articles, which this reader reads first, with the labels and relation types they use."""
        labels: dict[str, None] = {}
        kinds: dict[str, None] = {}

        def learn(article: BundleArticle) -> None:
            labels.update(dict.fromkeys(mention.label for mention in article.mentions if mention.label))
            kinds.update(dict.fromkeys(relation.type for relation in article.relations))

        articles = gone_through(first, again, learn)
        schema = Schema(
            tuple(
                Label(LabelId(order), name, position=order, event=name in self.events)
                for order, name in enumerate(labels)
            ),
            tuple(
                RelationType(RelationTypeId(order), name, position=order, role=name in self.roles)
                for order, name in enumerate(kinds)
            ),
        )
        left_out = tuple(f"{self.left_out[what]} {what}" for what in sorted(self.left_out))
        return Bundle(schema, articles, ((_ANNOTATOR, "import"),), self.entities, left_out)

    def entity(self, places: Sequence[tuple[str, str, str]]) -> str:
        """Return the entity that is known at one of these places (register, id, name), made when there is none."""
        keys = [(register, key) for register, key, _ in places]
        known = next((self._by_place[key] for key in keys if key in self._by_place), None)
        entity = self._entities[known] if known else BundleEntity(f"e{len(self._entities) + 1}", places[0][2])
        external = {**entity.external_ids}
        external.update((register, key) for register, key in keys if register != OWN_REGISTER)
        self._entities[entity.id] = replace(entity, external_ids=external)
        self._by_place.update(dict.fromkeys(keys, entity.id))
        return entity.id


def _strict_text(file: Path, data: bytes) -> str:
    """Return a file's text. Offsets were counted in it as it lies there, so nothing may need repair."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ImportProblem(
            str(file), "The file is not UTF-8, and brat's are.", "Save it as UTF-8.", f"line {line}"
        ) from error
    repairs = clean_import(text).repairs
    if repairs:
        raise ImportProblem(
            str(file), f"The text would need repair ({', '.join(repairs)}), and its offsets may count what goes.",
            "Save it as UTF-8 without a BOM, with LF line ends, and check the offsets.",
        )  # fmt: skip
    return text


@dataclass
class _Rows:
    """Gather the rows of one .ann; `same` maps a repeated mention to the one that stays, `events` an E to its T."""

    file: Path
    mentions: dict[str, BundleMention] = field(default_factory=dict)
    first: dict[object, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    roles: list[tuple[str, str, str]] = field(default_factory=list)
    relations: list[tuple[str, BundleRelation]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    attributes: list[tuple[str, str, str, str]] = field(default_factory=list)
    places: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)

    def add_mention(self, mention: BundleMention) -> None:
        """Take a mention in, or remember that it repeats one."""
        first = self.first.setdefault((mention.label, mention.spans), mention.id)
        if first == mention.id:
            self.mentions[mention.id] = mention
        else:
            self.same[mention.id] = first

    def _of(self, name: str) -> str | None:
        """Return the mention that a T or E row stands for, or None."""
        name = self.events.get(name, name)
        name = self.same.get(name, name)
        return name if name in self.mentions else None

    def settled(self, reader: FolderReader) -> tuple[tuple[BundleMention, ...], tuple[BundleRelation, ...]]:
        """Check what refers to what, count what was not taken in, and return mentions and relations."""
        relations = self._settled_relations(reader)
        notes: dict[str, list[str]] = {}
        for target, note in self.notes:
            if (name := self._of(target)) is None:
                self.others[_OTHERS["#"]] += 1
            else:
                notes.setdefault(name, []).append(note)
        attributes: dict[str, dict[str, str]] = {}
        named = dict(self.relations)
        for kind, target, attribute, value in self.attributes:
            name = target if target in named else self._of(target)
            if name is None:
                self.others[_OTHERS[kind]] += 1
            else:
                attributes.setdefault(name, {})[attribute] = value
        places: dict[str, list[tuple[str, str, str]]] = {}
        for target, found in self.places.items():
            if (name := self._of(target)) is None:
                self.others[_OTHERS["N"]] += len(found)
            else:
                places.setdefault(name, []).extend(found)
        if self.same:
            self.others["repeated mentions"] += len(self.same)
        reader.left_out.update(self.others)
        reader.events.update(
            dict.fromkeys(label for name in self.events if (label := self.mentions[self._of(name) or ""].label))
        )
        more = notes.keys() | attributes.keys() | places.keys()
        return tuple(
            each._replace(
                note="\n".join(notes.get(name, ())), attributes=attributes.get(name, EMPTY),
                entity=reader.entity(places[name]) if name in places else None,
            ) if name in more else each
            for name, each in self.mentions.items()
        ), tuple(
            replace(relation, attributes=attributes.get(name, {})) for name, relation in relations
        )  # fmt: skip

    def _settled_relations(self, reader: FolderReader) -> list[tuple[str, BundleRelation]]:
        for name, trigger in list(self.events.items()):
            if self._of(trigger) is None:
                raise ImportProblem(str(self.file), f"The event {name} refers to {trigger}, which is no mention.")
        found: list[tuple[str, BundleRelation]] = []
        for name, relation in self.relations:
            ends = []
            for end in (relation.source, relation.target):
                own = self._of(end)
                if own is None:
                    raise ImportProblem(str(self.file), f"A relation refers to {end}, which is no mention.")
                ends.append(own)
            found.append((name, replace(relation, source=ends[0], target=ends[1])))
        for event, role, target in self.roles:
            source, own = self._of(event), self._of(target)
            if source is None or own is None:
                raise ImportProblem(str(self.file), f"The event {event} refers to {target}, which is no mention.")
            reader.roles[role] = None
            found.append(("", BundleRelation(role, source, own, _ANNOTATOR)))
        kept = [(name, each) for name, each in found if each.source != each.target]
        if len(kept) < len(found):
            self.others["relations of a mention with itself"] += len(found) - len(kept)
        return kept


def _read_row(rows: _Rows, line: str, content: str, number: int) -> None:
    if found := _ANN.fullmatch(line):
        mention = _read_mention(found, content, rows.file, number)
        if mention.id in rows.mentions or mention.id in rows.same:
            raise ImportProblem(
                str(rows.file), f"There are two mentions {mention.id}.", "Nothing was added.", f"line {number}"
            )
        rows.add_mention(mention)
    elif not _read_other(rows, line):
        if line[0] not in _OTHERS:
            raise ImportProblem(
                str(rows.file), f"The row is not brat: {line[:60]!r}.",
                "Expected, for example, T1<tab>PER 0 5<tab>words. Nothing was added.", f"line {number}",
            )  # fmt: skip
        rows.others[_OTHERS[line[0]]] += 1


def _read_other(rows: _Rows, line: str) -> bool:
    """Take in a row that is no mention; False for one that is not understood."""
    if found := _RELATION.fullmatch(line):
        relation = BundleRelation(from_brat(found["type"]), found["source"], found["target"], _ANNOTATOR)
        rows.relations.append((found["id"], relation))
    elif found := _EVENT.fullmatch(line):
        rows.events[found["id"]] = found["trigger"]
        given = [part.rpartition(":") for part in found["roles"].split()]
        names = {role for role, _, _ in given}
        for role, _, target in given:
            base = role.rstrip("0123456789")
            rows.roles.append((found["id"], from_brat(base if base in names else role), target))
    elif found := _ATTRIBUTE.fullmatch(line):
        value = from_brat(found["value"]) if found["value"] else "true"
        rows.attributes.append((found["id"][0], found["target"], from_brat(found["name"]), value))
    elif found := _NORMALIZATION.fullmatch(line):
        register, key = from_brat(found["register"]), unquote(found["key"])
        place = (register, key, unescape(found["name"] or "") or key)
        rows.places.setdefault(found["target"], []).append(place)
    elif found := _EQUIVALENCE.fullmatch(line):
        ids = found["ids"].split()
        for source, target in pairwise(ids):
            rows.relations.append(("*", BundleRelation(from_brat(found["type"]), source, target, _ANNOTATOR)))
    elif (found := _NOTE.fullmatch(line)) and found["kind"] == "AnnotatorNotes":
        rows.notes.append((found["target"], unescape(found["note"])))
    else:
        return False
    return True


def _read_mention(found: re.Match[str], content: str, file: Path, number: int) -> BundleMention:
    name, label, places, quote = found.groups()
    place = f"line {number}"
    try:
        pieces = [Span(*map(int, pair.split(" "))) for pair in places.split(";")]
    except ValueError as error:
        raise ImportProblem(str(file), f"The offsets are wrong: {error}.", "Nothing was added.", place) from error
    if any(piece.end > len(content) for piece in pieces):
        raise ImportProblem(
            str(file), f"The mention reaches to {pieces[-1].end}, the text has {len(content)} characters.",
            "Nothing was added.", place,
        )  # fmt: skip
    if quote is not None:
        there = " ".join([content[piece.start : piece.end] for piece in pieces])
        if quote != there and quote.split() != there.split():
            raise ImportProblem(
                str(file), f"The row says {quote!r}, the text at its offsets {there!r}.",
                "The offsets may count something else than code points.", place,
            )  # fmt: skip
    spans = join_spans(pieces) if len(pieces) > 1 else tuple(pieces)
    return BundleMention(name, spans, None if label == UNNAMED else from_brat(label), _ANNOTATOR)
