"""Folders of files made to break readers: a clear row for each that is refused, the rest imported, memory bounded."""

import sys
from pathlib import Path

import pytest
from faults.harness import PEAK_MEMORY, environment, run_script

MEGABYTE = 1_000_000
# of a process that reads a folder of a few megabytes and adds what is in it: most of it is libraries
MOST = 200 * MEGABYTE

IMPORT = """
import json, sys
from pathlib import Path
from reader.project import Project
from reader.project.importing import add_incoming
from reader.project.incoming import read_paths
folder, named = Path(sys.argv[1]), sys.argv[3] == "named"
files = sorted(str(each) for each in folder.rglob("*") if each.is_file() and not each.name.startswith("."))
with Project.create(Path(sys.argv[2]) / f"{sys.argv[3]}.sqlite") as project:
    incoming = read_paths([Path(each) for each in files] if named else [folder])
    outcome = add_incoming(project, incoming)
    paths = [*incoming.texts.paths, *(path for path, _ in incoming.bundles)]
    contents = [project.article(each).content for each in outcome.added]
    answer = {"files": files, "read": sorted(map(str, paths)), "passed_over": len(incoming.passed_over),
              "problems": [[each.path, each.place, each.problem, each.advice] for each in outcome.problems],
              "added": len(outcome.added), "duplicates": len(outcome.duplicates),
              "articles": len(incoming.texts) + sum(len(bundle.articles) for _, bundle in incoming.bundles),
              "sound": all(text.strip() and "\\0" not in text and text.encode() for text in contents),
              "check": [str(each) for each in project.check()]}
answer["memory"] = peak_memory()
print(json.dumps(answer))
"""

# articles that come of each folder, and files that are refused, when it is added as a folder
FOLDERS = {
    "hostile-blns": (1, 0), "hostile-csv": (2, 5), "hostile-html": (1, 0), "hostile-json": (1, 0),
    "hostile-utf8": (2, 0), "hostile-xml": (1, 0), "hostile-zip": (2, 1), "art-charset-uchardet": (5, 0),
    "art-docx-other": (5, 0),
    "art-epub": (3, 0), "art-epub-tests": (10, 0), "art-html-rtl": (2, 0), "art-pdf-rtl": (5, 0),
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix does")
@pytest.mark.parametrize("named", [False, True], ids=["the folder", "each file by name"])
@pytest.mark.parametrize("name", FOLDERS)
def test_a_hostile_folder_is_imported_but_for_what_is_refused_by_name(
    shared_data: Path, tmp_path: Path, name: str, named: bool
) -> None:
    folder = shared_data / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not there")
    kind = "named" if named else "folder"
    found = run_script(PEAK_MEMORY + IMPORT, folder, tmp_path, kind, env=environment(tmp_path / "home"))
    print(f"{name}: {found['memory'] / MEGABYTE:.0f} MB")
    refused = {next((file for file in found["files"] if path.startswith(file)), path) for path, *_ in found["problems"]}
    told = set(found["read"]) | refused
    inside = {file for file in found["files"] if any(path.startswith(file) for path in told)}
    assert len(found["files"]) == len(inside) + found["passed_over"], "each file is read, refused or counted"
    assert refused <= set(found["files"]), "and each row names one of them"
    assert all(problem and advice for _, _, problem, advice in found["problems"]), found["problems"]
    assert found["added"] + found["duplicates"] == found["articles"], "what was read is added, or there already"
    assert found["sound"] and found["check"] == []
    assert found["memory"] < MOST, f"{found['memory'] / MEGABYTE:.0f} MB"
    if not named:
        assert (found["added"], len(refused)) == FOLDERS[name]
