"""Libraries that only some formats need: imported when asked for, and named when they are not installed."""

import importlib
from pathlib import Path
from types import ModuleType

from reader.domain.errors import FileError


def library(module: str, extra: str, problem: type[FileError], path: Path) -> ModuleType:
    """Return a library's module. Raises `problem` (ImportProblem or ExportProblem) that says how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise problem(
            str(path), f"This format needs the package {module.split('.')[0]}, which is not installed.",
            f"Install it: pip install hashiya[{extra}]",
        ) from error  # fmt: skip
