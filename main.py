"""Start the window: `python main.py [PROJECT_OR_ARTICLE ...]`."""

from reader.ui.app import main

if __name__ == "__main__":
    raise SystemExit(main())
