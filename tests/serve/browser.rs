//! A server of a story, and what speaks to it: as plain as can be, so that it can also say what no browser would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// The seed story in a folder of its own.
pub fn copied() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

pub fn daejo(args: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daejo"));
    command.args(args).current_dir(folder).env("DAEJO_EDITOR", "방자").stdin(Stdio::null());
    command
}

/// A running server.
pub struct Desk {
    child: Child,
    said: BufReader<std::process::ChildStdout>,
    folder: Option<TempDir>,
    host: String,
    at: String,
    link: String,
}

/// What everybody's password is in these tests.
pub const PASSWORD: &str = "광한루의 달밤 열둘";

/// Changes the accounts from the command line.
pub fn account(folder: &Path, args: &[&str], password: &str) -> std::process::Output {
    let (verb, rest) = args.split_first().unwrap();
    let args = [&["review", "account", verb, "."], rest].concat();
    let mut child =
        daejo(&args, folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // who is refused before does not read it
    let _ = writeln!(child.stdin.take().unwrap(), "{password}");
    child.wait_with_output().unwrap()
}

/// The seed story with an account for each name and role.
pub fn staffed(people: &[(&str, &str)]) -> TempDir {
    let folder = copied();
    for (name, role) in people {
        let added = account(folder.path(), &["add", name, "--role", role], PASSWORD);
        assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    }
    folder
}

impl Desk {
    pub fn open(folder: TempDir) -> Desk {
        Desk::open_with(folder, &["--serve"])
    }

    /// A server with these arguments; under a public address the port is the one it says it listens on.
    pub fn open_with(folder: TempDir, args: &[&str]) -> Desk {
        let args = [&["review", "."], args].concat();
        let mut child = daejo(&args, folder.path()).stdout(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        let mut desk =
            Desk { child, said, folder: Some(folder), host: String::new(), at: String::new(), link: String::new() };
        desk.read_link();
        desk
    }

    fn read_link(&mut self) {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        let link = line.split_whitespace().next().and_then(|link| link.split_once("://")).expect("a link").1;
        let (host, path) = link.split_once('/').unwrap();
        (self.host, self.link) = (host.to_owned(), format!("/{path}"));
        let at = line.split_once("수신 주소 ").and_then(|(_, rest)| rest.split(". ").next());
        self.at = at.unwrap_or(host).to_owned();
    }

    /// The name and port it is asked for under.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The path of the link last printed.
    pub fn link(&self) -> String {
        self.link.clone()
    }

    pub fn stranger(&self) -> Browser {
        let at = format!("127.0.0.1:{}", self.at.rsplit_once(':').unwrap().1);
        Browser { host: self.host.clone(), at, extra: String::new(), cookie: String::new(), set_cookie: String::new() }
    }

    /// Somebody who came in by the link.
    pub fn editor(&mut self, name: &str) -> Browser {
        let stranger = self.stranger();
        let token = self.link.split_once('=').unwrap().1.to_owned();
        let entered = stranger.post("/enter", &[("token", &token), ("name", name)]);
        assert_eq!(entered.status, 303, "{}", entered.body);
        self.read_link();
        stranger.seated(&entered)
    }

    /// Somebody who logged in.
    pub fn named(&self, name: &str) -> Browser {
        let stranger = self.stranger();
        let entered = stranger.post("/enter", &[("name", name), ("password", PASSWORD)]);
        assert_eq!(entered.status, 303, "{}", entered.body);
        stranger.seated(&entered)
    }

    /// The folder of the story.
    pub fn folder(&self) -> &Path {
        self.folder.as_ref().unwrap().path()
    }

    /// What somebody types at the command line meanwhile.
    pub fn by_hand(&self, lines: &str) {
        let folder = self.folder.as_ref().unwrap();
        let mut child = daejo(&["review", ".", "--plain"], folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }

    /// Ends the server as a crash would.
    pub fn close(mut self) -> TempDir {
        self.folder.take().unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody at a browser.
#[derive(Clone)]
pub struct Browser {
    host: String,
    at: String,
    /// More lines of the head of every request.
    extra: String,
    cookie: String,
    pub set_cookie: String,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut pairs = self.head.lines().filter_map(|line| line.split_once(": "));
        pairs.find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn hidden(&self, name: &str) -> String {
        let field = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&field).unwrap_or_else(|| panic!("no {name} in {}", self.body)).1;
        rest.split('"').next().unwrap().to_owned()
    }

    pub fn csrf(&self) -> String {
        self.hidden("csrf")
    }

    pub fn seen(&self) -> String {
        self.hidden("seen")
    }

    pub fn questions(&self) -> Vec<String> {
        self.body.split("<tr data-id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    }

    pub fn first_question(&self) -> String {
        self.questions().into_iter().next().expect("a question")
    }
}

impl Browser {
    /// The same with these lines, each with its end, in the head of every request.
    pub fn saying(&self, extra: &str) -> Browser {
        Browser { extra: extra.to_owned(), ..self.clone() }
    }

    /// The same with the cookie that an answer sets.
    pub fn seated(&self, entered: &Answer) -> Browser {
        let set_cookie = entered.header("set-cookie").unwrap().to_owned();
        Browser { cookie: set_cookie.split(';').next().unwrap().to_owned(), set_cookie, ..self.clone() }
    }

    pub fn stranger(&self) -> Browser {
        self.with_cookie("")
    }

    pub fn with_cookie(&self, cookie: &str) -> Browser {
        Browser { cookie: cookie.to_owned(), ..self.clone() }
    }

    /// The same cookie shown to another server.
    pub fn at(&self, desk: &Desk) -> Browser {
        let key = self.cookie.split_once('=').unwrap().1;
        let port = desk.host.rsplit_once(':').unwrap().1;
        Browser { cookie: format!("daejo-{port}={key}"), ..desk.stranger() }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.get_as(&self.host, path)
    }

    pub fn get_as(&self, host: &str, path: &str) -> Answer {
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\n{}Connection: close\r\n\r\n",
            self.cookie, self.extra
        );
        answer(&self.raw(head.as_bytes(), Duration::from_secs(30)))
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let scheme = if self.set_cookie.contains("; Secure") { "https" } else { "http" };
        self.post_from(Some(&format!("{scheme}://{}", self.host)), path, fields)
    }

    pub fn post_from(&self, origin: Option<&str>, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> = fields.iter().map(|(name, text)| format!("{name}={}", escaped(text))).collect();
        let body = pairs.join("&");
        let origin = origin.map(|origin| format!("Origin: {origin}\r\n")).unwrap_or_default();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n{origin}{}Connection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
            self.host,
            self.cookie,
            self.extra,
            body.len()
        );
        answer(&self.raw((head + &body).as_bytes(), Duration::from_secs(30)))
    }

    /// Sends a form of a page that was seen.
    pub fn decide(&self, path: &str, page: &Answer, fields: &[(&str, &str)]) -> Answer {
        let (csrf, seen) = (page.csrf(), page.seen());
        self.post(path, &[&[("csrf", csrf.as_str()), ("seen", &seen)], fields].concat())
    }

    /// Sends bytes, and reads what comes back until the other side closes.
    pub fn raw(&self, bytes: &[u8], patience: Duration) -> String {
        let mut stream = TcpStream::connect(&self.at).unwrap();
        stream.set_read_timeout(Some(patience)).unwrap();
        // who is refused may be cut off before all is sent
        let _ = stream.write_all(bytes);
        let mut out = Vec::new();
        let _ = stream.read_to_end(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    /// Listens to the news.
    pub fn listen(&self, path: &str) -> News {
        let mut stream = TcpStream::connect(&self.at).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n", self.host, self.cookie).unwrap();
        News(BufReader::new(stream))
    }
}

/// What is told, event by event.
pub struct News(BufReader<TcpStream>);

impl News {
    /// Whether it ends now, with nothing more told.
    pub fn ended(&mut self) -> bool {
        let mut rest = String::new();
        self.0.read_to_string(&mut rest).is_ok() && !rest.contains("data: ")
    }

    pub fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("news in time") > 0, "the news ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return data.to_owned();
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { (byte as char).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn answer(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let body =
        if head.to_lowercase().contains("transfer-encoding: chunked") { unchunked(body) } else { body.to_owned() };
    Answer { status, head: head.to_owned(), body }
}

fn unchunked(body: &str) -> String {
    let (mut bytes, mut out) = (body.as_bytes(), Vec::new());
    while let Some(end) = bytes.windows(2).position(|pair| pair == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..end]).unwrap(), 16).unwrap();
        out.extend(&bytes[end + 2..end + 2 + size]);
        bytes = &bytes[end + 4 + size..];
    }
    String::from_utf8(out).unwrap()
}
