"""Starting: from nothing to the first painted article, beside an empty window of the same library."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from reader.project.samples import create_sample_project
from tests.benchmarks.harness import Figure

EMPTY = """
import resource
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
window.grab()
"""
OURS = """
import sys
from pathlib import Path
from reader.ui.settings import Settings
from reader.ui.application import make_application
settings = Settings(Path(sys.argv[2]))
app = make_application(settings.language, settings.theme)
from reader.ui.main_window import MainWindow
window = MainWindow(settings)
window.show()
window.open_paths([Path(sys.argv[1])])
app.processEvents()
window.reading.view.grab()
"""
IMPORTS = """
from reader.ui.application import make_application
app = make_application("en", "light")
import reader.ui.main_window
"""
TELL = """
usage = __import__("resource").getrusage(0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)
__import__("os")._exit(0)
"""


def run(code: str, *arguments: str) -> tuple[float, float]:
    """Return CPU seconds and MB of a fresh process."""
    # as after an installation, every module is compiled already; the first run of a checkout compiles what is not
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", code + TELL, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=kept)
    seconds, size = done.stdout.split()
    return float(seconds), float(size)


def figures() -> list[Figure]:
    """Return start-up time as a ratio, and memory."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "sample.sqlite")
        create_sample_project(project)
        arguments = (str(project), str(Path(folder, "settings.ini")))
        run(OURS, *arguments)
        runs = [(run(OURS, *arguments), run(EMPTY), run(IMPORTS)) for _ in range(7)]
    ours, empty, imports = (statistics.median(each[place][0] for each in runs) for place in range(3))
    size = statistics.median(each[0][1] for each in runs)
    return [
        Figure(f"first painted article / empty window (modules alone {imports / empty:.2f})", ours / empty, 1.5),
        Figure("memory with the article shown", size, 150, "MB"),
    ]
