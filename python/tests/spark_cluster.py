"""Spark on this machine: a master and two workers as processes on loopback, an archive made up, one worker killed for good in the middle.
The stories and verdicts must be those of `daejo archive`, byte for byte after sorting.

    python spark_cluster.py DAEJO ARTICLES FOLDER
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pyspark

import daejo.spark
import generated

HOME = Path(pyspark.__file__).parent
# what a laptop can spare: the master and the driver beside two workers of one core each
HEAP = "1g"
ENVIRONMENT = {
    **os.environ,
    "SPARK_HOME": str(HOME),
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_DAEMON_MEMORY": "256m",
    "SPARK_NO_DAEMONIZE": "1",
}


class Process:
    """A process with all it starts, its output in a file."""

    def __init__(self, folder: Path, name: str, *command: str) -> None:
        self.log = folder / f"{name}.log"
        with self.log.open("wb") as log:
            # a session of its own, so that what it starts can be killed with it
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=ENVIRONMENT, cwd=folder, start_new_session=True)

    def says(self, words: str, seconds: float) -> str:
        """What it printed that fits, once it has."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = re.search(words, self.log.read_text(errors="replace"))
            if found:
                return found[0]
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(f"{self.log.name}: found no {words!r}, expected it within {seconds:.0f} s:\n{self.log.read_text()[-3000:]}")

    def kill(self) -> None:
        """At once, with all it started."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def submit(folder: Path, name: str, master: str, *arguments: str) -> Process:
    """The command of docs/spark.md."""
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": HEAP,
        "spark.executor.memory": HEAP,
        "spark.executor.cores": "1",
        "spark.ui.enabled": "false",
        "spark.sql.adaptive.enabled": "true",
    }
    given = [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
    return Process(folder, name, str(HOME / "bin/spark-submit"), "--master", master, *given, daejo.spark.__file__, *arguments)


def rows(path: Path) -> bytes:
    """A table as lines of JSON, sorted."""
    lines = [json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) for row in pq.read_table(path).to_pylist()]
    return "\n".join(sorted(lines)).encode()


def main(binary: str, size: int, folder: Path) -> None:
    running: list[Process] = []

    def start(name: str, *command: str) -> Process:
        running.append(Process(folder, name, *command))
        return running[-1]

    def took(what: str, since: float, more: str = "") -> None:
        print(f"{what}: {time.monotonic() - since:.1f} s{more}", flush=True)

    articles = folder / "articles.parquet"
    generated.write(size, str(articles))
    try:
        since = time.monotonic()
        embedded = folder / "embedded"
        subprocess.run([binary, "archive", str(articles), "-o", str(embedded)], check=True, stderr=subprocess.DEVNULL)
        took(f"daejo archive, {size} articles of {articles.stat().st_size / 1e6:.1f} MB", since)

        java = str(HOME / "bin/spark-class")
        master = start("master", java, "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        address = master.says(r"spark://127\.0\.0\.1:\d+", 60)
        workers = [
            start(f"worker-{n}", java, "org.apache.spark.deploy.worker.Worker", address, "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "2g", "--work-dir", str(folder / f"work-{n}"))
            for n in (1, 2)
        ]
        for worker in workers:
            worker.says("Successfully registered with master", 60)

        since = time.monotonic()
        out = folder / "spark"
        job = submit(folder, "job", address, str(articles), str(out))
        running.append(job)
        while not (folder / "spark.part/keys").exists():
            if job.process.poll() is not None:
                job.says("$^", 1)
            time.sleep(0.05)
        time.sleep(1)
        workers[0].kill()
        took("one worker killed for good, the pairs half made", since)
        if job.process.wait(timeout=550) != 0:
            raise SystemExit(f"the job failed:\n{job.log.read_text()[-6000:]}")
        told: dict[str, Any] = json.loads((out / "daejo.json").read_text())
        took("the job", since, f", {json.dumps(told['counts'])}")
        lost = "ExecutorLost|Lost executor|worker lost"
        job.says(lost, 1)

        for table in ("stories", "verdicts"):
            alone = embedded / f"{table}.parquet"
            same = rows(out / table), rows(alone if alone.is_file() else embedded / table)
            if same[0] != same[1]:
                (folder / f"{table}.spark.jsonl").write_bytes(same[0])
                (folder / f"{table}.embedded.jsonl").write_bytes(same[1])
                raise SystemExit(f"{table}: found other rows in Spark than daejo archive makes, see {folder}")
            if not same[0]:
                raise SystemExit(f"{table}: found no rows, expected some")
            print(f"{table}: {len(same[0])} bytes, the same in both", flush=True)

        # once more over what is there: nothing is done
        since = time.monotonic()
        before = sorted((path, path.stat().st_mtime_ns) for path in out.rglob("*"))
        again = submit(folder, "again", address, str(articles), str(out))
        running.append(again)
        if again.process.wait(timeout=120) != 0 or before != sorted((path, path.stat().st_mtime_ns) for path in out.rglob("*")):
            raise SystemExit(f"a second run changed what the first had made:\n{again.log.read_text()[-3000:]}")
        took("the job once more, which changes nothing", since)
    finally:
        for process in reversed(running):
            process.kill()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]).resolve())
