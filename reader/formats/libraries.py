"""Libraries that only some formats need: imported when asked for, and named when they are not installed."""

import importlib
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from reader.domain.errors import FileError
from reader.formats.base import Format

# the module by which the library of an extra is known
_MODULES = {
    "cas": "cassis",
    "spacy": "spacy",
    "corpus": "duckdb",
    "xlsx": "xlsxwriter",
    "xml": "lxml",
    "docx": "docx",
    "import": "pypdfium2",
}


def install_command(described: Format) -> str:
    """Return what to type for the library that a format lacks here; empty when it lacks none. Nothing is imported."""
    module = _MODULES.get(described.extra)
    return f"pip install hashiya[{described.extra}]" if module is not None and find_spec(module) is None else ""


def library(module: str, extra: str, problem: type[FileError], path: Path) -> ModuleType:
    """Return a library's module. Raises `problem` (ImportProblem or ExportProblem) that says how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise problem(
            str(path), f"This format needs the package {module.split('.')[0]}, which is not installed.",
            f"Install it: pip install hashiya[{extra}]",
        ) from error  # fmt: skip
