//! Archives on the command line: what comes in, what is damaged, what goes on after a kill, and which stories keep their ids.

#[path = "support/wire.rs"]
mod wire;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::arrow::ArrowWriter;

fn daejo(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daejo"));
    command.args(args).current_dir(folder).env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

fn ran(folder: &Path, args: &[&str]) -> Output {
    daejo(folder, args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

/// The stories that were found, as lists of articles.
fn stories(run: &Output) -> Vec<Vec<String>> {
    let stories = text(&run.stdout);
    let list = |line: &str| -> Vec<String> {
        let story: serde_json::Value = serde_json::from_str(line).unwrap();
        story["articles"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
    };
    stories.lines().map(list).collect()
}

fn articles(run: &Output) -> Vec<String> {
    let mut all = stories(run).concat();
    all.sort();
    all
}

/// One record of a crawl; `lies` is added to its length.
fn record(id: &str, kind: &str, url: &str, block: &[u8], lies: i64) -> Vec<u8> {
    let length = block.len() as i64 + lies;
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: {url}\r\n\
         WARC-Date: 2026-03-05T01:02:03Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn page(story: usize, outlet: usize) -> String {
    let line: serde_json::Value = serde_json::from_str(&wire::line(story, outlet)).unwrap();
    let (title, body) = (line["title"].as_str().unwrap(), line["body"].as_str().unwrap());
    format!(
        "<html><head><title>{title}</title><meta property=\"og:site_name\" content=\"{}\"><meta property=\"og:title\" content=\"{title}\"></head>\
         <body><nav>홈</nav><article><h1>{title}</h1><p>{body}</p></article></body></html>",
        wire::OUTLETS[outlet]
    )
}

fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    [b"HTTP/1.1 200 OK\r\n".as_slice(), headers.as_bytes(), b"\r\n\r\n", body].concat()
}

const JSONL: [&str; 2] = ["--format", "jsonl"];

#[test]
fn the_same_articles_come_in_by_every_road() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let lines = wire::lines(4);
    std::fs::write(at.join("a.jsonl"), &lines).unwrap();
    std::fs::write(at.join("a.jsonl.gz"), zipped(lines.as_bytes())).unwrap();
    // two members, as tools that append make them
    let (head, tail) = lines.split_at(lines.find("s0002").unwrap() - 7);
    std::fs::write(at.join("two.jsonl.gz"), [zipped(head.as_bytes()), zipped(tail.as_bytes())].concat()).unwrap();
    parquet(&at.join("a.parquet"), &lines);
    let plain = ran(at, &[&["stories", "a.jsonl"], &JSONL[..]].concat());
    assert!(plain.status.success(), "{}", text(&plain.stderr));
    assert!((4..12).contains(&stories(&plain).len()), "{:?}", stories(&plain));
    // what is unsure stays apart, what is together is one story
    assert!(stories(&plain).iter().all(|all| all.iter().all(|id| id[..5] == all[0][..5])), "{:?}", stories(&plain));
    assert_eq!(articles(&plain).len(), 12);
    for other in ["a.jsonl.gz", "two.jsonl.gz", "a.parquet"] {
        let run = ran(at, &[&["stories", other], &JSONL[..]].concat());
        assert!(run.status.success(), "{other}: {}", text(&run.stderr));
        assert_eq!(text(&run.stdout), text(&plain.stdout), "{other}");
    }
    let mut child = daejo(at, &[&["stories", "-"], &JSONL[..]].concat());
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    assert_eq!(text(&child.wait_with_output().unwrap().stdout), text(&plain.stdout));
}

/// The lines as a table that another program may have written: dates as dates, columns in another order, one more.
fn parquet(path: &Path, lines: &str) {
    let rows: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let column = |name: &str| -> ArrayRef {
        Arc::new(rows.iter().map(|row| row[name].as_str().map(str::to_owned)).collect::<StringArray>())
    };
    let names = ["body", "title", "id", "lang", "published", "outlet"];
    let mut fields: Vec<Field> = names.iter().map(|name| Field::new(*name, DataType::Utf8, true)).collect();
    let mut columns: Vec<ArrayRef> = names.iter().map(|name| column(name)).collect();
    fields.push(Field::new("words", DataType::Int32, true));
    columns.push(Arc::new(rows.iter().map(|_| Some(7)).collect::<arrow_array::Int32Array>()));
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(schema.clone(), columns).unwrap();
    let mut writer = ArrowWriter::try_new(std::fs::File::create(path).unwrap(), schema, None).unwrap();
    // a row group a story
    for story in 0..rows.len() / 3 {
        writer.write(&batch.slice(story * 3, 3)).unwrap();
        writer.flush().unwrap();
    }
    writer.close().unwrap();
}

#[test]
fn a_crawl_gives_its_pages_and_counts_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let plain = |outlet| answer("Content-Type: text/html; charset=utf-8", page(1, outlet).as_bytes());
    // a page that says nothing of its charset, and a server that does
    let source = page(1, 1);
    let korean = encoding_rs::EUC_KR.encode(&source).0.into_owned();
    let half = korean.len() / 2;
    let chunks = format!("{half:x}\r\n").into_bytes();
    let rest = format!("\r\n{:x}\r\n", korean.len() - half).into_bytes();
    let chunked = [&chunks, &korean[..half], &rest, &korean[half..], b"\r\n0\r\n\r\n"].concat();
    let crawl = [
        record("w", "warcinfo", "", b"software: x\r\n", 0),
        record("r", "request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n", 0),
        record("p0", "response", "https://a.example/1", &plain(0), 0),
        record(
            "p1",
            "response",
            "https://b.example/1",
            &answer("Content-Type: text/html; charset=euc-kr\r\nTransfer-Encoding: chunked", &chunked),
            0,
        ),
        record(
            "p2",
            "response",
            "https://c.example/1",
            &answer("Content-Type: text/html\r\nContent-Encoding: gzip", &zipped(page(1, 2).as_bytes())),
            0,
        ),
        record("i", "response", "https://c.example/a.png", &answer("Content-Type: image/png", b"\x89PNG"), 0),
        record(
            "n",
            "response",
            "https://c.example/gone",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone</p>",
            0,
        ),
    ];
    std::fs::write(at.join("c.warc"), crawl.concat()).unwrap();
    std::fs::write(at.join("c.warc.gz"), crawl.iter().flat_map(|one| zipped(one)).collect::<Vec<u8>>()).unwrap();
    for file in ["c.warc", "c.warc.gz"] {
        let run = ran(at, &[&["stories", file], &JSONL[..]].concat());
        assert!(run.status.success(), "{}", text(&run.stderr));
        assert_eq!(stories(&run), [["p0", "p1", "p2"]], "{file}: {}", text(&run.stderr));
        assert!(text(&run.stdout).contains("2026-03-05"), "the day of the fetch, where the page has none");
        let told = text(&run.stderr);
        for cause in ["warcinfo: 1", "request: 1", "not a page: 1", "HTTP status other than 200: 1"] {
            assert!(told.contains(cause), "{file}: {told}");
        }
    }
}

#[test]
fn a_length_that_lies_costs_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let good = |n: usize| {
        record(
            &format!("p{n}"),
            "response",
            "https://a.example/",
            &answer("Content-Type: text/html", page(n, 0).as_bytes()),
            0,
        )
    };
    let bad = |lies: i64| {
        record("bad", "response", "https://a.example/", &answer("Content-Type: text/html", page(9, 0).as_bytes()), lies)
    };
    for (lies, says) in [
        (40, "no record after it"),
        (-300, "no record after it"),
        (1 << 40, "another record inside"),
        (2_000, "no record after it"),
    ] {
        let crawl = [good(1), bad(lies), good(2), good(3), good(4)].concat();
        std::fs::write(at.join("c.warc"), &crawl).unwrap();
        let run = ran(at, &[&["stories", "c.warc"], &JSONL[..]].concat());
        let told = text(&run.stderr);
        assert_eq!(run.status.code(), Some(3), "{told}");
        assert_eq!(articles(&run), ["p1", "p2", "p3", "p4"], "{lies}: {told}");
        assert!(told.contains("c.warc#2: found Content-Length") && told.contains(says), "{lies}: {told}");
    }
    // at the end there is nothing to go on with
    std::fs::write(at.join("c.warc"), [good(1), bad(700)].concat()).unwrap();
    let run = ran(at, &[&["stories", "c.warc", "--keep-going"], &JSONL[..]].concat());
    assert!(run.status.success());
    assert_eq!(articles(&run), ["p1"]);
    assert!(text(&run.stderr).contains("the file ends before"), "{}", text(&run.stderr));
    // no WARC at all
    std::fs::write(at.join("c.warc"), b"not a crawl\r\n\r\nat all").unwrap();
    let run = ran(at, &[&["stories", "c.warc"], &JSONL[..]].concat());
    assert!(
        text(&run.stderr).contains("found bytes that begin no record, expected WARC/1.0 or WARC/1.1"),
        "{}",
        text(&run.stderr)
    );
}

#[test]
fn a_damaged_file_costs_what_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let lines = wire::lines(30);
    let whole = zipped(lines.as_bytes());
    std::fs::write(at.join("cut.jsonl.gz"), &whole[..whole.len() - whole.len() / 3]).unwrap();
    let run = ran(at, &[&["stories", "cut.jsonl.gz"], &JSONL[..]].concat());
    let told = text(&run.stderr);
    assert!(told.contains("found a truncated gzip, expected a whole gzip member"), "{told}");
    assert_eq!(told.matches("cut.jsonl.gz").count(), 1, "one line for one fault: {told}");
    let read = articles(&run).len();
    assert!((20..90).contains(&read), "{read} of 90 articles were before the cut");
    // a member in the middle is damaged: the others are read
    let members: Vec<Vec<u8>> =
        lines.lines().collect::<Vec<_>>().chunks(30).map(|some| zipped((some.join("\n") + "\n").as_bytes())).collect();
    let mut damaged = members.clone();
    let middle = damaged[1].len() / 2;
    damaged[1][middle..middle + 40].iter_mut().for_each(|byte| *byte = !*byte);
    std::fs::write(at.join("mid.jsonl.gz"), damaged.concat()).unwrap();
    let run = ran(at, &[&["stories", "mid.jsonl.gz"], &JSONL[..]].concat());
    let read = articles(&run);
    assert!(read.iter().filter(|id| id.as_str() < "s0010").count() == 30, "{}", text(&run.stderr));
    assert!(read.iter().filter(|id| id.as_str() >= "s0020").count() == 30, "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("gzip"), "{}", text(&run.stderr));

    // broken lines and records among good ones
    let mut mixed = lines.lines().take(3).map(str::to_owned).collect::<Vec<_>>();
    mixed.insert(1, "{\"id\": \"x\", \"body\": ".to_owned());
    mixed.insert(2, "{\"id\": \"y\", \"title\": \"no body\"}".to_owned());
    mixed.push(lines.lines().next().unwrap().to_owned());
    std::fs::write(at.join("mixed.jsonl"), mixed.join("\n")).unwrap();
    let run = ran(at, &["archive", "mixed.jsonl", "-o", "out"]);
    let told = text(&run.stderr);
    assert_eq!(run.status.code(), Some(3));
    assert!(told.contains("mixed.jsonl:2: found broken JSON (EOF while parsing a value at column "), "{told}");
    assert!(told.contains("mixed.jsonl:3: found no `body`"), "{told}");
    assert!(told.contains("mixed.jsonl:6: found the id \"s0000-0\" once more, expected one id an article"), "{told}");
    assert!(told.contains("counted articles: 3"), "{told}");
    let korean = ran(at, &["archive", "mixed.jsonl", "-o", "out2", "--lang", "ko"]);
    assert!(text(&korean.stderr).contains("기사마다 다른 id"), "{}", text(&korean.stderr));
}

#[test]
fn a_line_is_named_by_its_file_and_number() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let good = wire::line(1, 0);
    let lines = [
        "",
        "{\"id\": \"furniture\", \"body\": \"공유하기\"}",
        &good,
        "[]",
        "{\"id\": \"dated\", \"published\": \"2월 30일\", \"body\": \"비가 왔다.\"}",
        "[{\"id\": \"first\", \"body\": \"\"}, {\"id\": \"second\", \"body\": \"공유하기\"}]",
    ];
    std::fs::write(at.join("a.jsonl"), lines.join("\n")).unwrap();
    std::fs::write(at.join("b.jsonl.gz"), zipped(lines.join("\r\n").as_bytes())).unwrap();
    for file in ["a.jsonl", "b.jsonl.gz"] {
        let run = ran(at, &["archive", file, "-o", "out"]);
        assert_eq!(run.status.code(), Some(3));
        let told = text(&run.stderr);
        let places: Vec<&str> = told.lines().filter_map(|line| line.split_once(": found ")).map(|(at, _)| at).collect();
        let places: Vec<String> = places.iter().map(|at| at.replace("daejo: ", "").replace(file, "F")).collect();
        assert_eq!(places, ["F:2", "F:5", "F:6", "F:6"], "{told}");
        std::fs::remove_dir_all(at.join("out")).unwrap();
    }
    // `check` names the lines of a file alike
    let run = ran(at, &["check", "a.jsonl"]);
    assert!(text(&run.stderr).contains("a.jsonl:2: "), "{}", text(&run.stderr));
    assert!(!text(&run.stderr).contains("a.jsonl#2: "), "{}", text(&run.stderr));
}

#[test]
fn a_broken_table_costs_the_row_group_that_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    parquet(&at.join("a.parquet"), &wire::lines(6));
    let whole = std::fs::read(at.join("a.parquet")).unwrap();
    std::fs::write(at.join("cut.parquet"), &whole[..whole.len() / 2]).unwrap();
    std::fs::write(at.join("none.parquet"), b"PAR1 is not enough PAR1").unwrap();
    for file in ["cut.parquet", "none.parquet"] {
        let run = ran(at, &["stories", file]);
        assert_eq!(run.status.code(), Some(3));
        let told = text(&run.stderr);
        assert!(
            told.contains(&format!("{file}: found broken Parquet"))
                && told.contains("expected a Parquet file with a column `body`"),
            "{told}"
        );
    }
    // the header of a page in the first row group is no header any more
    let mut damaged = whole.clone();
    damaged[4..40].iter_mut().for_each(|byte| *byte = 0xff);
    std::fs::write(at.join("mid.parquet"), damaged).unwrap();
    let run = ran(at, &[&["stories", "mid.parquet"], &JSONL[..]].concat());
    assert_eq!(run.status.code(), Some(3));
    assert!(text(&run.stderr).contains("mid.parquet: found row group 1 broken"), "{}", text(&run.stderr));
    assert_eq!(articles(&run).len(), 15, "{}", text(&run.stderr));
    let schema = Arc::new(Schema::new(vec![Field::new("text", DataType::Utf8, true)]));
    let batch = RecordBatch::try_new(schema.clone(), vec![Arc::new(StringArray::from(vec!["x"])) as ArrayRef]).unwrap();
    let mut writer =
        ArrowWriter::try_new(std::fs::File::create(at.join("other.parquet")).unwrap(), schema, None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let run = ran(at, &["stories", "other.parquet"]);
    assert!(text(&run.stderr).contains("other.parquet: found no column `body`"), "{}", text(&run.stderr));
}

/// A stream of so many zeros, packed.
fn zeros(megabytes: usize) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    let chunk = vec![b'0'; 1 << 20];
    for _ in 0..megabytes {
        gz.write_all(&chunk).unwrap();
    }
    gz.finish().unwrap()
}

#[test]
fn a_bomb_is_never_held() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    // packed twice: the page is packed by its server, and the crawl is packed again
    let bomb = zeros(400);
    let good = |n: usize| {
        record(
            &format!("p{n}"),
            "response",
            "https://a.example/",
            &answer("Content-Type: text/html", page(n, 0).as_bytes()),
            0,
        )
    };
    let bad = record(
        "bad",
        "response",
        "https://a.example/",
        &answer("Content-Type: text/html\r\nContent-Encoding: gzip", &bomb),
        0,
    );
    let packed = zipped(&bad);
    assert!(400 << 20 > 10_000 * packed.len(), "{} bytes make no bomb", packed.len());
    std::fs::write(at.join("bomb.warc.gz"), [zipped(&good(1)), packed, zipped(&good(2))].concat()).unwrap();
    std::fs::write(at.join("bomb.jsonl.gz"), &bomb).unwrap();
    std::fs::write(at.join("good.jsonl"), wire::lines(2)).unwrap();
    // with so much address space 400 MiB cannot be held beside the program
    let limited = |args: &str| {
        let daejo = env!("CARGO_BIN_EXE_daejo");
        let line = format!("ulimit -v 700000; exec {daejo} stories --threads 1 --format jsonl {args}");
        Command::new("bash").args(["-c", &line]).current_dir(at).env("MALLOC_ARENA_MAX", "1").output().unwrap()
    };
    let run = limited("bomb.warc.gz");
    assert_eq!(articles(&run), ["p1", "p2"], "{}", text(&run.stderr));
    assert!(
        text(&run.stderr).contains(
            "bomb.warc.gz#2: found a page that inflates to more than 16 MiB, expected text, packed as text is"
        ),
        "{}",
        text(&run.stderr)
    );
    let run = limited("bomb.jsonl.gz good.jsonl");
    assert_eq!(articles(&run).len(), 6, "{}", text(&run.stderr));
    assert!(
        text(&run.stderr).contains("bomb.jsonl.gz:1: found a gzip that inflates more than 400 times"),
        "{}",
        text(&run.stderr)
    );
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, all);
            } else {
                let mut bytes = Vec::new();
                std::fs::File::open(&path).unwrap().read_to_end(&mut bytes).unwrap();
                all.insert(path.strip_prefix(root).unwrap().to_string_lossy().into_owned(), bytes);
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(folder, folder, &mut all);
    all
}

fn same(found: &BTreeMap<String, Vec<u8>>, expected: &BTreeMap<String, Vec<u8>>, what: &str) {
    let names = |all: &BTreeMap<String, Vec<u8>>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(found), names(expected), "{what}");
    for (name, bytes) in expected {
        assert!(found[name] == *bytes, "{what}: {name} is not the same");
    }
}

/// How often a run is killed; each comes to a point of its own.
const KILLS: u32 = 20;

#[test]
fn a_killed_run_goes_on_and_comes_to_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("wire.jsonl"), wire::lines(40)).unwrap();
    let start = Instant::now();
    let run = ran(at, &["archive", "wire.jsonl", "--part", "8K", "-o", "whole"]);
    let took = start.elapsed();
    assert!(run.status.success(), "{}", text(&run.stderr));
    let whole = bytes(&at.join("whole"));
    assert!(whole.keys().filter(|name| name.starts_with("articles/")).count() > 3, "{:?}", whole.keys());
    assert!(!whole.keys().any(|name| name.starts_with("keys/") || name == "journal.jsonl"));
    let mut killed = 0;
    for n in 0..KILLS {
        let out = format!("out{n}");
        let args = ["archive", "wire.jsonl", "--part", "8K", "-o", &out];
        let mut child = daejo(at, &args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // a golden ratio spreads the points over the run without drawing lots
        let share = (f64::from(n + 1) * 0.618_034).fract();
        std::thread::sleep(Duration::from_secs_f64(took.as_secs_f64() * share));
        let _ = child.kill();
        killed += u32::from(!child.wait().unwrap().success());
        let run = ran(at, &args);
        assert!(run.status.success(), "{}", text(&run.stderr));
        same(&bytes(&at.join(&out)), &whole, &format!("killed at {share:.2}"));
        std::fs::remove_dir_all(at.join(&out)).unwrap();
    }
    assert!(killed > KILLS / 2, "only {killed} runs were killed before they ended");
}

#[test]
fn neither_threads_nor_room_change_a_byte() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("wire.jsonl"), wire::lines(30)).unwrap();
    let mut all = Vec::new();
    for (n, more) in [vec!["--threads", "1"], vec!["--threads", "3"], vec!["--memory", "64M"]].into_iter().enumerate() {
        let out = format!("out{n}");
        let args = [&["archive", "wire.jsonl", "--part", "8K", "-o", &out], more.as_slice()].concat();
        let run = ran(at, &args);
        assert!(run.status.success(), "{}", text(&run.stderr));
        all.push(bytes(&at.join(&out)));
    }
    same(&all[1], &all[0], "three threads");
    same(&all[2], &all[0], "little room");
    // what is done is not done again, and another archive is not mixed in
    let again = ran(at, &["archive", "wire.jsonl", "--part", "8K", "-o", "out0"]);
    assert!(again.status.success());
    std::fs::write(at.join("other.jsonl"), wire::lines(3)).unwrap();
    let other = ran(at, &["archive", "other.jsonl", "--part", "8K", "-o", "out0"]);
    assert_eq!(other.status.code(), Some(3));
    assert!(text(&other.stderr).contains("found the manifest of another run"), "{}", text(&other.stderr));
    same(&bytes(&at.join("out0")), &all[0], "after another archive was refused");
}

struct Nobody;

impl daejo::archive::Listener for Nobody {
    fn at(&self, _: daejo::archive::Step, _: usize, _: usize) {}
    fn skipped(&self, _: &daejo::archive::Skip) {}
}

#[test]
fn however_little_room_there_is_the_bytes_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("wire.jsonl"), wire::lines(30)).unwrap();
    let settings = daejo::stage::Settings::default();
    // with so little a partition takes several passes, and one part of a table is held at a time
    for (name, memory) in [("much", 1 << 30), ("little", 32 << 10)] {
        let out = at.join(name);
        let run = daejo::archive::Run { out: &out, settings: &settings, memory, part: 8 << 10, listener: &Nobody };
        let pieces = daejo::archive::Pieces::new(vec![daejo::archive::Place::Path(at.join("wire.jsonl"))]).unwrap();
        let ran = run.run(pieces).unwrap();
        assert!(ran.counts["edges"] > 4 && ran.counts["stories"] > 2, "{ran:?}");
    }
    same(&bytes(&at.join("little")), &bytes(&at.join("much")), "little room");
}

/// The most memory a run had, in KiB; none where the system does not tell.
fn peak(folder: &Path, args: &[&str]) -> Option<u64> {
    let mut child = daejo(folder, args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().unwrap().is_none() {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let high = told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(high);
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(child.wait().unwrap().success());
    most
}

#[test]
fn a_longer_archive_takes_no_more_memory() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let run = |stories: usize| {
        let (wire, out) = (format!("{stories}.jsonl"), format!("out{stories}"));
        std::fs::write(at.join(&wire), wire::lines(stories)).unwrap();
        peak(at, &["archive", &wire, "--memory", "64M", "--part", "16K", "--threads", "2", "-o", &out])
    };
    let (Some(short), Some(long)) = (run(20), run(120)) else {
        let _ = writeln!(std::io::stderr(), "*** SKIPPED: no /proc to see the memory of a run in");
        return;
    };
    // six times the articles: what is kept of each is some hundred bytes
    assert!(long < short + (16 << 10), "{short} KiB became {long} KiB");
    assert!(long < 96 << 10, "{long} KiB");
}

#[test]
fn settings_hold_for_archives_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::create_dir(at.join("in")).unwrap();
    std::fs::write(at.join("in/wire.jsonl"), wire::lines(2) + "no article\n").unwrap();
    let set = |settings: &str| std::fs::write(at.join("daejo.toml"), settings).unwrap();
    set("lang = \"ko\"\ntimezone = \"UTC\"\nkeep-going = true\nmemory = \"64M\"\n");
    let run = ran(at, &["archive", "in", "-o", "out"]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("in/wire.jsonl:7: 잘못된 JSON"), "{}", text(&run.stderr));
    assert!(std::fs::read_to_string(at.join("out/manifest.json")).unwrap().contains("timezone UTC"));
    // what the command line says comes first
    let run = ran(at, &["archive", "in", "-o", "seoul", "--timezone", "Asia/Seoul", "--lang", "en"]);
    assert!(text(&run.stderr).contains("in/wire.jsonl:7: found broken JSON"), "{}", text(&run.stderr));
    assert!(std::fs::read_to_string(at.join("seoul/manifest.json")).unwrap().contains("timezone Asia/Seoul"));
    let run = ran(at, &["stories", "in", "--plain"]);
    assert!(run.status.success() && text(&run.stderr).contains("새 기사 6건"), "{}", text(&run.stderr));
    let run = ran(at, &["stage", "claims", "out/articles/00000.parquet", "-o", "claims.parquet"]);
    assert!(run.status.success() && text(&run.stderr).contains("행"), "{}", text(&run.stderr));
    assert_eq!(ran(at, &["--no-config", "stories", "in"]).status.code(), Some(3));
    for (settings, says) in
        [("memory = \"1K\"", "memory: expected a size from 64M on"), ("timezone = \"Mars/Base\"", "IANA zone")]
    {
        set(settings);
        let run = ran(at, &["archive", "in", "-o", "refused"]);
        assert_eq!(run.status.code(), Some(2), "{settings}");
        assert!(text(&run.stderr).contains(says), "{settings}: {}", text(&run.stderr));
    }
}

#[test]
fn the_stages_one_by_one_come_to_what_archive_writes() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("wire.jsonl"), wire::lines(12)).unwrap();
    assert!(ran(at, &["archive", "wire.jsonl", "-o", "out"]).status.success());
    for args in [
        vec!["claims", "out/articles/00000.parquet", "-o", "claims.parquet"],
        vec!["keys", "claims.parquet", "-o", "keys.parquet"],
        vec!["pairs", "keys.parquet", "--cap", "8", "-o", "pairs.parquet"],
        vec!["verify", "pairs.parquet", "--claims", "claims.parquet", "-o", "edges.parquet"],
        vec!["components", "edges.parquet", "-o", "stories.parquet"],
        vec!["reconcile", "out/articles/00000.parquet", "--stories", "stories.parquet", "-o", "verdicts.parquet"],
    ] {
        let run = ran(at, &[&["stage"], args.as_slice()].concat());
        assert!(run.status.success(), "{args:?}: {}", text(&run.stderr));
    }
    for (one, of_archive) in [
        ("claims.parquet", "claims/00000.parquet"),
        ("edges.parquet", "edges/00000.parquet"),
        ("stories.parquet", "stories.parquet"),
        ("verdicts.parquet", "verdicts/00000.parquet"),
    ] {
        let (one, whole) =
            (std::fs::read(at.join(one)).unwrap(), std::fs::read(at.join("out").join(of_archive)).unwrap());
        assert!(one == whole, "{of_archive}");
    }
    let wrong = ran(at, &["stage", "keys", "out/articles/00000.parquet", "-o", "x.parquet"]);
    assert_eq!(wrong.status.code(), Some(3));
    assert!(
        text(&wrong.stderr).contains("claims: found no column number, expected column number of 32-bit numbers"),
        "{}",
        text(&wrong.stderr)
    );
}

#[test]
fn tomorrow_joins_today_and_a_story_keeps_its_id() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    // outlet by outlet, so that every story grows with every batch
    for outlet in 0..3 {
        let lines: String = (0..6).map(|story| wire::line(story, outlet) + "\n").collect();
        std::fs::write(at.join(format!("{outlet}.jsonl")), lines).unwrap();
    }
    let with_state = |file: &str| ran(at, &["stories", file, "--state", "s.parquet", "--format", "jsonl"]);
    let ids = |run: &Output| -> BTreeMap<String, String> {
        let mut ids = BTreeMap::new();
        for line in text(&run.stdout).lines() {
            let story: serde_json::Value = serde_json::from_str(line).unwrap();
            for article in story["articles"].as_array().unwrap() {
                ids.insert(article.as_str().unwrap().to_owned(), story["id"].as_str().unwrap().to_owned());
            }
        }
        ids
    };
    let mut known = BTreeMap::new();
    for outlet in 0..3 {
        let run = with_state(&format!("{outlet}.jsonl"));
        assert!(run.status.success(), "{}", text(&run.stderr));
        let now = ids(&run);
        for (article, story) in &known {
            assert_eq!(now[article], *story, "{article} changed its story");
        }
        known = now;
    }
    // the same batch once more changes nothing
    let state = std::fs::read(at.join("s.parquet")).unwrap();
    let run = with_state("2.jsonl");
    assert_eq!(ids(&run), known);
    assert!(text(&run.stderr).contains("0 new articles, 6 known before"), "{}", text(&run.stderr));
    assert!(std::fs::read(at.join("s.parquet")).unwrap() == state);
    let joined = known.iter().filter(|(article, story)| article != story).count();
    assert!(joined >= 4, "{known:?}");
    assert!(known.iter().all(|(article, story)| article[..5] == story[..5]), "{known:?}");
    std::fs::write(at.join("bad.parquet"), b"no table").unwrap();
    let bad = ran(at, &["stories", "0.jsonl", "--state", "bad.parquet"]);
    assert_eq!(bad.status.code(), Some(3));
    assert!(text(&bad.stderr).contains("bad.parquet: found broken Parquet"), "{}", text(&bad.stderr));
    assert_eq!(std::fs::read(at.join("bad.parquet")).unwrap(), b"no table");
}

#[test]
fn a_folder_of_feeds_pages_and_stories_is_an_archive() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::create_dir_all(at.join("in/feeds")).unwrap();
    std::fs::create_dir_all(at.join("in/story")).unwrap();
    let item = |story: usize, outlet: usize| {
        let line: serde_json::Value = serde_json::from_str(&wire::line(story, outlet)).unwrap();
        format!(
            "<item><title>{}</title><pubDate>Mon, 02 Mar 2026 10:00:00 +0900</pubDate><description>{}</description></item>",
            line["title"].as_str().unwrap(),
            line["body"].as_str().unwrap()
        )
    };
    let feed = |outlet: usize| {
        format!(
            "<rss><channel><title>{}</title>{}{}</channel></rss>",
            wire::OUTLETS[outlet],
            item(1, outlet),
            item(2, outlet)
        )
    };
    std::fs::write(at.join("in/feeds/a.rss"), feed(0)).unwrap();
    std::fs::write(at.join("in/feeds/b.xml"), feed(1)).unwrap();
    std::fs::write(at.join("in/page.html"), page(1, 2)).unwrap();
    std::fs::write(at.join("in/story/a.txt"), "도서관 개관\n\n별빛도서관이 2026년 3월 2일 문을 열었다.\n").unwrap();
    std::fs::write(
        at.join("in/story/story.toml"),
        "[[article]]\nfile = \"a.txt\"\noutlet = \"새벽뉴스\"\npublished = \"2026-03-02\"\n",
    )
    .unwrap();
    std::fs::write(at.join("in/notes.log"), "no article").unwrap();
    let run = ran(at, &[&["stories", "in"], &JSONL[..]].concat());
    let told = text(&run.stderr);
    assert!(run.status.success(), "{told}");
    let found = stories(&run);
    assert!(found.contains(&vec!["feeds/a#1".to_owned(), "feeds/b#1".to_owned()]), "{found:?}");
    assert!(found.contains(&vec!["feeds/a#2".to_owned(), "feeds/b#2".to_owned()]), "{found:?}");
    assert!(found.contains(&vec!["story/a".to_owned()]), "{found:?}");
    // a page without a day belongs to no day's story
    assert!(found.contains(&vec!["page".to_owned()]) && told.contains("1 articles without a day"), "{found:?} {told}");
    let table = ran(at, &["stories", "in", "--several", "--lang", "ko"]);
    assert!(
        text(&table.stdout).contains("새벽뉴스") && text(&table.stdout).contains("매체"),
        "{}",
        text(&table.stdout)
    );
}
