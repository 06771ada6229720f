"""What each stage takes of one core, measured on an archive made up: the figures of the cost model in docs/spark.md.

    RAYON_NUM_THREADS=1 python stage_rates.py 20000

Seconds are the processor's, so that a busy machine does not blur them; MB are those of the Arrow columns, before any compression.
"""

import sys
import time
from collections.abc import Callable

import pyarrow as pa

import generated
from daejo import stage


def main(size: int) -> None:
    """Runs the stages one after another."""
    schema = pa.schema([(name, pa.string()) for name in ["id", "outlet", "title", "url", "published", "lang", "body"]])
    articles = pa.RecordBatch.from_pylist(list(generated.archive(size)), schema=schema)
    text = sum(len(body.encode()) for body in articles.column("body").to_pylist())
    print(f"{size} articles, {text / 1e6:.1f} MB of text")
    print("| stage | seconds | µs an article | rows out | MB out |\n|---|---|---|---|---|")
    whole = 0.0

    def timed(name: str, work: Callable[[], pa.RecordBatch]) -> pa.RecordBatch:
        nonlocal whole
        since = time.process_time()
        made = work()
        took = time.process_time() - since
        whole += took
        print(f"| {name} | {took:.2f} | {took / size * 1e6:.1f} | {made.num_rows} | {made.nbytes / 1e6:.1f} |", flush=True)
        return made

    claims = timed("claims", lambda: stage.claims(articles))
    passages = claims.select(["article", "day", "number", "text", "names", "terms"])
    keys = timed("keys", lambda: stage.keys(passages))
    shared = timed("pairs", lambda: stage.pairs(keys)[0])
    pairs = timed("added", lambda: stage.added(shared))
    edges = timed("verify", lambda: stage.verify(pairs, passages))
    stories = timed("components", lambda: stage.components(edges))
    of = dict(zip(stories.column("article").to_pylist(), stories.column("story").to_pylist(), strict=True))
    story = pa.array([of.get(id) for id in articles.column("id").to_pylist()], pa.string())
    told = articles.append_column("story", story)
    timed("reconcile", lambda: stage.reconcile(told))
    print(f"together {whole:.2f} s, {whole / size * 1e6:.0f} µs an article, {text / whole / 1e6:.2f} MB of text a second")


if __name__ == "__main__":
    main(int(sys.argv[1]))
