//! The desk in a real terminal: tmux presses the keys and reads the screen.

use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use daejo::review::Store;

use crate::line::{copied, run};

/// A tmux of its own, gone with the test.
struct Tmux(String);

impl Tmux {
    /// `None`, and said so loudly, where there is no tmux.
    fn new(width: u16, height: u16, story: &Path, extra: &str) -> Option<Tmux> {
        let tmux = Tmux(format!("daejo-{}-{width}x{height}", std::process::id()));
        let run = format!(
            "LANG=C.UTF-8 exec '{}' review '{}' --by 성춘향 {extra}",
            env!("CARGO_BIN_EXE_daejo"),
            story.display()
        );
        let (width, height) = (width.to_string(), height.to_string());
        let mut command = tmux.command();
        command.args(["-f", "/dev/null", "new-session", "-d", "-x", &width, "-y", &height, &run]);
        match command.output() {
            Ok(output) if output.status.success() => Some(tmux),
            other => {
                let why = format!("SKIPPED: the desk was not driven in a terminal, for there is no tmux ({other:?})");
                crate::support::loudly(&why);
                None
            }
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new("tmux");
        command.args(["-u", "-L", &self.0]).env("LC_ALL", "C.UTF-8").env("TERM", "xterm-256color").env_remove("TMUX");
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command().args(args).output().unwrap()
    }

    fn press(&self, keys: &[&str]) {
        assert!(self.run(&[&["send-keys"], keys].concat()).status.success());
    }

    fn seen(&self, escapes: bool) -> String {
        let args: &[&str] = if escapes { &["capture-pane", "-p", "-e"] } else { &["capture-pane", "-p"] };
        String::from_utf8_lossy(&self.run(args).stdout).into_owned()
    }

    /// The screen once it shows `what`.
    fn until(&self, what: &str) -> String {
        self.once(what, true)
    }

    /// The screen once `what` is gone from it.
    fn gone(&self, what: &str) -> String {
        self.once(what, false)
    }

    fn once(&self, what: &str, shown: bool) -> String {
        let began = Instant::now();
        loop {
            let seen = self.seen(false);
            if seen.contains(what) == shown {
                return seen;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "waited for {what:?} ({shown}):\n{seen}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let _ = self.command().args(["kill-server"]).output();
    }
}

#[test]
fn a_walk_through_the_seed_story() {
    let story = copied();
    let Some(tmux) = Tmux::new(80, 24, story.path(), "") else { return };
    let seen = tmux.until("결정할 물음 1/");
    assert!(seen.contains("충돌") && seen.contains("‹2013년 이후›"), "{seen}");
    assert_eq!(seen.lines().count(), 24);
    tmux.press(&["?"]);
    tmux.until("맡을 사람을 정한다");
    tmux.press(&["Escape"]);
    // a key right behind Escape is another key to a terminal
    tmux.gone("맡을 사람을 정한다");
    tmux.press(&["o"]);
    tmux.until("▶");
    tmux.press(&["Escape"]);
    tmux.gone("▶");
    tmux.press(&["A"]);
    tmux.until("이유:");
    tmux.press(&["-l", "두 매체에 확인"]);
    tmux.press(&["Enter"]);
    tmux.until("기록 1 ");
    tmux.press(&["n"]);
    tmux.until("메모:");
    tmux.press(&["-l", "주최 쪽에 물을 것"]);
    tmux.press(&["Enter"]);
    tmux.until("기록 2 ");
    tmux.press(&["z"]);
    tmux.until("기록 3 ");
    tmux.press(&["f"]);
    let decided = tmux.until("결정한 물음 1/1");
    assert!(decided.contains("두 매체에 확인") && decided.contains("점수"), "{decided}");
    // another window size while it runs
    tmux.run(&["resize-window", "-x", "50", "-y", "12"]);
    let began = Instant::now();
    while tmux.seen(false).lines().count() != 12 || !tmux.seen(false).contains("결정한 물음") {
        assert!(began.elapsed() < Duration::from_secs(30), "{}", tmux.seen(false));
        std::thread::sleep(Duration::from_millis(30));
    }
    tmux.press(&["q"]);
    let began = Instant::now();
    while tmux.run(&["has-session"]).status.success() {
        assert!(began.elapsed() < Duration::from_secs(30), "it does not leave");
        std::thread::sleep(Duration::from_millis(30));
    }
    let path = daejo::review::place(story.path());
    let acts: Vec<_> = Store::read(&path).unwrap().unwrap().entries().unwrap();
    assert_eq!(acts.iter().map(|e| e.event.act.name()).collect::<Vec<_>>(), ["accept", "note", "undo"]);
    assert!(run(&["review", "verify", "."], story.path(), "").status.success());
}

#[test]
fn a_record_in_a_database_is_decided_on_in_a_terminal() {
    let Some(spot) = crate::homes::Spot::database() else { return };
    let story = copied();
    let Some(tmux) = Tmux::new(83, 24, story.path(), &format!("--record '{}'", spot.name)) else { return };
    tmux.until("결정할 물음 1/");
    tmux.press(&["a"]);
    tmux.until("기록 1 ");
    assert_eq!(spot.read().entries().unwrap()[0].event.act.name(), "accept");
}

#[test]
fn without_colour_no_colour() {
    let story = copied();
    for (width, extra, coloured) in [(81, "--color never", false), (82, "--color always", true)] {
        let Some(tmux) = Tmux::new(width, 24, story.path(), extra) else { return };
        tmux.until("결정할 물음 1/");
        let escapes = tmux.seen(true);
        let colour = escapes.contains("[38;5;") || escapes.contains(";38;5;");
        assert_eq!(colour, coloured, "{escapes:?}");
    }
}
