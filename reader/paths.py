"""Where the resources lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

RESOURCES: Path = next(
    (place for place in (_PACKAGE / "_resources", _PACKAGE.parent / "resources") if place.is_dir()),
    _PACKAGE.parent / "resources",
)
