"""What WebAnno TSV 3.3 writes with a backslash, as INCEpTION does."""

import re

_VALUE = re.compile(r"->|[\\\[\]|_;*\t\n]")
_VALUE_BACK = re.compile(r"\\(->|.)", re.DOTALL)
_TEXT = re.compile(r"[\x00-\x1f\\]")
_TEXT_BACK = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"\t": "t", "\n": "n", "\f": "f", "\r": "r", "\b": "b"}
_CONTROLS = {letter: char for char, letter in _LETTERS.items()}


def escape_value(value: str) -> str:
    """Return a label or feature as it stands in a column."""
    return _VALUE.sub(lambda found: "\\" + {"\t": "t", "\n": "n"}.get(found[0], found[0]), value)


def unescape_value(text: str) -> str:
    """Return what `escape_value` was given."""
    return _VALUE_BACK.sub(lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), text)


def escape_text(text: str) -> str:
    """Return a line of a sentence as it stands behind #Text=."""
    return _TEXT.sub(lambda found: "\\" + _LETTERS.get(found[0], found[0]), text)


def unescape_text(text: str) -> str:
    """Return what `escape_text` was given."""
    return _TEXT_BACK.sub(lambda found: _CONTROLS.get(found[1], found[1]), text)


def split_unescaped(text: str, sign: str) -> list[str]:
    """Return the parts between signs that no backslash stands before."""
    parts, start, at = [], 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == sign:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    return [*parts, text[start:]]
