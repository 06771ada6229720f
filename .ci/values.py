#!/usr/bin/env python3
"""How well are values read? The suites of ../shared/dev/values by ../shared/tools/score_values.py, and the mentions in the
sentences of ../shared/dev/sentences/klue_ner.jsonl.

  .ci/values.py DAEJO [--misses]

A case whose id stands in .ci/values.tsv is one where daejo keeps another reading than the suite, for the reason named there:
`read` is the share without those. Nothing of the suites is kept here but ids.
"""
import collections
import csv
import importlib.util
import json
import pathlib
import subprocess
import sys

SHARED = pathlib.Path("../shared")
# suite: the share asked for, and the one that must not fall
SUITES = {
    "duckling_ko": (0.92, 0.91), "korean-datetime_ko": (0.90, 0.95), "recognizers_ko": (0.90, 0.86), "nemo_ko": (0.95, 0.99),
    "rustling_ko": (0.88, 0.74), "kdn_ko": (0.75, 0.79), "dateparser_ko": (None, 1.0), "duckling_en": (0.92, 0.85),
    "recognizers_en": (0.88, 0.85), "quantulum_en": (0.88, 0.88),
}
RECALL, PRECISION = 0.93, 0.90


def answers(daejo, cases):
    feed = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    run = subprocess.run([daejo, "values", "--format", "jsonl"], input=feed, capture_output=True, text=True, check=True)
    return {d["id"]: d["values"] for d in map(json.loads, run.stdout.splitlines())}


def scored(scorer, case):
    e = case["expect"]
    if case["kind"] in {"set", "timezone"} or not isinstance(e, dict) or e.get("span_only") or e.get("unresolved") \
            or e.get("vague") or "relative_to" in e or e.get("mod") == "ref_undef":
        return False
    return case.get("supported_hint") and not case.get("dup_of") and case.get("verified") is not False and not case.get("puzzle")


def suites(daejo, misses):
    spec = importlib.util.spec_from_file_location("score_values", SHARED / "tools/score_values.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with open(".ci/values.tsv", encoding="utf-8") as file:
        odd = {row["id"]: row["why"] for row in csv.DictReader((l for l in file if not l.startswith("#")), delimiter="\t")}
    fell, none, why, met = [], [0, 0], collections.Counter(), set()
    print(f"{'suite':20s} {'cases':>5s} {'right':>6s} {'strict':>6s} {'asked':>6s} {'read':>6s}")
    for suite, (asked, floor) in SUITES.items():
        cases = [json.loads(l) for l in open(SHARED / f"dev/values/{suite}.jsonl", encoding="utf-8")]
        cases = [c for c in cases if scored(scorer, c)]
        found = answers(daejo, [{"id": c["id"], "text": c["text"], "lang": c["lang"], "reference": c.get("reference")} for c in cases])
        good = [scorer.right(c, found.get(c["id"], []), False) for c in cases]
        strict = sum(scorer.right(c, found.get(c["id"], []), True) for c in cases)
        kept = [ok for c, ok in zip(cases, good) if ok or c["id"] not in odd]
        why.update(odd[c["id"]] for c, ok in zip(cases, good) if not ok and c["id"] in odd)
        met |= {c["id"] for c, ok in zip(cases, good) if ok}
        if suite.endswith("_ko"):
            nones = [ok or c["id"] in odd for c, ok in zip(cases, good) if c["kind"] == "none"]
            none = [none[0] + sum(nones), none[1] + len(nones)]
        share = sum(good) / len(good)
        print(f"{suite:20s} {len(good):5d} {share:6.3f} {strict / len(good):6.3f} {asked or '':>6} {sum(kept) / len(kept):6.3f}")
        if misses:
            for c, ok in zip(cases, good):
                if not ok and c["id"] not in odd:
                    print("  missed", c["id"])
        if share < floor:
            fell.append(f"{suite} {share:.3f}, floor {floor}")
    print(f"kind none, Korean: {none[0]} of {none[1]} without those kept otherwise")
    print("kept otherwise:", ", ".join(f"{n} {reason}" for reason, n in why.most_common()))
    stale = sorted(set(odd) & met)
    if stale:
        fell.append(f".ci/values.tsv: read as the suite says by now: {', '.join(stale)}")
    return fell


def mentions(daejo, misses):
    rows = [json.loads(l) for l in open(SHARED / "dev/sentences/klue_ner.jsonl", encoding="utf-8")]
    rows = [r for r in rows if r["genre"] == "wikitree"]
    found = answers(daejo, [{"id": r["id"], "text": r["text"], "lang": "ko", "reference": "2015-06-01T10:00:00"} for r in rows])
    recall, precision = collections.defaultdict(list), []
    meets = lambda a, b: a["start"] < b["end"] and b["start"] < a["end"]
    for row in rows:
        spans = [s for s in row["spans"] if s["type"] in {"DT", "TI", "QT"}]
        for span in spans:
            there = any(meets(span, v["span"]) for v in found[row["id"]])
            recall[span["type"]].append(there)
            recall["all"].append(there)
            if misses and not there:
                print("  missed", row["id"], span["type"], span["start"])
        for value in found[row["id"]]:
            precision.append(any(meets(s, value["span"]) for s in spans))
            if misses and not precision[-1]:
                print("  on no span", row["id"], value["kind"], value["span"]["start"])
    share = lambda marks: sum(marks) / len(marks)
    print("mentions in news lines: recall", ", ".join(f"{k} {share(v):.3f} of {len(v)}" for k, v in sorted(recall.items())),
          f"; on a span {share(precision):.3f} of {len(precision)}")
    short = []
    if share(recall["all"]) < RECALL:
        short.append(f"recall of mentions {share(recall['all']):.3f}")
    if share(precision) < PRECISION:
        short.append(f"values on a span {share(precision):.3f}")
    return short


def main():
    daejo, misses = sys.argv[1], "--misses" in sys.argv
    if not (SHARED / "dev/values").is_dir():
        print("SKIPPED: ../shared/dev is not here; values were not scored")
        return
    fell = suites(daejo, misses) + mentions(daejo, misses)
    if fell:
        sys.exit("fell: " + "; ".join(fell))


if __name__ == "__main__":
    main()
