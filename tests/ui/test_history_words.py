"""The words of the history: every kind of operation that the program writes has its own sentence, in Arabic too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.domain.annotator import AnnotatorId
from reader.domain.operation import HistoryRow, Operation, OperationId, Tally
from reader.ui.words.history_words import HistoryWords
from reader.ui.words.i18n import install_language

READER = Path(__file__).parents[2] / "reader"
# how the kinds of operation begin
KIND = re.compile(
    r"(annotator|article|attribute|checks|entity|history|label|layer|mention|note|relation|schema|suggestion|type)"
    r"\.[a-z_]+"
)


def kinds_in_source() -> Iterator[str]:
    """Yield each text of the source that is the name of a kind of operation."""
    for file in READER.rglob("*.py"):
        if file.name == "history_words.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KIND.fullmatch(node.value):
                yield node.value


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_of_operation_has_its_own_sentence(qapp: QApplication, language: str) -> None:
    kinds = set(kinds_in_source())
    assert {"mention.add", "label.add", "entity.merge", "note.write", "schema.import"} <= kinds
    install_language(qapp, language)
    try:
        words = HistoryWords(language, lambda label_id: "", lambda operation_id: None)
        tables = {"mention": Tally(3, 0, 0), "note": Tally(0, 2, 0)}
        said = {
            kind: words.what(HistoryRow(Operation(OperationId(1), kind, AnnotatorId(1), 0), "", "", tables))
            for kind in sorted(kinds)
        }
        # a change of single mentions is told with their words, which is tested with the mentions
        of_one = {"add_piece", "attribute", "highlight", "note", "relabel", "resize"}
        bare = words.tallies(tables)
        assert [kind for kind in said if said[kind] == bare and kind.removeprefix("mention.") not in of_one] == []
        if language == "ar":
            assert not [text for text in said.values() if any("a" <= letter <= "z" for letter in text.lower())]
    finally:
        install_language(qapp, "en")
