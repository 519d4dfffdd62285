"""Fields of JSON objects that must be of a type; ValueError says what was found and what was expected."""

from typing import Any, TypeVar

from reader.domain.span import Span

_KINDS = {int: "a number", str: "a text", list: "a list", dict: "an object", bool: "true or false", float: "a number"}
_T = TypeVar("_T")


def typed(item: dict[str, Any], name: str, kind: type[_T]) -> _T:
    """Return a field that must be of a type; JSON's true is no number."""
    value = item[name]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"{name} is {value!r}, expected {_KINDS[kind]}")
    return value


def text(item: dict[str, Any], name: str) -> str:
    """Return a field that is a text."""
    value = item[name]
    return value if type(value) is str else typed(item, name, str)


def text_or_none(item: dict[str, Any], name: str) -> str | None:
    """Return a field that is a text or null."""
    value = item[name]
    return value if value is None or type(value) is str else typed(item, name, str)


def texts(item: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return a field that is a list of texts."""
    found = typed(item, name, list)
    if not all(isinstance(value, str) for value in found):
        raise ValueError(f"{name} is {found!r}, expected a list of texts")
    return tuple(found)


def pairs(item: dict[str, Any], name: str) -> dict[str, str]:
    """Return a field that holds names with texts."""
    found = typed(item, name, dict)
    if not found:
        return found
    if not all(isinstance(value, str) for value in found.values()):
        raise ValueError(f"{name} is {found!r}, expected names with texts")
    return found


def span_of(value: Any) -> Span:
    """Return the span that is written [start, end]."""
    if type(value) is list and len(value) == 2:
        start, end = value
        if type(start) is int and type(end) is int:
            return Span(start, end)
    raise ValueError(f"a span is {value!r}, expected [start, end]")


def number(item: dict[str, Any], name: str) -> float:
    """Return a field that is a number, whole or not."""
    value = item[name]
    return float(typed(item, name, int if isinstance(value, int) else float))
