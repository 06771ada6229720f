"""datasketch on the lines of a file: 20 bands of 5 rows, character 3-grams, candidates compared exactly (Jaccard at least 0.7).

    python3 datasketch_side.py TEXTS PAIRS
"""

import json
import resource
import sys
import time

from datasketch import MinHash, MinHashLSH

texts = open(sys.argv[1], encoding="utf-8").read().split("\n")[:-1]


def grams(text):
    return {text[n : n + 3] for n in range(max(len(text) - 2, 1))}


def alike(a, b):
    both = len(a & b)
    return both >= 0.7 * (len(a) + len(b) - both)


start, before = time.monotonic(), time.process_time()
signatures = list(MinHash.generator(([gram.encode() for gram in grams(text)] for text in texts), num_perm=100, seed=42))
index = MinHashLSH(num_perm=100, params=(20, 5))
for n, signature in enumerate(signatures):
    index.insert(n, signature, check_duplication=False)
pairs = []
for a, signature in enumerate(signatures):
    found = [b for b in index.query(signature) if b > a]
    if found:
        own = grams(texts[a])
        pairs += [(a, b) for b in found if alike(own, grams(texts[b]))]
wall, took = time.monotonic() - start, time.process_time() - before
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[2], "w") as out:
    out.writelines(f"{a}\t{b}\n" for a, b in pairs)
print(json.dumps({"texts": len(texts), "pairs": len(pairs), "wall": wall, "processor": took, "memory": memory}))
