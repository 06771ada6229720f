"""Says what is right in pairs that several sides found, by comparing exactly.

    python3 score.py TEXTS GROUPS PAIRS...

What should be found: every pair with a Jaccard coefficient of at least 0.7 on character 3-grams among the pairs of a planted group (`-` for
GROUPS: none) and among all that any side found. One line of JSON: what there is, and for each side precision and recall.
"""

import collections
import json
import sys

texts = open(sys.argv[1], encoding="utf-8").read().split("\n")[:-1]
sides = [{tuple(map(int, line.split("\t"))) for line in open(name)} for name in sys.argv[3:]]

sets = {}


def grams(n):
    if n not in sets:
        text = texts[n]
        sets[n] = frozenset(text[k : k + 3] for k in range(max(len(text) - 2, 1))) if text else frozenset()
    return sets[n]


def alike(a, b):
    one, other = grams(a), grams(b)
    both = len(one & other)
    return both > 0 and both / (len(one) + len(other) - both) >= 0.7


members = collections.defaultdict(list)
if sys.argv[2] != "-":
    for n, group in enumerate(open(sys.argv[2])):
        members[group].append(n)
wanted = set()
for found in members.values():
    for n, a in enumerate(found):
        wanted.update((a, b) for b in found[n + 1 :] if alike(a, b))
planted = len(wanted)
for pairs in sides:
    wanted.update(pair for pair in pairs if pair not in wanted and alike(*pair))


def share(a, b):
    return a / b if b else 1.0


scored = [{"precision": share(len(pairs & wanted), len(pairs)), "recall": share(len(pairs & wanted), len(wanted))} for pairs in sides]
print(json.dumps({"wanted": len(wanted), "planted": planted, "sides": scored}))
