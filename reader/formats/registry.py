"""Every format there is: the built-in ones and those that other packages add by entry point."""

import logging
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any

from reader.domain.errors import NotFoundError
from reader.formats.base import Exporter, Importer
from reader.formats.brat import Brat
from reader.formats.csv_table import CsvTable
from reader.formats.jsonl import JsonLines

_LOG = logging.getLogger(__name__)
EXPORTER_GROUP, IMPORTER_GROUP = "hashiya.exporters", "hashiya.importers"


@lru_cache(maxsize=1)
def exporters() -> dict[str, Exporter]:
    """Return every exporter by name, the lossless one first."""
    found: list[Exporter] = [JsonLines(), CsvTable(), Brat()]
    found += _added(EXPORTER_GROUP)
    return {exporter.name: exporter for exporter in found}


@lru_cache(maxsize=1)
def importers() -> dict[str, Importer]:
    """Return every importer of annotated files by name; plain text has its own way in."""
    found: list[Importer] = [JsonLines(), Brat()]
    found += _added(IMPORTER_GROUP)
    return {importer.name: importer for importer in found}


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
    if name not in exporters():
        raise NotFoundError("export format", name)
    return exporters()[name]


def importer_named(name: str) -> Importer:
    """Return an importer. Raises NotFoundError."""
    if name not in importers():
        raise NotFoundError("import format", name)
    return importers()[name]
