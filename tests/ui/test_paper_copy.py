"""PDF is a format like the others: from the command line without a display, and from the export dialog."""

import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from workflows.driver import CTRL, User

from reader.domain.article import ArticleDetails
from reader.domain.errors import ExportProblem
from reader.formats.articles.pdf import texts_of_pages
from reader.formats.base import Bundle
from reader.formats.registry import exporter_named
from reader.project import ArticleDraft, Project
from reader.project.exporting import export, gather
from reader.project.samples import create_sample_project
from reader.project.scope import Scope
from reader.ui.dialogs.export_report import ExportReportDialog
from reader.ui.dialogs.transfer import ExportDialog

ROOT = Path(__file__).resolve().parents[2]
ARABIC = {"language": "ar"}


@pytest.fixture
def bundle(tmp_path: Path) -> Iterator[Bundle]:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        gathered = gather(project)
        yield replace(gathered, articles=tuple(gathered.articles))


def text_of(path: Path) -> str:
    return unicodedata.normalize("NFKC", "".join(texts_of_pages(path)))


def test_the_command_line_writes_it_without_a_display(tmp_path: Path) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    without = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    command = [sys.executable, "-m", "reader", "export", "s.sqlite", "o.pdf", "--format", "pdf"]
    done = subprocess.run(
        command, cwd=tmp_path, env={**without, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode("utf-8")
    assert "2 articles, 47 mentions exactly. Read back: its pages are there, so is each word." in said
    assert "8 relations" in said
    assert (tmp_path / "o.pdf").read_bytes().startswith(b"%PDF")
    text = text_of(tmp_path / "o.pdf")
    # digits among Arabic letters can be searched too
    assert "2026" in text and "Nova Rail" in text


def test_a_script_that_no_bundled_face_has_brings_no_warnings_of_qt(tmp_path: Path) -> None:
    with Project.create(tmp_path / "s.sqlite") as project:
        project.add_articles([ArticleDraft(ArticleDetails("كتابة"), f"{'قال ' * 60}ಕನ್ನಡ")])
    command = [sys.executable, "-m", "reader", "export", "s.sqlite", "o.pdf", "--format", "pdf"]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"Warning: there is no mention in what was chosen.\n")


def test_the_list_of_formats_needs_no_qt() -> None:
    code = "import sys; from reader.cli import main; main(['formats', '--json']); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    said = done.stdout.decode("utf-8")
    assert '"pdf"' in said and said.rstrip().endswith("False")


def test_the_text_layer_holds_every_letter_of_the_seed(qapp: object, shared_data: Path, tmp_path: Path) -> None:
    seed = shared_data / "seed" / "article.txt"
    with Project.create(tmp_path / "p.sqlite") as project:
        from reader.project.importing import import_paths

        import_paths(project, [seed])
        report = export(project, tmp_path / "o.pdf", "pdf", scope=Scope())
    assert report.verified and report.proof == "words" and not report.rows
    found = text_of(tmp_path / "o.pdf")
    letters = [char for char in unicodedata.normalize("NFKC", seed.read_text(encoding="utf-8")) if char.isalnum()]
    assert not [char for char in set(letters) if found.count(char) < letters.count(char)]


def test_each_article_begins_a_page_and_a_missing_one_is_found(qapp: object, bundle: Bundle, tmp_path: Path) -> None:
    copy, path = exporter_named("pdf"), tmp_path / "o.pdf"
    copy.write(bundle, path, ARABIC)
    assert list(copy.differences(bundle, path, ARABIC)) == []
    first = replace(bundle, articles=tuple(bundle.articles)[:1])
    assert list(copy.differences(first, path, ARABIC)) == ["there is a page too many"]
    copy.write(first, path, ARABIC)
    assert any("missing" in each for each in copy.differences(bundle, path, ARABIC))
    other = replace(first, articles=tuple(replace(each, content="z" * len(each.content)) for each in first.articles))
    assert any("lacks most of its letters" in each for each in copy.differences(other, path, ARABIC))


def test_a_torn_file_or_no_article_is_not_kept(
    qapp: object, bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = type(exporter_named("pdf"))
    whole = kind.write

    def torn(self: object, given: Bundle, path: Path, options: object) -> None:
        whole(self, given, path, options)
        path.write_bytes(path.read_bytes()[:900])

    with Project.open(tmp_path / "s.sqlite", read_only=True) as project:
        with pytest.raises(ExportProblem, match="nothing to write"):
            export(project, tmp_path / "none.pdf", "pdf", scope=Scope(article_ids=()))
        monkeypatch.setattr(kind, "write", torn)
        with pytest.raises(ExportProblem):
            export(project, tmp_path / "o.pdf", "pdf")
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_window_exports_it_beside_its_other_work(qapp: object, tmp_path: Path, language: str) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    user = User(tmp_path, arabic=language == "ar")
    try:
        user.command(f"language_{language}")
        user.window.open_paths([tmp_path / "s.sqlite"])
        user.settle()
        user.key(Qt.Key.Key_E, CTRL)
        dialog = user.dialog(ExportDialog)
        user.write("PDF")
        user.settle()
        assert dialog.exporter.name == "pdf" and dialog.options == {"language": language}
        dialog.path_edit.setFocus()
        dialog.path_edit.selectAll()
        user.write(str(tmp_path / "o.pdf"))
        user.key(Qt.Key.Key_Return)
        user.wait_for_tasks()
        report = user.dialog(ExportReportDialog)
        said = " ".join(label.text() for label in report.findChildren(QLabel))
        assert ("pages" if language == "en" else "صفحاته") in said
        user.key(Qt.Key.Key_Escape)
        assert "2026" in text_of(tmp_path / "o.pdf")
    finally:
        user.command("language_en")
        user.close()
