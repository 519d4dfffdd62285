"""The dialogs of an import, for the screenshots: files of every kind, columns, near duplicates, a PDF and its page."""

import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reader.formats.articles.base import Choices
from reader.formats.articles.tables import look
from reader.project.incoming import read_paths
from reader.project.near import NearText, find_near
from reader.ui.dialogs.columns import ColumnsDialog
from reader.ui.dialogs.importing import ImportDialog
from reader.ui.dialogs.near import NearDialog
from reader.ui.dialogs.pasting import PasteDialog
from reader.ui.main_window import MainWindow
from reader.ui.words.i18n import file_name, isolate, percent
from tests.formats.articles.files import MAKERS, PARAGRAPHS, make_pdf


def import_dialogs(window: MainWindow, language: str) -> dict[str, QWidget]:
    """Return the dialogs of an import of one file of every kind."""
    folder = Path(tempfile.mkdtemp())
    for suffix, make in MAKERS.items():
        make(folder / f"خبر{suffix}")
    text = "\n".join(PARAGRAPHS) * 3
    (folder / "قديم.txt").write_bytes((PARAGRAPHS[0] * 3).encode("cp1256"))
    for name, content in (("أول", text), ("ثان", text.replace("غانتس", "بيني غانتس", 1))):
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    (folder / "مبتور.docx").write_bytes((folder / "خبر.docx").read_bytes()[:300])
    make_pdf(folder / "صفحات.pdf")
    incoming = read_paths([folder])
    near = replace(find_near(incoming.texts, None), compared=5_000, articles=100_000)
    texts = incoming.texts

    def texts_of(each: NearText) -> tuple[tuple[str, str], tuple[str, str]]:
        assert each.other is not None
        mine, other = texts.text(each.path, each.number), texts.text(*each.other)
        return (file_name(mine.path), mine.content), (file_name(other.path), other.content)

    found: dict[str, QWidget] = {}
    for name, file in (("files", "قديم.txt"), ("pdf", "صفحات.pdf"), ("table", "خبر.csv"), ("web", "خبر.html")):
        dialog = ImportDialog(incoming, window.files.error_texts.beside_name, language, window, near=near)
        dialog.table.setCurrentIndex(dialog.model.index(dialog.model.row_of(folder / file), 0))
        found[f"import_{name}"] = dialog
    table = folder / "خبر.csv"
    found["import_columns"] = ColumnsDialog(look(table, table, Choices()), language, window)
    unequal = [each for each in near.near if not each.equal]
    equal = [replace(each, equal=True, similarity=1.0) for each in unequal]
    found["import_near"] = NearDialog([*unequal, *equal], set(), texts_of, window.session.theme, language, window)
    found["paste_near"] = paste = PasteDialog(text, language, window)
    words = window.pasting
    said = words.tr("Nearly the same ({0}): {1}").format(percent(0.93, language), isolate(PARAGRAPHS[0]))
    paste.tell(said, words.tr("Show side by side…"))
    return found
