"""Starting: what the window does without until it is asked for."""

import os
import subprocess
import sys
from pathlib import Path

from reader.project.samples import create_sample_project

SHOW = """
import sys
from pathlib import Path
from reader.ui.settings import Settings
from reader.ui.application import make_application
app = make_application("en", "light")
from reader.ui.main_window import MainWindow
window = MainWindow(Settings(Path(sys.argv[2])))
window.show()
window.open_paths([Path(sys.argv[1])])
app.processEvents()
assert window.session.article is not None
print(*sorted(sys.modules))
__import__("os")._exit(0)
"""
# each costs 2 to 100 ms, and an article can be read and labelled without it
LATE = {
    "sqlite_utils", "charset_normalizer", "importlib.metadata", "secrets", "bidi", "arabic_reshaper", "click",
    "statistics", "csv", "reader.formats.base", "reader.formats.registry", "reader.analysis.consistency",
    "reader.project.exporting", "reader.project.importing", "reader.project.searching", "reader.ui.panels.concordance",
    "reader.ui.panels.palette", "reader.ui.panels.dashboard", "reader.ui.panels.entity_register",
}  # fmt: skip


def test_an_article_is_shown_without_what_only_other_commands_need(tmp_path: Path) -> None:
    project = tmp_path / "sample.sqlite"
    create_sample_project(project)
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(project), str(tmp_path / "settings.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HASHIYA_HOME": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "reader.ui.main_window" in done.stdout.split()
    assert not LATE & set(done.stdout.split())
