//! The review pages over real HTTP: who may come in, what is refused, what several editors see, and what outlives the server.

mod accounts;
mod browser;
mod pace;
#[path = "../support/postgres.rs"]
mod postgres;

use browser::{Answer, Browser, Desk, News, copied};
use pace::{pace, percentile};

#[test]
fn the_link_lets_one_in_and_only_once() {
    let mut desk = Desk::open(copied());
    let stranger = desk.stranger();
    for path in ["/", "/log", "/export.jsonl", "/live", "/question/q0"] {
        assert_eq!(stranger.get(path).status, 401, "{path}");
    }
    assert_eq!(stranger.get("/enter").status, 403);
    assert_eq!(stranger.get("/enter?token=0000").status, 403);
    let link = desk.link();
    // looking does not take the token
    assert_eq!(stranger.get(&link).status, 200);
    let editor = desk.editor("성춘향");
    let cookie = editor.set_cookie.clone();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert_eq!(stranger.get(&link).status, 403, "used");
    let list = editor.get("/");
    assert_eq!(list.status, 200);
    assert!(list.body.contains("data-id=\"q"), "{}", list.body);
    assert_eq!(stranger.with_cookie("daejo=1; daejo-1=2").get("/").status, 401);
    let out = editor.post("/leave", &[("csrf", &list.csrf())]);
    assert_eq!(out.status, 200);
    assert_eq!(editor.get("/").status, 401, "the seat is gone, whatever cookie is shown");
}

#[test]
fn every_answer_carries_the_policy_and_nothing_is_inline() {
    let mut desk = Desk::open(copied());
    let editor = desk.editor("성춘향");
    let id = editor.get("/").first_question();
    let found = regex::Regex::new(r#"(?i)<style|<script>|<script [^>]*>[^<]| style=| on[a-z]+=|https?://"#).unwrap();
    for path in ["/", &format!("/question/{id}"), "/log", "/nowhere", "/enter?token=1"] {
        let page = editor.get(path);
        let policy = page.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert!(!found.is_match(&page.body), "{path}: {:?}", found.find(&page.body));
    }
}

#[test]
fn what_is_decided_is_recorded_and_outlives_the_server() {
    let mut desk = Desk::open(copied());
    let editor = desk.editor("성춘향");
    let id = editor.get("/").first_question();
    let at = format!("/question/{id}");
    let page = editor.get(&at);
    let noted = editor.decide(&at, &page, &[("act", "note"), ("text", "<script>alert(1)</script> 확인 & \"중\"")]);
    assert_eq!(noted.status, 303, "{}", noted.body);
    let page = editor.get(&at);
    assert!(page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt; 확인 &amp; &quot;중&quot;"), "{}", page.body);
    assert!(!page.body.contains("<script>alert"));
    let accepted = editor.decide(&at, &page, &[("act", "accept"), ("why", "두 매체에 확인")]);
    assert_eq!(accepted.status, 303);
    let next = accepted.header("location").unwrap().to_owned();
    assert!(next.starts_with("/question/") && !next.contains(&id) && next.ends_with("?done=2"), "{next}");
    assert!(editor.get(&next).body.contains("기록 2 "), "what was written is said");
    let export = editor.get("/export.jsonl");
    assert_eq!(export.body.lines().count(), 2);
    let folder = desk.close();

    let mut desk = Desk::open(folder);
    assert_eq!(editor.at(&desk).get("/").status, 401, "a seat does not outlive the server");
    let editor = desk.editor("성춘향");
    assert_eq!(editor.get("/export.jsonl").body, export.body);
    assert!(editor.get("/log?by=%EC%84%B1%EC%B6%98%ED%96%A5").body.contains("두 매체에 확인"));
    assert!(!editor.get("/").body.contains(&format!("data-id=\"{id}\"")), "decided, so no longer in the queue");
    let csrf = editor.get("/").csrf();
    assert_eq!(editor.post("/undo", &[("csrf", &csrf)]).status, 303);
    assert!(editor.get("/").body.contains(&format!("data-id=\"{id}\"")), "and back in it");
}

/// What one editor rejects while another looks at it, and is told: where it stands, what the other one sees, and the other one's news.
fn rejected_meanwhile(one: &Browser, two: &Browser) -> (String, Answer, News) {
    let at = format!("/question/{}", one.get("/").first_question());
    let (page, theirs) = (one.get(&at), two.get(&at));
    let mut news = two.listen("/live");
    assert!(news.next().contains("\"number\":0"));
    assert_eq!(one.decide(&at, &page, &[("act", "reject"), ("why", "오보 아님")]).status, 303);
    let told = news.next();
    assert!(told.contains("\"number\":1") && told.contains("성춘향") && told.contains("기각"), "{told}");
    (at, theirs, news)
}

#[test]
fn what_others_decided_meanwhile_is_never_run_over() {
    let mut desk = Desk::open(copied());
    let (one, two) = (desk.editor("성춘향"), desk.editor("이몽룡"));
    let (at, theirs, mut news) = rejected_meanwhile(&one, &two);
    let late = two.decide(&at, &theirs, &[("act", "accept"), ("why", "옳은 지적")]);
    assert_eq!(late.status, 409);
    assert!(late.body.contains("옳은 지적") && late.body.contains("오보 아님"), "what was typed and what stands");
    assert_eq!(two.get("/export.jsonl").body.lines().count(), 1, "nothing was recorded");
    assert_eq!(two.decide(&at, &late, &[("act", "accept")]).status, 303, "knowingly, it is");
    // and what the command line writes is seen as well
    let csrf = two.get("/").csrf();
    assert_eq!(two.post("/undo", &[("csrf", &csrf)]).status, 303);
    assert!(news.next().contains("\"number\""));
    desk.by_hand("n 셸에서\nq\n");
    assert!((0..4).any(|_| news.next().contains("방자")), "another process's decision is told");
}

#[test]
fn every_act_of_the_desk_is_there() {
    let mut desk = Desk::open(copied());
    let editor = desk.editor("성춘향");
    let questions = editor.get("/").questions();
    let at = format!("/question/{}", questions[0]);
    let page = editor.get(&at);
    let claim = page.body.split("name=\"claim\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(editor.decide(&at, &page, &[("act", "assign"), ("to", "이몽룡")]).status, 303);
    assert_eq!(
        editor.decide(&at, &page, &[("act", "split"), ("claim", &claim)]).status,
        409,
        "seen before the assignment"
    );
    let page = editor.get(&at);
    assert_eq!(editor.decide(&at, &page, &[("act", "split"), ("claim", &claim)]).status, 303);
    let other = format!("/question/{}", questions[1]);
    let page = editor.get(&other);
    let resolved = [("act", "resolve"), ("value", "11년"), ("rating", "틀림")];
    assert_eq!(editor.decide(&other, &page, &resolved).status, 303);
    let left = editor.get("/").questions();
    let page = editor.get(&format!("/question/{}", left[0]));
    let merged = editor.decide(&format!("/question/{}", left[0]), &page, &[("act", "merge"), ("with", &left[1])]);
    assert_eq!(merged.status, 303, "{}", merged.body);
    let export = editor.get("/export.jsonl").body;
    for act in ["assign", "detach", "resolve", "merge"] {
        assert!(export.contains(&format!("\"act\":\"{act}\"")), "{act}: {export}");
    }
}

#[test]
fn all_at_once_none_is_lost() {
    let mut desk = Desk::open(copied());
    let editors: Vec<_> = (0..4).map(|n| desk.editor(&format!("편집자{n}"))).collect();
    let at = format!("/question/{}", editors[0].get("/").first_question());
    std::thread::scope(|scope| {
        for editor in &editors {
            scope.spawn(|| {
                let mut left = 5;
                while left > 0 {
                    let page = editor.get(&at);
                    match editor.decide(&at, &page, &[("act", "note"), ("text", "메모")]).status {
                        303 => left -= 1,
                        status => assert_eq!(status, 409),
                    }
                }
            });
        }
    });
    let export = editors[0].get("/export.jsonl").body;
    assert_eq!(export.lines().count(), 20);
    for n in 0..4 {
        assert_eq!(export.matches(&format!("\"by\":\"편집자{n}\"")).count(), 5);
    }
    let found = daejo::review::parse(&export).unwrap();
    assert!(daejo::review::verify(&found, Some(20)).1.is_empty());
}

/// `cargo bench --bench desk` prints the figures of a release build.
#[test]
#[allow(clippy::print_stdout, reason = "figures for who asks with --nocapture")]
fn sixteen_editors_at_once_wait_for_nobody_long() {
    let pace = pace(3, std::time::Duration::ZERO);
    let (decision, bare) = (percentile(&pace.decisions, 99), percentile(&pace.bare, 99));
    println!("p99 of a decision {decision:?}, of a bare page {bare:?}");
    // a build without optimisation on a busy machine: what would be caught is work that grows with what was decided
    assert!(decision < bare * 200, "{decision:?} {bare:?}");
}

#[test]
fn what_comes_from_elsewhere_is_refused() {
    let mut desk = Desk::open(copied());
    let editor = desk.editor("성춘향");
    let at = format!("/question/{}", editor.get("/").first_question());
    let page = editor.get(&at);
    let (csrf, seen) = (page.csrf(), page.seen());
    let good = [("csrf", csrf.as_str()), ("seen", &seen), ("act", "accept")];
    // forged: no token, a wrong one, another editor's
    let other = desk.editor("이몽룡").get("/").csrf();
    for forged in ["", "0000", &other] {
        assert_eq!(editor.post(&at, &[("csrf", forged), ("seen", &seen), ("act", "accept")]).status, 403);
    }
    for origin in [None, Some("null"), Some("http://evil.example"), Some("https://127.0.0.1")] {
        assert_eq!(editor.post_from(origin, &at, &good).status, 403, "{origin:?}");
    }
    for host in ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:80", ""] {
        assert_eq!(editor.get_as(host, "/").status, 421, "{host:?}");
    }
    assert_eq!(editor.stranger().post(&at, &good).status, 401);
    let large = "가".repeat(60_000);
    let oversized = [("csrf", csrf.as_str()), ("seen", &seen), ("act", "note"), ("text", &large)];
    assert_eq!(editor.post(&at, &oversized).status, 413);
    for act in ["", "drop", "resolve", "split", "merge", "note"] {
        assert_eq!(editor.post(&at, &[("csrf", &csrf), ("seen", &seen), ("act", act)]).status, 422, "{act:?}");
    }
    for path in ["/question/q0", "/../Cargo.toml", "/question/..%2f..%2fstory.toml", "/question/'%20OR%201=1"] {
        assert_eq!(editor.get(path).status, 404, "{path}");
    }
    assert_eq!(editor.get("/export.jsonl").body, "", "nothing of all this was recorded");
    assert_eq!(editor.post(&at, &good).status, 303);
}

#[test]
fn a_slow_request_is_not_waited_for() {
    let desk = Desk::open(copied());
    let began = std::time::Instant::now();
    let answer = desk.stranger().raw(b"GET / HTTP/1.1\r\nHost: ", std::time::Duration::from_secs(30));
    assert!(began.elapsed() < std::time::Duration::from_secs(20), "{answer:?}");
    let host = desk.host();
    let head = format!(
        "POST /enter HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: 20\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\ntoken="
    );
    let answer = desk.stranger().raw(head.as_bytes(), std::time::Duration::from_secs(30));
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer:?}");
}

#[test]
fn who_asks_too_often_waits() {
    let desk = Desk::open(copied());
    let stranger = desk.stranger();
    let statuses: Vec<u16> = (0..40).map(|_| stranger.get("/enter?token=1").status).collect();
    assert!(statuses.contains(&429), "{statuses:?}");
}

#[test]
fn the_text_of_an_article_is_only_text() {
    let folder = copied();
    let hostile = "<img src=x onerror=alert(1)>";
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() && path.extension().is_some_and(|end| end != "toml") {
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replace("저커버그", &format!("저커버그 {hostile}"))).unwrap();
        }
    }
    let mut desk = Desk::open(folder);
    let editor = desk.editor(hostile);
    let list = editor.get("/?shown=all&q=%22%3E%3Cb%3E");
    assert!(!list.body.contains("\"><b>"));
    for id in editor.get("/?shown=all").questions().iter().take(20) {
        let page = editor.get(&format!("/question/{id}"));
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("<img"), "{id}");
        assert!(page.body.contains("&lt;img"), "{id}: the editor's name at least");
    }
}

#[test]
fn it_listens_on_this_machine_alone() {
    let folder = copied();
    let run = browser::daejo(&["review", ".", "--serve", "0.0.0.0:0"], folder.path()).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("expected an address of this machine alone"));
    for flag in [["--public-url", "https://review.example"], ["--accounts", "nowhere.toml"]] {
        let run = browser::daejo(&[&["review", ".", "--serve"], &flag[..]].concat(), folder.path()).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{flag:?}");
    }
}

#[test]
fn two_servers_on_one_database_are_one_desk() {
    let Some(cluster) = postgres::Cluster::start() else { return };
    let database = cluster.database();
    let record = ["--serve", "--record", &database.url("방한")];
    let (mut here, mut there) = (Desk::open_with(copied(), &record), Desk::open_with(copied(), &record));
    let (one, two) = (here.editor("성춘향"), there.editor("이몽룡"));
    let (at, theirs, _) = rejected_meanwhile(&one, &two);
    assert_eq!(two.decide(&at, &theirs, &[("act", "accept")]).status, 409, "what stood there has changed");
    let note = [("act", "note"), ("text", "<b>'; DROP TABLE daejo.event; --")];
    assert_eq!(two.decide(&at, &two.get(&at), &note).status, 303);
    assert_eq!(two.get("/export.jsonl").body.lines().count(), 2);

    // a server of the database that goes and comes takes nothing with it, and says nothing that it should not
    let page = one.get(&at);
    cluster.crash();
    let failed = one.decide(&at, &page, &[("act", "unsure")]);
    assert!(failed.status >= 500 && !failed.body.contains("hush"), "{} {}", failed.status, failed.body);
    let failed = one.get(&at);
    assert!(failed.status >= 500 && !failed.body.contains("hush"), "{} {}", failed.status, failed.body);
    cluster.begin().unwrap();
    assert_eq!(one.decide(&at, &one.get(&at), &[("act", "unsure")]).status, 303);
    assert_eq!(one.get("/export.jsonl").body, two.get("/export.jsonl").body);
    assert_eq!(one.get("/export.jsonl").body.lines().count(), 3);
}
