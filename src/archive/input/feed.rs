//! How does a stream of bytes come in, plain or packed, without ever being held whole?
//!
//! A gzip file is a row of members; one that is damaged costs itself, and reading goes on at the next. Refuses to inflate what is
//! packed tighter than any text ([`MOST_TIMES`]).

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;

/// How many times as large a packed stream may become. Text rarely gets beyond twenty.
pub const MOST_TIMES: u64 = 400;
/// Below so many bytes nobody asks how tightly they were packed.
const FREE: u64 = 64 << 20;
const CHUNK: usize = 64 << 10;
const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// Counts what is taken of a stream.
struct Counted<R> {
    inner: R,
    taken: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.taken += n as u64;
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.taken += n as u64;
        self.inner.consume(n);
    }
}

type Packed = Counted<BufReader<Box<dyn Read + Send>>>;

enum Source {
    Plain(BufReader<Box<dyn Read + Send>>),
    /// Between two members.
    Between(Packed),
    Member(Box<GzDecoder<Packed>>),
    Done,
}

/// A stream with a window of bytes that are at hand.
pub struct Feed {
    source: Source,
    window: Vec<u8>,
    start: usize,
    inflated: u64,
    broken: bool,
}

/// What ended a stream, or a member of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// A word for counting.
    pub cause: &'static str,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: &'static str,
}

impl Damage {
    fn new(cause: &'static str, found: impl Into<String>, expected: &'static str) -> Damage {
        Damage { cause, found: found.into(), expected }
    }
}

impl Feed {
    /// A stream, inflated where its first bytes say that it is packed.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn new(stream: Box<dyn Read + Send>) -> Result<Feed, Damage> {
        let mut stream = BufReader::with_capacity(CHUNK, stream);
        let head = stream.fill_buf().map_err(|error| unreadable(&error))?;
        let source = match head.starts_with(&MAGIC) {
            true => Source::Between(Counted { inner: stream, taken: 0 }),
            false => Source::Plain(stream),
        };
        Ok(Feed { source, window: Vec::new(), start: 0, inflated: 0, broken: false })
    }

    /// What is at hand.
    pub fn window(&self) -> &[u8] {
        &self.window[self.start..]
    }

    /// Takes the next `n` bytes at hand away.
    pub fn consume(&mut self, n: usize) {
        self.start = (self.start + n).min(self.window.len());
        if self.start > CHUNK && self.start * 2 > self.window.len() {
            self.window.drain(..self.start);
            self.start = 0;
        }
    }

    /// Gets more bytes to hand; whether there were any.
    ///
    /// # Errors
    /// Where the stream is damaged here; [`Feed::go_on`] looks for what comes after.
    pub fn more(&mut self) -> Result<bool, Damage> {
        let read = self.read();
        self.broken = read.is_err();
        read
    }

    /// Whether the last thing that came of the stream was damage.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    fn read(&mut self) -> Result<bool, Damage> {
        let mut chunk = [0; CHUNK];
        loop {
            let source = std::mem::replace(&mut self.source, Source::Done);
            let read = match source {
                Source::Done => return Ok(false),
                Source::Plain(mut stream) => {
                    let read = stream.read(&mut chunk).map_err(|error| unreadable(&error))?;
                    self.source = Source::Plain(stream);
                    read
                }
                Source::Between(mut packed) => {
                    let head = packed.fill_buf().map_err(|error| unreadable(&error))?;
                    let (first, begins) = (head.first().copied(), MAGIC.starts_with(&head[..head.len().min(3)]));
                    match first {
                        None => return Ok(false),
                        // what follows the last member is padding, if it is nothing
                        Some(0) => {
                            packed.consume(1);
                            self.source = Source::Between(packed);
                        }
                        Some(_) if begins => self.source = Source::Member(Box::new(GzDecoder::new(packed))),
                        Some(_) => {
                            self.source = Source::Between(packed);
                            return Err(Damage::new("gzip", "bytes between gzip members", "gzip members alone"));
                        }
                    }
                    continue;
                }
                Source::Member(mut member) => match member.read(&mut chunk) {
                    Ok(0) => {
                        self.source = Source::Between(member.into_inner());
                        continue;
                    }
                    Ok(read) => {
                        self.inflated += read as u64;
                        let taken = member.get_ref().taken.max(1);
                        if self.inflated > FREE && self.inflated / taken > MOST_TIMES {
                            let found = format!("a gzip that inflates more than {MOST_TIMES} times");
                            return Err(Damage::new("bomb", found, "text, packed as text is"));
                        }
                        self.source = Source::Member(member);
                        read
                    }
                    Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                        return Err(Damage::new("gzip", "a truncated gzip", "a whole gzip member"));
                    }
                    Err(error) => {
                        self.source = Source::Between(member.into_inner());
                        return Err(Damage::new("gzip", format!("a damaged gzip ({error})"), "a whole gzip member"));
                    }
                },
            };
            self.window.extend_from_slice(&chunk[..read]);
            return Ok(read > 0);
        }
    }

    /// The next line without its end, or how many bytes it has where these are more than `most`; none at the end.
    ///
    /// # Errors
    /// Where the stream is damaged.
    pub fn line(&mut self, most: usize) -> Result<Option<Result<Vec<u8>, usize>>, Damage> {
        let (mut seen, mut passed) = (0, 0);
        loop {
            let window = self.window();
            let end = memchr::memchr(b'\n', &window[seen..]).map(|at| seen + at);
            if let Some(end) = end {
                let line = window[..end].to_vec();
                self.consume(end + 1);
                return Ok(Some(if passed + end > most { Err(passed + end) } else { Ok(line) }));
            }
            seen = window.len();
            // a line without end is not held
            if passed + seen > most {
                passed += seen;
                self.consume(seen);
                seen = 0;
            }
            if !self.more()? {
                let rest = self.window().to_vec();
                self.consume(rest.len());
                return Ok(match (passed + rest.len(), passed) {
                    (0, _) => None,
                    (_, 0) => Some(Ok(rest)),
                    (all, _) => Some(Err(all)),
                });
            }
        }
    }

    /// After damage: drops what is at hand and looks for the next gzip member; whether there is one.
    pub fn go_on(&mut self) -> bool {
        self.window.clear();
        (self.start, self.broken) = (0, false);
        let Source::Between(mut packed) = std::mem::replace(&mut self.source, Source::Done) else { return false };
        loop {
            let Ok(head) = packed.fill_buf() else { return false };
            if head.is_empty() {
                return false;
            }
            let skip = match memchr::memchr(MAGIC[0], head) {
                Some(0) if head.len() < 4 || head.starts_with(&MAGIC) && head[3] < 32 => {
                    self.source = Source::Between(packed);
                    return true;
                }
                Some(0) => 1,
                Some(at) => at,
                None => head.len(),
            };
            packed.consume(skip);
        }
    }
}

fn unreadable(error: &io::Error) -> Damage {
    Damage::new("unreadable", error.kind().to_string(), "a readable file")
}

/// Inflates bytes that are held already, up to `most`.
///
/// # Errors
/// What was found.
pub fn inflate(bytes: &[u8], how: &str, most: usize) -> Result<Vec<u8>, Damage> {
    let mut out = Vec::new();
    let limit = most as u64 + 1;
    let read = match how {
        "gzip" | "x-gzip" => GzDecoder::new(bytes).take(limit).read_to_end(&mut out),
        _ => match flate2::read::ZlibDecoder::new(bytes).take(limit).read_to_end(&mut out) {
            Ok(read) => Ok(read),
            // some servers send bare deflate under that name
            Err(_) => {
                out.clear();
                flate2::read::DeflateDecoder::new(bytes).take(limit).read_to_end(&mut out)
            }
        },
    };
    if out.len() > most {
        let found = format!("a page that inflates to more than {} MiB", most >> 20);
        return Err(Damage::new("bomb", found, "text, packed as text is"));
    }
    match read {
        Ok(_) => Ok(out),
        Err(error) => {
            Err(Damage::new("encoding", format!("a damaged {how} page ({error})"), "a page packed as its header says"))
        }
    }
}
