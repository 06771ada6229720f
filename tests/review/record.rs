//! The record: written once, never changed, whole or found to be not.

use daejo::review::{Act, Entry, Event, Fault, Found, Place, Store, export, parse, verify};
use rusqlite::Connection;

use crate::events::{event, finding, note, one_of_each};
use crate::homes::{Spot, in_every_home};

in_every_home!(
    every_sort_of_event_comes_back_as_it_was,
    the_import_of_an_export_has_the_same_hashes,
    records_that_part_ways_are_not_mixed,
    the_home_itself_refuses_to_change_or_drop_an_event,
    what_the_record_does_not_take_leaves_no_trace,
    texts_are_never_taken_for_statements,
);

fn filled(spot: &Spot) -> Vec<Entry> {
    spot.open().record(one_of_each()).unwrap()
}

fn faults(spot: &Spot) -> Vec<Fault> {
    let (found, ever) = spot.read().found().unwrap();
    verify(&found, ever).1
}

fn every_sort_of_event_comes_back_as_it_was(spot: &Spot) {
    assert!(Store::read(&spot.place).unwrap().is_none());
    let entries = filled(spot);
    assert_eq!(entries.iter().map(|e| e.event.clone()).collect::<Vec<_>>(), one_of_each());
    assert_eq!(spot.read().entries().unwrap(), entries);
    assert_eq!((spot.read().last().unwrap(), spot.open().last().unwrap()), (10, 10));
    assert_eq!(entries.iter().map(|e| e.number).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
}

fn the_import_of_an_export_has_the_same_hashes(spot: &Spot) {
    let entries = filled(spot);
    let text = export(&entries);
    assert_eq!(text.lines().count(), entries.len());
    let (parsed, faults) = verify(&parse(&text).unwrap(), None);
    assert_eq!((&parsed, faults), (&entries, vec![]));
    for other in Spot::all() {
        let mut store = other.open();
        assert_eq!(store.import(&parsed[..3]).unwrap(), 3);
        assert_eq!(store.import(&parsed).unwrap(), 7);
        assert_eq!(store.import(&parsed[..4]).unwrap(), 0, "what is known is not added again");
        assert_eq!(store.entries().unwrap(), entries);
        assert_eq!(export(&store.entries().unwrap()), text);
        let next = store.record(vec![note("이몽룡", "이어서")]).unwrap();
        assert_eq!((next[0].number, &next[0].previous), (11, &entries[9].hash));
    }
}

fn records_that_part_ways_are_not_mixed(spot: &Spot) {
    filled(spot);
    let theirs = Spot::file().open().record(vec![note("방자", "다른 책상")]).unwrap();
    let mut ours = spot.open();
    let refused = ours.import(&theirs).unwrap_err().to_string();
    assert!(refused.contains("found another event 1 here"), "{refused}");
    assert_eq!(ours.entries().unwrap().len(), 10);
}

fn the_home_itself_refuses_to_change_or_drop_an_event(spot: &Spot) {
    let entries = filled(spot);
    let in_file = [
        "INSERT INTO event (number, previous, hash, body) VALUES (12, 'x', 'y', '{}')",
        "INSERT INTO event (number, previous, hash, body) VALUES (11, 'x', 'y', '{}')",
        "INSERT OR REPLACE INTO event (number, previous, hash, body) VALUES (3, 'x', 'y', '{}')",
    ];
    let in_database = [
        "INSERT INTO daejo.event SELECT record, 12, hash, 'y', '{}' FROM daejo.event WHERE number = 10",
        "INSERT INTO daejo.event SELECT record, 11, 'x', 'y', '{}' FROM daejo.event WHERE number = 10",
        "INSERT INTO daejo.event SELECT record, 0, 'x', 'y', '{}' FROM daejo.event WHERE number = 10",
        "INSERT INTO daejo.event SELECT record, 11 + n, hash, 'y', '{}' FROM daejo.event, generate_series(0, 1) AS n
             WHERE number = 10",
        "INSERT INTO daejo.event SELECT * FROM daejo.event WHERE number = 3
             ON CONFLICT (record, number) DO UPDATE SET body = '{}'",
        "TRUNCATE daejo.event",
        "TRUNCATE daejo.event, daejo.record",
        "UPDATE daejo.record SET number = 9",
        "UPDATE daejo.record SET name = 'x'",
        "DELETE FROM daejo.record",
    ];
    let of_this = if spot.database.is_some() { &in_database[..] } else { &in_file[..] };
    let in_both = [
        "UPDATE event SET body = '{}' WHERE number = 3",
        "DELETE FROM event WHERE number = 10",
        "DELETE FROM event WHERE number > 0",
    ];
    for sql in in_both.iter().chain(of_this) {
        let refused = spot.by_hand(sql).unwrap_err();
        assert!(refused.contains("only ever added to") || refused.contains("follows the last"), "{sql}: {refused}");
    }
    assert_eq!(spot.read().entries().unwrap(), entries);
    assert_eq!(spot.open().record(vec![note("이몽룡", "이어서")]).unwrap()[0].number, 11);
}

#[test]
fn whatever_is_forced_upon_the_record_is_found() {
    for (sql, expected) in [
        (
            "UPDATE event SET body = replace(body, '성춘향', '변학도') WHERE number = 4",
            vec![Fault::Altered { number: 4 }],
        ),
        ("DELETE FROM event WHERE number = 10", vec![Fault::Missing { expected: 10, found: None }]),
        ("DELETE FROM event WHERE number > 7", vec![Fault::Missing { expected: 8, found: None }]),
        ("DELETE FROM event WHERE number > 0", vec![Fault::Missing { expected: 1, found: None }]),
        ("DELETE FROM event WHERE number = 5", vec![Fault::Missing { expected: 5, found: Some(6) }]),
        ("DELETE FROM event WHERE number = 1", vec![Fault::Missing { expected: 1, found: Some(2) }]),
        (
            "UPDATE event SET number = 99 WHERE number = 3; UPDATE event SET number = 3 WHERE number = 4;
             UPDATE event SET number = 4 WHERE number = 99",
            vec![Fault::Altered { number: 3 }, Fault::Altered { number: 4 }, Fault::Broken { number: 5 }],
        ),
    ] {
        for spot in Spot::all() {
            let entries = filled(&spot);
            spot.forced(sql);
            assert_eq!(faults(&spot), expected, "{sql}");
            let refused = spot.read().entries().unwrap_err().to_string();
            assert!(refused.contains("expected the record as it was written"), "{refused}");
            // and nothing is mixed into what is damaged
            assert!(spot.open().import(&entries).is_err());
        }
    }
}

/// What would be a statement, were it ever put into one.
const HOSTILE: [&str; 7] = [
    "'; DROP TABLE daejo.event; DROP TABLE event; --",
    "\\'; DELETE FROM daejo.record; --",
    "$1 $2 ?1 :name %s {} $$",
    "\u{0}\u{1b}[2J\r\n",
    "\"); ATTACH 'x' AS y; --",
    "E'\\x00' || pg_sleep(1000)",
    "COMMIT; ROLLBACK",
];

fn texts_are_never_taken_for_statements(spot: &Spot) {
    let mut store = spot.open();
    let events: Vec<Event> = HOSTILE
        .iter()
        .map(|text| {
            let mut on = finding(&[1, 2]);
            on.question = (*text).to_owned();
            on.claims[0].said = (*text).to_owned();
            on.claims[0].source = (*text).to_owned();
            let act = Act::Resolve { on, value: (*text).to_owned(), rating: (*text).to_owned() };
            Event { why: (*text).to_owned(), ..event(&format!("이{text}"), act) }
        })
        .collect();
    for event in &events {
        store.record(vec![event.clone()]).unwrap();
    }
    let read: Vec<Event> = spot.read().entries().unwrap().into_iter().map(|entry| entry.event).collect();
    assert_eq!(read, events);
}

#[test]
fn an_event_forged_with_its_own_hash_breaks_the_chain_after_it() {
    let entries = filled(&Spot::file());
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

fn what_the_record_does_not_take_leaves_no_trace(spot: &Spot) {
    filled(spot);
    let mut store = spot.open();
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
    let file = |path: &std::path::Path| Place::File(path.to_owned());
    std::fs::write(&path, "not a database, but long enough to look at: ".repeat(40)).unwrap();
    let before = std::fs::read(&path).unwrap();
    for refused in [Store::open(&file(&path)).map(|_| ()), Store::read(&file(&path)).map(|_| ())] {
        assert!(refused.unwrap_err().to_string().contains("found no SQLite database"));
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let other = folder.path().join("other.sqlite");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE thing (x)").unwrap();
    assert!(Store::open(&file(&other)).unwrap_err().to_string().contains("another program's database"));
    let newer = folder.path().join("newer.sqlite");
    drop(Store::open(&file(&newer)).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 2).unwrap();
    assert!(Store::open(&file(&newer)).unwrap_err().to_string().contains("layout 2 of a newer daejo"));
    assert!(Store::open(&file(&path.join("inside"))).is_err());
    assert!(Store::read(&file(&folder.path().join("nowhere"))).unwrap().is_none());
}
