//! WARC: which pages did a crawl bring home? Its HTTP responses, one after another, from the stream.
//!
//! A reader of our own: the crate `warc` takes a record's length on trust, holds it whole and stops at the first fault. Here a length that
//! lies costs that record; reading goes on at the next line that begins a record.

use super::feed::{Damage, Feed, inflate};

/// The largest page that is read, in bytes, and the longest head of a record.
pub const LARGEST: usize = 16 << 20;
const LONGEST_HEAD: usize = 64 << 10;
const VERSION: &[u8] = b"WARC/1.";
const NEXT: &[u8] = b"\r\n\r\nWARC/1.";

/// A page of a crawl.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Which record of the file, from 1.
    pub number: usize,
    /// The record's own id, without brackets; empty where it has none.
    pub id: String,
    /// Where it was fetched from.
    pub url: Option<String>,
    /// When it was fetched.
    pub fetched: Option<String>,
    /// The charset its server named.
    pub charset: Option<String>,
    /// The page, unpacked.
    pub body: Vec<u8>,
}

/// What comes of a record.
#[derive(Debug, PartialEq, Eq)]
pub enum Record {
    /// A page.
    Page(Box<Page>),
    /// Something else a crawl holds: its cause, for counting.
    Other(&'static str),
}

/// The records of a stream.
pub struct Records {
    feed: Feed,
    number: usize,
    over: bool,
}

/// The fields of a head, names in small letters.
struct Head(Vec<(String, String)>);

impl Head {
    fn new(text: &[u8]) -> Head {
        let text = String::from_utf8_lossy(text);
        let fields = text.lines().skip(1).filter_map(|line| line.split_once(':'));
        Head(fields.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned())).collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Records {
    /// The records of a stream.
    pub fn new(feed: Feed) -> Records {
        Records { feed, number: 0, over: false }
    }

    /// Which record was the last, from 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// The next record, or what is wrong with it; none at the end.
    pub fn advance(&mut self) -> Option<Result<Record, Damage>> {
        if self.over {
            return None;
        }
        let record = self.record();
        if self.feed.is_broken() {
            self.over = !self.feed.go_on();
        }
        record
    }

    fn record(&mut self) -> Option<Result<Record, Damage>> {
        match self.begin() {
            Ok(true) => {}
            Ok(false) => {
                self.over = true;
                return None;
            }
            Err(damage) => {
                self.number += 1;
                return Some(Err(damage));
            }
        }
        self.number += 1;
        Some(self.whole())
    }

    /// Comes to where a record begins; `false` at the end.
    fn begin(&mut self) -> Result<bool, Damage> {
        loop {
            let blank = self.feed.window().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.feed.consume(blank);
            if self.feed.window().len() >= VERSION.len() {
                if self.feed.window().starts_with(VERSION) {
                    return Ok(true);
                }
                self.seek()?;
                let found = "bytes that begin no record";
                return Err(Damage { cause: "warc", found: found.to_owned(), expected: "WARC/1.0 or WARC/1.1" });
            }
            if !self.feed.more()? {
                return match self.feed.window().is_empty() {
                    true => Ok(false),
                    false => {
                        self.feed.consume(VERSION.len());
                        let found = "a few bytes at the end".to_owned();
                        Err(Damage { cause: "warc", found, expected: "a whole record" })
                    }
                };
            }
        }
    }

    /// Passes over everything up to the next line that begins a record, or to the end.
    fn seek(&mut self) -> Result<(), Damage> {
        loop {
            let window = self.feed.window();
            if let Some(at) = memchr::memmem::find(window, NEXT) {
                self.feed.consume(at + 4);
                return Ok(());
            }
            let keep = window.len().min(NEXT.len() - 1);
            let passed = window.len() - keep;
            self.feed.consume(passed);
            if !self.feed.more()? {
                self.feed.consume(keep);
                return Ok(());
            }
        }
    }

    /// Gets `n` bytes to hand; how many there are.
    fn at_hand(&mut self, n: usize) -> Result<usize, Damage> {
        while self.feed.window().len() < n && self.feed.more()? {}
        Ok(self.feed.window().len().min(n))
    }

    fn whole(&mut self) -> Result<Record, Damage> {
        let wrong = |found: String, expected| Damage { cause: "warc", found, expected };
        let end = loop {
            let window = self.feed.window();
            let head = &window[..window.len().min(LONGEST_HEAD)];
            if let Some(end) = memchr::memmem::find(head, b"\r\n\r\n") {
                break end + 4;
            }
            if head.len() == LONGEST_HEAD || !self.feed.more()? {
                let expected = "a head of at most 64 KiB that ends in an empty line";
                self.feed.consume(VERSION.len());
                self.seek()?;
                return Err(wrong("a head without end".to_owned(), expected));
            }
        };
        let head = Head::new(&self.feed.window()[..end]);
        self.feed.consume(end);
        let Some(length) = head.get("content-length").and_then(|length| length.parse::<u64>().ok()) else {
            let found =
                head.get("content-length").map_or("no Content-Length".to_owned(), |l| format!("Content-Length {l:?}"));
            self.seek()?;
            return Err(wrong(found, "Content-Length in bytes"));
        };
        let lies = |found: &str| wrong(format!("Content-Length {length}, and {found}"), "the length of the record");
        let size = usize::try_from(length).unwrap_or(usize::MAX);
        if size > LARGEST {
            return self.pass(size, &lies);
        }
        let there = self.at_hand(size)?;
        if there < size {
            // it may have swallowed records that are whole
            let inner = memchr::memmem::find(self.feed.window(), NEXT);
            self.feed.consume(inner.map_or(there, |at| at + 4));
            return Err(lies("the file ends before"));
        }
        let follows = self.at_hand(size + NEXT.len())? - size;
        let after = &self.feed.window()[size..size + follows];
        let ends = after.iter().all(|byte| matches!(byte, b'\r' | b'\n')) || NEXT.starts_with(after);
        if !ends {
            match memchr::memmem::find(&self.feed.window()[..size + follows], NEXT) {
                // too long: the next record begins inside
                Some(at) => self.feed.consume(at + 4),
                // too short: the next one is further on
                None => {
                    self.feed.consume(size.saturating_sub(NEXT.len()));
                    self.seek()?;
                }
            }
            return Err(lies("no record after it"));
        }
        let block = self.feed.window()[..size].to_vec();
        self.feed.consume(size);
        page(&head, &block, self.number)
    }

    /// Passes over a record that is too large, or only says so.
    fn pass(&mut self, size: usize, lies: &dyn Fn(&str) -> Damage) -> Result<Record, Damage> {
        let mut left = size;
        loop {
            let window = self.feed.window();
            let within = &window[..window.len().min(left)];
            if let Some(at) = memchr::memmem::find(within, NEXT) {
                self.feed.consume(at + 4);
                return Err(lies("another record inside"));
            }
            // the beginning of a record may lie across two windows
            let passed = if within.len() == left { left } else { within.len().saturating_sub(NEXT.len()) };
            self.feed.consume(passed);
            left -= passed;
            if left == 0 {
                return Ok(Record::Other("larger than 16 MiB"));
            }
            if !self.feed.more()? {
                let rest = self.feed.window().len();
                self.feed.consume(rest);
                return Err(lies("the file ends before"));
            }
        }
    }
}

fn page(head: &Head, block: &[u8], number: usize) -> Result<Record, Damage> {
    let kind = head.get("warc-type").unwrap_or_default();
    if kind != "response" {
        let known = ["warcinfo", "request", "metadata", "resource", "revisit", "conversion", "continuation"];
        return Ok(Record::Other(known.into_iter().find(|known| *known == kind).unwrap_or("of another type")));
    }
    let Some(end) = memchr::memmem::find(block, b"\r\n\r\n") else {
        let found = "a response without an HTTP head".to_owned();
        return Err(Damage { cause: "http", found, expected: "HTTP/1.1 200, headers, an empty line, a page" });
    };
    let status = block.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
    if !block.starts_with(b"HTTP/") || !status.starts_with(b"200") {
        return Ok(Record::Other("HTTP status other than 200"));
    }
    let http = Head::new(&block[..end]);
    let kind = http.get("content-type").unwrap_or_default().to_ascii_lowercase();
    let page = ["html", "xml", "text/plain"].iter().any(|known| kind.contains(known));
    if !page && !kind.is_empty() {
        return Ok(Record::Other("not a page"));
    }
    let mut body = block[end + 4..].to_vec();
    if http.get("transfer-encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked"))
        && let Some(whole) = unchunked(&body)
    {
        body = whole;
    }
    let packed = http.get("content-encoding").map(str::to_ascii_lowercase);
    match packed.as_deref() {
        // a crawler that unpacks may leave the header as it was
        Some(how @ ("gzip" | "x-gzip")) if body.starts_with(&[0x1f, 0x8b]) => body = inflate(&body, how, LARGEST)?,
        Some(how @ "deflate") => body = inflate(&body, how, LARGEST)?,
        None | Some("" | "identity" | "gzip" | "x-gzip") => {}
        Some(_) => return Ok(Record::Other("packed otherwise than by gzip")),
    }
    let charset = kind
        .split("charset=")
        .nth(1)
        .map(|rest| rest.trim_matches(['"', '\'', ' ']).split([';', ' ', '"']).next().unwrap_or_default().to_owned());
    let bare = |id: &str| id.trim_matches(['<', '>']).trim_start_matches("urn:uuid:").to_owned();
    Ok(Record::Page(Box::new(Page {
        number,
        id: head.get("warc-record-id").map(bare).unwrap_or_default(),
        url: head.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned()),
        fetched: head.get("warc-date").map(str::to_owned),
        charset: charset.filter(|charset| !charset.is_empty()),
        body,
    })))
}

/// The body without the lengths of its chunks; `None` where these do not add up.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let line = memchr::memmem::find(body, b"\r\n")?;
        let size = std::str::from_utf8(&body[..line]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        body = &body[line + 2..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?.strip_prefix(b"\r\n")?;
    }
}
