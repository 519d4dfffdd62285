"""What to say of a file that no reader takes: what it is, where that can be told, and what to do with it."""

import re
from pathlib import Path

from reader.domain.errors import ImportProblem

_HEAD = 20_000
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_LABEL_SET = "Import it where the labels are edited."
_XML = {
    b"typeSystemDescription": (
        "This is a UIMA type system, not a text.",
        "Import the .xmi that it belongs to.",
    ),
    b"FoLiA": ("This is FoLiA XML, which is not read.", "Convert it to TEI or CoNLL-U."),
    b"collection": ("This is BioC XML, which is not read.", "Convert it to brat or WebAnno TSV."),
    b"View": ("This is a labelling configuration of Label Studio, not a text.", _LABEL_SET),
    b"schema": ("This is an XML schema, not a text.", "Import the files that it describes."),
}


def refusal_of(path: Path, shown: Path) -> ImportProblem:
    """Return why a file is not read."""
    problem, advice = _reason(path, shown.suffix.lower())
    return ImportProblem(str(shown), problem, advice)


def _reason(path: Path, suffix: str) -> tuple[str, str]:
    if suffix == ".conf":
        return "This is a configuration of brat, not a text.", _LABEL_SET
    if suffix == ".json" and b'"suffix_key"' in _head(path):
        return "This is a label set of doccano, not a text.", _LABEL_SET
    if suffix in (".json", ".jsonld"):
        return "This JSON is of no kind that is read.", "Name its format, if it is one of those listed."
    if suffix in (".xml", ".xsd"):
        root = _ROOT.search(_head(path))
        if root is not None:
            other = "This is XML of a kind that is not read.", "TEI, UIMA XMI and feeds are."
            return _XML.get(root[1], other)
    return "Files of this kind cannot be read yet.", "Save the text as .txt (UTF-8)."


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)
