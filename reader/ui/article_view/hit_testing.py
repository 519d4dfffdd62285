"""What lies under a point of the reading view."""

from dataclasses import dataclass

from reader.domain.annotation import MentionId


@dataclass(frozen=True, slots=True)
class Hit:
    """Describe a point. `position` is the code point under it or nearest to it, `inside` whether it is on the text.

    `boundary` is the nearest place between two letters. `mentions` cover the character, innermost first; `lane` is
    the mention whose bar or tag is there; `handle` is "start" or "end" near a drawn handle, else empty.
    """

    position: int
    boundary: int
    inside: bool
    mentions: tuple[MentionId, ...] = ()
    lane: MentionId | None = None
    handle: str = ""
    block: int = 0
