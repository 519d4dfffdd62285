"""`python -m reader` is the command line."""

from reader.cli import main

raise SystemExit(main())
