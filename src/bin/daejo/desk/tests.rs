//! The desk as it looks and as it answers to keys. `INSTA_UPDATE=always cargo test --bin daejo` writes the frames anew.

use daejo::model::Lang;
use daejo::pipeline::Reading;
use daejo::read;
use daejo::review::{Act, Store};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tempfile::TempDir;

use super::card::Shown;
use super::draw::{Look, draw};
use super::floor::{Floor, Then};
use super::session::Session;

/// Three outlets on the opening of a library; the outlets and the library are invented.
const ARTICLES: &[(&str, &str)] = &[
    (
        "a.md",
        "---\noutlet: 새벽뉴스\npublished: 2024-05-14T09:00\ntitle: 별빛도서관 문 열어\n---\n\n별빛도서관이 2024년 5월 10일 문을 열었다.\n\n\
         별빛도서관 건립에는 사업비 120억 원이 들었다.\n\n별빛도서관 개관식에는 주민 300명이 참석했다.\n",
    ),
    (
        "b.md",
        "---\noutlet: 가온경제\npublished: 2024-05-14\ntitle: 별빛도서관 개관\n---\n\n별빛도서관이 2024년 5월 12일 문을 열었다.\n\n\
         별빛도서관 건립에는 사업비 150억 원이 들었다.\n\n별빛도서관 개관식에는 주민 300명이 참석했다.\n",
    ),
    (
        "c.md",
        "---\noutlet: 온마루\npublished: 2024-05-14T18:20\ntitle: 별빛도서관 개관식\n---\n\n별빛도서관이 2024년 5월 문을 열었다.\n\n\
         시 관계자는 별빛도서관 건립에 사업비 120억 원이 들었다고 밝혔다.\n",
    ),
];

fn sit(folder: &TempDir, by: &str, lang: Option<&str>) -> Floor {
    for (name, text) in ARTICLES {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let sources = [read::Source::Path(folder.path().into())];
    let mut story = read::story(&sources, &read::Options::default()).unwrap();
    "별빛도서관 개관".clone_into(&mut story.title);
    let store = Store::open(&daejo::review::place(folder.path())).unwrap();
    let lang = lang.map(|code| Lang::parse(code).unwrap());
    let clock = || "2024-05-16T01:02:03Z".to_owned();
    Floor::new(Session::new(Reading::new(story, &|_, _| {}), store, by.to_owned(), lang, clock).unwrap())
}

fn desk() -> (TempDir, Floor) {
    let folder = tempfile::tempdir().unwrap();
    let floor = sit(&folder, "성춘향", None);
    (folder, floor)
}

fn press(floor: &mut Floor, keys: &str) -> Then {
    let mut then = Then::Stay;
    for key in keys.chars() {
        let code = match key {
            '\n' => KeyCode::Enter,
            '\u{1b}' => KeyCode::Esc,
            '→' => KeyCode::Right,
            '←' => KeyCode::Left,
            '↓' => KeyCode::Down,
            '↑' => KeyCode::Up,
            c => KeyCode::Char(c),
        };
        then = floor.press(KeyEvent::new(code, KeyModifiers::NONE));
    }
    then
}

/// The screen as text, one line a row, without spaces at the ends.
fn frame(floor: &Floor, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(frame, floor, Look { colour: false })).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let row = |y: u16| {
        let (mut text, mut skip) = (String::new(), 0);
        for x in 0..width {
            let symbol = buffer[(x, y)].symbol();
            // a letter of two columns is followed by an empty cell
            if skip == 0 {
                text.push_str(symbol);
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
            } else {
                skip -= 1;
            }
        }
        text.trim_end().to_owned() + "\n"
    };
    let text: String = (0..height).map(row).collect();
    // the hash of an event hangs on the version's reading of the text
    let hash = regex::Regex::new("(기록|recorded) ([0-9]+) [0-9a-f]{12}").unwrap();
    hash.replace_all(&text, "$1 $2 ############").into_owned()
}

fn acts(floor: &Floor) -> Vec<String> {
    floor.session.entries().iter().map(|entry| entry.event.act.name().to_owned()).collect()
}

#[test]
fn the_gravest_question_comes_first_on_eighty_by_twenty_four() {
    let (_folder, floor) = desk();
    insta::assert_snapshot!(frame(&floor, 80, 24));
}

#[test]
fn the_legend_names_every_key() {
    let (_folder, mut floor) = desk();
    press(&mut floor, "?");
    insta::assert_snapshot!(frame(&floor, 80, 24));
    press(&mut floor, "x");
    assert_eq!(frame(&floor, 80, 24), frame(&desk().1, 80, 24), "any key closes it and does nothing else");
}

#[test]
fn a_decided_question_leaves_and_shows_its_score_among_the_decided() {
    let (_folder, mut floor) = desk();
    let first = floor.at.clone();
    press(&mut floor, "A두 매체에 확인\n");
    assert_ne!(floor.at, first);
    press(&mut floor, "f");
    assert_eq!(floor.at, first);
    insta::assert_snapshot!(frame(&floor, 80, 24));
}

#[test]
fn sources_stand_side_by_side() {
    let (_folder, mut floor) = desk();
    press(&mut floor, "o");
    insta::assert_snapshot!(frame(&floor, 80, 24));
}

#[test]
fn small_and_english() {
    let folder = tempfile::tempdir().unwrap();
    let mut floor = sit(&folder, "Kim", Some("en"));
    press(&mut floor, "↓v");
    insta::assert_snapshot!(frame(&floor, 46, 14));
    for (width, height) in [(1, 1), (3, 2), (10, 3), (20, 5), (200, 60), (80, 24)] {
        for keys in ["", "\u{1b}?", "xo", "x/"] {
            press(&mut floor, keys);
            frame(&floor, width, height);
        }
    }
}

#[test]
fn every_key_writes_what_it_says() {
    let (_folder, mut floor) = desk();
    press(&mut floor, "fff");
    assert_eq!(floor.shown, Shown::All);
    press(&mut floor, "arun확인 중\nt이몽룡\nv120억 원\n사실\n");
    assert_eq!(acts(&floor), ["accept", "reject", "unsure", "note", "assign", "resolve"]);
    let last = floor.session.entries().last().unwrap().event.clone();
    assert!(matches!(last.act, Act::Resolve { value, rating, .. } if value == "120억 원" && rating == "사실"));
    assert_eq!(last.replaces, [3], "the answer before is replaced knowingly, and it alone");
    press(&mut floor, "zzzzzzz");
    assert_eq!(acts(&floor).len(), 12, "six undos, and nothing left to take back");
    assert_eq!(floor.message, "취소할 결정이 없습니다.");
    assert_eq!(floor.session.cards.iter().filter(|card| card.answer.is_some()).count(), 0);
}

#[test]
fn a_claim_is_split_off_and_merged_again() {
    let (_folder, mut floor) = desk();
    let before = frame(&floor, 80, 24);
    let rows = floor.card().unwrap().rows.len();
    assert!(rows > 2);
    let questions = floor.session.cards.len();
    press(&mut floor, "s");
    assert_eq!(floor.session.cards.len(), questions + 1);
    assert_eq!(acts(&floor), ["detach"]);
    press(&mut floor, "z");
    floor.message.clear();
    press(&mut floor, "\u{1b}");
    assert_eq!(frame(&floor, 80, 24), before);
    press(&mut floor, " ↓ s");
    assert_eq!(acts(&floor).last().unwrap(), "split");
    press(&mut floor, "z ↓ ↓ s");
    assert_eq!(floor.message, "모두 떼어 낼 수는 없습니다. 남을 주장이 하나는 있어야 합니다.");
    press(&mut floor, "\u{1b}m→m");
    assert_eq!(acts(&floor).last().unwrap(), "merge");
}

#[test]
fn search_finds_words_and_escape_ends_it() {
    let (_folder, mut floor) = desk();
    press(&mut floor, "fff/120억\n");
    assert!(!floor.list().is_empty() && floor.list().len() < floor.session.cards.len());
    press(&mut floor, "/없는 말\n");
    assert_eq!((floor.list().len(), floor.card().is_none()), (0, true));
    press(&mut floor, "aruvmsnto ");
    assert_eq!(acts(&floor).len(), 0, "where there is no question, nothing is decided");
    press(&mut floor, "\u{1b}\u{1b}");
    assert_eq!(floor.list().len(), floor.session.cards.len());
}

#[test]
fn two_editors_at_once_see_each_others_decisions() {
    let (folder, mut ours) = desk();
    let mut theirs = sit(&folder, "이몽룡", None);
    press(&mut ours, "a");
    press(&mut theirs, "r");
    assert_eq!(theirs.session.entries().len(), 2);
    assert!(theirs.card().unwrap().again, "they could not know: it is asked again");
    press(&mut theirs, "a");
    assert_eq!(theirs.session.entries()[2].event.replaces, [1, 2]);
    assert!(!theirs.session.cards.iter().any(|card| card.again));
}

#[test]
fn another_confirms_by_key_and_nobody_their_own() {
    let (folder, mut ours) = desk();
    press(&mut ours, "aff");
    assert_eq!((ours.shown, ours.list().len()), (Shown::Unconfirmed, 1));
    press(&mut ours, "c");
    assert!(ours.message.starts_with("2차 확인을 할 결정이 없습니다"), "{}", ours.message);
    let mut theirs = sit(&folder, "이몽룡", None);
    press(&mut theirs, "ffc");
    assert_eq!((acts(&theirs), theirs.list().len()), (vec!["accept".to_owned(), "confirm".to_owned()], 0));
    let confirmed = |floor: &Floor| floor.session.cards.iter().filter_map(|card| card.confirmed).collect::<Vec<_>>();
    assert_eq!(confirmed(&theirs), [true]);
    press(&mut theirs, "z");
    assert_eq!(confirmed(&theirs), [false]);
    let mut output = Vec::new();
    super::plain::run(theirs.session, "c 9\nc 1\nq\n".as_bytes(), &mut output).unwrap();
    let said = String::from_utf8(output).unwrap();
    assert!(said.contains("c 뒤에 확인할 결정의 번호") && said.contains("기록 4 "), "{said}");
}

#[test]
fn leaving() {
    let (_folder, mut floor) = desk();
    assert_eq!(press(&mut floor, "n말을 적다 q"), Then::Stay);
    assert_eq!(press(&mut floor, "\u{1b}q"), Then::Leave);
    let break_off = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    press(&mut floor, "n");
    assert_eq!(floor.press(break_off), Then::Leave);
    assert!(acts(&floor).is_empty());
}

#[test]
fn line_by_line() {
    let (_folder, floor) = desk();
    let lines = "?\nn 확인 중\na 두 매체에 확인\n\nv 12일\nv 12일 | 사실\ns 9\n/ 주민\nz\nq\n";
    let mut output = Vec::new();
    super::plain::run(floor.session, lines.as_bytes(), &mut output).unwrap();
    let said = String::from_utf8(output).unwrap();
    let ids = regex::Regex::new("q?[0-9a-f]{12}").unwrap();
    insta::assert_snapshot!(ids.replace_all(&said, "############"));
}
