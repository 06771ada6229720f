//! A database of the newsroom: what it holds, who may come in, what is said when something is not as it should be; and every way
//! to the record of the command line by its URL.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Barrier;

use daejo::review::{Act, Event, Place, Store, export};
use proptest::prelude::*;

use crate::events::{event, finding, note, one_of_each};
use crate::homes::{Spot, named};
use crate::line::copied;
use crate::postgres::{self, Database, PASSWORD, said, shared};

fn spot() -> Option<(Spot, Database<'static>)> {
    let spot = Spot::database()?;
    let database = spot.database.clone().unwrap();
    Some((spot, database))
}

fn refused(url: &str) -> String {
    let place = Place::database(url, Path::new(".")).unwrap();
    let refused = [Store::open(&place).map(drop), Store::read(&place).map(drop)].map(|it| it.unwrap_err().to_string());
    for said in &refused {
        assert!(said.contains(": found ") && said.contains(", expected a record of decisions"), "{said}");
        assert!(!said.contains(PASSWORD) && !said.contains("hush"), "the password was said: {said}");
    }
    let [open, read] = refused;
    assert_eq!(open, read);
    open
}

#[test]
fn several_records_lie_in_one_database() {
    let Some((spot, database)) = spot() else { return };
    spot.open().record(one_of_each()).unwrap();
    let hostile = ["다른 기록", "'; DROP TABLE daejo.event; --", "\"x\" $1 %s \\", "기록 "];
    for name in hostile {
        let url = database.url(&name.replace('%', "%25"));
        let mut other = Store::open(&named(&url)).unwrap();
        let there = if name.trim() == "기록" { 10 } else { 0 };
        assert_eq!(other.last().unwrap(), there, "{name}");
        assert_eq!(other.record(vec![note("성춘향", "말")]).unwrap()[0].number, there + 1);
    }
    assert_eq!(database.sql("SELECT count(*) FROM daejo.record").unwrap(), "4");
    assert!(Store::read(&named(&database.url("없는 기록"))).unwrap().is_none(), "who only looks makes no record");
    assert_eq!(database.sql("SELECT count(*) FROM daejo.record").unwrap(), "4");
    // without a name it is the folder's
    let story = spot.folder().join("방한");
    std::fs::create_dir(&story).unwrap();
    let url = database.url("").replace('#', "");
    assert!(Place::database(&url, &story).unwrap().to_string().ends_with("#방한"));
}

#[test]
fn many_may_bring_a_fresh_database_up_at_once() {
    let Some((spot, database)) = spot() else { return };
    let (barrier, place) = (Barrier::new(8), &spot.place);
    std::thread::scope(|scope| {
        for n in 0..8 {
            let barrier = &barrier;
            scope.spawn(move || {
                barrier.wait();
                Store::open(place).unwrap().record(vec![note("기자", &format!("{n}"))]).unwrap();
            });
        }
    });
    assert_eq!(spot.read().entries().unwrap().len(), 8);
    assert_eq!(database.sql("SELECT string_agg(version::text, ',') FROM daejo.layout").unwrap(), "1");
}

#[test]
fn what_is_there_and_should_not_be_is_named_and_left_alone() {
    let Some((_, newer)) = spot() else { return };
    Store::open(&named(&newer.url("기록"))).unwrap();
    newer.sql("INSERT INTO daejo.layout (version) VALUES (99)").unwrap();
    assert!(refused(&newer.url("기록")).contains("found layout 99 of a newer daejo"));

    let other = shared().unwrap().database();
    other.sql("CREATE SCHEMA daejo; CREATE TABLE daejo.thing (x int)").unwrap();
    assert!(refused(&other.url("기록")).contains("found another program's schema daejo"));
    assert_eq!(other.sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'daejo'::regnamespace").unwrap(), "1");

    let cluster = shared().unwrap();
    cluster.sql("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0").unwrap();
    let latin = Database { cluster, name: "latin".into() };
    let place = named(&latin.url("기록"));
    let said = Store::open(&place).unwrap_err().to_string();
    assert!(said.contains("found a database in LATIN1, which cannot hold every text"), "{said}");
    assert!(Store::read(&place).unwrap().is_none());
}

#[test]
fn who_cannot_come_in_is_told_why_and_no_password_is() {
    let Some((_, database)) = spot() else { return };
    let port = database.cluster.port().to_string();
    let url = database.url("기록");
    for (url, expected) in [
        (url.replace(PASSWORD, "hush-no"), "found the door closed (password authentication failed for user"),
        (url.replace("postgres:hush", "nobody:hush"), "found the door closed (password authentication failed for user"),
        (url.replace(&database.name, "nowhere"), "found database \"nowhere\" does not exist"),
        (url.replace(&port, "1"), "found no server that listens there"),
        (database.open_url("기록"), "password missing"),
    ] {
        let said = refused(&url);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn an_editors_role_may_add_and_nothing_else() {
    let Some((spot, database)) = spot() else { return };
    spot.open().record(one_of_each()).unwrap();
    let url = database.url("기록").replace("postgres:hush", "editor:hush");
    let make = format!("CREATE ROLE editor LOGIN PASSWORD '{PASSWORD}'");
    database.sql(&make).unwrap();
    let said = refused(&url);
    assert!(said.contains("found a role that may not do this (permission denied for schema daejo)"), "{said}");
    // as docs/review.md says
    database
        .sql(
            "GRANT USAGE ON SCHEMA daejo TO editor; GRANT SELECT ON daejo.layout TO editor;
             GRANT SELECT, INSERT, UPDATE ON daejo.record TO editor; GRANT SELECT, INSERT ON daejo.event TO editor;",
        )
        .unwrap();
    assert_eq!(Store::open(&named(&url)).unwrap().record(vec![note("편집자", "말")]).unwrap()[0].number, 11);
    let by_hand = |sql: &str| {
        let mut psql = Command::new(database.cluster.psql(&database.name).get_program());
        let psql = psql.args(["-X", "-h", "127.0.0.1", "-U", "editor", "-p"]).arg(database.cluster.port().to_string());
        let psql = psql.args(["-d", &database.name, "-c", sql]).env("PGPASSWORD", PASSWORD);
        String::from_utf8_lossy(&psql.output().unwrap().stderr).into_owned()
    };
    for sql in [
        "ALTER TABLE daejo.event DISABLE TRIGGER USER",
        "UPDATE daejo.event SET body = '{}'",
        "UPDATE daejo.record SET number = 0",
        "DELETE FROM daejo.event",
        "TRUNCATE daejo.event",
        "DROP TABLE daejo.event",
    ] {
        let said = by_hand(sql);
        assert!(["must be owner", "permission denied", "only ever added"].iter().any(|no| said.contains(no)), "{said}");
    }
    assert_eq!(spot.read().entries().unwrap().len(), 11);
}

#[test]
fn a_socket_of_this_machine_is_a_way_in() {
    let Some((_, database)) = spot() else { return };
    let socket = database.cluster.socket().display().to_string().replace('/', "%2F");
    let port = database.cluster.port();
    let url = format!("postgres://postgres:{PASSWORD}@{socket}:{port}/{}#기록", database.name);
    let mut store = Store::open(&named(&url)).unwrap();
    assert_eq!(store.record(vec![note("성춘향", "말")]).unwrap()[0].number, 1);
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[가-힣 '\"\\\\;$%\\x00-\\x1f]{1,40}"]
}

fn any_event() -> impl Strategy<Value = Event> {
    (texts(), texts(), texts(), 0..3_u8).prop_map(|(by, why, text, act)| {
        let mut on = finding(&[1, 2]);
        on.claims[0].said.clone_from(&text);
        on.question.clone_from(&why);
        let text = format!("말{text}");
        let act = match act {
            0 => Act::Accept { on },
            1 => Act::Note { on, text },
            _ => Act::Resolve { on, value: text.clone(), rating: text },
        };
        Event { why, ..event(&format!("이{by}"), act) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn a_record_is_the_same_bytes_in_a_file_and_in_a_database(
        events in prop::collection::vec(any_event(), 1..12),
        more in prop::collection::vec(any_event(), 1..4),
    ) {
        let Some(cluster) = postgres::shared() else { return Ok(()) };
        let (file, record) = (Spot::file(), rand_name());
        let place = named(&Database { cluster, name: "postgres".into() }.url(&record));
        let (mut one, mut other) = (file.open(), Store::open(&place).unwrap());
        one.record(events.clone()).unwrap();
        // the same events make the same record, one by one or at once
        for event in &events {
            other.record(vec![event.clone()]).unwrap();
        }
        let text = export(&one.entries().unwrap());
        prop_assert_eq!(&text, &export(&other.entries().unwrap()));
        // one goes on from the other, either way
        other.record(more.clone()).unwrap();
        let entries = other.entries().unwrap();
        prop_assert_eq!(one.import(&entries).unwrap(), more.len());
        one.record(more.clone()).unwrap();
        let entries = one.entries().unwrap();
        prop_assert_eq!(other.import(&entries).unwrap(), more.len());
        prop_assert_eq!(export(&entries), export(&other.entries().unwrap()));
        prop_assert_eq!(entries.iter().map(|e| e.event.clone()).collect::<Vec<_>>(), [events, more.clone(), more].concat());
    }
}

/// A name that no other case has.
fn rand_name() -> String {
    static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    format!("사례 {}", COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
}

/// Runs daejo with the password in the environment alone.
fn run(args: &[&str], folder: &Path, input: &str) -> Output {
    use std::io::Write;
    let mut command = Command::new(env!("CARGO_BIN_EXE_daejo"));
    command.args(args).current_dir(folder).env("DAEJO_EDITOR", "성춘향").env("PGPASSWORD", PASSWORD);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn every_verb_knows_the_record_by_its_url() {
    let Some((_, database)) = spot() else { return };
    let folder = copied();
    let (folder, url) = (folder.path(), database.open_url("방한"));
    let here = |args: &[&str], input: &str| {
        let run = run(&[args, &["--record", &url]].concat(), folder, input);
        (run.status.code(), said(&run))
    };
    assert!(here(&["review", "verify", "."], "").1.contains("no events"));
    assert_eq!(here(&["check", ".", "--fail-on", "conflict"], "").0, Some(1));
    let first = here(&["watch", ".", "--once"], "");
    assert_eq!(first.0, Some(0), "{}", first.1);
    let (code, desk) = here(&["review", ".", "--plain"], "a 두 매체에 확인\na\nq\n");
    assert!(code == Some(0) && desk.contains("기록 1 ") && desk.contains("기록 2 "), "{desk}");
    let (code, check) = here(&["check", ".", "--fail-on", "conflict"], "");
    assert!(code == Some(0) && check.contains("결정 1: 인정 (성춘향, "), "{check}");
    assert!(here(&["watch", ".", "--once"], "").1.contains("그사이 내린 결정"));
    assert!(here(&["review", "log", "."], "").1.contains("두 매체에 확인"));
    let (code, whole) = here(&["review", "verify", "."], "");
    assert!(code == Some(0) && whole.contains("events 1 to 2: whole"), "{whole}");
    assert!(!folder.join(".daejo/review.sqlite").exists(), "nothing of it lies beside the story");
    let id = here(&["check", ".", "--format", "json"], "").1;
    let id: serde_json::Value = serde_json::from_str(&id).unwrap();
    let id = id["review"]["decisions"][0]["cluster"].as_str().unwrap().to_owned();
    assert_eq!(here(&["explain", &id, "."], "").0, Some(0));
    let nowhere = url.replace(&database.cluster.port().to_string(), "1");
    for verb in [&["explain", &id, "."][..], &["check", "."], &["watch", ".", "--once"], &["review", "verify", "."]] {
        let run = run(&[verb, &["--record", &nowhere]].concat(), folder, "");
        // who reads no story speaks English
        let told = ["응답하는 서버가 없는 주소", "no server that listens there"];
        let told = told.iter().any(|words| said(&run).contains(words));
        assert!(run.status.code() == Some(3) && told, "{verb:?} {}", said(&run));
    }

    // out of the database, into a file, and on from there
    let (_, text) = here(&["review", "export", "."], "");
    assert_eq!(text.lines().count(), 2);
    std::fs::write(folder.join("out.jsonl"), &text).unwrap();
    let import = said(&run(&["review", "import", ".", "out.jsonl"], folder, ""));
    assert!(import.contains("2 of 2 events added"), "{import}");
    assert_eq!(said(&run(&["review", "export", "."], folder, "")), text);
    run(&["review", ".", "--plain"], folder, "n 파일에서\nq\n");
    std::fs::write(folder.join("out.jsonl"), said(&run(&["review", "export", "."], folder, ""))).unwrap();
    let (_, import) = here(&["review", "import", ".", "out.jsonl"], "");
    assert!(import.contains("#방한: 1 of 3 events added"), "{import}");
    assert!(here(&["review", "verify", ".", "--against", "out.jsonl"], "").1.contains("events 1 to 3: whole"));

    // as a setting it holds for all of them, and the folder names the record
    std::fs::write(folder.join("daejo.toml"), format!("record = \"{}\"\n", database.url("방한"))).unwrap();
    for args in [&["check", "."][..], &["review", "log", "."], &["watch", ".", "--once", "--peek"]] {
        let run = run(args, folder, "");
        assert!(run.status.success(), "{}", said(&run));
    }
    assert!(said(&run(&["review", "log", "."], folder, "")).contains("파일에서"));
    assert!(said(&run(&["--no-config", "review", "verify", "."], folder, "")).contains("events 1 to 3"));
    let damaged =
        "ALTER TABLE daejo.event DISABLE TRIGGER USER; UPDATE daejo.event SET body = replace(body, '성춘향', '변학도')";
    database.sql(damaged).unwrap();
    assert_eq!(here(&["review", "verify", "."], "").0, Some(1));
    let (code, said) = here(&["check", "."], "");
    assert!(code == Some(3) && said.contains("내용이 바뀐"), "{said}");
}

#[test]
fn no_message_of_the_command_line_says_a_password() {
    let folder = copied();
    let folder = folder.path();
    let log = |url: &str| {
        let run = run(&["-vv", "review", "log", ".", "--record", url], folder, "");
        (run.status.code(), said(&run))
    };
    let (code, told) = log("postgres://desk:hush@hush@localhost/news");
    assert!(code == Some(2) && told.contains("found a URL that cannot be read"), "{told}");
    let (code, told) = log("mysql://desk:hush@localhost/news");
    assert!(code == Some(2) && told.contains("expected postgres://USER@HOST:PORT/DATABASE#NAME"), "{told}");
    let (code, told) = log("postgres://desk:hush@db.example/news");
    assert!(code == Some(2) && told.contains("on another machine"), "{told}");
    let (code, told) = log("postgres://desk:hush@127.0.0.1:1/news");
    assert!(code == Some(3) && told.contains("postgres://desk@127.0.0.1:1/news#"), "{told}");
    for settings in [
        "record = \"postgres://desk:hush@localhost/news",
        "recrod = \"postgres://desk:hush@localhost/news\"",
        "lang = \"ko\" record = \"postgres://desk:hush@localhost/news\"",
        "record = [\"postgres://desk:hush@localhost/news\"]",
        "record = \"postgres://desk:hush@127.0.0.1:1/news\"",
    ] {
        std::fs::write(folder.join("daejo.toml"), format!("# ours\n{settings}\n")).unwrap();
        let run = run(&["-vv", "check", "."], folder, "");
        assert!(!run.status.success());
        let told = said(&run);
        assert!(told.contains("daejo.toml:2: ") || told.contains("응답하는 서버가 없는"), "{told}");
    }
}
