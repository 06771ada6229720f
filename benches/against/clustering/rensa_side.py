"""rensa on the lines of a file: 20 bands of 5 rows, character 3-grams; a candidate counts where its own likeness is at least 0.7.

    python3 rensa_side.py TEXTS PAIRS

Its batch calls are used wherever it has them; candidates are asked for in portions, so that their lists do not count as its memory.
"""

import json
import resource
import sys
import time

from rensa import RMinHash, RMinHashLSH

PORTION = 10_000

texts = open(sys.argv[1], encoding="utf-8").read().split("\n")[:-1]


def grams(text):
    return [text[n : n + 3] for n in range(max(len(text) - 2, 1))]


start, before = time.monotonic(), time.process_time()
signatures = []
for n in range(0, len(texts), PORTION):
    signatures += RMinHash.from_token_sets([grams(text) for text in texts[n : n + PORTION]], num_perm=100, seed=42)
index = RMinHashLSH(threshold=0.7, num_perm=100, num_bands=20)
index.insert_many(signatures)
pairs = []
candidates = 0
for n in range(0, len(texts), PORTION):
    for a, found in enumerate(index.query_all(signatures[n : n + PORTION]), n):
        if len(found) < 2:
            continue
        likeness = signatures[a].jaccard
        candidates += len(found) - 1
        pairs += [(a, b) for b in found if b > a and likeness(signatures[b]) >= 0.7]
wall, took = time.monotonic() - start, time.process_time() - before
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[2], "w") as out:
    out.writelines(f"{a}\t{b}\n" for a, b in pairs)
print(json.dumps({"texts": len(texts), "pairs": len(pairs), "wall": wall, "processor": took, "memory": memory, "candidates": candidates}))
