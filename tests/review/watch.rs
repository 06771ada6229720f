//! What is new since an editor last looked: laws of a look, and the command, once and while the story changes.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use daejo::model::{Coming, Development, News, Reconciliation, Verdict};
use daejo::pipeline::Reading;
use daejo::review::Look;

use crate::desk::{Desk, elsewhere, first, reworded, seeds};
use crate::line::{copied, run};

fn look(of: &Reconciliation) -> Look {
    Look::new(of, "성춘향")
}

/// The seed story without one of its articles.
fn without(article: usize) -> Desk {
    let mut story = seeds();
    story.articles.remove(article);
    Desk::new(story)
}

#[test]
fn nothing_is_new_of_what_was_just_seen() {
    let mut desk = Desk::new(seeds());
    desk.accept_all();
    let now = desk.now();
    assert!(look(&now).news(&now).is_empty());
    let kept = Look::parse(&look(&now).written(), "성춘향").unwrap();
    assert_eq!(kept, look(&now));
    assert!(Look::parse(&look(&now).written(), "이몽룡").is_none(), "another editor's look");
    assert!(Look::parse("{}", "성춘향").is_none());
}

#[test]
fn moved_files_and_another_order_are_no_news() {
    let desk = Desk::new(seeds());
    assert_eq!(look(&desk.now()).news(&desk.over(elsewhere()).now()), News::default());
}

#[test]
fn an_article_that_comes_is_new_and_one_that_goes_is_gone() {
    for article in 0..seeds().articles.len() {
        let (fewer, all) = (without(article).now(), Desk::new(seeds()).now());
        let came = look(&fewer).news(&all);
        let [added] = came.articles.as_slice() else { panic!("{:?}", came.articles) };
        assert_eq!((added.coming, &added.title), (Coming::Added, &all.story.articles[article].title));
        assert!(added.claims > 0 && came.claims > 0 && came.gone == 0, "{came:?}");
        for finding in
            came.findings.iter().filter(|f| matches!(f.development, Development::New | Development::Answered))
        {
            let cluster = all.clusters.iter().find(|c| Some(&c.id) == finding.cluster.as_ref()).unwrap();
            assert!(cluster.verdict != Verdict::Single && finding.claims.iter().all(|id| cluster.claims.contains(id)));
        }
        let went = look(&all).news(&fewer);
        assert_eq!(went.articles.iter().map(|a| a.coming).collect::<Vec<_>>(), [Coming::Gone]);
        assert_eq!((went.claims, went.gone), (0, came.claims));
    }
}

#[test]
fn a_conflict_that_comes_with_an_article_is_new_or_turned() {
    let all = Desk::new(seeds()).now();
    let conflict = first(&all, Verdict::Conflict);
    let of = |id: &String| &all.claims.iter().find(|claim| claim.id == *id).unwrap().article;
    let says: BTreeSet<&String> = conflict.claims.iter().map(of).collect();
    let alone = seeds().articles.iter().position(|article| says.contains(&article.id)).unwrap();
    let news = look(&without(alone).now()).news(&all);
    let told = news.findings.iter().find(|finding| finding.cluster.as_ref() == Some(&conflict.id)).unwrap();
    assert!(!matches!(told.development, Development::Gone(_)) && !told.claims.is_empty(), "{told:?}");
}

#[test]
fn another_figure_is_news_of_its_article_and_unsettles_what_was_decided_on_it() {
    let mut desk = Desk::new(seeds());
    desk.accept_all();
    let seen = look(&desk.now());
    let changed = desk.over(reworded("2014년 10월", "2015년 10월")).now();
    let news = seen.news(&changed);
    assert!(!news.articles.is_empty() && news.articles.iter().all(|article| article.coming == Coming::Changed));
    assert!(news.claims > 0 && news.gone > 0 && !news.findings.is_empty(), "{news:?}");
    assert!(!news.unsettled.is_empty() && news.decided.is_empty(), "{news:?}");
    for number in &news.unsettled {
        let decision = changed.review.decisions.iter().find(|d| d.number == *number).unwrap();
        assert!(decision.fate != daejo::model::Fate::Applied);
    }
    assert!(look(&changed).news(&changed).unsettled.is_empty(), "it was seen that they no longer hold");
}

#[test]
fn what_others_decide_is_news() {
    let mut desk = Desk::new(seeds());
    let seen = look(&desk.now());
    let decided = desk.accept_all();
    let news = seen.news(&desk.now());
    assert_eq!(news.decided.len(), decided);
    assert!(news.articles.is_empty() && news.findings.is_empty() && news.claims == 0, "{news:?}");
}

#[test]
fn reading_again_comes_to_the_same_and_reads_only_what_changed() {
    let whole = Desk::new(seeds());
    for article in 0..seeds().articles.len() {
        let told = Mutex::new(Vec::new());
        let before = without(article).reading;
        let again = before.again(seeds(), &|done, total| told.lock().unwrap().push((done, total)));
        assert_eq!(told.into_inner().unwrap(), [(1, 1)]);
        assert_eq!(again.reconcile(&[]), whole.now());
    }
    let mut story = seeds();
    story.articles[1].text.push_str("\n끝.\n");
    story.articles[3].published = None;
    let told = Mutex::new(0);
    let again = whole.reading.again(story.clone(), &|_, total| *told.lock().unwrap() = total);
    assert_eq!(told.into_inner().unwrap(), 2);
    assert_eq!(again.reconcile(&[]), Reading::new(story, &|_, _| {}).reconcile(&[]));
}

/// Adds a sentence to an article of the copied seed story.
fn add(folder: &Path, sentence: &str) {
    let path = folder.join("002_daily.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, format!("{text}\n{sentence}\n")).unwrap();
}

#[test]
fn once_shows_the_first_screen_and_then_what_is_new() {
    let folder = copied();
    let watch = |extra: &[&str]| {
        let run = run(&[&["watch", ".", "--once", "--width", "100"], extra].concat(), folder.path(), "");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    let first = String::from_utf8(run(&["check", ".", "--brief", "--width", "100"], folder.path(), "").stdout).unwrap();
    assert_eq!(watch(&["--peek"]), first);
    assert_eq!(watch(&[]), first, "a peek is not remembered");
    assert!(watch(&[]).contains("마지막으로 본 뒤 달라진 것이 없습니다"));
    assert_eq!(watch(&["--by", "이몽룡"]), first, "every editor has looks of their own");
    add(folder.path(), "새 도서관 공사에는 모두 312억 원이 들었다.");
    let news = watch(&["--peek"]);
    assert!(news.contains("고친 기사: ") && news.contains("건이 새로 나오고 0건이 없어졌습니다"), "{news}");
    run(&["review", ".", "--plain", "--by", "이몽룡"], folder.path(), "a 두 매체에 확인\nq\n");
    let news = watch(&["--lang", "en"]);
    assert!(news.contains("Changed article: ") && news.contains("Decisions made meanwhile"), "{news}");
    assert!(watch(&["--lang", "en"]).contains("nothing is new since you last looked"));
    // a damaged look is a first look, and said so
    let kept = Look::place(folder.path(), "성춘향");
    std::fs::write(&kept, "{").unwrap();
    let again = run(&["watch", ".", "--once"], folder.path(), "");
    assert!(again.status.success() && String::from_utf8_lossy(&again.stderr).contains("so this is the first"));
    assert_eq!(run(&["watch", "nowhere", "--once"], folder.path(), "").status.code(), Some(3));
}

/// A running `daejo watch`, and the lines that it has shown.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn new(folder: &Path) -> Watching {
        Watching::with(folder, &[])
    }

    fn with(folder: &Path, extra: &[&str]) -> Watching {
        let mut command = Command::new(env!("CARGO_BIN_EXE_daejo"));
        command.args(["watch", ".", "--by", "성춘향"]).args(extra).current_dir(folder).stdin(Stdio::null());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let (tell, lines) = mpsc::channel();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
        Watching { child, lines }
    }

    /// Waits for a line that holds `what`; what was shown until then.
    fn until(&self, what: &str) -> String {
        let (began, mut shown) = (Instant::now(), String::new());
        while began.elapsed() < Duration::from_secs(120) {
            if let Ok(line) = self.lines.recv_timeout(Duration::from_secs(1)) {
                shown.push_str(&line);
                shown.push('\n');
                if line.contains(what) {
                    return shown;
                }
            }
        }
        panic!("waited for {what:?}:\n{shown}");
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[cfg(unix)]
#[test]
fn a_story_under_watch_tells_what_changes_and_ctrl_c_ends_it() {
    let folder = copied();
    let mut watching = Watching::new(folder.path());
    watching.until("daejo explain");
    add(folder.path(), "새 도서관 공사에는 모두 312억 원이 들었다.");
    watching.until("고친 기사: ");
    watching.until("건이 새로 나오고 0건이 없어졌습니다");
    run(&["review", ".", "--plain", "--by", "이몽룡"], folder.path(), "a 두 매체에 확인\nq\n");
    watching.until("그사이 내린 결정");
    assert!(watching.until("두 매체에 확인").contains("이몽룡"));
    let ended = Command::new("kill").args(["-INT", &watching.child.id().to_string()]).status().unwrap();
    assert!(ended.success());
    assert_eq!(watching.child.wait().unwrap().code(), Some(0));
    let once = run(&["watch", ".", "--once"], folder.path(), "");
    assert!(String::from_utf8_lossy(&once.stdout).contains("달라진 것이 없습니다"), "what was shown was remembered");
}

#[cfg(unix)]
#[test]
fn what_is_decided_in_a_database_is_told_to_who_watches() {
    let Some(spot) = crate::homes::Spot::database() else { return };
    let folder = copied();
    let watching = Watching::with(folder.path(), &["--record", &spot.name]);
    watching.until("daejo explain");
    let desk = ["review", ".", "--plain", "--by", "이몽룡", "--record", &spot.name];
    run(&desk, folder.path(), "a 두 매체에 확인\nq\n");
    watching.until("그사이 내린 결정");
    assert!(watching.until("두 매체에 확인").contains("이몽룡"));
}
