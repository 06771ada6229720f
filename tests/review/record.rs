//! The record: written once, never changed, whole or found to be not.

use daejo::review::{Act, Entry, Event, Fault, Found, Store, export, parse, verify};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::events::{event, finding, note, one_of_each};

fn filled() -> (TempDir, std::path::PathBuf, Vec<Entry>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".daejo").join("review.sqlite");
    let entries = Store::open(&path).unwrap().record(one_of_each()).unwrap();
    (folder, path, entries)
}

fn faults(path: &std::path::Path) -> Vec<Fault> {
    let (found, ever) = Store::read(path).unwrap().unwrap().found().unwrap();
    verify(&found, ever).1
}

#[test]
fn every_sort_of_event_comes_back_as_it_was() {
    let (_folder, path, entries) = filled();
    assert_eq!(entries.iter().map(|e| e.event.clone()).collect::<Vec<_>>(), one_of_each());
    assert_eq!(Store::read(&path).unwrap().unwrap().entries().unwrap(), entries);
    assert_eq!(entries.iter().map(|e| e.number).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
}

#[test]
fn the_import_of_an_export_has_the_same_hashes() {
    let (_folder, _, entries) = filled();
    let text = export(&entries);
    assert_eq!(text.lines().count(), entries.len());
    let (parsed, faults) = verify(&parse(&text).unwrap(), None);
    assert_eq!((&parsed, faults), (&entries, vec![]));
    let other = tempfile::tempdir().unwrap();
    let path = other.path().join("review.sqlite");
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.import(&parsed).unwrap(), 10);
    assert_eq!(store.import(&parsed[..4]).unwrap(), 0, "what is known is not added again");
    assert_eq!(store.entries().unwrap(), entries);
    assert_eq!(export(&store.entries().unwrap()), text);
    let next = store.record(vec![note("이몽룡", "이어서")]).unwrap();
    assert_eq!((next[0].number, &next[0].previous), (11, &entries[9].hash));
}

#[test]
fn records_that_part_ways_are_not_mixed() {
    let (_folder, path, _) = filled();
    let other = tempfile::tempdir().unwrap();
    let mut store = Store::open(&other.path().join("review.sqlite")).unwrap();
    let theirs = store.record(vec![note("방자", "다른 책상")]).unwrap();
    let mut ours = Store::open(&path).unwrap();
    let refused = ours.import(&theirs).unwrap_err().to_string();
    assert!(refused.contains("found another event 1 here"), "{refused}");
    assert_eq!(ours.entries().unwrap().len(), 10);
}

#[test]
fn the_file_itself_refuses_to_change_or_drop_an_event() {
    let (_folder, path, entries) = filled();
    let by_hand = Connection::open(&path).unwrap();
    for sql in [
        "UPDATE event SET body = '{}' WHERE number = 3",
        "DELETE FROM event WHERE number = 10",
        "DELETE FROM event",
        "INSERT INTO event (number, previous, hash, body) VALUES (12, 'x', 'y', '{}')",
        "INSERT INTO event (number, previous, hash, body) VALUES (11, 'x', 'y', '{}')",
        "INSERT OR REPLACE INTO event (number, previous, hash, body) VALUES (3, 'x', 'y', '{}')",
    ] {
        let refused = by_hand.execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("only ever added to") || refused.contains("follows the last"), "{sql}: {refused}");
    }
    assert_eq!(Store::read(&path).unwrap().unwrap().entries().unwrap(), entries);
}

/// What somebody does who takes the triggers away first.
fn forced(path: &std::path::Path, sql: &str) {
    let by_hand = Connection::open(path).unwrap();
    let names = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
    let names: Vec<String> =
        by_hand.prepare(names).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(names.len(), 3);
    for name in names {
        by_hand.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    by_hand.execute_batch(sql).unwrap();
}

#[test]
fn whatever_is_forced_upon_the_file_is_found() {
    for (sql, expected) in [
        (
            "UPDATE event SET body = replace(body, '성춘향', '변학도') WHERE number = 4",
            vec![Fault::Altered { number: 4 }],
        ),
        ("DELETE FROM event WHERE number = 10", vec![Fault::Missing { expected: 10, found: None }]),
        ("DELETE FROM event WHERE number > 7", vec![Fault::Missing { expected: 8, found: None }]),
        ("DELETE FROM event", vec![Fault::Missing { expected: 1, found: None }]),
        ("DELETE FROM event WHERE number = 5", vec![Fault::Missing { expected: 5, found: Some(6) }]),
        ("DELETE FROM event WHERE number = 1", vec![Fault::Missing { expected: 1, found: Some(2) }]),
        (
            "UPDATE event SET number = 99 WHERE number = 3; UPDATE event SET number = 3 WHERE number = 4;
             UPDATE event SET number = 4 WHERE number = 99",
            vec![Fault::Altered { number: 3 }, Fault::Altered { number: 4 }, Fault::Broken { number: 5 }],
        ),
    ] {
        let (_folder, path, _) = filled();
        forced(&path, sql);
        assert_eq!(faults(&path), expected, "{sql}");
        let refused = Store::read(&path).unwrap().unwrap().entries().unwrap_err().to_string();
        assert!(refused.contains("expected the record as it was written"), "{refused}");
    }
}

#[test]
fn an_event_forged_with_its_own_hash_breaks_the_chain_after_it() {
    let (_folder, _, entries) = filled();
    let forged = Entry::at(4, &entries[2].previous, note("변학도", "처음부터 그랬다")).unwrap();
    let found = |e: &Entry| Found {
        number: e.number,
        previous: e.previous.clone(),
        hash: e.hash.clone(),
        body: e.body.clone(),
    };
    let mut record: Vec<Found> = entries.iter().map(found).collect();
    record[3] = found(&Entry::at(4, &entries[2].hash, forged.event.clone()).unwrap());
    assert_eq!(verify(&record, None).1, [Fault::Broken { number: 5 }]);
    record[3] = found(&forged);
    assert_eq!(verify(&record, None).1, [Fault::Broken { number: 4 }, Fault::Broken { number: 5 }]);
    let mut swapped: Vec<Found> = entries.iter().map(found).collect();
    swapped.swap(2, 6);
    assert!(verify(&swapped, None).1.contains(&Fault::Reordered { number: 3 }));
}

#[test]
fn what_the_record_does_not_take_leaves_no_trace() {
    let (_folder, path, _) = filled();
    let mut store = Store::open(&path).unwrap();
    let on = || finding(&[1]);
    let wrong: Vec<Event> = vec![
        event("", Act::Accept { on: on() }),
        Event { at: "어제".into(), ..note("성춘향", "말") },
        event("성춘향", Act::Accept { on: finding(&[]) }),
        event("성춘향", Act::Resolve { on: on(), value: " ".into(), rating: "사실".into() }),
        event("성춘향", Act::Note { on: on(), text: String::new() }),
        event("성춘향", Act::Undo { event: 12 }),
        event("성춘향", Act::Merge { a: crate::events::side(&[1]), b: crate::events::side(&[1]) }),
        event("성춘향", Act::Detach { a: crate::events::side(&[1, 2]), b: crate::events::side(&[3]) }),
        Event { replaces: vec![12], ..note("성춘향", "말") },
    ];
    for event in wrong {
        let refused = store.record(vec![note("성춘향", "앞의 것"), event.clone()]);
        assert!(refused.is_err(), "{event:?}");
        assert_eq!(store.entries().unwrap().len(), 10, "all or none: {event:?}");
    }
}

#[test]
fn a_file_that_is_no_record_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("review.sqlite");
    std::fs::write(&path, "not a database, but long enough to look at: ".repeat(40)).unwrap();
    let before = std::fs::read(&path).unwrap();
    for refused in [Store::open(&path).map(|_| ()), Store::read(&path).map(|_| ())] {
        assert!(refused.unwrap_err().to_string().contains("found no SQLite database"));
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let other = folder.path().join("other.sqlite");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE thing (x)").unwrap();
    assert!(Store::open(&other).unwrap_err().to_string().contains("another program's database"));
    let newer = folder.path().join("newer.sqlite");
    drop(Store::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 2).unwrap();
    assert!(Store::open(&newer).unwrap_err().to_string().contains("layout 2 of a newer daejo"));
    assert!(Store::open(&folder.path().join("review.sqlite").join("inside")).is_err());
    assert!(Store::read(&folder.path().join("nowhere")).unwrap().is_none());
}
