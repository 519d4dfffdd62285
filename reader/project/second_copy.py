"""A copy of the newest backup in a folder of the user's choice."""

import shutil
from pathlib import Path

from reader.domain.errors import NotSavedError
from reader.project.project import Project


def put_second_copy(backup: Path, folder: Path, project: Project) -> Path:
    """Put a backup, which was checked when it was made, into a folder in place of the copy before it.

    The name holds the project's id: two projects of one name do not overwrite each other, and none its own file.
    Any thread. Raises NotSavedError.
    """
    target = folder / f"{project.name}-{project.uid[:8]}.backup.sqlite"
    part = target.with_suffix(".part")
    try:
        shutil.copyfile(backup, part)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NotSavedError(
            str(target), f"The second copy could not be made: {error}.", "Choose another folder."
        ) from error
    return target
