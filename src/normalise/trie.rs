//! Which table words start at a place of the text? Longest first; refuses nothing, knows no grammar.

use super::entry::Entry;

#[derive(Debug, Default)]
struct Node {
    /// Sorted by character.
    next: Vec<(char, u32)>,
    entries: Vec<Entry>,
}

/// The words of several tables, looked up from a place in a text.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
    /// The node of each first character in the basic plane; 0 where no word starts so.
    first: Vec<u32>,
}

/// What a lookup found: the entries of one word and where it ends.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The senses of the word.
    pub entries: &'static [Entry],
    /// One past its last byte.
    pub end: usize,
}

/// The space in a table's word also stands for a no-break or ideographic space, a straight apostrophe for a curled one.
#[must_use]
pub fn plain(c: char) -> char {
    match c {
        '\u{a0}' | '\u{3000}' | '\u{2009}' | '\u{202f}' => ' ',
        '％' => '%',
        '＄' => '$',
        '’' => '\'',
        _ => c,
    }
}

impl Trie {
    /// An empty one.
    #[must_use]
    pub fn new() -> Trie {
        Trie { nodes: vec![Node::default()], first: vec![0; 0x1_0000] }
    }

    /// Adds one word. A space in it may be left out in the text.
    pub fn add(&mut self, word: &str, entry: Entry) {
        self.put(word, entry);
        if word.contains(' ') && !word.is_ascii() {
            self.put(&word.replace(' ', ""), entry);
        }
    }

    fn put(&mut self, word: &str, entry: Entry) {
        let mut at = 0;
        for c in word.chars().map(plain) {
            at = match self.nodes[at].next.binary_search_by_key(&c, |(c, _)| *c) {
                Ok(n) => self.nodes[at].next[n].1 as usize,
                Err(n) => {
                    let new = self.nodes.len();
                    self.nodes.push(Node::default());
                    self.nodes[at].next.insert(n, (c, new as u32));
                    new
                }
            };
        }
        if at != 0 && !self.nodes[at].entries.iter().any(|e| e.sense == entry.sense && e.takes == entry.takes) {
            self.nodes[at].entries.push(entry);
        }
    }

    /// Makes the first step fast; call once, after the last word was added.
    pub fn finish(&mut self) {
        for (c, node) in &self.nodes[0].next {
            if let Some(slot) = self.first.get_mut(*c as usize) {
                *slot = *node;
            }
        }
    }

    /// Whether some word starts with `c`.
    #[must_use]
    pub fn starts(&self, c: char) -> bool {
        self.first.get(c as usize).is_some_and(|n| *n != 0)
    }

    /// The longest word at byte `at` of `text` that has an entry which `wanted` accepts at its end.
    pub fn longest(&'static self, text: &str, at: usize, wanted: impl Fn(&Entry, usize) -> bool) -> Option<Found> {
        let mut chars = text[at..].chars();
        let first = plain(chars.next()?);
        let mut node = *self.first.get(first as usize)? as usize;
        if node == 0 {
            return None;
        }
        let mut end = at + text[at..].chars().next()?.len_utf8();
        let mut best = None;
        loop {
            let here = &self.nodes[node];
            if here.entries.iter().any(|e| wanted(e, end)) {
                best = Some(Found { entries: &here.entries, end });
            }
            let Some(c) = chars.next() else { return best };
            let Ok(n) = here.next.binary_search_by_key(&plain(c), |(c, _)| *c) else { return best };
            node = here.next[n].1 as usize;
            end += c.len_utf8();
        }
    }
}

impl Default for Trie {
    fn default() -> Self {
        Trie::new()
    }
}
