"""Near-duplicates on one set of texts by every side in one run: daejo, gaoya, rensa, datasketch; 20 bands of 5 rows, one thread.

    python3 benches/against/clustering/run.py SCRATCH [--count 100000] [--seed 101] [--texts FILE] [--only SIDE,…] [--under COMMAND] [--write]

The rivals are installed into SCRATCH, a folder outside the repository, from PyPI and crates.io. Without `--texts` sentences are generated
(`generate.py`); with it the lines of a file are compared, repeats and all. Time is that of the processor, from texts in memory to pairs in
memory (by the clock for two threads and for less than half a second); memory is the most that the process had, texts included. What is right is worked out exactly (`score.py`). datasketch is left out
above 200,000 texts. `--write` puts the table into docs/performance.md.
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
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE.parents[1]))

import page

ask = argparse.ArgumentParser()
ask.add_argument("scratch", type=pathlib.Path)
ask.add_argument("--count", type=int, default=100_000)
ask.add_argument("--seed", type=int, default=101)
ask.add_argument("--texts", type=pathlib.Path)
ask.add_argument("--only")
ask.add_argument("--alike", type=pathlib.Path, help="the example `alike`, if it is built already")
ask.add_argument("--under", default="", help="what each side is run under, such as `chrt -f 10` on a busy machine")
ask.add_argument("--write", action="store_true")
given = ask.parse_args()
scratch = given.scratch.resolve()
scratch.mkdir(parents=True, exist_ok=True)


def call(*command, **more):
    return subprocess.run([str(part) for part in command], check=True, **more)


python = scratch / "venv" / "bin" / "python"
if not python.exists():
    call(sys.executable, "-m", "venv", scratch / "venv")
    call(python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt")
crate = scratch / "gaoya"
(crate / "src").mkdir(parents=True, exist_ok=True)
shutil.copy(HERE / "gaoya.toml", crate / "Cargo.toml")
shutil.copy(HERE / "gaoya.rs", crate / "src" / "main.rs")
plain = {key: value for key, value in os.environ.items() if key != "CARGO_TARGET_DIR"}
call("cargo", "build", "-q", "--release", cwd=crate, env=plain)
alike = given.alike
if alike is None:
    call("cargo", "build", "-q", "--release", "--example", "alike", cwd=ROOT)
    alike = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "examples" / "alike"

if given.texts:
    texts, groups, name = given.texts, "-", "text that was not generated"
else:
    texts, groups = scratch / "texts.txt", scratch / "groups.txt"
    call(sys.executable, HERE / "generate.py", given.count, given.seed, texts, groups)
    name = f"generated, seed {given.seed}"
count = texts.read_bytes().count(b"\n")

sides = {
    "daejo": [alike, texts],
    "daejo, 2 threads": [alike, texts],
    "daejo, 25 bands": [alike, texts],
    "gaoya 0.2.2": [crate / "target" / "release" / "gaoya_side", texts],
    "rensa 0.5.0": [python, HERE / "rensa_side.py", texts],
    "datasketch 2.0.0": [python, HERE / "datasketch_side.py", texts],
}
if count > 200_000:
    del sides["datasketch 2.0.0"]
if given.only:
    sides = {side: command for side, command in sides.items() if side.split()[0].strip(",") in given.only.split(",")}
told, found = {}, {}
for side, command in sides.items():
    threads = "2" if side.endswith("2 threads") else "1"
    limits = {name: threads for name in ["RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"]}
    found[side] = scratch / f"pairs-{len(found)}.tsv"
    bands = ["25"] if side.endswith("25 bands") else []
    done = call(*given.under.split(), *command, found[side], *bands, env={**os.environ, **limits}, stdout=subprocess.PIPE, text=True)
    told[side] = json.loads(done.stdout)
    print(side, told[side], file=sys.stderr, flush=True)
right = json.loads(call(sys.executable, HERE / "score.py", texts, groups, *found.values(), stdout=subprocess.PIPE, text=True).stdout)

own = told.get("daejo")
lines = [
    f"{count:,} texts, {name}: {right['wanted']:,} pairs to find",
    "",
    "| side | texts a second | daejo is faster by | pairs | precision | recall | memory | daejo's share of it |",
    "|---|---:|---:|---:|---:|---:|---:|---:|",
]
for (side, told_), share in zip(told.items(), right["sides"]):
    # two threads, and what is too short for the processor's ticks of 10 ms, by the clock
    time = "wall" if side.endswith("2 threads") or own and own["processor"] < 0.5 else "processor"
    faster = f"{told_[time] / own[time]:.2f}×" if own and side != "daejo" else ""
    memory = f"{own['memory'] / told_['memory']:.0%}" if own and not side.startswith("daejo") else ""
    lines.append(
        f"| {side} | {count / told_[time]:,.0f} | {faster} | {told_['pairs']:,} | {share['precision']:.4f} | {share['recall']:.4f} "
        f"| {told_['memory'] / 1024:,.0f} MiB | {memory} |"
    )
if own:
    lines += ["", f"daejo's groups alone, without the list of pairs: {count / own['groups_wall']:,.0f} texts a second."]
table = "\n".join(lines)
print(table)
if given.write:
    page.write(f"clustering-{'text' if given.texts else count}", table)
