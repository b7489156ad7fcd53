"""The command line in a process of its own where packages are missing, as on a base install.

In the test's own process modules would have to be loaded twice, and their classes would not be the same afterwards.
"""

import subprocess
import sys


def run_without(packages: tuple[str, ...], *arguments: str) -> tuple[int, str]:
    """Status and what was said on stderr."""
    code = (
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({packages!r}))\n"
        "from scoring.cli.main import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr
