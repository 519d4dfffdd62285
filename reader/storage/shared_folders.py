"""Telling folders that are no safe home for a project that is being written: network shares and synchronised ones."""

import os
import sys
from pathlib import Path

_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afpfs", "ncpfs", "9p", "afs", "ceph", "glusterfs", "lustre",
     "davfs", "webdav", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs")
)  # fmt: skip
# names that the clients give to their folders; OneDrive adds the organisation's name
_SYNCHRONISED = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud drive", "mobile documents", "icloud~",
    "nextcloud", "owncloud", "pcloud", "mega", "megasync", "yandex.disk", "seafile", "box sync", "syncthing",
    "cloudstorage", "proton drive", "tresorit",
)  # fmt: skip
# what they leave in the folder that they watch over
_TRACES = (
    ".dropbox.cache",
    ".dropbox",
    ".stfolder",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".sync",
    ".tmp.drivedownload",
)
_MOUNTS = Path("/proc/self/mounts")


def risk_of(path: Path, mounts: Path = _MOUNTS) -> str | None:
    """Return "network" or "synchronised" when a file there may be changed or locked by another machine, else None."""
    place = path.resolve()
    if _on_network(place, mounts):
        return "network"
    folders = (place.parent, *place.parent.parents)
    if any(_is_client_folder(folder.name.casefold()) for folder in folders):
        return "synchronised"
    if any((folder / trace).exists() for folder in folders[:4] for trace in _TRACES if folder != Path.home()):
        return "synchronised"
    return None


def _is_client_folder(name: str) -> bool:
    return any(name == known or name.startswith((f"{known} ", f"{known}-", f"{known}(")) for known in _SYNCHRONISED)


def _on_network(place: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE
        return place.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == remote
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, kind = "", ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").rstrip(os.sep)
        # a later mount on the same point covers the one before
        if (f"{place}/".startswith(f"{point}/")) and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind in _NETWORK
