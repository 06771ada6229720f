"""What the scripts under benches/ share: the binary under test, and the page that their tables go into."""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"


def binary(given):
    """The release binary: the one that is given, else built now."""
    if given is not None:
        return given
    subprocess.run(["cargo", "build", "-q", "--release", "--bin", "daejo"], check=True, cwd=ROOT)
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "daejo"


def write(mark, table):
    """Puts a table between its mark and the end of it on the page."""
    page = PAGE.read_text(encoding="utf-8")
    held = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not held.search(page):
        sys.exit(f"docs/performance.md: found no <!-- {mark} -->, expected it before the table")
    PAGE.write_text(held.sub(lambda at: at[1] + table + "\n" + at[2], page), encoding="utf-8")
