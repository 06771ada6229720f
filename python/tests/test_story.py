"""`check`, `claims` and `values` are what the command line gives."""

import datetime
import json
import threading
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import daejo

Cli = Callable[..., bytes]

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "a",
        "outlet": "가온일보",
        "title": "가온시 청사 이전",
        "published": "2024-05-02",
        "lang": "ko",
        "body": "가온시는 2일 청사 이전에 320억 원이 든다고 밝혔다. 이전은 2027년 3월에 끝난다.",
    },
    {
        "outlet": "나래신문",
        "published": "2024-05-02T09:30",
        "body": "가온시는 2일 청사 이전에 380억 원이 든다고 밝혔다. 이전은 2027년에 끝난다.",
    },
]


@pytest.mark.parametrize("story", ["seeds", "fixtures/court", "fixtures/match", "fixtures/launch"])
@pytest.mark.parametrize("lang", [None, "en"])
def test_check_is_the_report_of_the_command_line(cli: Cli, monkeypatch: Any, root: Path, story: str, lang: str | None) -> None:
    monkeypatch.chdir(root)
    asked = ["--lang", lang] if lang else []
    printed = cli("check", story, "--format", "json", *asked)
    found = daejo.check(story, lang=lang)
    assert found == json.loads(printed)
    # numbers, order of keys and all
    assert json.dumps(found, ensure_ascii=False) == json.dumps(json.loads(printed), ensure_ascii=False)


def test_articles_are_read_as_json_lines_on_standard_input_are(cli: Cli) -> None:
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    assert daejo.check(ARTICLES) == json.loads(cli("check", "-", "--format", "json", given=lines))
    verdicts = {cluster["verdict"] for cluster in daejo.check(ARTICLES)["clusters"]}
    assert "conflict" in verdicts


def test_paths_and_articles_make_one_story_in_any_order(root: Path) -> None:
    path = root / "fixtures/court"
    one = daejo.check([path, *ARTICLES])
    assert len(one["articles"]) == len(daejo.check(path)["articles"]) + 2
    assert one["claims"] == daejo.check([*ARTICLES, path])["claims"]


def test_days_and_moments_may_be_objects() -> None:
    day, moment = datetime.date(2024, 5, 2), datetime.datetime(2024, 5, 2, 9, 30)
    told = [dict(ARTICLES[0], published=day), dict(ARTICLES[1], published=moment)]
    assert daejo.check(told) == daejo.check(ARTICLES)
    assert daejo.values("어제", on=day) == daejo.values("어제", on="2024-05-02")
    assert daejo.values("어제", on=day)[0]["value"]["from"] == "2024-05-01T00:00:00"


def test_one_broken_article_stops_nothing() -> None:
    broken = [{"outlet": "다솜뉴스"}, {"body": 3}, {"body": "x", "published": "2024-02-31"}]
    report = daejo.check([*ARTICLES, *broken])
    assert len(report["articles"]) == 2
    unread = json.dumps(report["coverage"]["unread"], ensure_ascii=False)
    assert "no `body`" in unread and "a number" in unread and "2024-02-31" in unread


def test_errors_say_what_was_found_and_what_was_expected(root: Path, tmp_path: Path) -> None:
    with pytest.raises(daejo.DaejoError, match=r"nowhere.*found .*, expected "):
        daejo.check(tmp_path / "nowhere")
    with pytest.raises(daejo.DaejoError, match='found the id "a" of .*one-bad-line.jsonl once more, expected one id an article'):
        daejo.check(root / "fixtures/broken")
    (tmp_path / "story.toml").write_text('[[article]]\nfile = "gone.txt"\n', encoding="utf-8")
    with pytest.raises(daejo.DaejoError, match=r"story\.toml:2: found .*, expected a file that exists"):
        daejo.claims(tmp_path)
    with pytest.raises(daejo.DaejoError, match="found no articles, expected files of"):
        daejo.check([])
    with pytest.raises(daejo.DaejoError, match="found .*Utopia.*, expected an IANA name"):
        daejo.check(ARTICLES, timezone="Utopia/Here")
    with pytest.raises(daejo.DaejoError, match="found lang \"xx\", expected one of en, ko"):
        daejo.check(ARTICLES, lang="xx")
    with pytest.raises(daejo.DaejoError, match="found on \"soon\", expected a date"):
        daejo.values("어제", on="soon")
    with pytest.raises(TypeError):
        daejo.check(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        daejo.check([{"body": {1, 2}}])
    assert issubclass(daejo.DaejoError, ValueError)


@pytest.mark.parametrize("story", ["seeds", "fixtures/launch"])
def test_claims_are_the_table_that_the_command_line_writes(
    cli: Cli, monkeypatch: Any, root: Path, tmp_path: Path, story: str
) -> None:
    monkeypatch.chdir(root)
    cli("check", story, "--format", "parquet", "-o", tmp_path)
    table = daejo.claims(story)
    written = pq.read_table(tmp_path / "claims.parquet")
    assert table.cast(written.schema).equals(written)
    lines = [json.loads(line) for line in cli("claims", story, "--format", "jsonl").splitlines()]
    assert table["id"].to_pylist() == [line["id"] for line in lines]
    assert table["quote"].to_pylist() == [line["quote"] for line in lines]


def test_claims_are_arrow_data_of_fixed_columns() -> None:
    table = daejo.claims(ARTICLES)
    assert isinstance(table, pa.Table)
    assert table.num_rows > 3
    assert pa.types.is_timestamp(table.schema.field("value_from").type)
    nothing = daejo.claims({"body": "그렇다고 한다."})
    assert nothing.num_rows == 0
    assert nothing.schema == table.schema
    # any reader of the Arrow PyCapsule interface takes it
    assert pa.RecordBatchReader.from_stream(table).read_all().equals(table)
    frame = pytest.importorskip("pandas") and table.to_pandas()
    assert list(frame["id"]) == table["id"].to_pylist()


def test_values_are_those_of_the_command_line(cli: Cli) -> None:
    for text, on in [("지난달 27∼29일 3만여 명", "2024-03-02"), ("up 3.5% to $2bn last Friday", "2024-03-02T09:30"), ("없다", None)]:
        asked = ["--on", on] if on else []
        [line] = cli("values", text, "--format", "jsonl", *asked).splitlines()
        assert daejo.values(text, on=on) == json.loads(line)["values"]
    # in parts of characters: places point into the text as it is written
    parts = unicodedata.normalize("NFD", "약 3만 명이 왔다")
    [found] = daejo.values(parts, lang="ko")
    assert parts[found["span"]["start"] : found["span"]["end"]] == found["quote"]


def test_other_threads_run_while_a_story_is_read(root: Path) -> None:
    ticks, done = [], threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    beside = threading.Thread(target=tick)
    beside.start()
    before = time.monotonic()
    daejo.check(root / "seeds")
    after = time.monotonic()
    done.set()
    beside.join()
    inside = [at for at in ticks if before < at < after]
    # held for the whole of it, no tick but the first could be told
    assert len(inside) > 5, f"{len(inside)} ticks in {after - before:.3f} s"


def test_the_same_whoever_asks_and_however_often() -> None:
    reports: list[Any] = []
    threads = [threading.Thread(target=lambda: reports.append(daejo.check(ARTICLES))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reports) == 4 and all(report == reports[0] for report in reports)
