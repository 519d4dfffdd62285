"""What holds for the whole repository."""

import ast
import json
import re
from pathlib import Path

import pytest

from reader.project.samples import SAMPLES, read_sample

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted([*(ROOT / "reader").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "main.py"])
CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def test_no_source_or_resource_holds_an_invisible_direction_mark() -> None:
    texts = [
        *SOURCES,
        *(path for path in (ROOT / "resources").rglob("*") if path.suffix in (".toml", ".json", ".ts", ".md", ".txt")),
        *ROOT.glob("*.md"),
    ]
    assert len(texts) > 100
    assert [path.name for path in texts if CONTROLS.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", [path for path in SOURCES if "reader" in path.parts], ids=lambda path: path.name)
def test_rooms_are_small_and_everything_public_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 600
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the module has no docstring"
    in_protocol = {
        child for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
        and any(getattr(base, "id", "") == "Protocol" for base in node.bases) for child in node.body
    }  # fmt: skip
    nested = {
        child for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
        for child in ast.walk(node) if child is not node
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            length = (node.end_lineno or 0) - node.lineno
            assert isinstance(node, ast.ClassDef) or length <= 60, f"{node.name} has {length} lines"
            is_setter = any(getattr(each, "attr", "") == "setter" for each in node.decorator_list)
            if not (node.name.startswith("_") or is_setter or node in in_protocol or node in nested):
                assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_the_makefile_has_every_command_that_the_documents_name() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("README.md", "README.ar.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"\bmake ([a-z-]+)", (ROOT / name).read_text(encoding="utf-8")))
        assert named - {"sure"} <= targets, name


def test_every_right_to_left_case_names_tests_that_exist() -> None:
    table = (ROOT / "tests" / "RIGHT_TO_LEFT.md").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES if "tests" in path.parts)
    defined = set(re.findall(r"^def (test_\w+)\(", sources, re.MULTILINE))
    assert len(rows) == 20
    for row in rows:
        named = set(re.findall(r"`(test_\w+)`", row))
        assert named and named <= defined, row


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_mention_is_what_its_offsets_say(name: str) -> None:
    content, data = read_sample(name)
    assert "\r" not in content and not content.endswith("\n")
    for item in data["mentions"]:
        assert " ".join(content[start:end] for start, end in item["pieces"]) == item["quote"]


def test_the_arabic_sample_holds_every_hard_case() -> None:
    content, data = read_sample("coast_ar")
    mentions = data["mentions"]
    spans = [(item["pieces"][0][0], item["pieces"][-1][1]) for item in mentions]
    cut = [start for start, _ in spans if content[start - 1 : start + 1] in ("لأ", "لإ", "لا")]
    assert cut, "a lam-alef cut by a prefix"
    depth = max(sum(low <= start and end <= high for low, high in spans) for start, end in spans)
    assert depth >= 3, "three levels of nesting"
    assert any(len(item["pieces"]) > 1 for item in mentions), "a discontinuous mention"
    for sign in ("“", "«", "25 نوفمبر/تشرين", "Nova Rail", "\u064e", "🚆", "١"):
        assert sign in content
    assert {content[start - 1] for start, _ in spans if content[start - 1].isalpha()} >= {"و", "ل", "ب"}
    assert max(end for _, end in spans) < content.rindex("\n", 0, content.rindex("\n")), "two paragraphs are left to do"
    assert json.dumps(data)


def test_the_sample_shows_every_kind_of_annotation_and_keeps_to_its_label_set(tmp_path: Path) -> None:
    from reader.project import Project
    from reader.project.samples import create_sample_project

    create_sample_project(tmp_path / "sample.sqlite")
    with Project.open(tmp_path / "sample.sqlite") as project:
        articles = project.article_ids()
        arabic = articles[0]
        mentions, schema = project.mentions(arabic), project.schema
        assert project.relations(arabic) and any(note.span is not None for note in project.notes(arabic))
        assert any(mention.attributes for mention in mentions)
        event = next(each for each in mentions if (label := schema.find_label(each.label_id)) and label.event)
        assert len(project.participants(event.id)) >= 3
        assert len(project.article_labels(arabic)) == 2
        linked = {each.entity_id for each in mentions if each.entity_id is not None}
        assert len(linked) >= 5 and linked & {each.entity_id for each in project.mentions(articles[1])}
        assert [found for each in articles for found in project.violations(each)] == []
        assert project.undoable() is None, "a first step back does not empty the sample"
