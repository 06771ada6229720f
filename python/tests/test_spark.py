"""What of the Spark job needs no cluster: how rows that come in batches are cut. `.ci/spark` runs the job on one."""

import random

import pyarrow as pa
import pytest

pytest.importorskip("pyspark", reason="pyspark is not here: .ci/spark brings it")

from daejo.spark import groups  # noqa: E402


@pytest.mark.parametrize("seed", range(40))
def test_groups_are_never_parted_and_no_row_is_lost(seed: int) -> None:
    dice = random.Random(seed)
    sizes = [dice.choice([1, 1, 2, 5, 30]) for _ in range(dice.randrange(0, 40))]
    all_rows = [{"by": f"g{n:03}", "n": m} for n, size in enumerate(sizes) for m in range(size)]
    schema = pa.schema([("by", pa.string()), ("n", pa.int64())])
    whole = pa.RecordBatch.from_pylist(all_rows, schema=schema)
    cut, at = [], 0
    while at < whole.num_rows:
        size = dice.choice([0, 1, 3, 10])
        cut.append(whole[at : at + size])
        at += size
    made = list(groups(iter(cut), "by", rows := dice.choice([1, 4, 20])))
    assert [row for batch in made for row in batch.to_pylist()] == all_rows
    ends = [(batch.column("by")[0].as_py(), batch.column("by")[-1].as_py()) for batch in made]
    assert all(before[1] < behind[0] for before, behind in zip(ends, ends[1:], strict=False))
    # no batch is larger than asked for but for one group and what came with it
    assert all(batch.num_rows <= rows + 30 + 10 for batch in made)
