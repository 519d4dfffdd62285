"""The window: the only layer that knows Qt."""

import builtins
import gc

# starting makes many objects and drops few: the default looks through them again and again
gc.set_threshold(10_000, 20, 20)

# PySide puts a function of its own in the place of `import`, which reads the source of every module imported from then
# on: whether it asks for snake_case names. None of ours does, and it would take a tenth of the time to start.
_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _import
