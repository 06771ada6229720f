"""How a run over an archive grows: `daejo archive` on generated wires, each ten times the one before, on one thread and in so much room.

    python3 benches/growth/run.py SCRATCH [--to 1000000] [--memory 256M] [--seed 101] [--daejo FILE] [--write]

Time is that of the processor, start to end, disk and all; memory is the most that the process had. `--write` puts the table into
docs/performance.md.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[0]))

import page

ask = argparse.ArgumentParser()
ask.add_argument("scratch", type=pathlib.Path)
ask.add_argument("--to", type=int, default=1_000_000)
ask.add_argument("--memory", default="256M")
ask.add_argument("--seed", type=int, default=101)
ask.add_argument("--daejo", type=pathlib.Path, help="the binary, if it is built already")
ask.add_argument("--write", action="store_true")
given = ask.parse_args()
scratch = given.scratch.resolve()
scratch.mkdir(parents=True, exist_ok=True)
daejo = page.binary(given.daejo)

lines = [
    f"Room {given.memory}, one thread, generated, seed {given.seed}",
    "",
    "| sentences | input | articles | claims | pairs | verdicts | seconds | seconds a million sentences | claims a sentence | pairs a sentence | peak memory |",
    "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
]
size = 10_000
while size <= given.to:
    wire, out = scratch / "wire.jsonl", scratch / "out"
    told = subprocess.run([sys.executable, str(HERE / "generate.py"), str(size), str(given.seed), str(wire)], check=True, stdout=subprocess.PIPE, text=True)
    sentences = int(told.stdout)
    shutil.rmtree(out, ignore_errors=True)
    command = [str(daejo), "archive", str(wire), "-o", str(out), "--memory", given.memory, "--threads", "1"]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"daejo archive ended with {status} on {sentences} sentences")
    counts = json.loads((out / "manifest.json").read_text())["counts"]
    seconds = used.ru_utime + used.ru_stime
    lines.append(
        f"| {sentences:,} | {wire.stat().st_size / 1e6:,.1f} MB | {counts['articles']:,} | {counts['claims']:,} | {counts['pairs']:,} | {counts['verdicts']:,} "
        f"| {seconds:,.1f} | {seconds / sentences * 1e6:,.0f} | {counts['claims'] / sentences:.2f} | {counts['pairs'] / sentences:.3f} | {used.ru_maxrss / 1024:,.0f} MiB |"
    )
    print(lines[-1], file=sys.stderr, flush=True)
    size *= 10
table = "\n".join(lines)
print(table)
if given.write:
    page.write("growth", table)
