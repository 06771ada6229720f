//! How long does a decision take while sixteen editors decide at once, and how much longer than the smallest page?

use std::time::{Duration, Instant};

use crate::browser::{Browser, Desk, staffed};

/// Editors at once.
pub const EDITORS: usize = 16;

/// What was measured, each ascending.
pub struct Pace {
    /// From sending a decision until the answer, which comes when it is on the disk.
    pub decisions: Vec<Duration>,
    /// The smallest page that needs a session, asked for by as many at once.
    pub bare: Vec<Duration>,
}

/// Every editor makes `each` decisions on questions of their own and waits `pause` before each; then asks for as many bare pages.
pub fn pace(each: usize, pause: Duration) -> Pace {
    let names: Vec<String> = (0..EDITORS).map(|n| format!("편집자{n:02}")).collect();
    let people: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "editor")).collect();
    // every editor at a machine of their own
    let desk = Desk::open_with(staffed(&people), &["--serve", "--proxy", "127.0.0.1"]);
    let editor = |(n, name): (usize, &String)| desk.named(name).saying(&format!("X-Forwarded-For: 203.0.113.{n}\r\n"));
    let editors: Vec<Browser> = names.iter().enumerate().map(editor).collect();
    let questions = editors[0].get("/?shown=all").questions();
    let bare = at_once(&editors, each, pause, |editor, _, _| {
        let began = Instant::now();
        assert_eq!(editor.get("/password").status, 200);
        began.elapsed()
    });
    let decisions = at_once(&editors, each, pause, |editor, n, turn| {
        let at = format!("/question/{}", questions[(n + turn * EDITORS) % questions.len().min(96)]);
        let page = editor.get(&at);
        let act = ["accept", "reject", "unsure"][turn % 3];
        let began = Instant::now();
        let done = editor.decide(&at, &page, &[("act", act), ("why", "두 매체에 확인")]);
        let took = began.elapsed();
        assert_eq!(done.status, 303, "{}", done.body);
        took
    });
    let export = editors[0].get("/export.jsonl").body;
    assert_eq!(export.lines().count(), EDITORS * each, "none is lost");
    for name in &names {
        assert_eq!(export.matches(&format!("\"by\":\"{name}\"")).count(), each, "{name}");
    }
    Pace { decisions, bare }
}

fn at_once(
    editors: &[Browser],
    each: usize,
    pause: Duration,
    deed: impl Fn(&Browser, usize, usize) -> Duration + Sync,
) -> Vec<Duration> {
    let deed = &deed;
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let all: Vec<_> = editors
            .iter()
            .enumerate()
            .map(|(n, editor)| {
                scope.spawn(move || {
                    // nobody waits for the others' stroke
                    let share = u32::try_from(n).unwrap_or(0);
                    std::thread::sleep(pause * share / u32::try_from(EDITORS).unwrap_or(1));
                    let turn = |turn| {
                        let took = deed(editor, n, turn);
                        std::thread::sleep(pause.saturating_sub(took));
                        took
                    };
                    (0..each).map(turn).collect::<Vec<Duration>>()
                })
            })
            .collect();
        all.into_iter().flat_map(|one| one.join().expect("an editor")).collect()
    });
    times.sort();
    times
}

/// The time that so many in a hundred stay under.
pub fn percentile(times: &[Duration], of: usize) -> Duration {
    times[(times.len() * of / 100).min(times.len() - 1)]
}
