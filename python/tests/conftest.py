"""Where the project lies, and the command line that the wheel is held against."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def cli() -> Callable[..., bytes]:
    """Runs the command line in the project's folder; what it printed. `DAEJO` names the binary."""
    binary = Path(os.environ.get("DAEJO", ROOT / "target/debug/daejo"))
    assert binary.is_file(), f"{binary}: found no binary, expected DAEJO to name one (bash .ci/python does)"

    def run(*arguments: str | Path, given: str | None = None) -> bytes:
        command = [binary, "--no-config", *arguments]
        done = subprocess.run(command, cwd=ROOT, input=(given or "").encode(), capture_output=True, check=False)
        assert done.returncode in (0, 3), done.stderr.decode()
        return done.stdout

    return run
