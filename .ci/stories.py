#!/usr/bin/env python3
"""How well does `daejo stories` find stories? Pairs of articles, against the folders they come from.

    .ci/stories.py DAEJO FOLDER...

The story folders below each FOLDER are mixed into one archive, twice: with the days they have, and with each story moved to begin on one and
the same day, so that time tells nothing apart. Prints pair precision and recall, how many stories came out whole, and the wrong pairs of
stories by name (--errors; never of frozen ones).
"""
import argparse
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from itertools import combinations

DAY = re.compile(r'(published\s*=\s*"?)(\d{4}-\d{2}-\d{2})')


def laid_out(folders, into, moved):
    """Copies the stories; where they are moved, each begins on 2 March 2026."""
    names = []
    for folder in folders:
        for story in sorted(p.parent for p in pathlib.Path(folder).glob("*/story.toml")):
            target = into / story.name
            shutil.copytree(story, target)
            names.append(story.name)
            if not moved:
                continue
            toml = target / "story.toml"
            text = toml.read_text()
            days = [datetime.date.fromisoformat(day) for _, day in DAY.findall(text)]
            if not days:
                continue
            shift = datetime.date(2026, 3, 2) - min(days)
            toml.write_text(DAY.sub(lambda m: m[1] + str(datetime.date.fromisoformat(m[2]) + shift), text))
    return names


def frozen(folders):
    found = set()
    for folder in folders:
        roll = pathlib.Path(folder) / "stories.toml"
        if roll.exists():
            found |= {name for name, entry in tomllib.loads(roll.read_text()).items() if entry.get("frozen")}
    return found


def score(daejo, folders, moved, errors, more):
    with tempfile.TemporaryDirectory() as scratch:
        archive = pathlib.Path(scratch)
        laid_out(folders, archive, moved)
        run = subprocess.run([daejo, "stories", archive, "--format", "jsonl", "--keep-going", *more],
                             capture_output=True, text=True)
        if run.returncode:
            sys.exit(run.stderr)
    stories = [json.loads(line) for line in run.stdout.splitlines()]
    of = lambda article: article.split("/")[0]
    gold = Counter(of(article) for story in stories for article in story["articles"])
    wanted = sum(n * (n - 1) // 2 for n in gold.values())
    right = wrong = 0
    mixed = Counter()
    parts = defaultdict(set)
    for story in stories:
        for article in story["articles"]:
            parts[of(article)].add(story["id"])
        for a, b in combinations(story["articles"], 2):
            if of(a) == of(b):
                right += 1
            else:
                wrong += 1
                mixed[tuple(sorted((of(a), of(b))))] += 1
    whole = sum(1 for name, ids in parts.items() if len(ids) == 1)
    name = "one day" if moved else "own days"
    print(f"{name}: {sum(gold.values())} articles of {len(gold)} stories; pairs found {right + wrong}, "
          f"precision {right / max(right + wrong, 1):.3f}, recall {right / max(wanted, 1):.3f}; "
          f"stories whole {whole}")
    if errors:
        kept = frozen(folders)
        for (a, b), n in mixed.most_common():
            if not {a, b} & kept:
                print(f"  together: {a} and {b}, {n} pairs")
        for story, ids in sorted(parts.items(), key=lambda item: -len(item[1])):
            if len(ids) > 1 and story not in kept:
                print(f"  apart: {story}, {gold[story]} articles in {len(ids)} stories")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("daejo")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--more", default="", help="more options for daejo stories")
    args = parser.parse_args()
    for moved in (False, True):
        score(args.daejo, args.folders, moved, args.errors, args.more.split())


if __name__ == "__main__":
    main()
