"""Every text of the interface is a literal, is translated, and is compiled."""

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "reader" / "ui").rglob("*.py"))
TS = ROOT / "resources" / "i18n"


def messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    tree = ElementTree.parse(path)
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message
        for context in tree.getroot().findall("context")
        for message in context.findall("message")
    }


def test_tr_is_given_literals_only() -> None:
    found = 0
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                found += 1
                assert isinstance(node.args[0], ast.Constant), f"{path.name}:{node.lineno}"
    assert found > 250


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_unfinished_and_the_compiled_file_is_of_today(language: str) -> None:
    found = messages(TS / f"reader_{language}.ts")
    assert len(found) > (250 if language == "ar" else 5)
    translator = QTranslator()
    assert translator.load(f"reader_{language}", str(TS))
    for (context, source), message in found.items():
        translation = message.find("translation")
        assert translation is not None and translation.get("type") is None, source
        forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
        assert all(forms), source
        count = 3 if message.get("numerus") else -1
        assert translator.translate(context, source, None, count) in forms, f"stale: {source}"
        for place in ("{0}", "{1}"):
            assert all((place in source) == (place in (form or "")) for form in forms), source


def test_every_text_in_the_source_is_in_the_translation(tmp_path: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    if not tool.exists() and shutil.which("pyside6-lupdate") is None:
        pytest.skip("pyside6-lupdate is not installed")
    fresh = tmp_path / "fresh.ts"
    command = [str(tool), *map(str, SOURCES), "-locations", "none", "-source-language", "en", "-target-language", "ar"]
    subprocess.run([*command, "-ts", str(fresh)], check=True, capture_output=True)
    assert set(messages(fresh)) == set(messages(TS / "reader_ar.ts"))
