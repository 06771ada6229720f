//! Accounts over real HTTP: who comes in, what each role may do, what ends a session, and what a proxy is believed.

use std::time::{Duration, Instant};

use daejo::review::{parse, verify};

use crate::browser::{Answer, Browser, Desk, PASSWORD, account, staffed};

const PEOPLE: &[(&str, &str)] = &[("방자", "reader"), ("성춘향", "editor"), ("이몽룡", "editor"), ("월매", "chief")];

fn desk() -> Desk {
    Desk::open_with(staffed(PEOPLE), &["--serve"])
}

fn enter(browser: &Browser, name: &str, password: &str) -> Answer {
    browser.post("/enter", &[("name", name), ("password", password)])
}

/// The path of the first question, and what this one sees there.
fn first(browser: &Browser) -> (String, Answer) {
    let at = format!("/question/{}", browser.get("/").first_question());
    let page = browser.get(&at);
    (at, page)
}

#[test]
fn a_name_and_its_password_let_in_and_nothing_else() {
    let desk = desk();
    let stranger = desk.stranger();
    for path in ["/", "/log", "/export.jsonl", "/live", "/question/q0", "/accounts", "/password"] {
        let refused = stranger.get(path);
        assert_eq!(refused.status, 401, "{path}");
        assert!(refused.body.contains("type=\"password\""), "{path}: asks who comes in");
    }
    let wrong = enter(&stranger, "성춘향", "광한루의 달밤 열셋");
    let unknown = enter(&stranger, "변학도", PASSWORD);
    assert_eq!((wrong.status, unknown.status), (403, 403));
    assert_eq!(wrong.body, unknown.body, "which of the two was wrong is not said");
    assert!(wrong.header("set-cookie").is_none());
    for (name, password) in
        [("", ""), ("성춘향", ""), ("' OR 1=1 --", "x"), ("성춘향\0", PASSWORD), ("../성춘향", PASSWORD)]
    {
        assert_eq!(enter(&stranger, name, password).status, 403, "{name:?}");
    }
    let editor = desk.named("성춘향");
    assert!(editor.set_cookie.contains("HttpOnly") && editor.set_cookie.contains("SameSite=Strict"));
    assert!(!editor.set_cookie.contains("Secure"), "over http at this machine");
    let list = editor.get("/");
    assert_eq!(list.status, 200);
    assert_eq!(stranger.with_cookie("daejo=1").get("/").status, 401);
    assert_eq!(stranger.get("/enter?token=1").status, 200, "no link is needed, and none is good");
    assert_eq!(stranger.post("/enter", &[("token", "1"), ("name", "성춘향")]).status, 403);
    assert_eq!(editor.post("/leave", &[("csrf", "0000")]).status, 403, "forged");
    assert_eq!(editor.post("/leave", &[("csrf", &list.csrf())]).status, 200);
    assert_eq!(editor.get("/").status, 401, "left");
}

#[test]
fn each_role_may_do_what_it_may_and_no_page_offers_more() {
    let desk = desk();
    let (reader, editor, other, chief) =
        (desk.named("방자"), desk.named("성춘향"), desk.named("이몽룡"), desk.named("월매"));
    let (at, page) = first(&reader);
    assert!(!page.body.contains("<button name=\"act\"") && !page.body.contains("action=\"/undo\""), "{}", page.body);
    assert_eq!(reader.get("/log").status, 200);
    assert_eq!(reader.get("/export.jsonl").status, 200);
    // a reader who makes the forms by hand
    let seen = editor.get(&at).seen();
    let csrf = reader.get("/").csrf();
    for fields in [
        &[("act", "accept")][..],
        &[("act", "note"), ("text", "말")],
        &[("act", "assign"), ("to", "방자")],
        &[("act", "resolve"), ("value", "1"), ("rating", "사실")],
        &[("act", "confirm"), ("event", "1")],
        &[("act", "take-back"), ("event", "1")],
    ] {
        let form = [&[("csrf", csrf.as_str()), ("seen", &seen)], fields].concat();
        assert_eq!(reader.post(&at, &form).status, 403, "{fields:?}");
    }
    assert_eq!(reader.post("/undo", &[("csrf", &csrf)]).status, 403);
    assert_eq!(editor.get("/export.jsonl").body, "");

    let page = editor.get(&at);
    assert!(page.body.contains("value=\"accept\"") && !page.body.contains("href=\"/accounts\""));
    assert_eq!(editor.decide(&at, &page, &[("act", "accept"), ("why", "두 매체에 확인")]).status, 303);
    // one's own is for another, and another's for a chief
    for browser in [&editor, &other] {
        let page = browser.get(&at);
        assert!(!page.body.contains("value=\"confirm\""));
        assert_eq!(browser.decide(&at, &page, &[("act", "confirm"), ("event", "1")]).status, 403);
    }
    let page = other.get(&at);
    assert!(!page.body.contains("value=\"take-back\""));
    assert_eq!(other.decide(&at, &page, &[("act", "take-back"), ("event", "1")]).status, 403);
    for browser in [&reader, &editor] {
        assert_eq!(browser.get("/accounts").status, 403);
        let csrf = browser.get("/").csrf();
        let form = [("csrf", csrf.as_str()), ("act", "role"), ("name", "성춘향"), ("role", "chief")];
        assert_eq!(browser.post("/accounts", &form).status, 403);
    }
    assert!(chief.get("/?shown=unconfirmed").body.contains("data-id=\"q"), "it waits for a second reader");
    let page = chief.get(&at);
    assert!(page.body.contains("value=\"confirm\"") && page.body.contains("value=\"take-back\""));
    assert_eq!(chief.decide(&at, &page, &[("act", "confirm"), ("event", "99")]).status, 422);
    assert_eq!(chief.decide(&at, &page, &[("act", "confirm"), ("event", "1")]).status, 303);
    assert!(!chief.get("/?shown=unconfirmed").body.contains("data-id=\"q"));
    assert!(editor.get("/?shown=decided").body.contains("2차 확인"), "told in the list");
    assert!(editor.get(&at).body.contains("2차 확인 월매"), "and at the question");
    assert!(editor.get("/log").body.contains("월매 2차 확인 1번(인정)"), "and in the log");
    let page = chief.get(&at);
    assert_eq!(chief.decide(&at, &page, &[("act", "confirm"), ("event", "1")]).status, 422, "once is enough");
    assert_eq!(chief.decide(&at, &page, &[("act", "take-back"), ("event", "1")]).status, 303);
    assert!(editor.get("/").body.contains(at.strip_prefix("/question/").unwrap()), "it waits again");
    // what a chief decides waits for another chief
    let page = chief.get(&at);
    assert_eq!(chief.decide(&at, &page, &[("act", "reject")]).status, 303);
    let page = chief.get(&at);
    assert!(!page.body.contains("value=\"confirm\""));
    assert_eq!(chief.decide(&at, &page, &[("act", "confirm"), ("event", "4")]).status, 422);
    let export = editor.get("/export.jsonl").body;
    let acts: Vec<&str> =
        export.lines().filter_map(|line| line.split("\"act\":\"").nth(1)?.split('"').next()).collect();
    assert_eq!(acts, ["accept", "confirm", "undo", "reject"]);
    assert!(verify(&parse(&export).unwrap(), Some(4)).1.is_empty());
}

#[test]
fn a_session_ends_with_the_account_its_role_its_password_and_its_time() {
    let desk = desk();
    let folder = desk.folder().to_owned();
    let (reader, editor, other) = (desk.named("방자"), desk.named("성춘향"), desk.named("이몽룡"));
    let mut news = other.listen("/live");
    assert!(news.next().contains("\"number\":0"));
    assert!(account(&folder, &["role", "방자", "chief"], "").status.success());
    assert_eq!(reader.get("/").status, 401, "the role changed");
    assert_eq!(desk.named("방자").get("/accounts").status, 200, "and holds from the next time on");
    assert!(account(&folder, &["remove", "이몽룡"], "").status.success());
    assert_eq!(other.get("/").status, 401, "the account is gone");
    assert!(news.ended(), "nothing more is told");
    assert_eq!(enter(&desk.stranger(), "이몽룡", PASSWORD).status, 403);
    assert!(account(&folder, &["password", "성춘향"], "오작교의 새벽 스물").status.success());
    assert_eq!(editor.get("/").status, 401, "the password changed");
    assert_eq!(enter(&desk.stranger(), "성춘향", PASSWORD).status, 403);
    assert_eq!(enter(&desk.stranger(), "성춘향", "오작교의 새벽 스물").status, 303);
    // a file that cannot be read lets nobody in, and nobody stays
    let chief = desk.named("월매");
    let file = folder.join(".daejo/accounts.toml");
    let good = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, "layout = 1").unwrap();
    assert_eq!(chief.get("/").status, 401);
    assert_eq!(enter(&desk.stranger(), "월매", PASSWORD).status, 403);
    std::fs::write(&file, good).unwrap();
    assert_eq!(desk.named("월매").get("/").status, 200);

    let desk = Desk::open_with(desk.close(), &["--serve", "--stay", "2s"]);
    assert_eq!(chief.at(&desk).get("/").status, 401, "a seat does not outlive the server");
    let chief = desk.named("월매");
    assert!(chief.set_cookie.contains("Max-Age=2"));
    let (at, page) = first(&chief);
    std::thread::sleep(Duration::from_millis(2200));
    assert_eq!(chief.get("/").status, 401, "expired");
    assert_eq!(chief.decide(&at, &page, &[("act", "accept")]).status, 401);
}

#[test]
fn a_chief_keeps_the_accounts_and_everybody_a_password() {
    let desk = desk();
    let (chief, editor) = (desk.named("월매"), desk.named("성춘향"));
    let csrf = chief.get("/accounts").csrf();
    let keep = |fields: &[(&str, &str)]| chief.post("/accounts", &[&[("csrf", csrf.as_str())], fields].concat()).status;
    assert_eq!(chief.post("/accounts", &[("act", "remove"), ("name", "성춘향")]).status, 403, "forged");
    let hostile = "<script>alert(1)</script>";
    assert_eq!(keep(&[("act", "add"), ("name", hostile), ("role", "editor"), ("password", PASSWORD)]), 303);
    let page = chief.get("/accounts").body;
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(!page.contains("argon2"), "no hash is shown");
    let marked = desk.named(hostile);
    let (at, seen) = first(&marked);
    assert_eq!(marked.decide(&at, &seen, &[("act", "note"), ("text", "'; DROP TABLE event; --")]).status, 303);
    let page = editor.get(&at).body;
    assert!(!page.contains("<script>alert") && page.contains("DROP TABLE event"), "{page}");
    for (name, role, password) in [
        ("성춘향", "chief", PASSWORD),
        ("", "editor", PASSWORD),
        (&"가".repeat(81), "editor", PASSWORD),
        ("향단", "editor", "짧다"),
        ("향단이네", "editor", "향단이네 집은 어디"),
        ("향단", "owner", PASSWORD),
    ] {
        assert_eq!(
            keep(&[("act", "add"), ("name", name), ("role", role), ("password", password)]),
            422,
            "{name} {role}"
        );
    }
    for act in ["role", "remove", "password"] {
        let form = [("act", act), ("name", "월매"), ("role", "editor"), ("password", PASSWORD)];
        assert_eq!(keep(&form), 409, "one's own");
    }
    assert_eq!(keep(&[("act", "role"), ("name", "성춘향"), ("role", "reader")]), 303);
    assert_eq!(editor.get("/").status, 401);
    assert_eq!(keep(&[("act", "password"), ("name", "이몽룡"), ("password", "오작교의 새벽 스물")]), 303);
    assert_eq!(enter(&desk.stranger(), "이몽룡", PASSWORD).status, 403);
    assert_eq!(keep(&[("act", "remove"), ("name", "방자")]), 303);
    assert_eq!(enter(&desk.stranger(), "방자", PASSWORD).status, 403);

    let (here, there) = (desk.named("성춘향"), desk.named("성춘향"));
    let csrf = here.get("/password").csrf();
    let change = |old: &str, new: &str| here.post("/password", &[("csrf", &csrf), ("old", old), ("new", new)]);
    assert_eq!(change("틀린 비밀번호입니다", "새 비밀번호는 길다").status, 403);
    assert_eq!(change(PASSWORD, "짧다").status, 422);
    let changed = change(PASSWORD, "새 비밀번호는 길다");
    assert_eq!(changed.status, 303);
    assert_eq!(here.seated(&changed).get("/").status, 200);
    assert_eq!((here.get("/").status, there.get("/").status), (401, 401), "all other sessions end");
}

/// The statuses of so many tries at once, so that a slow machine does not make them rare ones.
fn at_once(tries: usize, status: impl Fn(usize) -> u16 + Sync) -> Vec<u16> {
    let status = &status;
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..tries).map(|n| scope.spawn(move || status(n))).collect();
        all.into_iter().map(|one| one.join().expect("an answer")).collect()
    })
}

#[test]
fn who_tries_passwords_waits_by_name_and_by_machine() {
    let desk = Desk::open_with(staffed(PEOPLE), &["--serve", "--proxy", "127.0.0.1"]);
    let from = |n: usize| desk.stranger().saying(&format!("X-Forwarded-For: 203.0.113.{n}\r\n"));
    // one name from many machines, and the same for a name that there is not
    for name in ["성춘향", "없는 이"] {
        let tries = at_once(14, |n| enter(&from(n), name, "틀린 비밀번호입니다").status);
        let tried = tries.iter().filter(|status| **status == 403).count();
        assert!((10..=11).contains(&tried) && tries.contains(&429), "{name}: {tries:?}");
    }
    assert_eq!(enter(&from(1), "성춘향", PASSWORD).status, 429, "the right one has to wait as well");
    assert_eq!(enter(&from(1), "월매", PASSWORD).status, 303, "others do not");
    // many names from one machine
    let tries = at_once(60, |n| enter(&from(99), &format!("이름{n}"), "틀린 비밀번호입니다").status);
    assert!(tries.contains(&429), "{tries:?}");
    assert_eq!(enter(&from(98), "이몽룡", PASSWORD).status, 303, "another machine");
}

#[test]
fn what_a_stranger_says_of_proxies_is_not_believed() {
    let desk = desk();
    let from = |n: usize| desk.stranger().saying(&format!("X-Forwarded-For: 203.0.113.{n}\r\n"));
    let told = desk.named("월매").saying("X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n");
    let tries = at_once(60, |n| enter(&from(n), &format!("이름{n}"), "틀린 비밀번호입니다").status);
    assert!(tries.contains(&429), "all of them are one machine: {tries:?}");
    let page = told.get("/");
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("evil.example"));
    assert_eq!(told.get_as("evil.example", "/").status, 421);
}

/// The middle one of some times.
fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[test]
fn an_unknown_name_takes_as_long_as_a_wrong_password() {
    let desk = Desk::open_with(staffed(PEOPLE), &["--serve", "--proxy", "127.0.0.1"]);
    let timed = |n: usize, name: &str| {
        let browser = desk.stranger().saying(&format!("X-Forwarded-For: 203.0.113.{n}\r\n"));
        let began = Instant::now();
        assert_eq!(enter(&browser, name, "틀린 비밀번호입니다").status, 403);
        began.elapsed()
    };
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for n in 0..9 {
        known.push(timed(2 * n, "성춘향"));
        unknown.push(timed(2 * n + 1, "변학도"));
    }
    let (known, unknown) = (middle(known), middle(unknown));
    assert!(unknown * 2 > known && known * 2 > unknown, "{known:?} {unknown:?}");
    assert!(unknown > Duration::from_millis(2), "a hash was made: {unknown:?}");
}

#[test]
fn behind_a_proxy_it_answers_to_its_public_name_alone() {
    let args = ["--serve", "0.0.0.0:0", "--public-url", "https://review.example"];
    let desk = Desk::open_with(staffed(PEOPLE), &args);
    let outside = desk.stranger();
    assert_eq!(outside.get("/").status, 401, "known under its name");
    for host in ["127.0.0.1", "evil.example", "review.example.evil.example", "review.example:8443"] {
        assert_eq!(outside.get_as(host, "/").status, 421, "{host}");
    }
    let form = [("name", "월매"), ("password", PASSWORD)];
    for origin in [None, Some("http://review.example"), Some("https://evil.example"), Some("null")] {
        assert_eq!(outside.post_from(origin, "/enter", &form).status, 403, "{origin:?}");
    }
    let entered = outside.post_from(Some("https://review.example"), "/enter", &form);
    assert_eq!(entered.status, 303);
    let chief = outside.seated(&entered);
    assert!(
        chief.set_cookie.starts_with("__Host-daejo=") && chief.set_cookie.ends_with("; Secure"),
        "{}",
        chief.set_cookie
    );
    let (at, page) = first(&chief);
    assert_eq!(chief.decide(&at, &page, &[("act", "accept")]).status, 303);
}

#[test]
fn a_network_is_listened_on_only_with_accounts_and_a_public_address() {
    let folder = staffed(&PEOPLE[..2]);
    let run = |args: &[&str]| {
        let run = crate::browser::daejo(&[&["review", "."], args].concat(), folder.path()).output().unwrap();
        (run.status.code(), String::from_utf8_lossy(&run.stderr).into_owned())
    };
    let (code, said) = run(&["--serve", "0.0.0.0:0"]);
    assert!(code == Some(2) && said.contains("--public-url"), "{said}");
    for wrong in ["review.example", "https://review.example/desk", "ftp://review.example"] {
        let (code, said) = run(&["--serve", "0.0.0.0:0", "--public-url", wrong]);
        assert!(code == Some(2) && said.contains("--public-url"), "{said}");
    }
    for stay in ["0s", "9 weeks", "later"] {
        assert_eq!(run(&["--serve", "--stay", stay]).0, Some(2), "{stay}");
    }
}

#[test]
fn no_password_is_an_argument_and_none_is_shown() {
    let folder = staffed(&PEOPLE[..1]);
    let listed = account(folder.path(), &["list"], "");
    let text = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(text.starts_with("reader 방자 20") && text.lines().count() == 1, "{text}");
    assert!(!account(folder.path(), &["add", "향단", PASSWORD], "").status.success());
    assert!(!account(folder.path(), &["add", "향단"], "짧다").status.success());
    assert!(!account(folder.path(), &["remove", "향단"], "").status.success());
    let file = std::fs::read_to_string(folder.path().join(".daejo/accounts.toml")).unwrap();
    assert!(
        file.contains("$argon2id$") && !file.contains(PASSWORD) && file.matches("[[account]]").count() == 1,
        "{file}"
    );
}

#[test]
fn large_and_slow_logins_are_not_waited_for() {
    let desk = desk();
    let large = "가".repeat(60_000);
    assert_eq!(enter(&desk.stranger(), "월매", &large).status, 413);
    assert_eq!(enter(&desk.stranger(), &"가".repeat(5000), PASSWORD).status, 403);
    let host = desk.host();
    let head = format!(
        "POST /enter HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: 90\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\nname="
    );
    let answer = desk.stranger().raw(head.as_bytes(), Duration::from_secs(30));
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer:?}");
    assert_eq!(desk.named("월매").get("/accounts/../../../etc/passwd").status, 404);
}
