"""Reading Web Annotations, our own and those of others: which text each is about, and which part of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.base import BundleArticle
from reader.formats.foreign import Findings, Gathered, Ruler
from reader.formats.json_files import values
from reader.formats.plain_text import decode, read_bytes

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_DETAILS = {
    "label": "title", "dc:source": "source", "schema:url": "url", "dc:creator": "author", "dc:date": "published",
    "language": "language",
}  # fmt: skip
_Node = dict[str, Any]
_Placed = tuple[str, _Node]


@dataclass
class TextNodes:
    """Hold a text of the file, under `source`, and the annotations about it; `text` is None when it is nowhere."""

    source: str
    place: str
    text: str | None
    node: _Node = field(default_factory=dict)
    annotations: list[_Placed] = field(default_factory=list)


def nodes_of(path: Path, findings: Findings, opening: str) -> Iterator[TextNodes]:
    """Yield each text with its annotations; one at a time from a file that begins with our `opening`."""
    if _begins(path, opening):
        yield from _streamed(path, findings)
    else:
        yield from _collected(path, findings)


def _begins(path: Path, opening: str) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(opening)) == opening.encode()
    except OSError as error:
        raise ImportProblem(
            str(path), f"The file cannot be read: {error.strerror}.", "Check that it is there."
        ) from error


def _streamed(path: Path, findings: Findings) -> Iterator[TextNodes]:
    group: TextNodes | None = None
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            next(file)
            for number, row in enumerate(file, 2):
                if row.rstrip("\n") in ("]}", ""):
                    continue
                node = json.loads(row.rstrip(",\n"))
                if _type(node) == "Text":
                    if group is not None:
                        yield group
                    group = TextNodes(str(node.get("id")), f"line {number}", node.get("value"), node)
                elif group is None:
                    findings.refuse(f"line {number}", "The annotation stands before its text.")
                else:
                    group.annotations.append((f"line {number}", node))
    except (ValueError, RecursionError) as error:
        raise ImportProblem(str(path), f"This is not JSON: {error}.", "Nothing was added.") from error
    if group is not None:
        yield group


def _collected(path: Path, findings: Findings) -> Iterator[TextNodes]:
    groups: dict[str, TextNodes] = {}
    annotations: list[_Placed] = []
    for place, node in (each for pair in values(path, findings.refuse) for each in _flat(*pair)):
        if _type(node) in ("Text", "TextualBody") and isinstance(node.get("value"), str):
            source = str(node.get("id"))
            groups[source] = TextNodes(source, place, node["value"], node)
        elif _type(node) == "Annotation":
            annotations.append((place, node))
        else:
            findings.refuse(place, f"It is no annotation but {_type(node) or str(node)[:40]!r}.")
    homes = {str(node["id"]): _source(node) for _, node in annotations if "id" in node}
    for place, node in annotations:
        # what is about an annotation belongs to the text that one is about
        source = homes.get(_source(node), _source(node))
        if source not in groups:
            groups[source] = TextNodes(source, place, _beside(path, source))
        groups[source].annotations.append((place, node))
    yield from groups.values()


def _source(annotation: _Node) -> str:
    return next((source for source, _ in _targets(annotation)), "")


def _flat(place: str, value: Any) -> Iterator[_Placed]:
    """Yield the nodes of a graph, of the pages of a collection, or the one node that it is."""
    if isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _flat(f"{place}.{number}", each)
    elif isinstance(value, dict):
        for name in ("@graph", "items", "first"):
            if name in value and _type(value) != "Annotation":
                yield from _flat(place, value[name])
                return
        yield place, value


def _type(node: Any) -> str:
    found = (node.get("type") or node.get("@type") or "") if isinstance(node, dict) else ""
    found = found[0] if isinstance(found, list) and found else found
    return str(found).removeprefix("oa:").removeprefix("dctypes:")


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _targets(annotation: _Node) -> list[tuple[str, list[_Node]]]:
    """Return the sources an annotation is about, each with the selectors of a part of it."""
    found: list[Any] = []
    for each in _listed(annotation.get("target")):
        if isinstance(each, dict):
            source = each.get("source") or each.get("id") or each.get("@id") or ""
            source = source.get("id", "") if isinstance(source, dict) else source
            found.append((str(source), _selectors(each.get("selector"))))
        else:
            found.append((str(each), []))
    return found


def _selectors(value: Any) -> list[_Node]:
    found: list[Any] = []
    for each in _listed(value):
        if isinstance(each, dict):
            inner = each.get("members") or each.get("items")
            found += _selectors(inner) if inner else [each, *_selectors(each.get("refinedBy"))]
    return found


def _beside(path: Path, source: str) -> str | None:
    """Return the text that lies beside the file, called like the source or like the file itself."""
    name = Path(unquote(urlsplit(source).path)).name
    stem = path.name.split(".")[0]
    for each in (name, f"{name}.txt", f"{stem}.txt"):
        file = path.with_name(each) if each and each not in (".", "..") else path
        if file != path and file.suffix.lower() == ".txt" and file.is_file():
            return decode(read_bytes(file))[0]
    return None


def article_of(findings: Findings, group: TextNodes) -> BundleArticle | None:
    """Return an article with what is said about it, or None when its text is nowhere."""
    if group.text is None:
        for place, node in group.annotations:
            findings.refuse(place, _nowhere(node, group.source), "Put the text beside the file, as .txt.")
        return None
    gathered = Gathered(findings, group.text, group.place)
    later = [each for each in group.annotations if not _take_mention(gathered, group.source, *each)]
    for place, node in later:
        _take_other(gathered, place, node)
    meta = {name: group.node[key] for key, name in _DETAILS.items() if isinstance(group.node.get(key), str)}
    return gathered.article(group.node.get("dc:identifier") or group.source, meta)


def _nowhere(node: _Node, source: str) -> str:
    kinds = sorted({_type(each) for _, selectors in _targets(node) for each in selectors})
    if not any(kind in ("TextPositionSelector", "TextQuoteSelector") for kind in kinds):
        return f"It marks no part of a text ({', '.join(kinds) or 'the whole of its target'})."
    return f"The text of {source} is not in the file."


def _take_mention(gathered: Gathered, source: str, place: str, node: _Node) -> bool:
    """Take an annotation of parts of the text in; False for one that is about something else."""
    targets = _targets(node)
    if any(where != source or not selectors for where, selectors in targets):
        return False
    gathered.place = place
    spans: list[Span] = []
    for _, selectors in targets:
        try:
            span = _selected(gathered.ruler, selectors)
        except ValueError as error:
            gathered.findings.refuse(place, f"It is refused: {error}.")
            return True
        spans.append(span)
    tags, remarks = _bodies(node)
    annotator = _creator(node)
    if not tags and remarks and node.get("motivation") == "commenting" and len(spans) == 1:
        for remark in remarks:
            gathered.note(remark, annotator=annotator, span=spans[0])
        return True
    for number, tag in enumerate(tags or [None]):
        key = None if number else node.get("id")
        gathered.stored_mention(spans, tag, key=key, annotator=annotator, note="\n".join(remarks))
    return True


def _selected(ruler: Ruler, selectors: list[_Node]) -> Span:
    """Return the part of the stored text that selectors agree on. Raises ValueError."""
    position = next((each for each in selectors if _type(each) == "TextPositionSelector"), None)
    quoted = next((each for each in selectors if _type(each) == "TextQuoteSelector"), {})
    exact = quoted.get("exact")
    if position is None and not isinstance(exact, str):
        raise ValueError(f"it has no selector of text but {', '.join(map(_type, selectors))}")
    problem: ValueError | None = None
    if position is not None:
        try:
            return ruler.span(position.get("start"), position.get("end"), "code points", exact)
        except ValueError as error:
            problem = error
    places = _quoted_at(ruler.raw, quoted)
    if len(places) == 1:
        ruler.moved += position is not None
        return ruler.span(places[0], places[0] + len(str(exact)), "code points")
    raise problem or ValueError(f"its quote {str(exact)[:80]!r} is {len(places)} times in the text")


def _quoted_at(text: str, quoted: _Node) -> list[int]:
    exact, before, after = (str(quoted.get(name) or "") for name in ("exact", "prefix", "suffix"))
    found: list[Any] = []
    at = text.find(exact) if exact else -1
    while at >= 0:
        if text.endswith(before, 0, at) and text.startswith(after, at + len(exact)):
            found.append(at)
        at = text.find(exact, at + 1)
    return found


def _bodies(node: _Node) -> tuple[list[str], list[str]]:
    """Return the tags and the remarks of an annotation."""
    tags: list[str] = []
    remarks: list[str] = []
    motivations = [str(each).removeprefix("oa:") for each in _listed(node.get("motivation"))]
    bodies = _listed(node.get("body")) + _listed(node.get("bodyValue"))
    for each in bodies:
        body = each if isinstance(each, dict) else {"value": each}
        value = next(
            (body[name] for name in ("value", "text", "source", "id") if isinstance(body.get(name), str)), None
        )
        purpose = str(body.get("purpose") or body.get("role") or "").removeprefix("oa:")
        if value is None:
            continue
        is_tag = purpose in ("tagging", "classifying", "identifying") or (not purpose and "tagging" in motivations)
        (tags if is_tag else remarks).append(value)
    return tags, remarks


def _creator(node: _Node) -> object:
    creator = next(iter(_listed(node.get("creator") or node.get("annotatedBy"))), None)
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("nick") or creator.get("id")
    return creator if isinstance(creator, str) else None


def _take_other(gathered: Gathered, place: str, node: _Node) -> None:
    """Take in what is about another annotation or the whole text."""
    gathered.place = place
    annotator = _creator(node)
    about = [source for source, _ in _targets(node)]
    tags, remarks = _bodies(node)
    if node.get("motivation") == "linking":
        ends = [each if isinstance(each, str) else each.get("id") for each in _listed(node.get("body")) if each]
        ends = [each for each in ends if isinstance(each, str)]
        gathered.relation(tags[0] if tags else None, about[0] if about else None, ends[0] if ends else None)
        return
    on_mention = about[0] if about and gathered.knows(about[0]) else None
    for remark in remarks:
        gathered.note(remark, on_mention, annotator)
    for tag in tags:
        if on_mention is None:
            gathered.article_label(tag, annotator)
    if not remarks and not tags:
        gathered.findings.refuse(place, "It marks no part of the text and says nothing.")
