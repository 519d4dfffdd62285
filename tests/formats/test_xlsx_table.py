"""The workbook of mentions: a right-to-left sheet that openpyxl reads cell by cell, the mention in bold."""

from pathlib import Path

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import bundle_with
from hypothesis import HealthCheck, given, settings

from reader.formats.base import Bundle
from reader.formats.csv_table import COLUMNS
from reader.formats.xlsx_table import XlsxTable

openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_every_cell_comes_back(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    path = tmp_path_factory.mktemp("x") / "a.xlsx"
    XlsxTable().write(bundle, path, {})
    assert XlsxTable().differences(bundle, path, {}) == []


def test_the_sheet_is_right_to_left_and_the_mention_bold_in_its_context(shared_data: Path, tmp_path: Path) -> None:
    bundle, path = gold_bundle(shared_data, SCHEMA), tmp_path / "a.xlsx"
    XlsxTable().write(bundle, path, {})
    (article,) = bundle.articles
    book = openpyxl.load_workbook(path, rich_text=True)
    sheet = book.worksheets[0]
    assert sheet.sheet_view.rightToLeft and sheet.max_row == len(article.mentions) + 1
    assert [cell.value for cell in sheet[1]] == [*COLUMNS, "context"]
    for row, mention in zip(sheet.iter_rows(min_row=2), article.mentions):
        found = {name: cell.value for name, cell in zip(COLUMNS, row)}
        assert article.content[found["start"] : found["end"]] == found["quote"] == mention.quote(article.content)
        assert isinstance(found["start"], int) and found["label"] == mention.label
        # as Excel shows it: one part of the cell is bold, and it is the mention
        parts = row[-1].value
        assert [part.text for part in parts if not isinstance(part, str) and part.font.b] == [found["quote"]]
        assert str(parts) in article.content


def test_nothing_is_a_formula_and_a_cell_that_is_too_long_is_cut(tmp_path: Path) -> None:
    content = "=1+1 " + "😀" * 40_000
    path = tmp_path / "a.xlsx"
    bundle = bundle_with(content, (0, 4, "PER"), (0, len(content), "PER"), (0, 1, None))
    XlsxTable().write(bundle, path, {})
    assert XlsxTable().differences(bundle, path, {}) == []
    sheet = openpyxl.load_workbook(path).worksheets[0]
    quotes = [row[COLUMNS.index("quote")] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in quotes] == ["s", "s", "s"]
    assert quotes[0].value == "=1+1" and quotes[1].value.endswith("…") and len(quotes[1].value) < 20_000
    assert sheet.cell(3, COLUMNS.index("end") + 1).value == len(content)


def test_a_change_to_a_cell_is_found(tmp_path: Path) -> None:
    bundle, path = bundle_with("قال ميلي", (4, 8, "PER")), tmp_path / "a.xlsx"
    XlsxTable().write(bundle, path, {})
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(2, 5).value = "ORG"
    book.save(path)
    assert XlsxTable().differences(bundle, path, {}) == ["row 2 differs"]
