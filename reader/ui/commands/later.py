"""Parts of the window that are made when they are first asked for: it is there sooner without them.

Each function makes one; `MainWindow` holds it as a `cached_property`. What they need is imported with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.commands.checking import Checking
    from reader.ui.commands.concordance import Concordance
    from reader.ui.commands.dashboard_commands import DashboardCommands
    from reader.ui.commands.export_commands import ExportCommands
    from reader.ui.commands.import_commands import ImportCommands
    from reader.ui.commands.label_everywhere import LabelEverywhere
    from reader.ui.commands.label_set_commands import LabelSetCommands
    from reader.ui.commands.note_commands import NoteCommands
    from reader.ui.commands.palette_commands import PaletteCommands
    from reader.ui.commands.paper_commands import PaperCommands
    from reader.ui.commands.pasting import Pasting
    from reader.ui.commands.register_commands import RegisterCommands
    from reader.ui.commands.restore_commands import RestoreCommands
    from reader.ui.main_window import MainWindow


def imports(window: MainWindow) -> ImportCommands:
    """Make what adds articles."""
    from reader.ui.commands.import_commands import ImportCommands

    made = ImportCommands(window.files)
    made.show_annotator = window.layers.show
    return made


def pasting(window: MainWindow) -> Pasting:
    """Make what adds texts that are pasted or dropped; what was asked for here is shown."""
    from reader.ui.commands.pasting import Pasting

    return Pasting(window.files, lambda outcome: window.imports.say_outcome(outcome, go_there=True))


def exports(window: MainWindow) -> ExportCommands:
    """Make what exports."""
    from reader.ui.commands.export_commands import ExportCommands

    return ExportCommands(window.files, window.articles)


def restoring(window: MainWindow) -> RestoreCommands:
    """Make what restores backups and lost projects."""
    from reader.ui.commands.restore_commands import RestoreCommands

    return RestoreCommands(window.files)


def paper(window: MainWindow) -> PaperCommands:
    """Make what prints and saves as PDF."""
    from reader.ui.commands.paper_commands import PaperCommands

    return PaperCommands(window)


def checking(window: MainWindow) -> Checking:
    """Make the findings of the checks."""
    from reader.ui.commands.checking import Checking

    return Checking(window.session, window.labelling, window.reading)


def everywhere(window: MainWindow) -> LabelEverywhere:
    """Make what labels every occurrence."""
    from reader.ui.commands.label_everywhere import LabelEverywhere

    return LabelEverywhere(window.session, window.labelling, window.reading)


def register(window: MainWindow) -> RegisterCommands:
    """Make the register of entities."""
    from reader.ui.commands.register_commands import RegisterCommands

    return RegisterCommands(window)


def notes(window: MainWindow) -> NoteCommands:
    """Make the sheet of notes."""
    from reader.ui.commands.note_commands import NoteCommands

    return NoteCommands(window)


def label_set(window: MainWindow) -> LabelSetCommands:
    """Make what edits, imports and exports the label set."""
    from reader.ui.commands.label_set_commands import LabelSetCommands

    return LabelSetCommands(window)


def palette(window: MainWindow) -> PaletteCommands:
    """Make the palette."""
    from reader.ui.commands.palette_commands import PaletteCommands

    return PaletteCommands(window)


def concordance(window: MainWindow) -> Concordance:
    """Make the concordance, and lay it under the text."""
    from reader.ui.commands.concordance import Concordance

    made = Concordance(window)
    made.set_look()
    return made


def dashboard(window: MainWindow) -> DashboardCommands:
    """Make the dashboard, and put its page beside that of the text."""
    from reader.ui.commands.dashboard_commands import DashboardCommands

    made = DashboardCommands(window)
    window.stack.addWidget(made.page)
    made.page.set_look(window.session.theme, window.settings.language)
    # made by going to it, it was not there yet when that was told
    made.come()
    return made
