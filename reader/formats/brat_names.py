"""Names and texts in the letters that brat allows."""

import re
from functools import lru_cache

UNNAMED = "Highlight"
# a letter brat does not allow, or the beginning of what looks like one escaped
_BAD_NAME = re.compile(r"[^\w-]|_(?=u[0-9a-f]{4,6}_)", re.ASCII)
_ESCAPED_NAME = re.compile(r"_u(0[0-9a-f]{4}|10[0-9a-f]{4}|[0-9a-f]{4,5})_")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BACK = {escaped: char for char, escaped in _ESCAPES.items()}


@lru_cache(maxsize=1024)
def brat_name(name: str) -> str:
    """Return a name in the letters that brat allows; `from_brat` gives the name back."""
    if name == UNNAMED:
        return f"_u{ord(name[0]):04x}_{name[1:]}"
    return _BAD_NAME.sub(lambda found: f"_u{ord(found[0]):04x}_", name)


def brat_role(name: str) -> str:
    """Return the name of a role; brat takes a digit at its end for the number of a further one."""
    written = brat_name(name)
    return f"{written[:-1]}_u{ord(written[-1]):04x}_" if written[-1:].isdigit() else written


@lru_cache(maxsize=1024)
def from_brat(name: str) -> str:
    """Return the name that `brat_name` was given; one that another tool wrote stays as it is."""
    return _ESCAPED_NAME.sub(lambda found: chr(int(found[1], 16)), name)


def escape(text: str) -> str:
    """Return a text for the last column of a row."""
    return re.sub(r"[\\\n\t\r]", lambda found: _ESCAPES[found[0]], text)


def unescape(text: str) -> str:
    """Return what `escape` was given."""
    return re.sub(r"\\[\\ntr]", lambda found: _BACK[found[0]], text)
