#!/usr/bin/env python3
"""How well names and values are found in sentences whose spans somebody annotated.

    cargo run --release --example names < SENTENCES > FOUND
    python3 .ci/names.py SENTENCES FOUND [--genre wikitree] [--errors]

SENTENCES holds JSON lines {id, genre, text, spans: [{start, end, type}]}: PS, OG, LC are names, DT, TI, QT values.
Names count where span and sort are the same (`exact`) and where they overlap and the sort is the same (`overlap`).
"""
import argparse
import collections
import json

SORTS = {"PS": "person", "OG": "organisation", "LC": "place"}
VALUES = {"DT", "TI", "QT"}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def overlaps(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def figures(hits, found, annotated, right):
    precision = hits / found if found else 0.0
    recall = right / annotated if annotated else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f} (found {found}, annotated {annotated})"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences")
    parser.add_argument("found")
    parser.add_argument("--genre")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    found = {line["id"]: line for line in lines(args.found)}
    wanted = [line for line in lines(args.sentences) if args.genre in (None, line["genre"])]
    for how in ("exact", "overlap"):
        total = collections.Counter()
        for sort in SORTS.values():
            count = collections.Counter()
            for line in wanted:
                gold = [s for s in line["spans"] if SORTS.get(s["type"]) == sort]
                mine = [n for n in found[line["id"]]["names"] if n["sort"] == sort]
                same = (lambda a, b: (a["start"], a["end"]) == (b["start"], b["end"])) if how == "exact" else overlaps
                count["hits"] += sum(any(same(m, g) for g in gold) for m in mine)
                count["right"] += sum(any(same(m, g) for m in mine) for g in gold)
                count["found"] += len(mine)
                count["annotated"] += len(gold)
                if args.errors and how == "exact":
                    for m in mine:
                        if not any(same(m, g) for g in gold):
                            print("WRONG", sort, m["text"], "|", [g["text"] for g in line["spans"] if overlaps(g, m)], "|", line["text"])
                    for g in gold:
                        if not any(same(m, g) for m in mine):
                            print("MISSED", sort, g["text"], "|", line["text"])
            total.update(count)
            print(f"{how:7} {sort:12} {figures(count['hits'], count['found'], count['annotated'], count['right'])}")
        print(f"{how:7} {'all':12} {figures(total['hits'], total['found'], total['annotated'], total['right'])}")
    gold_values = [(line, s) for line in wanted for s in line["spans"] if s["type"] in VALUES]
    missed = [(l, s) for l, s in gold_values if not any(overlaps(s, v) for v in found[l["id"]]["values"])]
    mine = [(line, v) for line in wanted for v in found[line["id"]]["values"]]
    beside = [(l, v) for l, v in mine if not any(overlaps(v, s) for s in l["spans"] if s["type"] in VALUES)]
    print(f"values recall {1 - len(missed) / max(1, len(gold_values)):.3f} of {len(gold_values)},"
          f" precision {1 - len(beside) / max(1, len(mine)):.3f} of {len(mine)}")
    if args.errors:
        for line, s in missed:
            print("MISSED", s["type"], s["text"], "|", line["text"])
        for line, v in beside:
            print("BESIDE", v["sort"], v["text"], "|", line["text"])


main()
