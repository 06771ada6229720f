#!/usr/bin/env python3
"""Fits the weights of src/cluster/fitted.rs on annotated stories that rules may know.

  cargo build --release --example levels
  python3 .ci/fit.py [--levels target/release/examples/levels] [--write] STORY…

A pair of claims is right when the gold of its story puts them into one cluster, wrong when both are in the gold and apart; others do not count. Three stages of
logistic regression per row: first the levels, drawn towards what all rows say together and never against the sign that a level means; then likeness and standing;
then these and the company, drawn towards the second stage and, for the company, towards what all rows say together.
Every story counts by the root of its pairs. Prints, by cross-validation over stories, the precision and recall of every row at thresholds. Needs numpy and scipy.
"""
import argparse
import collections
import itertools
import json
import math
import re
import subprocess
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

ROWS = ["Time", "Duration", "Quantity", "Count", "Names", "Statement"]
# terms clause grams before after alone stray subject= subject! strangers two-people relation= relation! figure= figure! toll counted= counted! modifiers= modifiers!
# people= people! event frame covered covered-both beside clock off-body apart: +1 may only speak for, -1 only against, 0 either
SIGN = [1, 1, 1, 1, 1, 1, -1, 1, -1, -1, -1, 1, -1, 1, -1, 1, 1, -1, 1, -1, 1, -1, 1, 1, 1, 1, 1, -1, 0, -1]
VALUES = {"date", "time", "duration", "money", "number", "percent", "ordinal", "numeric", "temporal", "quantity", "count"}
FOLDS = 8


def gold_span(claim):
    """The value's own span where the raw value stands in the quote, else the quote's."""
    start, end = claim["quote_span"]
    raw = claim.get("value_raw")
    at = claim["quote"].find(raw) if raw and claim.get("value_kind") in VALUES else -1
    return (start + at, start + at + len(raw)) if at >= 0 else (start, end)


def labelled(levels, story):
    """The pairs of a story whose both claims the gold knows, each with 1 (one question) or 0."""
    gold = json.loads((Path(story) / "gold.json").read_text(encoding="utf-8"))
    document = {d["file"]: name for name, d in gold["documents"].items()}
    spans = collections.defaultdict(list)
    for claim in gold["claims"]:
        start, end = gold_span(claim)
        spans[claim["doc"]].append((start, end, claim["id"]))
        for again in claim.get("duplicate_sentence_spans") or []:
            shift = again[0] - claim["sentence_span"][0]
            spans[claim["doc"]].append((start + shift, end + shift, claim["id"]))
    pairs = lambda link: {frozenset(p) for k in gold["clusters"] if bool(k.get("link_only")) == link
                          for p in itertools.combinations(k["members"], 2)}
    one, linked = pairs(False), pairs(True)

    def known(place):
        here = spans[document.get(place[1].rsplit("/", 1)[-1])]
        return [name for start, end, name in here if min(end, place[3]) > max(start, place[2])]

    out = subprocess.run([levels, str(story)], capture_output=True, text=True, check=True).stdout
    found = []
    for line in out.splitlines():
        pair = json.loads(line)
        both = [frozenset((x, y)) for x in known(pair["a"]) for y in known(pair["b"])]
        if any(p in one for p in both):
            found.append((pair, 1))
        elif both and not any(p in linked for p in both):
            found.append((pair, 0))
        else:
            found.append((pair, None))
    return found


def logistic(X, y, w, l2, prior=None, bounds=None):
    """Base and weights; `l2` draws each weight, in units of the level's spread, towards `prior`."""
    spread = np.maximum(X.std(0), 1e-3)
    prior = np.zeros(X.shape[1]) if prior is None else prior

    def loss(p):
        z = p[0] + X @ p[1:]
        over = (p[1:] - prior) * spread
        value = (w * (np.logaddexp(0, z) - y * z)).sum() + l2 * (over ** 2).sum()
        d = w * (1 / (1 + np.exp(-z)) - y)
        return value, np.concatenate([[d.sum()], X.T @ d + 2 * l2 * over * spread])

    limits = [(None, None)] + (bounds or [(None, None)] * X.shape[1])
    return minimize(loss, np.zeros(X.shape[1] + 1), jac=True, bounds=limits, method="L-BFGS-B", options={"maxiter": 2000}).x


BOUNDS = [(0, None) if s > 0 else (None, 0) if s < 0 else (None, None) for s in SIGN]


class Pairs:
    """All pairs of all stories as arrays; y is -1 where the gold does not know both."""

    def __init__(self, by_story):
        self.stories = list(by_story)
        flat = [(n, pair, y) for n, s in enumerate(self.stories) for pair, y in by_story[s]]
        self.story = np.array([n for n, _, _ in flat])
        self.X = np.array([pair["levels"] for _, pair, _ in flat])
        self.y = np.array([-1 if y is None else y for _, _, y in flat])
        self.row = np.array([ROWS.index(p["row"]) if p["row"] in ROWS else -1 for _, p, _ in flat])
        # voice, article and sentence of both sides: what cluster/mutual knows of a place
        self.places = [((n, p["a"][6]), (n, p["b"][6]), (n, p["a"][0]), (n, p["b"][0]), (n, p["a"][0], p["a"][5]), (n, p["b"][0], p["b"][5]))
                       for n, p, _ in flat]
        self.words = [(p["a"][8], p["b"][8]) for _, p, _ in flat]
        known = self.y >= 0
        count = np.bincount(self.story[known], minlength=len(self.stories))
        self.w = np.where(known, 1 / np.sqrt(np.maximum(count, 1))[self.story], 0.0)
        self.w *= known.sum() / self.w.sum()

    def likeness(self, train):
        """Stage one: weights by row from the pairs of `train`, and the logit of every pair."""
        t = train & (self.y >= 0) & (self.row >= 0)
        pooled = logistic(self.X[t], self.y[t], self.w[t], 2.0, bounds=BOUNDS)
        weights = []
        for row in range(len(ROWS)):
            r = t & (self.row == row)
            fit = logistic(self.X[r], self.y[r], self.w[r], 2.0, prior=pooled[1:], bounds=BOUNDS)
            weights.append(np.round(fit / 0.05) * 0.05)
        W = np.array(weights)
        z = W[self.row, 0] + (W[self.row, 1:] * self.X).sum(1)
        return W, z

    def standing(self, z):
        """What cluster/mutual makes of the likeness: that of the surest places, mutual, lead, sentences."""
        surest, best, meeting, first = {}, collections.defaultdict(lambda: [-math.inf, -math.inf]), {}, {}
        for (a, b, *_), v in zip(self.places, z):
            surest[a, b] = max(surest.get((a, b), -math.inf), v)
        article = {}
        for a, b, da, db, sa, sb in self.places:
            article[a], article[b] = da, db
        for (a, b), v in surest.items():
            for key in ((a, article[b]), (b, article[a])):
                known = best[key]
                if v > known[0]:
                    known[:] = [v, known[0]]
                else:
                    known[1] = max(known[1], v)
        for (a, b, da, db, sa, sb), v in zip(self.places, z):
            meeting[sa, sb] = max(meeting.get((sa, sb), -math.inf), v)
        for a, b, da, db, sa, sb in self.places:
            for key in ((sa, db), (sb, da)):
                first[key] = max(first.get(key, -math.inf), meeting[sa, sb])
        out = np.zeros((len(z), 4))
        for n, (a, b, da, db, sa, sb) in enumerate(self.places):
            v, x, y, m = surest[a, b], best[a, db], best[b, da], meeting[sa, sb]
            lead = lambda k: v - (k[1] if v >= k[0] else k[0])
            out[n] = [v, v >= max(x[0], y[0]) - 0.3, min(max(min(lead(x), lead(y)), -2), 2), m >= first[sa, db] and m >= first[sb, da]]
        return out

    def company(self, p):
        """What cluster/company makes of the scores `p`: beside, shared, near, third, rival."""
        least = 0.1
        surest, article, said_in, order, voices = {}, {}, collections.defaultdict(set), collections.defaultdict(set), collections.defaultdict(set)
        for (a, b, da, db, sa, sb), words, v in zip(self.places, self.words, p):
            surest[a, b] = max(surest.get((a, b), 0), v)
            for voice, doc, sentence, word in ((a, da, sa, words[0]), (b, db, sb, words[1])):
                article[voice] = doc
                said_in[doc[0], word].add(doc)
                order[doc].add(sentence)
                voices[sentence].add(voice)
        beside = {}
        for doc, sentences in order.items():
            line = sorted(sentences)
            for n, sentence in enumerate(line):
                beside[sentence] = [sentence] + line[n + 1:n + 2] + line[max(n - 1, 0):n]
        meetings, paired = collections.defaultdict(set), collections.defaultdict(lambda: collections.defaultdict(dict))
        for a, b, da, db, sa, sb in self.places:
            if surest[a, b] >= least:
                meetings[sa, sb].add((-surest[a, b], a, b))
        for (a, b), v in surest.items():
            if v >= least:
                paired[a][article[b]][b] = v
                paired[b][article[a]][a] = v
        meetings = {key: sorted(met) for key, met in meetings.items()}
        out = np.zeros((len(self.places), 5))
        for n, (a, b, da, db, sa, sb) in enumerate(self.places):
            others = lambda met: ((-v, x, y) for v, x, y in meetings.get(met, ()) if x != a and y != b)
            taken, scores = set(), []
            for v, x, y in others((sa, sb)):
                if x not in taken and y not in taken:
                    taken |= {x, y}
                    scores.append(v)
            size = min(len(voices[sa]), len(voices[sb])) - 1
            near = [v for i in beside[sa] for j in beside[sb] if (i, j) != (sa, sb) for v, *_ in itertools.islice(others((i, j)), 1)]
            third, rival = 0.0, 0.0
            repeated = set().union(*(said_in[da[0], word] for word in self.words[n]))
            for doc in paired[a].keys() & paired[b].keys() - {da, db} - repeated:
                x, y = paired[a][doc], paired[b][doc]
                common = max((min(v, y[c]) for c, v in x.items() if c in y), default=0.0)
                third, rival = max(third, common), max(rival, min(max(x.values()), max(y.values())) - common)
            out[n] = [scores[0] if scores else 0, sum(scores) / size if size else 0, max(near, default=0), third, rival]
        return out

    def third(self, train, X, second):
        """Stage three: the same as stage two and the weights of the company by row; the probability of every pair."""
        limits = [(0.1, None), (0, None), (0, None), (0, None)] + [(0, None)] * 4 + [(None, 0)]
        t = train & (self.y >= 0) & (self.row >= 0)
        pooled = logistic(X[t], self.y[t], self.w[t], 0.5, bounds=limits)
        out, p = [], np.zeros(len(X))
        for row in range(len(ROWS)):
            r = train & (self.y >= 0) & (self.row == row)
            prior = np.concatenate([second[row][1:], pooled[5:]])
            fit = np.round(logistic(X[r], self.y[r], self.w[r], 2.0, prior=prior, bounds=limits) / 0.05) * 0.05
            out.append(fit)
            here = self.row == row
            p[here] = 1 / (1 + np.exp(-(fit[0] + X[here] @ fit[1:])))
        return np.array(out), p

    def second(self, train, X):
        """Stage two: base, share of the likeness, mutual, lead, sentences by row; the probability of every pair."""
        out, p = [], np.zeros(len(X))
        for row in range(len(ROWS)):
            r = train & (self.y >= 0) & (self.row == row)
            fit = logistic(X[r], self.y[r], self.w[r], 0.5, prior=np.array([1.0, 0, 0, 0]), bounds=[(0.1, None), (0, None), (0, None), (0, None)])
            fit = np.round(fit / 0.05) * 0.05
            out.append(fit)
            here = self.row == row
            p[here] = 1 / (1 + np.exp(-(fit[0] + X[here] @ fit[1:])))
        return np.array(out), p


def curve(y, p, thresholds):
    for t in thresholds:
        got = p >= t
        yield t, (y[got] == 1).mean() if got.any() else 1.0, (got & (y == 1)).sum() / max(1, (y == 1).sum())


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--levels", default="target/release/examples/levels")
    ap.add_argument("--write", action="store_true", help="write src/cluster/fitted.rs; thresholds stay as they are there")
    ap.add_argument("stories", nargs="+")
    args = ap.parse_args()
    pairs = Pairs({s: labelled(args.levels, s) for s in args.stories})
    held = np.full(len(pairs.y), np.nan)
    for fold in range(FOLDS):
        train = pairs.story % FOLDS != fold
        _, z = pairs.likeness(train)
        standing = pairs.standing(z)
        T, p = pairs.second(train, standing)
        _, p = pairs.third(train, np.hstack([standing, pairs.company(p)]), T)
        held[~train] = p[~train]
    for n, row in enumerate(ROWS):
        k = (pairs.row == n) & (pairs.y >= 0)
        print(row, f"{k.sum()} pairs, {(pairs.y[k] == 1).sum()} right;",
              "  ".join(f"{t:.2f}: P {a:.2f} R {r:.2f}" for t, a, r in curve(pairs.y[k], held[k], np.arange(0.3, 0.91, 0.1))))
    if args.write:
        everything = np.full(len(pairs.y), True)
        W, z = pairs.likeness(everything)
        standing = pairs.standing(z)
        T, p = pairs.second(everything, standing)
        C, _ = pairs.third(everything, np.hstack([standing, pairs.company(p)]), T)
        path = Path(__file__).resolve().parent.parent / "src/cluster/fitted.rs"
        text = path.read_text(encoding="utf-8")
        for n, row in enumerate(ROWS):
            numbers = lambda v: ", ".join(f"{x + 0.0:.2f}" for x in v)
            head = rf"(pub const {row.upper()}: Weights = Weights \{{\s*base: )[-\d.]+(,\s*levels: \[)[^\]]*(\],\s*standing: \[)[^\]]*(\],\s*company: \(\[)[^\]]*(\],\s*\[)[^\]]*(\])"
            text, done = re.subn(head, lambda m: f"{m[1]}{W[n, 0]:.2f}{m[2]}{numbers(W[n, 1:])}{m[3]}{numbers(T[n])}{m[4]}{numbers(C[n][:5])}{m[5]}{numbers(C[n][5:])}{m[6]}", text)
            assert done == 1, row
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
