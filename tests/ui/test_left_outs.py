"""What an import left out is said in the interface's language."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from reader.ui.words.i18n import install_language
from reader.ui.words.import_left_outs import LeftOuts


@pytest.fixture
def arabic(qapp: QApplication) -> Iterator[LeftOuts]:
    install_language(qapp, "ar")
    yield LeftOuts("ar")
    install_language(qapp, "en")


@pytest.mark.parametrize("what", ["3 repeated mentions", "2 events", "1 annotations of no width", "4 <seg> elements"])
def test_no_english_word_is_left_in_arabic(arabic: LeftOuts, what: str) -> None:
    shown = arabic.text(what).replace("seg", "")
    assert shown and not re.search("[A-Za-z]", shown)


def test_what_nobody_knows_is_shown_as_it_is_said(arabic: LeftOuts) -> None:
    assert "odd things" in arabic.text("7 odd things")
    assert "half a thing" in arabic.text("half a thing")
