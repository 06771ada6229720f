"""The run of a whole archive as a Spark job: the stages of `daejo.stage` on the record batches that Spark hands to Python.

    spark-submit … spark.py ARTICLES OUT        (docs/spark.md has the whole command)

`ARTICLES` is a table of articles (docs/archive.md) as Parquet or JSON lines; `OUT` becomes a folder with the tables `stories`,
`verdicts` and `unread` and a `daejo.json` that says how they came about. Nothing is worked out here: Spark moves rows to where a stage needs them
together, and `daejo archive` comes to the same stories and verdicts.

A job works in `OUT.part`. Each table in it is written under another name and then renamed, so that a job that was killed goes on behind
the last table that is whole, and `OUT` is there when all of it is.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import LongType, StringType, StructField, StructType

import daejo
from daejo import stage
from daejo.stage import Settings

__all__ = ["Sizes", "run"]

Batches = Iterator[pa.RecordBatch]

# what `stage.keys` and `stage.verify` read of the claims
PASSAGE = ["article", "day", "number", "text", "names", "terms"]
# the column `sort` of a key that is a band of a sentence
BAND = 2
# from so many times `cap` articles of a window on `Settings.fitted` lowers nothing
AMPLE = 16
EPOCH = date(1970, 1, 1)
# what is told beside the rows of a table: why an article could not be read, how many keys were skewed
UNREAD = pa.field("unread", pa.string())
SKEWED = pa.field("skewed", pa.int64())


@dataclass(frozen=True)
class Sizes:
    """How large the parts are into which a job is cut; what comes out is the same for any.

    `partitions`: how many tasks a stage has; 0: three for each core.
    `rows`: how many rows a stage is given at once, about; what belongs together stays together.
    `rounds`: how often minimum labels are passed on, at most.
    """

    partitions: int = 0
    rows: int = 20_000
    rounds: int = 40


def run(
    spark: SparkSession,
    articles: str | DataFrame,
    out: str,
    settings: Settings | None = None,
    sizes: Sizes = Sizes(),
) -> dict[str, Any]:
    """Makes stories and verdicts of an archive.

    Args:
        spark: the session.
        articles: the table of articles, or where it lies (`.jsonl`, or else Parquet).
        out: the folder to make. Where it is already, made of the same articles by the same settings, nothing is done.
        settings: how the stages go about it.
        sizes: how the job is cut.

    Returns:
        What stands in `daejo.json`: version, settings, articles and counts.

    Raises:
        DaejoError: `out` was made otherwise, a column is missing, or the labels did not settle within `sizes.rounds`.
    """
    return _Job(spark, out, settings or Settings(), sizes).run(articles)


class _Job:
    def __init__(self, spark: SparkSession, out: str, settings: Settings, sizes: Sizes) -> None:
        self.spark, self.settings, self.sizes = spark, settings, sizes
        self.out, self.part = out.rstrip("/"), out.rstrip("/") + ".part"
        self.partitions = sizes.partitions or 3 * max(spark.sparkContext.defaultParallelism, 2)
        jvm: Any = spark.sparkContext._jvm
        self._path: Callable[[str], Any] = jvm.org.apache.hadoop.fs.Path
        self._files: Any = self._path(self.out).getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())

    def run(self, articles: str | DataFrame) -> dict[str, Any]:
        told = {
            "version": daejo.__version__,
            "settings": self.settings.__getnewargs_ex__()[1],
            "articles": articles if isinstance(articles, str) else articles.semanticHash(),
        }
        done = self.told(self.out)
        if done is not None:
            if any(done.get(key) != value for key, value in told.items()):
                raise daejo.DaejoError(f"{self.out}: found a run of other articles, settings or version, expected a new folder")
            return done
        if self.told(self.part) != told:
            self.delete(self.part)
            self.tell(self.part, told)
        table = self.articles(articles)
        claims = self.kept("claims", _columns("claims").add("unread", StringType()), lambda: self.claims(table))
        unread = self.kept("unread", StructType().add("article", StringType()).add("why", StringType()), lambda: self.unread(claims))
        keys = self.kept("keys", _columns("keys"), lambda: self.keys(claims))
        shared = self.kept("shared", _columns("pairs").add("skewed", LongType()), lambda: self.shared(keys, self.fitted(claims)))
        pairs = self.kept("pairs", _columns("pairs"), lambda: self.pairs(shared))
        edges = self.kept("edges", _columns("edges"), lambda: self.edges(pairs, claims))
        stories = self.kept("stories", _columns("stories"), lambda: self.stories(edges))
        verdicts = self.kept("verdicts", _columns("verdicts"), lambda: self.verdicts(table, stories, unread))
        skewed = shared.agg(F.sum("skewed")).first()
        tables = {"claims": claims, "unread": unread, "keys": keys, "pairs": pairs, "edges": edges, "stories": stories, "verdicts": verdicts}
        counts = {name: rows.count() for name, rows in tables.items()}
        whole = {**told, "counts": {**counts, "skewed": int(skewed[0] or 0) if skewed else 0}}
        rounds = [f"stars-{n}" for n in range(self.sizes.rounds)]
        for name in ["claims", "keys", "shared", "pairs", "edges", *rounds]:
            self.delete(f"{self.part}/{name}")
        self.tell(self.part, whole)
        self.rename(self.part, self.out)
        return whole

    # ---- stages

    def articles(self, articles: str | DataFrame) -> DataFrame:
        """The columns of the table of articles that are there."""
        if isinstance(articles, str):
            read = self.spark.read
            articles = read.schema(_columns("articles")).json(articles) if articles.endswith(".jsonl") else read.parquet(articles)
        missing = {"id", "body"} - set(articles.columns)
        if missing:
            raise daejo.DaejoError(f"articles: found no column {min(missing)}, expected id and body")
        return articles.select([name for name in stage.schema("articles").names if name in articles.columns])

    def claims(self, articles: DataFrame) -> DataFrame:
        """articles → claims; an article that cannot be read is a row that says why."""
        columns = _columns("claims").add("unread", StringType())
        return articles.repartition(self.partitions, "id").mapInArrow(partial(_claims, self.settings), columns)

    def unread(self, claims: DataFrame) -> DataFrame:
        """The articles that could not be read."""
        return claims.where("unread is not null").select("article", F.col("unread").alias("why")).coalesce(1)

    def keys(self, claims: DataFrame) -> DataFrame:
        """claims → keys, all rows of an article in one place."""
        passages = claims.where("text is not null").select(PASSAGE)
        return self.grouped(passages, "article", stage.keys, "keys")

    def fitted(self, claims: DataFrame) -> Settings:
        """The settings for an archive of these days; more articles of one day than tell it are not counted."""
        dated = claims.where("day is not null").select("article", "day").distinct()
        days = dated.groupBy("day").agg(F.least(F.count("*"), F.lit(AMPLE * self.settings.cap)).alias("articles")).collect()
        return self.settings.fitted([(row["day"] - EPOCH).days for row in days for _ in range(row["articles"])])

    def shared(self, keys: DataFrame, settings: Settings) -> DataFrame:
        """keys → pairs, all rows of a key in one place.

        A name or term that more articles of a day have than the cap allows is skewed for them all, and for all of the days behind that
        still see them: the first of them, one more than the cap, tell that as well as millions, and no task is given more.
        """
        day = Window.partitionBy("key", "sort", "day").orderBy("article")
        words = keys.where(F.col("sort") != BAND).withColumn("nth", F.row_number().over(day))
        most = settings.cap + 1
        few = words.where(F.col("nth") <= most).drop("nth").union(keys.where(F.col("sort") == BAND))
        found = self.placed(few, "key").mapInArrow(
            partial(_pairs, settings, self.sizes.rows), _columns("pairs").add("skewed", LongType())
        )
        # a skewed article's key is counted wherever its row went
        cut = keys.where(F.col("sort") != BAND).groupBy("key", "sort", "day").count().where(F.col("count") > most)
        left = cut.agg(F.coalesce(F.sum(F.col("count") - most), F.lit(0)).alias("skewed"))
        nothing = [F.lit(None).cast(field.dataType).alias(field.name) for field in _columns("pairs").fields]
        return found.union(left.select(*nothing, "skewed"))

    def pairs(self, shared: DataFrame) -> DataFrame:
        """What pairs share by one key and another, added up."""
        return self.grouped(shared.where("a is not null").drop("skewed"), "a", stage.added, "pairs")

    def edges(self, pairs: DataFrame, claims: DataFrame) -> DataFrame:
        """pairs → edges, with the claims of both sides. Pairs lie by day, crowded days in parts, so that an article goes to few places."""
        per_day = pairs.groupBy("a_day").agg(F.ceil(F.count("*") / self.sizes.rows).alias("parts"))
        part = F.pmod(F.xxhash64("a"), F.col("parts"))
        pairs = pairs.join(F.broadcast(per_day), "a_day").withColumn("place", F.xxhash64("a_day", part))
        sides = [pairs.select(F.col("place").alias("needed_at"), F.col(side).alias("article")) for side in ("a", "b")]
        claims = claims.where("text is not null").select(PASSAGE)
        theirs = sides[0].union(sides[1]).distinct().join(claims, "article")
        together = pairs.groupBy("place").cogroup(theirs.groupBy("needed_at"))
        return together.applyInArrow(partial(_verify, self.settings), _columns("edges"))

    def stories(self, edges: DataFrame) -> DataFrame:
        """edges → stories, all edges that hang together in one place."""
        stars = self.stars(edges)
        own = F.xxhash64("a")
        labelled = edges.join(stars, own == F.col("node"), "left").withColumn("label", F.coalesce("label", own))
        return self.grouped(labelled.drop("node"), "label", stage.components, "stories")

    def stars(self, edges: DataFrame) -> DataFrame:
        """Connected components by minimum labels, large star and small star in turn (Kiveris and others, SoCC 2014): `node`, `label`.

        Nodes are hashes of ids: should two articles ever share one, their parts come to one place, and `stage.components` tells them apart.
        """
        columns = StructType().add("node", LongType()).add("label", LongType())
        stars = edges.select(F.xxhash64("a").alias("node"), F.xxhash64("b").alias("label")).where("node <> label").distinct()
        before, last = None, None
        for n in range(self.sizes.rounds):
            made = _small_star(_large_star(stars))
            stars = self.kept(f"stars-{n}", columns, lambda made=made: made.coalesce(self.partitions))  # type: ignore[misc]
            marks = stars.agg(F.count("*"), F.sum(F.xxhash64("node", "label").cast("decimal(38,0)"))).first()
            if last is not None:
                self.delete(last)
            last = f"{self.part}/stars-{n}"
            if marks == before:
                return stars
            before = marks
        raise daejo.DaejoError(f"edges: found labels that still change after {self.sizes.rounds} rounds, expected fewer (--rounds)")

    def verdicts(self, articles: DataFrame, stories: DataFrame, unread: DataFrame) -> DataFrame:
        """The articles of each story → verdicts; an article without an edge is a story of its own."""
        readable = articles.join(F.broadcast(unread), F.col("id") == F.col("article"), "left_anti")
        of = stories.select("article", "story")
        told = readable.join(of, F.col("id") == F.col("article"), "left").drop("article")
        told = told.withColumn("story", F.coalesce("story", "id"))
        return self.grouped(told, "story", stage.reconcile, "verdicts")

    def placed(self, rows: DataFrame, by: str) -> DataFrame:
        """The rows so that those of one `by` stand behind each other in one partition."""
        return rows.repartition(self.partitions, by).sortWithinPartitions(by)

    def grouped(self, rows: DataFrame, by: str, work: Callable[..., pa.RecordBatch], table: str) -> DataFrame:
        """What a stage makes of rows, those of one `by` together."""
        return self.placed(rows, by).mapInArrow(partial(_grouped, work, self.settings, by, self.sizes.rows), _columns(table))

    # ---- files

    def kept(self, name: str, columns: StructType, make: Callable[[], DataFrame]) -> DataFrame:
        """The table of that name; made and written, unless it is whole already."""
        path = f"{self.part}/{name}"
        if not self._files.exists(self._path(path)):
            self.spark.sparkContext.setJobDescription(f"daejo: {name}")
            make().write.mode("overwrite").parquet(f"{path}.writing")
            self.rename(f"{path}.writing", path)
        return self.spark.read.schema(columns).parquet(path)

    def rename(self, old: str, new: str) -> None:
        if not self._files.rename(self._path(old), self._path(new)):
            raise daejo.DaejoError(f"{new}: found a name that cannot be given, expected to rename {old}")

    def delete(self, path: str) -> None:
        self._files.delete(self._path(path), True)

    def told(self, folder: str) -> dict[str, Any] | None:
        """What the folder's `daejo.json` says; `None` where there is none."""
        path = self._path(f"{folder}/daejo.json")
        if not self._files.exists(path):
            return None
        stream = self._files.open(path)
        try:
            found: dict[str, Any] = json.loads(bytes(stream.readAllBytes()))
        finally:
            stream.close()
        return found

    def tell(self, folder: str, what: dict[str, Any]) -> None:
        stream = self._files.create(self._path(f"{folder}/daejo.json"), True)
        stream.write((json.dumps(what, indent=2, ensure_ascii=False) + "\n").encode())
        stream.close()


def _columns(table: str) -> StructType:
    """The columns of a table of the archive, as Spark has them: any may be null, as in all that it reads from files."""
    columns: StructType = from_arrow_schema(stage.schema(table))
    return StructType([StructField(field.name, field.dataType) for field in columns])


def _large_star(links: DataFrame) -> DataFrame:
    """Every node's larger neighbours are tied to its smallest."""
    both = links.union(links.select(F.col("label").alias("node"), F.col("node").alias("label")))
    least = both.groupBy("node").agg(F.least("node", F.min("label")).alias("least"))
    larger = both.join(least, "node").where(F.col("label") > F.col("node"))
    return larger.select(F.col("label").alias("node"), F.col("least").alias("label")).distinct()


def _small_star(links: DataFrame) -> DataFrame:
    """Every node and its smaller neighbours are tied to the smallest of them."""
    pair: list[Column] = [F.greatest("node", "label").alias("node"), F.least("node", "label").alias("label")]
    down = links.select(*pair)
    least = down.groupBy("node").agg(F.min("label").alias("least"))
    neighbours = down.join(least, "node").where(F.col("label") != F.col("least"))
    tied = neighbours.select(F.col("label").alias("node"), F.col("least").alias("label"))
    return tied.union(least.select("node", F.col("least").alias("label"))).distinct()


# ---- what runs in Spark's Python workers


def _alone() -> None:
    """A task has one core: the library starts no more threads than that, in a process where it has not begun."""
    os.environ.setdefault("RAYON_NUM_THREADS", "1")


def _whole(table: pa.Table | list[pa.RecordBatch]) -> pa.RecordBatch:
    """One batch of several."""
    table = pa.Table.from_batches(table) if isinstance(table, list) else table
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def groups(batches: Batches, by: str, rows: int) -> Batches:
    """Batches of about `rows` rows that never part the rows of one `by`; these come behind each other."""
    waiting: list[pa.RecordBatch] = []
    held = 0
    for batch in batches:
        if batch.num_rows == 0:
            continue
        if held + batch.num_rows >= rows:
            column = batch.column(by)
            cuts = pc.indices_nonzero(pc.not_equal(column[1:], column[:-1]))
            # all before the last change is whole
            cut = cuts[-1].as_py() + 1 if len(cuts) else 0
            if cut == 0 and waiting and waiting[-1].column(by)[-1] != column[0]:
                yield _whole(waiting)
                waiting, held = [], 0
            elif cut > 0:
                yield _whole([*waiting, batch[:cut]])
                waiting, held, batch = [], 0, batch[cut:]
        waiting.append(batch)
        held += batch.num_rows
    if waiting:
        yield _whole(waiting)


def _open(schema: pa.Schema, more: pa.Field[Any]) -> pa.Schema:
    """The columns of a table, any of which may be null, and one more."""
    return pa.schema([*(field.with_nullable(True) for field in schema), more])


def _beside(rows: pa.RecordBatch, more: pa.Field[Any]) -> pa.RecordBatch:
    """The rows of a table with one more column, in which they have nothing."""
    columns = [*rows.columns, pa.nulls(rows.num_rows, more.type)]
    return pa.RecordBatch.from_arrays(columns, schema=_open(rows.schema, more))


def _alone_beside(table: str, more: pa.Field[Any], row: dict[str, Any]) -> pa.RecordBatch:
    """A row that is none of the table but of the one more column."""
    return pa.RecordBatch.from_pylist([row], schema=_open(stage.schema(table), more))


def _grouped(work: Callable[..., pa.RecordBatch], settings: Settings, by: str, rows: int, batches: Batches) -> Batches:
    _alone()
    for batch in groups(batches, by, rows):
        yield work(batch, settings)


def _claims(settings: Settings, batches: Batches) -> Batches:
    _alone()
    for batch in batches:
        yield from _read(settings, batch)


def _read(settings: Settings, articles: pa.RecordBatch) -> Batches:
    """The claims of articles; one that cannot be read costs no other its claims."""
    try:
        yield _beside(stage.claims(articles, settings), UNREAD)
    except daejo.DaejoError as error:
        if articles.num_rows == 1:
            row = {"article": articles.column("id")[0].as_py(), UNREAD.name: str(error)}
            yield _alone_beside("claims", UNREAD, row)
            return
        half = articles.num_rows // 2
        yield from _read(settings, articles[:half])
        yield from _read(settings, articles[half:])


def _pairs(settings: Settings, rows: int, batches: Batches) -> Batches:
    """Pairs; a row without one carries how many keys were skewed."""
    _alone()
    for batch in groups(batches, "key", rows):
        found, skewed = stage.pairs(batch, settings)
        yield _beside(found, SKEWED)
        yield _alone_beside("pairs", SKEWED, {SKEWED.name: skewed})


def _verify(settings: Settings, pairs: pa.Table, claims: pa.Table) -> pa.Table:
    _alone()
    return pa.Table.from_batches([stage.verify(_whole(pairs), _whole(claims), settings)])


def main() -> None:
    """The command line of the job."""
    usual, sizes = Settings(), Sizes()
    parser = argparse.ArgumentParser(prog="daejo.spark", description="Makes stories and verdicts of an archive of articles.")
    parser.add_argument("articles", help="the table of articles: Parquet, or JSON lines (.jsonl)")
    parser.add_argument("out", help="the folder to make")
    parser.add_argument("--timezone", default=usual.timezone, help="in which days are counted (default: %(default)s)")
    for name in ["days", "span", "cap", "weight", "similarity"]:
        parser.add_argument(f"--{name}", type=int, default=getattr(usual, name), help="default: %(default)s")
    for name in ["partitions", "rows", "rounds"]:
        parser.add_argument(f"--{name}", type=int, default=getattr(sizes, name), help="default: %(default)s")
    asked = vars(parser.parse_args())
    sizes = Sizes(**{name: asked.pop(name) for name in ["partitions", "rows", "rounds"]})
    articles, out = asked.pop("articles"), asked.pop("out")
    spark = SparkSession.builder.appName("daejo").getOrCreate()
    print(json.dumps(run(spark, articles, out, Settings(**asked), sizes), ensure_ascii=False))
    spark.stop()


if __name__ == "__main__":
    main()
