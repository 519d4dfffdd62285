"""`make bench`: run every bench_*.py in a process of its own and print its figures beside their bounds."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUN = "import importlib, sys; [print(f.line()) for f in importlib.import_module(sys.argv[1]).figures()]"


def main() -> int:
    """Run all, or those named; the exit code counts crashes, not bounds."""
    wanted = sys.argv[1:]
    # a user's second start finds the modules compiled
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**inherited, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parents[1])}
    crashes = over = 0
    for path in sorted(HERE.glob("bench_*.py")):
        if wanted and path.stem.removeprefix("bench_") not in wanted:
            continue
        print(f"\n{path.stem.removeprefix('bench_')}", flush=True)
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(
                [sys.executable, "-c", RUN, f"tests.benchmarks.{path.stem}"],
                env={**environment, "HASHIYA_HOME": home}, stdout=subprocess.PIPE, text=True, check=False,
            )  # fmt: skip
        print(done.stdout, end="", flush=True)
        crashes += done.returncode != 0
        over += done.stdout.count("OVER")
    print(f"\n{over} over their bound, {crashes} crashed")
    return 1 if crashes else 0


if __name__ == "__main__":
    raise SystemExit(main())
