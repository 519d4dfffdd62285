"""How a project file of this version is told from every other file."""

import hashlib
import sqlite3

APPLICATION_ID = 0x48534859  # "HSHY"
VERSION = 5
# by schema version, what `migrations.expected_fingerprints` gives; kept here so that opening need not make a file
FINGERPRINTS = {
    1: "e621730005d6c6e9f9f00fe6d8d8e9f221d0fad57d18e0a26c99a9456b421a73",
    2: "62e1d765c8179898a73f1245921ddf920aabdba9c5abde7c49240f27479049e0",
    3: "2d5cded5f762188e26735ecc6deecd27f4e5f664f54ba3766aac6ca79f0c1eb7",
    4: "9f5198da5728dc1ddc12ba3678071a217eaff4b68bc1d551bf4e316d35f4a8c5",
    5: "9f5198da5728dc1ddc12ba3678071a217eaff4b68bc1d551bf4e316d35f4a8c5",
}


def fingerprint(connection: sqlite3.Connection) -> str:
    """Return a digest of every table, index, view and trigger of a file."""
    digest = hashlib.sha256()
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
        " WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name"
    )
    for row in rows:
        digest.update("\x1f".join(row).encode() + b"\x1e")
    return digest.hexdigest()
