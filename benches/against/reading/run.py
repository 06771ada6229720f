"""Values of generated Korean and English news by every side in one run: daejo, kiwipiepy, dateparser, recognizers-text-suite; one thread.

    python3 benches/against/reading/run.py SCRATCH [--count 100000] [--seed 101] [--seconds 20] [--daejo FILE] [--write]

The rivals are installed into SCRATCH, a folder outside the repository, from PyPI. daejo is the binary, `daejo values --format jsonl`: its time is all
of the processor's, start, JSON in and JSON out; a rival's begins when its models are loaded and its texts lie in memory, and ends after
`--seconds` where it is slow. What is found is counted on the lines that every side of a language has read. `--write` puts the table into
docs/performance.md. A rival that cannot be installed is said loudly and left out.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

import page

ask = argparse.ArgumentParser()
ask.add_argument("scratch", type=pathlib.Path)
ask.add_argument("--count", type=int, default=100_000)
ask.add_argument("--seed", type=int, default=101)
ask.add_argument("--seconds", type=float, default=20)
ask.add_argument("--daejo", type=pathlib.Path, help="the binary, if it is built already")
ask.add_argument("--write", action="store_true")
given = ask.parse_args()
scratch = given.scratch.resolve()
scratch.mkdir(parents=True, exist_ok=True)


def call(*command, **more):
    return subprocess.run([str(part) for part in command], check=True, **more)


def installed(name, requirements, imports):
    """The Python of a scratch environment with what is asked for, or none."""
    python = scratch / name / "bin" / "python"
    try:
        if not python.exists():
            call(sys.executable, "-m", "venv", scratch / name)
        if subprocess.run([str(python), "-c", f"import {imports}"], capture_output=True).returncode != 0:
            call(python, "-m", "pip", "install", "-q", "-r", HERE / requirements)
            call(python, "-c", f"import {imports}")
        return python
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"*** SKIPPED: {requirements} cannot be installed, its sides are left out: {error}", file=sys.stderr, flush=True)
        return None


reading = installed("reading", "requirements.txt", "kiwipiepy, dateparser")
suite = installed("recognizers", "recognizers.txt", "recognizers_suite")
daejo = page.binary(given.daejo)


def own(texts, spans):
    """daejo on a file: a process of its own, timed and weighed by the system."""
    out = scratch / "daejo.jsonl"
    with open(texts, "rb") as lines, open(out, "wb") as found:
        child = subprocess.Popen([str(daejo), "values", "--format", "jsonl"], stdin=lines, stdout=found)
        _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"daejo values ended with {status}")
    rows = [[[value["span"]["start"], value["span"]["end"]] for value in json.loads(line)["values"]] for line in open(out, encoding="utf-8")]
    with open(spans, "w") as written:
        written.writelines(json.dumps(row) + "\n" for row in rows)
    size = sum(len(json.loads(line)["text"].encode()) for line in open(texts, encoding="utf-8"))
    return {"lines": len(rows), "bytes": size, "processor": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss}


def rival(python, side, texts, spans):
    limits = {name: "1" for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]}
    done = call(python, HERE / "rival.py", side, texts, spans, given.seconds, env={**os.environ, **limits}, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


SIDES = {
    "ko": [("kiwipiepy 0.24.1", reading, "kiwipiepy"), ("kiwipiepy 0.24.1 + dateparser 1.5.0", reading, "kiwipiepy+dateparser")],
    "en": [("dateparser 1.5.0", reading, "dateparser")],
}
for sides in SIDES.values():
    sides.append(("recognizers-text-suite 1.0.2a2", suite, "recognizers"))

lines = []
for lang, language in [("ko", "Korean"), ("en", "English")]:
    texts = scratch / f"{lang}.jsonl"
    call(sys.executable, HERE / "generate.py", lang, given.count, given.seed, texts)
    told = {"daejo values": (own(texts, scratch / f"{lang}-daejo.spans"), scratch / f"{lang}-daejo.spans")}
    for name, python, side in SIDES[lang]:
        if python:
            spans = scratch / f"{lang}-{side}.spans"
            told[name] = (rival(python, side, texts, spans), spans)
        print(lang, name, told.get(name, ("not installed",))[0], file=sys.stderr, flush=True)
    shared = min(one["lines"] for one, _ in told.values())
    planted = [json.loads(line)["values"] for _, line in zip(range(shared), open(texts, encoding="utf-8"))]
    wanted = sum(map(len, planted))
    rate = {name: one["bytes"] / one["processor"] / 1e6 for name, (one, _) in told.items()}
    lines += [
        f"{language}: {given.count:,} sentences, generated, seed {given.seed}; found is counted on the first {shared:,} of them, which hold {wanted:,} values",
        "",
        "| side | MB/s | daejo is faster by | spans found | planted values found whole | in part as well | elsewhere | memory |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, (one, spans) in told.items():
        found = [json.loads(line) for _, line in zip(range(shared), open(spans))]
        meets = lambda a, b: a[0] < b[1] and b[0] < a[1]
        covers = lambda a, b: a[0] <= b[0] and b[1] <= a[1]
        whole = sum(any(covers(a, b) for a in row) for row, values in zip(found, planted) for b in values)
        touched = sum(any(meets(a, b) for a in row) for row, values in zip(found, planted) for b in values)
        elsewhere = sum(not any(meets(a, b) for b in values) for row, values in zip(found, planted) for a in row)
        faster = "" if name == "daejo values" else f"{rate['daejo values'] / rate[name]:,.0f}×"
        share = lambda count: f"{count / max(wanted, 1):.1%}"
        lines.append(
            f"| {name} | {rate[name]:,.4g} | {faster} | {sum(map(len, found)):,} | {share(whole)} | {share(touched)} | {elsewhere:,} "
            f"| {one['memory'] / 1024:,.0f} MiB |"
        )
    lines.append("")
table = "\n".join(lines).rstrip()
print(table)
if given.write:
    page.write("reading", table)
