"""Every format there is: the built-in ones and those that other packages add by entry point.

The built-in ones are named by module and class, so that asking for one imports that one alone.
"""

import importlib
import logging
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from reader.domain.errors import NotFoundError
from reader.formats.base import Exporter, Importer

_LOG = logging.getLogger(__name__)
EXPORTER_GROUP, IMPORTER_GROUP = "hashiya.exporters", "hashiya.importers"

# the lossless one first; a file that several importers accept goes to the first of them
_EXPORTERS = {
    "jsonl": "reader.formats.jsonl:JsonLines",
    "csv": "reader.formats.csv_table:CsvTable",
    "brat": "reader.formats.brat:Brat",
    "conll2002": "reader.formats.conll:conll2002",
    "conll2003": "reader.formats.conll:conll2003",
    "bioes": "reader.formats.conll:bioes",
    "wojood": "reader.formats.conll:wojood",
    "conllu": "reader.formats.conllu:ConllU",
    "w3c": "reader.formats.w3c_annotation:W3cAnnotation",
    "doccano": "reader.formats.doccano:Doccano",
    "prodigy": "reader.formats.prodigy:Prodigy",
    "labelstudio": "reader.formats.labelstudio:LabelStudio",
    "bdoc": "reader.formats.gate_bdoc:GateBdoc",
    "cas-json": "reader.formats.uima_cas:cas_json",
    "xmi": "reader.formats.uima_cas:cas_xmi",
    "parquet": "reader.formats.parquet_table:Parquet",
    "xlsx": "reader.formats.xlsx_table:XlsxTable",
    "webanno": "reader.formats.webanno_tsv:WebAnnoTsv",
    "spacy": "reader.formats.spacy_docbin:SpacyDocBin",
    "tei": "reader.formats.tei:Tei",
    "refiqda": "reader.formats.refi_qda:RefiQda",
    "html": "reader.formats.html_copy:HtmlCopy",
    "docx": "reader.formats.docx_copy:DocxCopy",
}
_IMPORTERS = {
    "jsonl": "reader.formats.jsonl:JsonLines",
    "brat": "reader.formats.brat:Brat",
    "conll2002": "reader.formats.conll:conll2002",
    "conll2003": "reader.formats.conll:conll2003",
    "bioes": "reader.formats.conll:bioes",
    "wojood": "reader.formats.conll:wojood",
    "conllu": "reader.formats.conllu:ConllU",
    "w3c": "reader.formats.w3c_annotation:W3cAnnotation",
    "prodigy": "reader.formats.prodigy:Prodigy",
    "doccano": "reader.formats.doccano:Doccano",
    "labelstudio": "reader.formats.labelstudio:LabelStudio",
    "bdoc": "reader.formats.gate_bdoc:GateBdoc",
    "cas-json": "reader.formats.uima_cas:cas_json",
    "xmi": "reader.formats.uima_cas:cas_xmi",
    "parquet": "reader.formats.parquet_table:Parquet",
    "spacy-json": "reader.formats.spacy_json:SpacyJson",
    "table": "reader.formats.text_table:TextTable",
    "span-jsonl": "reader.formats.span_lines:SpanLines",
    "webanno": "reader.formats.webanno_tsv:WebAnnoTsv",
    "spacy": "reader.formats.spacy_docbin:SpacyDocBin",
    "tei": "reader.formats.tei:Tei",
    "refiqda": "reader.formats.refi_qda:RefiQda",
}


@lru_cache(maxsize=1)
def exporters() -> dict[str, Exporter]:
    """Return every exporter by name, the lossless one first."""
    found: list[Exporter] = [*map(_built_in, _EXPORTERS.values()), *_added(EXPORTER_GROUP)]
    return {exporter.name: exporter for exporter in found}


@lru_cache(maxsize=1)
def importers() -> dict[str, Importer]:
    """Return every importer of annotated files by name; plain text has its own way in."""
    found: list[Importer] = [*map(_built_in, _IMPORTERS.values()), *_added(IMPORTER_GROUP)]
    return {importer.name: importer for importer in found}


def _built_in(place: str) -> Any:
    module, name = place.split(":")
    return getattr(importlib.import_module(module), name)()


def entry_points(group: str) -> Iterable[Any]:
    """Return what other packages offer to a group."""
    # imported late: it takes 15 ms, and a window that only reads never asks
    from importlib import metadata

    return metadata.entry_points(group=group)


def _added(group: str) -> list[Any]:
    """Return the formats of other packages; one that cannot be loaded is logged and left out."""
    found = []
    for point in entry_points(group=group):
        try:
            found.append(point.load()())
        except (ImportError, AttributeError, TypeError):
            _LOG.warning("The format %s (%s) cannot be loaded", point.name, point.value, exc_info=True)
    return found


def exporter_named(name: str) -> Exporter:
    """Return an exporter. Raises NotFoundError."""
    found: Exporter = _named("export format", name, _EXPORTERS, exporters)
    return found


def importer_named(name: str) -> Importer:
    """Return an importer. Raises NotFoundError."""
    found: Importer = _named("import format", name, _IMPORTERS, importers)
    return found


def _named(kind: str, name: str, built_in: Mapping[str, str], every: Callable[[], Mapping[str, Any]]) -> Any:
    """Return a format; those of other packages are looked for only where it is none of ours."""
    if name in built_in:
        return _built_in(built_in[name])
    found = every()
    if name not in found:
        raise NotFoundError(kind, name)
    return found[name]
