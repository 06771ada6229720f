"""Reads the Parquet tables of a report with DuckDB and holds them to its JSON: tables.py FOLDER REPORT.json"""

import json
import sys
from datetime import datetime

import duckdb

folder, report = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
db = duckdb.connect()
for table in ("claims", "clusters", "relations"):
    path = f"{folder}/{table}.parquet".replace("'", "''")
    db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{path}')")


def ask(sql):
    return db.execute(sql).fetchall()


def same(what, found, expected):
    assert found == expected, f"{what}: found {found!r}, expected {expected!r}"


types = dict(ask("SELECT column_name, column_type FROM (DESCRIBE claims)"))
same("types", [types[name] for name in ("id", "start", "happened", "as_of", "value_from", "flags")],
     ["VARCHAR", "BIGINT", "BOOLEAN", "TIMESTAMP", "TIMESTAMP", "VARCHAR[]"])

moment = lambda text: datetime.fromisoformat(text) if text and not text.startswith("-") else None
same("claims",
     ask('SELECT id, article, quote, start, "end", kind, modality, happened, value_low, value_from, flags FROM claims'),
     [(c["id"], c["article"], c["quote"], c["span"]["start"], c["span"]["end"], c["kind"], c["modality"], c["happened"],
       c["value"].get("low"), moment(c["value"].get("from")), c["flags"]) for c in report["claims"]])
same("clusters",
     ask("SELECT id, question, verdict, claims, origins, informants FROM clusters"),
     [(c["id"], c["question"], c["verdict"], c["claims"], c["origins"], c["informants"]) for c in report["clusters"]])
same("relations",
     ask("SELECT cluster, a, b, relation, finer, code, reason, figures FROM relations"),
     [(c["id"], r["a"], r["b"], r["relation"], r.get("finer"), r["reason"]["code"], r["reason"]["text"], r["reason"]["figures"])
      for c in report["clusters"] for r in c["relations"]])
same("ends of relations that are no claims",
     ask("SELECT count(*) FROM relations WHERE a NOT IN (SELECT id FROM claims) OR b NOT IN (SELECT id FROM claims)"), [(0,)])
same("members of clusters that are no claims",
     ask("SELECT count(*) FROM (SELECT unnest(claims) AS id FROM clusters) m ANTI JOIN claims USING (id)"), [(0,)])
