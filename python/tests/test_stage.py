"""The stages on Arrow record batches are those of the command line, and hold what docs/archive.md promises."""

import pickle
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import daejo
import generated
from daejo import stage

Cli = Callable[..., bytes]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 300 articles."""
    path = tmp_path_factory.mktemp("archive") / "articles.parquet"
    generated.write(300, str(path))
    return path


def one(path: Path) -> pa.RecordBatch:
    """A table of a file as one batch."""
    [batch] = pq.read_table(path).combine_chunks().to_batches()
    return batch


def shuffled(batch: pa.RecordBatch, seed: int = 3) -> pa.RecordBatch:
    """The same rows in another order."""
    order = list(range(batch.num_rows))
    random.Random(seed).shuffle(order)
    return batch.take(pa.array(order))


def rows(*batches: pa.RecordBatch) -> list[str]:
    """The rows of batches in an order of their own."""
    return sorted(repr(row) for batch in batches for row in batch.to_pylist())


def told(articles: pa.RecordBatch, stories: pa.RecordBatch) -> pa.RecordBatch:
    """Articles with their stories."""
    of = dict(zip(stories.column("article").to_pylist(), stories.column("story").to_pylist(), strict=True))
    return articles.append_column("story", pa.array([of.get(id) for id in articles.column("id").to_pylist()], pa.string()))


def test_every_stage_makes_what_the_command_line_makes(cli: Cli, archive: Path) -> None:
    def made(name: str, file: Path, *more: str | Path) -> Path:
        out = archive.parent / f"{name}.parquet"
        cli("stage", name, file, "-o", out, *more)
        return out

    articles = one(archive)
    claims = stage.claims(articles)
    files = {"claims": made("claims", archive)}
    assert rows(claims) == rows(one(files["claims"]))
    keys = stage.keys(claims)
    files["keys"] = made("keys", files["claims"])
    assert rows(keys) == rows(one(files["keys"]))
    pairs, skewed = stage.pairs(keys)
    assert skewed > 0, "the sentence of the agency and the names of all are skewed"
    pairs = stage.added(pairs)
    files["pairs"] = made("pairs", files["keys"])
    assert rows(pairs) == rows(one(files["pairs"]))
    edges = stage.verify(pairs, claims)
    files["edges"] = made("verify", files["pairs"], "--claims", files["claims"])
    assert rows(edges) == rows(one(files["edges"]))
    stories = stage.components(edges)
    files["stories"] = made("components", files["edges"])
    assert rows(stories) == rows(one(files["stories"]))
    verdicts = stage.reconcile(told(articles, stories))
    assert rows(verdicts) == rows(one(made("reconcile", archive, "--stories", files["stories"])))
    assert 20 < len(set(stories.column("story").to_pylist())) < stories.num_rows
    assert {"agree", "conflict", "single"} <= set(verdicts.column("verdict").to_pylist())


def test_order_and_cut_of_rows_change_nothing(archive: Path) -> None:
    articles = one(archive)
    claims = stage.claims(articles)
    halves = [stage.claims(part) for part in (articles[:100], articles[100:])]
    assert rows(claims) == rows(*halves)
    keys = stage.keys(shuffled(claims))
    assert rows(keys) == rows(*map(stage.keys, halves))
    pairs, _ = stage.pairs(shuffled(keys))
    by_key = [[], []]  # type: list[list[dict[str, Any]]]
    for row in keys.to_pylist():
        by_key[row["key"] % 2].append(row)
    parts = [stage.pairs(pa.RecordBatch.from_pylist(part, schema=keys.schema))[0] for part in by_key]
    added = stage.added(pairs)
    [all_parts] = pa.Table.from_batches(parts).combine_chunks().to_batches()
    assert rows(added) == rows(stage.added(all_parts))
    edges = stage.verify(shuffled(added), shuffled(claims))
    assert rows(edges) == rows(stage.verify(added, claims))
    stories = stage.components(shuffled(edges))
    assert rows(stories) == rows(stage.components(edges))
    whole = told(articles, stories)
    assert rows(stage.reconcile(shuffled(whole))) == rows(stage.reconcile(whole))


def test_tables_have_the_columns_that_are_promised(archive: Path) -> None:
    claims = stage.claims(one(archive)[:20])
    assert claims.schema.equals(stage.schema("claims"))
    assert stage.keys(claims).schema.equals(stage.schema("keys"))
    assert stage.components(pa.RecordBatch.from_pylist([], schema=stage.schema("edges"))).num_rows == 0
    # columns in any order, more of them, and whatever exports Arrow data
    turned = claims.select(list(reversed(claims.schema.names))).append_column("more", pa.nulls(claims.num_rows))
    assert rows(stage.keys(turned)) == rows(stage.keys(claims))

    class Exporter:
        def __arrow_c_array__(self, requested_schema: object = None) -> Any:
            return claims.__arrow_c_array__(requested_schema)

    assert rows(stage.keys(Exporter())) == rows(stage.keys(claims))  # type: ignore[arg-type]


def test_settings_are_values() -> None:
    usual, other = stage.Settings(), stage.Settings(days=1, timezone="Europe/Paris")
    assert usual != other and other == stage.Settings(timezone="Europe/Paris", days=1)
    assert pickle.loads(pickle.dumps(other)) == other
    assert repr(other) == f"Settings(timezone='Europe/Paris', days=1, span={usual.span}, cap={usual.cap}, weight={usual.weight}, similarity={usual.similarity})"
    assert pickle.loads(pickle.dumps(stage.keys)) is stage.keys
    with pytest.raises(AttributeError):
        other.days = 3  # type: ignore[misc]


def test_settings_are_heeded(archive: Path) -> None:
    keys = stage.keys(stage.claims(one(archive)))
    few, many = (stage.pairs(keys, stage.Settings(days=days))[0] for days in (0, 3))
    assert few.num_rows < many.num_rows
    assert all(row["a_day"] == row["b_day"] for row in few.to_pylist())
    with pytest.raises(daejo.DaejoError, match="Nowhere.*expected an IANA name"):
        stage.claims(one(archive), stage.Settings(timezone="Nowhere/At/All"))


def test_errors_name_the_table_and_the_column() -> None:
    with pytest.raises(daejo.DaejoError, match="articles: found no column body, expected column body of texts"):
        stage.claims(pa.RecordBatch.from_pylist([{"id": "a"}]))
    with pytest.raises(daejo.DaejoError, match="articles: found row 0 .*a.*: an empty `body`"):
        stage.claims(pa.RecordBatch.from_pylist([{"id": "a", "body": " "}]))
    with pytest.raises(daejo.DaejoError, match='found table "rows", expected articles'):
        stage.schema("rows")
    with pytest.raises(TypeError):
        stage.claims([{"id": "a"}])  # type: ignore[arg-type]
