"""What there is to say of a label, in the interface's language: for its card and its tool tip."""

from PySide6.QtCore import QObject

from reader.domain.schema import Label, Schema
from reader.ui.words.i18n import isolate, isolate_ltr


class GuidelineText(QObject):
    """Put a label's names, key, place and limits into words."""

    def facts(self, schema: Schema, label: Label, language: str) -> list[tuple[str, str]]:
        """Return what to say under the guideline: a caption and a text each."""
        other = label.names.get("en" if language == "ar" else "ar", "")
        above = schema.lineage(label.id)[1:]
        limits = label.constraints
        hosts = limits.may_nest_in
        names = {each.id: each.shown(language) for each in schema.labels}
        attributes = [self._attribute(each.shown(language), each.choices) for each in schema.attributes_of(label.id)]
        needed = {each.name: each.shown(language) for each in schema.attributes_of(label.id)}
        rows = (
            (self.tr("Also called"), isolate(other) if other and other != label.shown(language) else ""),
            (self.tr("Short name"), isolate_ltr(label.name)),
            (self.tr("Key"), isolate_ltr(label.key.replace("shift+", "⇧ "))),
            (self.tr("Below"), self._list([each.shown(language) for each in above])),
            (self.tr("Attributes"), self._list(attributes)),
            (self.tr("Needs"), self._list([needed.get(each, each) for each in limits.needs_attributes])),
            (
                self.tr("May lie in"),
                ""
                if hosts is None
                else self._list([names[each] for each in hosts if each in names]) or self.tr("no other mention"),
            ),
            (
                self.tr("May not overlap with"),
                self._list([names[each] for each in limits.no_overlap_with if each in names]),
            ),
        )
        return [(caption, text) for caption, text in rows if text.strip("\u2066\u2069")]

    def tip(self, schema: Schema, label: Label, language: str) -> str:
        """Return a tool tip: name, guideline and limits, one on each line."""
        lines = [f"{isolate(label.shown(language))}  ({isolate_ltr(label.name)})"]
        if label.description:
            lines.append(isolate(label.description))
        kept = (self.tr("Needs"), self.tr("May lie in"), self.tr("May not overlap with"))
        lines += [f"{caption}: {text}" for caption, text in self.facts(schema, label, language) if caption in kept]
        return "\n".join(lines)

    def _attribute(self, name: str, choices: tuple[str, ...]) -> str:
        return f"{name} ({self._list(choices)})" if choices else name

    def _list(self, names: list[str] | tuple[str, ...]) -> str:
        return self.tr(", ").join(isolate(each) for each in names)
