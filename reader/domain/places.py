"""Where in a file something stands, as errors say it: parts from the outside in, each a kind and a number or name."""

import re
from dataclasses import dataclass

# "line 17, span 2" has two parts; what begins with no such word is the name of something
KINDS = (
    "annotation", "byte", "chapter", "column", "entry", "item", "label", "line", "link", "paragraph", "region",
    "relation", "result", "row", "selection", "sentence", "set", "sheet", "span", "token", "view",
)  # fmt: skip
_PART = re.compile(rf"(?P<kind>{'|'.join(KINDS)}) (?P<name>[^,]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one part of a place: its kind, empty for a name alone, and the number or name that tells it from others."""

    kind: str
    name: str

    @property
    def number(self) -> int | None:
        """The number of the part, or None for a name."""
        return int(self.name) if self.name.isdecimal() else None


def parts_of(place: str) -> tuple[Part, ...]:
    """Return the parts of a place, the outermost first."""
    found: list[Part] = []
    for text in place.split(", "):
        match = _PART.fullmatch(text)
        if match is not None:
            found.append(Part(match["kind"], match["name"]))
        elif found and not found[-1].kind:
            # a comma in a name
            found[-1] = Part("", f"{found[-1].name}, {text}")
        elif text:
            found.append(Part("", text))
    return tuple(found)
