"""Where in a file something is wrong is said in the interface's language, whichever reader found it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.domain.errors import ImportProblem
from reader.domain.places import KINDS, Part, parts_of
from reader.project import Project
from reader.project.importing import import_paths
from reader.project.incoming import read_paths
from reader.ui.words.errors import ErrorTexts
from reader.ui.words.i18n import choose_digits, install_language
from reader.ui.words.places import PlaceTexts

ROOT = Path(__file__).resolve().parents[2]
# a place is made of words and values alone: f"line {number}", f"{place}, span {order}"
_PLACE = re.compile(r"(\{\}, )?[a-z]+ \{\}(, [a-z]+ \{\})*")
_NO_PLACES = {"mention", "article", "charset"}


@pytest.fixture
def arabic(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "ar")
    yield
    choose_digits("auto")
    install_language(qapp, "en")


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", text)


def test_a_place_has_parts_from_the_outside_in() -> None:
    assert parts_of("line 17, span 2") == (Part("line", "17"), Part("span", "2"))
    assert parts_of("a, b.xml, line 3") == (Part("", "a, b.xml"), Part("line", "3"))
    assert parts_of("set 'gold', annotation 4")[0] == Part("set", "'gold'")
    assert parts_of("line 17")[0].number == 17 and parts_of("view x")[0].number is None
    assert parts_of("") == ()


def test_places_are_said_in_arabic_with_its_digits(arabic: None) -> None:
    said = PlaceTexts().text("doc.xml, line 1204, span 2")
    assert plain(said) == "doc.xml، السطر ١٬٢٠٤، المقطع ٢"
    assert "\u2066doc.xml\u2069" in said
    choose_digits("latin")
    assert plain(PlaceTexts().text("row 3")) == "الصف 3"
    for kind in KINDS:
        assert not re.search("[A-Za-z]", PlaceTexts().text(f"{kind} 7")), kind


def test_an_error_names_file_and_place_in_arabic(arabic: None) -> None:
    error = ImportProblem("/tmp/خبر.jsonl", "The file holds no text.", "Nothing was added.", "line 17")
    said = plain(ErrorTexts().text(error))
    assert said.startswith("خبر.jsonl (السطر ١٧): ") and "line" not in said
    assert plain(ErrorTexts().beside_name(error)).startswith("السطر ١٧: ")


def test_an_error_in_english_reads_as_the_command_line_says_it(qapp: QApplication) -> None:
    assert plain(PlaceTexts().text("item 1, annotation 2, result 3")) == "item 1, annotation 2, result 3"


def _words_of(string: ast.JoinedStr) -> Iterator[str]:
    shape = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in string.values)
    if _PLACE.fullmatch(shape):
        yield from re.findall(r"([a-z]+) \{", shape)


def test_every_word_that_a_reader_uses_for_a_place_is_known() -> None:
    used: set[str] = set()
    for file in (ROOT / "reader" / "formats").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                used.update(_words_of(node))
    assert used - _NO_PLACES == set(KINDS)


def test_the_places_of_real_and_broken_files_are_arabic_but_for_names(
    arabic: None, shared_data: Path, tmp_path: Path
) -> None:
    files = [
        *sorted((shared_data / "fmt-doccano").rglob("*.jsonl")),
        *sorted((shared_data / "fmt-labelstudio").rglob("*.json")),
        *sorted((shared_data / "ner-aqmar").glob("*_*.txt")),
        *sorted((shared_data / "fmt-w3c-annotation" / "model" / "wd").rglob("*.json")),
    ]
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{"text": \n', encoding="utf-8")
    with Project.create(tmp_path / "p.sqlite") as project:
        problems = import_paths(project, [*files, tmp_path / "a.jsonl"]).problems
    places = [problem.place for problem in problems if problem.place]
    assert len(places) > 20
    for place in places:
        assert not re.search("[A-Za-z]", PlaceTexts().text(place)), place


# names of formats and of files in them stay as they are
_NAMES = re.compile("WebAnno|CoNLL-U|FoLiA|BioC|TEI|UIMA|XMI|XML|JSON|TypeSystem.xml|txt|TSV|brat"
    "|Label Studio|doccano|UTF-8|UTF-16")  # fmt: skip


def test_what_is_refused_or_mended_in_others_files_is_said_in_arabic(arabic: None, shared_data: Path) -> None:
    found = 0
    for folder in sorted(each for each in shared_data.iterdir() if each.name.startswith(("fmt-", "ner-", "ud-"))):
        for file in sorted(each for each in folder.rglob("*") if each.is_file()):
            incoming = read_paths([file])
            problems = [*incoming.problems, *(each for _, bundle in incoming.bundles for each in bundle.problems)]
            for problem in problems:
                found += 1
                said = re.sub("[\u2066\u2067\u2068][^\u2069]*\u2069", "", ErrorTexts().text(problem))
                assert not re.search("[A-Za-z]{2,}", _NAMES.sub("", said)), (file.name, problem, said)
    assert found > 250


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            "A mention is refused: it says 'ميلي', the text at its offsets 'غانت'.",
            "رُفض ذكر: نصه ميلي، وفي موضعه من النص غانت.",
        ),
        (
            "A mention is refused: an offset is 99, the text has 12 code points.",
            "رُفض ذكر: موضعه 99 خارج النص الذي طوله 12.",
        ),
        ("A mention is refused: the span 4 to 4 is empty or reversed.", "رُفض ذكر: ينتهي حيث يبدأ أو قبله (4 إلى 4)."),
        ("A relation is refused: T1 or T9 is no mention that came in.", "رُفضت علاقة: أحد طرفيها T1 وT9 لم يدخل."),
        ("There are two mentions T1.", "ذكران بالاسم نفسه T1."),
    ],
)  # fmt: skip
def test_a_refused_row_says_what_and_why_in_arabic(arabic: None, problem: str, said: str) -> None:
    error = ImportProblem("a.jsonl", problem, "The rest came in.", "line 4, span 2")
    assert plain(ErrorTexts().beside_name(error)) == f"السطر ٤، المقطع ٢: {said} أُدخل الباقي."
