"""Reading what any UIMA tool wrote: each view with a text becomes an article, each annotation in it a mention."""

import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.formats.base import BundleArticle
from reader.formats.cas_types import ARTICLE_LABEL, DOCUMENT, METADATA, NAMED_ENTITY, SOURCE, TARGET
from reader.formats.foreign import CODE_POINTS, UTF16, Findings, Gathered, settled
from reader.formats.libraries import library

_WORDS = ("segmentation.type.Token", "segmentation.type.Sentence")
_OWN = ("value", "annotator", "note")
_FRAME = ("begin", "end", "sofa", SOURCE, TARGET)


Edges = Mapping[object, tuple[object, object]]


def loaded(path: Path, load: Callable[[Any], Any]) -> tuple[Any, bool]:
    """Return the CAS of a file, and whether all of its offsets are between characters; `load` is given the library.

    Raises ImportProblem.
    """
    cassis = library("cassis", "cas", ImportProblem, path)
    typesystem = library("cassis.typesystem", "cas", ImportProblem, path)
    etree = library("lxml.etree", "cas", ImportProblem, path)
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            cas = load(cassis)
    except OSError as error:
        raise ImportProblem(str(path), f"The file cannot be read: {error}.", "Check that it is there.") from error
    except (
        KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, RuntimeError,
        etree.LxmlError, typesystem.TypeNotFoundError,
    ) as error:  # fmt: skip
        no_text = isinstance(error, KeyError) and error.args == ("sofa",)
        problem = "It holds a view without a text." if no_text else f"This is no CAS: {error!r}."
        raise ImportProblem(str(path), problem, "Nothing was added.") from error
    # offsets that it cannot map it leaves as they are, which may be others' code points
    return cas, not any("Not mapping" in str(each.message) for each in said)


def articles_of(findings: Findings, cas: Any, place: str, edges: Edges | None) -> Iterator[BundleArticle]:
    """Yield an article for each view that has a text; one without is refused.

    `edges` are the offsets as they stand in the file, by id, where the CAS's own cannot be trusted.
    """
    count = 0
    for view in cas.views:
        name = view.sofa.sofaID
        held = cas.get_view(name)
        where = place if name == "_InitialView" else f"{place}, view {name}"
        if not isinstance(held.sofa_string, str):
            marked = sum(1 for _ in held.select_all_fs())
            elsewhere = f" It lies elsewhere: {held.sofa_uri}." if held.sofa_uri else ""
            structures = "1 structure" if marked == 1 else f"{marked} structures"
            findings.refuse(where, f"There is no text, but {structures}.{elsewhere}")
            continue
        count += 1
        stem = Path(place).stem if count == 1 else f"{Path(place).stem}-{count}"
        unit = CODE_POINTS if edges is None else UTF16
        yield _article(Gathered(findings, held.sofa_string, where, unit), held, stem, edges)


def _article(gathered: Gathered, view: Any, stem: str, edges: Edges | None) -> BundleArticle:
    meta: dict[str, Any] = {}
    wanted: object = stem
    relations = []
    for each in view.select_all_fs():
        names = _lineage(each.type)
        if DOCUMENT in names:
            language = getattr(each, "language", None)
            meta["language"] = None if language == "x-unspecified" else language
            if METADATA in names:
                meta |= {"title": getattr(each, "documentTitle", None), "url": getattr(each, "documentUri", None)}
                wanted = getattr(each, "documentId", None) or wanted
        elif each.type.name == ARTICLE_LABEL:
            gathered.article_label(each.value, each.annotator)
        elif "uima.tcas.Annotation" not in names:
            gathered.findings.left_out["structures that mark no text"] += 1
        elif each.type.name.endswith(_WORDS):
            gathered.findings.left_out[f"{each.type.name.split('.')[-1].lower()}s"] += 1
        elif hasattr(each, SOURCE) and hasattr(each, TARGET):
            relations.append(each)
        else:
            _take(gathered, each, (each.begin, each.end) if edges is None else edges[each.xmiID])
    for number, each in enumerate(relations, 1):
        ends = [getattr(getattr(each, side), "xmiID", None) for side in (SOURCE, TARGET)]
        kind = getattr(each, "value", None) or each.type.name.split(".")[-1]
        gathered.relation(kind, ends[0], ends[1], f"relation {number}")
    return gathered.article(wanted, {name: value for name, value in meta.items() if value})


def _lineage(kind: Any) -> list[str]:
    found = []
    while kind is not None:
        found.append(kind.name)
        kind = kind.supertype
    return found


def _take(gathered: Gathered, each: Any, edges: tuple[object, object]) -> None:
    is_own = each.type.name == NAMED_ENTITY
    label = each.value if is_own else each.type.name.split(".")[-1]
    skipped = (*_FRAME, *_OWN) if is_own else _FRAME
    annotator, note = ((getattr(each, name, None) if is_own else None) for name in ("annotator", "note"))
    attributes = {}
    for feature in each.type.all_features:
        value = getattr(each, feature.name, None)
        if feature.name not in skipped and isinstance(value, (str, int, float)):
            attributes[feature.name] = settled(value if isinstance(value, str) else json.dumps(value))
    gathered.mention(
        [edges], label or None, key=each.xmiID, annotator=annotator, note=note or "", attributes=attributes,
        place=f"{each.type.name.split('.')[-1]} {each.xmiID}",
    )  # fmt: skip
