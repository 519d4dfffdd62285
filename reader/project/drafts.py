"""What an importer hands to a project: an article that has no id yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.domain.article import ArticleDetails, Direction, Provenance


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """Hold a text ready to be stored. `content` has been through `text.normalize.clean_import`."""

    details: ArticleDetails
    content: str
    base_direction: Direction = Direction.AUTO
    provenance: Provenance = field(default_factory=Provenance)
    extra: Mapping[str, object] = field(default_factory=dict)
