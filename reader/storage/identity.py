"""Ids that are made once: of a project, of an installation, of a copy of a project."""

import time
from os import urandom


def project_uid() -> str:
    """Return a fresh UUID of version 7: it sorts by the time it was made."""
    # imported late, as below: opening a project makes no id, and `uuid` looks at the machine
    from uuid import UUID

    chance = int.from_bytes(urandom(8), "big") >> 2
    return str(UUID(int=time.time_ns() // 1_000_000 << 80 | 7 << 76 | 2 << 62 | chance))


def random_uid() -> str:
    """Return a fresh random UUID."""
    from uuid import uuid4

    return str(uuid4())


def replica_number() -> int:
    """Return a fresh number for a copy of a project, from 1 to 2**31 - 1."""
    return int.from_bytes(urandom(8), "big") % (2**31 - 1) + 1
