"""Texts made to break a reader: taken in or refused by name, painted and labelled, under 1 GB, without a hang."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults.harness import PEAK_MEMORY, environment, run_script

MEGABYTE = 1_000_000
# a page of memory that a window on an ordinary article already needs is part of this
MOST = 1000 * MEGABYTE
NUL, HALF = "\x00", "\ud800"

# brings a file in, opens the window on it, paints, scrolls, labels, and says what it took
READER = """
import json, sys, time
from pathlib import Path
started = time.monotonic()
from reader.project import Project
from reader.project.importing import import_paths
from reader.domain.span import Span
text, folder = Path(sys.argv[1]), Path(sys.argv[2])
answer = {"added": 0, "problem": "", "repairs": [], "length": 0, "painted": 0, "labelled": False}
with Project.create(folder / "p.sqlite") as project:
    outcome = import_paths(project, [text])
    answer["added"] = len(outcome.added)
    answer["problem"] = str(outcome.problems[0]) if outcome.problems else ""
    for article_id in outcome.added:
        article = project.article(article_id)
        answer["length"], answer["repairs"] = len(article.content), article.provenance.repairs
        del article
if answer["added"]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    app = QApplication(["hostile"])
    from reader.ui.look.fonts import load_fonts
    from reader.ui.main_window import MainWindow
    from reader.ui.settings import Settings
    load_fonts()
    window = MainWindow(Settings(folder / "settings.ini"))
    window.resize(1000, 700)
    window.show()
    window.open_paths([folder / "p.sqlite"])
    app.processEvents()
    view, session = window.reading.view, window.session
    for place in (0, len(session.content) // 2, max(0, len(session.content) - 1)):
        view.ensure_visible(Span(place, min(place + 1, len(session.content))))
        app.processEvents()
        image = view.viewport().grab().toImage()
        answer["painted"] += len(set(bytes(image.constBits()))) > 2
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left)
    app.processEvents()
    focus = session.focus
    if focus is not None and focus.span.slice(session.content).strip():
        with session.project.edit("mention.add", article_id=session.article_id) as edit:
            edit.add_mention(session.article_id, None, [focus.span])
        app.processEvents()
        view.viewport().grab()
        answer["labelled"] = len(session.mentions) == 1
    answer["problems"] = [str(problem) for problem in session.project.check()]
    window.close()
answer["seconds"] = time.monotonic() - started
answer["memory"] = peak_memory()
print(json.dumps(answer))
"""


def read(folder: Path, content: str | bytes) -> dict[str, Any]:
    """Read a file in a process of its own, as the program would; a hang ends it."""
    file = folder / "hostile.txt"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    env = environment(folder / "home", QT_QPA_PLATFORM="offscreen")
    found: dict[str, Any] = run_script(PEAK_MEMORY + READER, file, folder, env=env)
    assert found["memory"] < MOST, f"{found['memory'] / MEGABYTE:.0f} MB"
    return found


def with_nul() -> str:
    return f"نص فيه {NUL} محرف صفري. " + "كلام كثير بعده. " * 40


def marks() -> str:
    return "ب" + "\u064e\u0651" * 50_000 + " بعدها كلمة"


def bidi_nesting() -> str:
    openers = "\u202b\u202a\u2067\u2066\u202e\u202d"
    return "بداية " + openers * 20_000 + "عمق text" + ("\u202c" * 3 + "\u2069" * 3) * 20_000 + " نهاية"


def unclosed_bidi() -> str:
    return "\n".join("\u202e\u2067" * 300 + f"سطر {number} line" for number in range(300))


def one_word() -> str:
    return "ب" * 2_000_000


def empty_lines() -> str:
    return "كلمة" + "\n" * 300_000 + "نهاية"


def joiners() -> str:
    return "👨" + "\u200d👩" * 40_000 + " نص"


def controls() -> str:
    return "نص\u2028سطر\u2029فقرة\u0085آخر\u00ad\ufeff\u200b\ufffc\uffff\U0010ffff\U000e0041 كلمات أخرى"


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix does")
@pytest.mark.parametrize(
    "text",
    [with_nul, marks, bidi_nesting, unclosed_bidi, one_word, empty_lines, joiners, controls],
    ids=lambda text: text.__name__.replace("_", " "),
)
def test_a_hostile_text_is_read_painted_and_labelled(tmp_path: Path, text: Callable[[], str]) -> None:
    content = text()
    found = read(tmp_path, content)
    assert found["added"] == 1 and found["length"] == len(content)
    assert found["painted"] >= 2 and found["problems"] == []
    assert found["labelled"] or text in (joiners, empty_lines)
    assert ("nul" in found["repairs"]) == (NUL in content)


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix does")
@pytest.mark.parametrize("megabytes", [3, pytest.param(19, marks=(pytest.mark.release, pytest.mark.timeout(900)))])
def test_a_line_of_many_megabytes_is_read_painted_and_labelled(tmp_path: Path, megabytes: int) -> None:
    found = read(tmp_path, "كلمة عربية طويلة ".encode() * (megabytes * MEGABYTE // 31))
    assert found["added"] == 1 and found["painted"] == 3 and found["labelled"] and found["problems"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix does")
def test_a_line_of_two_hundred_megabytes_is_refused_by_name(tmp_path: Path) -> None:
    found = read(tmp_path, "كلمة عربية طويلة ".encode() * 6_500_000)
    assert found["added"] == 0
    assert "hostile.txt" in found["problem"] and "20 MB" in found["problem"] and "Split" in found["problem"]


def test_halves_of_characters_and_rubbish_never_reach_the_text(tmp_path: Path) -> None:
    from reader.project import Project
    from reader.project.importing import import_paths, paste_text

    with Project.create(tmp_path / "p.sqlite") as project:
        pasted = paste_text(project, f"نص {HALF} مكسور {NUL} هنا")
        article = project.article(pasted.added[0])
        assert article.content == "نص \ufffd مكسور \ufffd هنا"
        assert article.provenance.repairs == ("surrogates", "nul")
        rubbish = tmp_path / "picture.txt"
        rubbish.write_bytes(bytes(range(256)) * 400)
        outcome = import_paths(project, [rubbish])
        assert not outcome.added and "not a text file" in str(outcome.problems[0])


def test_halves_of_characters_in_notes_names_and_titles_are_refused_by_name(tmp_path: Path) -> None:
    from faults.harness import make

    from reader.domain.article import ArticleDetails
    from reader.domain.entity import Entity, EntityId
    from reader.domain.errors import InvalidAnnotationError
    from reader.project import Project

    path = tmp_path / "p.sqlite"
    article_id = make(path)
    with Project.open(path) as project:
        mention = project.mentions(article_id)[0]
        for verb in (
            lambda edit: edit.set_mention_note(mention.id, f"رأي {HALF}"),
            lambda edit: edit.set_details(article_id, ArticleDetails(f"عنوان {HALF}")),
            lambda edit: edit.add_entity(Entity(EntityId(0), f"اسم {HALF}")),
            lambda edit: edit.add_note(article_id, f"رأي {HALF}"),
            lambda edit: edit.set_mention_note(mention.id, "x" * 70_000_000),
        ):
            with pytest.raises(InvalidAnnotationError), project.edit("test", article_id=article_id) as edit:
                verb(edit)
        assert project.mentions(article_id)[0] == mention
        with project.edit("test", article_id=article_id) as edit:
            edit.set_mention_note(mention.id, f"صفر {NUL} هنا")
        assert project.mentions(article_id)[0].note == f"صفر {NUL} هنا"
        assert project.check() == []
