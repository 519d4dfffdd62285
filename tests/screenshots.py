"""Draw every screen in both languages and all themes, for looking at: `python -m tests.screenshots FOLDER`."""

import os
import re
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.domain.annotator import AnnotatorKind
from reader.domain.article_list import ArticleFilter, ArticleGroup
from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.registry import exporters
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project.exporting import article_titles, preview
from reader.project.incoming import read_paths
from reader.project.restoring import Restorable
from reader.project.samples import create_sample_project
from reader.project.scope import Scope
from reader.text import tokens
from reader.ui.application import make_application
from reader.ui.commands.export_commands import example_word, label_names
from reader.ui.demo import settle, show_sample
from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.export_report import ExportReportDialog
from reader.ui.dialogs.export_scope import Source
from reader.ui.dialogs.first_steps import FirstStepsDialog
from reader.ui.dialogs.importing import ImportDialog, OutcomeDialog, OutcomeRow
from reader.ui.dialogs.pasting import PasteDialog
from reader.ui.dialogs.project import DetailsDialog, GoToDialog, NewProjectDialog
from reader.ui.dialogs.restore import RestoreDialog
from reader.ui.dialogs.transfer import ExportDialog
from reader.ui.main_window import MainWindow
from reader.ui.preferences.sheet import PAGES
from reader.ui.session import Session
from reader.ui.settings import LANGUAGES, THEMES, Settings
from reader.ui.work.tasks import Progress
from tests.screens_of_import import import_dialogs
from tests.screens_of_more import draw_more, small_dialogs


def draw(folder: Path, language: str, theme: str) -> int:
    """Draw the screens of one language and theme; return how many."""
    app = make_application(language, theme)
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(Path(place, "settings.ini"))
        settings.language, settings.theme = language, theme
        first = MainWindow(settings)
        first.show()
        settle(app)
        count = keep(first, folder / f"start_{language}_{theme}.png")
        first.close()
        create_sample_project(Path(place, "sample.sqlite"), language)
        window = show_sample(app, settings, Path(place, "sample.sqlite"))
        count += keep(window, folder / f"label_{language}_{theme}.png")
        count += sheets(app, window, folder, f"{language}_{theme}")
        count += states(app, window, folder, f"{language}_{theme}")
        for name, dialog in dialogs(window, language).items():
            dialog.show()
            settle(app, 4)
            count += keep(dialog, folder / f"{name}_{language}_{theme}.png")
            dialog.close()
        count += draw_more(app, window, folder, f"{language}_{theme}", keep)
        window.close()
    return count


def states(app: QApplication, window: MainWindow, folder: Path, suffix: str) -> int:
    """Draw the window in its other states."""
    session = window.session
    assert session.project is not None
    count = suggesting(app, window, folder, suffix) + labels_of_articles(app, window, folder, suffix)
    count += entities_and_notes(app, window, folder, suffix)
    window.concordance.open_with("رأس النخيل")
    settle(app, 60)
    window.concordance.panel.list.setFocus()
    settle(app)
    count += keep(window, folder / f"concordance_{suffix}.png")
    window.concordance.panel.filter_button.click()
    window.concordance.panel.model.toggle(0)
    settle(app)
    count += keep(window, folder / f"concordance_filters_{suffix}.png")
    window.concordance.panel.filter_button.click()
    window.concordance.open_with("كهرومغناطيسيات")
    settle(app, 60)
    count += keep(window, folder / f"concordance_nothing_{suffix}.png")
    window.concordance.close()
    session.show_article(session.project.article_ids()[1])
    window.reading.open_find()
    window.reading.find_bar.query.setText("nova")
    settle(app)
    count += keep(window, folder / f"find_{suffix}.png")
    window.reading.close_find()
    window.actions_table["mode_read"].trigger()
    settle(app)
    count += keep(window, folder / f"read_{suffix}.png")
    window.actions_table["mode_dashboard"].trigger()
    while window.dashboard.page.figures is None:
        settle(app)
    settle(app)
    count += keep(window, folder / f"dashboard_{suffix}.png")
    window.dashboard.page.mentions_wanted.emit(ArticleFilter(label="PER"))
    settle(app, 60)
    count += keep(window, folder / f"mentions_{suffix}.png")
    window.concordance.close()
    window.listing.show(ArticleFilter())
    window.articles.choices.finding.emit("entity")
    settle(app)
    count += keep(window, folder / f"find_entity_{suffix}.png")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.listing.show(ArticleFilter(label="PER", until="2026-12"))
    window.articles.choices.choose_group(ArticleGroup.SOURCE)
    window.actions_table["mode_label"].trigger()
    settle(app)
    count += keep(window, folder / f"grouped_{suffix}.png")
    window.articles.choices.choose_group(ArticleGroup.NONE)
    window.listing.show(ArticleFilter())
    window.resize(1180, 800)
    settle(app)
    count += keep(window, folder / f"narrow_{suffix}.png")
    window.resize(1040, 800)
    window.side.toggle_inspector()
    settle(app)
    count += keep(window, folder / f"overlay_{suffix}.png")
    window.side.close()
    window.resize(1440, 900)
    count += keep_other_layer(app, window, folder / f"layer_{suffix}.png")
    return count + keep_task(app, window, folder / f"task_{suffix}.png")


def keep_other_layer(app: QApplication, window: MainWindow, path: Path) -> int:
    """Draw the mentions of another annotator."""
    session = window.session
    assert session.project is not None and session.article is not None
    with session.project.edit("screenshot") as edit:
        other = edit.add_annotator("ليلى", AnnotatorKind.HUMAN)
        edit.as_annotator(other.id).add_mention(
            session.article.id, session.project.schema.mention_labels[0].id, [Span(0, 4)]
        )
    window.layers.show(other)
    settle(app)
    count = keep(window, path)
    window.layers.show_own()
    return count


def keep_task(app: QApplication, window: MainWindow, path: Path) -> int:
    """Draw a task that is running, with its popover."""
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress(812, 1240)
        progress.tell(ImportProblem("notes_03.txt", "This is not a text file."))
        go_on.wait(30)

    window.files.run(window.imports.tr("Reading files"), work, lambda _none: None)
    settle(app, 60)
    window.background.popover.toggle()
    settle(app)
    count = keep(window, path)
    go_on.set()
    settle(app, 60)
    return count


def labels_of_articles(app: QApplication, window: MainWindow, folder: Path, suffix: str) -> int:
    """Draw the list of article labels, their chips, and the card of a label."""
    inspector = window.inspector
    inspector.tabs.setCurrentWidget(inspector.notes_page)
    window.article_labels.open()
    settle(app)
    count = keep(window, folder / f"article_labels_{suffix}.png")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    inspector.tabs.setCurrentWidget(inspector.span_page)
    window.guidelines.open()
    settle(app)
    count += keep(window, folder / f"guideline_{suffix}.png")
    window.guidelines.close()
    return count


def repeated_word(session: Session) -> Span:
    """Return the first unlabelled word that stands elsewhere too: only such a one brings suggestions."""
    content, places = session.content, dict[str, list[Span]]()
    for found in re.finditer(r"\w{4,}", content):
        span = Span(*found.span())
        free = not any(span.overlaps(piece) for mention in session.mentions.values() for piece in mention.spans)
        if free and tokens.word_at(content, span.start) == span:
            places.setdefault(found.group(), []).append(span)
    return next(spans[0] for spans in places.values() if len(spans) > 1)


def suggesting(app: QApplication, window: MainWindow, folder: Path, suffix: str) -> int:
    """Draw the window with suggestions, one in focus, and with the list of every occurrence."""
    session, focusing = window.session, window.reading.focusing
    before = session.focus
    assert session.project is not None
    focusing.focus_span(repeated_word(session))
    window.labelling.give_label(session.project.schema.mention_labels[0].id)
    focusing.step_suggestion(1)
    settle(app)
    count = keep(window, folder / f"suggestion_{suffix}.png")
    window.everywhere.open()
    settle(app)
    count += keep(window, folder / f"label_all_{suffix}.png")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.checking.open()
    settle(app)
    count += keep(window, folder / f"checks_{suffix}.png")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.labelling.undo()
    session.set_focus(before)
    return count


def entities_and_notes(app: QApplication, window: MainWindow, folder: Path, suffix: str) -> int:
    """Draw the register of entities, all notes, the list of choices at a mention, and relations as arcs."""
    count = 0
    for name, command in (("register", "entities"), ("notes", "notes")):
        window.actions_table[command].trigger()
        settle(app, 20)
        count += keep(window, folder / f"{name}_{suffix}.png")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        settle(app)
    window.entities.pick()
    settle(app)
    count += keep(window, folder / f"picker_{suffix}.png")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.actions_table["toggle_arcs"].trigger()
    settle(app)
    count += keep(window, folder / f"arcs_{suffix}.png")
    window.actions_table["toggle_arcs"].trigger()
    settle(app)
    return count


def sheets(app: QApplication, window: MainWindow, folder: Path, suffix: str) -> int:
    """Draw what lies over the window: the palette, the key sheet, the pages of the preferences."""
    palette = window.palette_commands
    count = 0
    for name, text in (("palette", ""), ("palette_found", "ن"), ("palette_nothing", "zzzz"), ("palette_labels", "#")):
        palette.open()
        palette.palette.query.setText(text)
        settle(app)
        count += keep(window, folder / f"{name}_{suffix}.png")
        palette.sheet.close_sheet()
    window.sheets.show_keys()
    settle(app)
    count += keep(window, folder / f"keys_{suffix}.png")
    for page in PAGES:
        window.sheets.show_preferences(page)
        settle(app)
        count += keep(window, folder / f"preferences_{page}_{suffix}.png")
    for tab in ("labels", "article_labels", "relations", "violations"):
        label_set = window.label_set.open()
        assert label_set is not None
        label_set.show_tab(tab)
        settle(app)
        count += keep(window, folder / f"label_set_{tab}_{suffix}.png")
    if window.sheets.current is not None:
        window.sheets.current.close_sheet()
    settle(app)
    return count


def dialogs(window: MainWindow, language: str) -> dict[str, QWidget]:
    """Return one of each dialog."""
    session = window.session
    assert session.article is not None and session.project is not None
    schemas = [read_schema(path) for _, path in starter_schemas()]
    path = Path("/home/me/Documents/مقالاتي.sqlite")
    readme = Path(__file__).resolve().parent.parent / "README.ar.md"
    window.history.open()
    assert window.history.dialog is not None
    return {
        "history": window.history.dialog,
        "new_project": NewProjectDialog(path, schemas, session.theme, language, window),
        "details": DetailsDialog(session.article, language, window),
        "import": ImportDialog(
            read_paths([path.with_suffix(".txt"), readme], charsets={readme: "utf-8"}),
            window.files.error_texts.beside_name,
            language,
            window,
        ),
        "outcome": OutcomeDialog(
            [
                OutcomeRow(Path("/x/قائمة.csv"), window.imports.tr("Not taken in: {0}").format("3 notes"), "", None),
                OutcomeRow(
                    readme, window.imports.tr("In the project already, as {0}").format("إيلاف"), "…", window.close
                ),
            ],
            language,
            window,
        ),
        "restore": RestoreDialog(
            [
                Restorable(path, shadow, "", path, 1_795_500_000_000 - shadow * 9_000_000, 1240 + shadow, 12)
                for shadow in (False, True)
            ],
            language,
            window,
            lost=True,
        ),
        **exporting(window, language),
        **import_dialogs(window, language),
        **small_dialogs(window, language),
        "paste": PasteDialog("وقال أحمد: “نعم”.", language, window),
        "go_to": GoToDialog(8, language, window),
        "about": AboutDialog(language, window),
        "first_steps": FirstStepsDialog(language, window),
    }


def exporting(window: MainWindow, language: str) -> dict[str, QWidget]:
    """Return the export dialog with what a format of words would not carry of the sample, and the report."""
    session = window.session
    assert session.project is not None and session.article is not None
    project, options = session.project, {"tokens": "name"}
    source = Source(
        project.path.parent, "sample", 8, tuple(project.article_ids()[:3]), (), session.article_id,
        tuple(project.annotators()), project.annotator.name,
    )  # fmt: skip
    dialog = ExportDialog(
        list(exporters().values()),
        source,
        language,
        window,
        format_name="conll2003",
        example=example_word(session),
        label_names=label_names(session),
    )
    report = preview(project, "conll2003", options=options)
    titles = article_titles(project, Scope(), report.rows)
    # as it is once the choices have rested
    dialog._rest.stop()
    dialog.set_preview(report, titles)
    done = replace(report, path=project.path.with_name("sample-conll2003.conll"), verified=True)
    return {
        "export": dialog,
        "exported": ExportReportDialog(done, titles, language, window, label_names=label_names(session)),
    }


def keep(widget: QWidget, path: Path) -> int:
    """Write a picture of a widget."""
    assert widget.grab().save(str(path)), path
    return 1


def main() -> None:
    """Draw everything into the folder named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("HASHIYA_HOME", tempfile.mkdtemp(prefix="hashiya-"))
    count = sum(draw(folder, language, theme) for language in LANGUAGES for theme in THEMES)
    print(f"{count} pictures in {folder}")


if __name__ == "__main__":
    main()
