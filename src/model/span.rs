//! Places in a text.

/// A half-open range of **bytes** of the decoded source text, on character boundaries.
///
/// The library works in bytes; reports show Unicode code points (see [`CodePoints`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `[start, end)`.
    ///
    /// # Panics
    /// In debug builds, when `start > end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forward: {start}..{end}");
        Span { start, end }
    }

    /// The text under the span.
    ///
    /// # Panics
    /// When the span does not lie inside `text` on character boundaries.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The same span moved forward by `by` bytes.
    #[must_use]
    pub fn shift(&self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(&self, other: &Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span.
    #[must_use]
    pub fn contains(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Translates byte spans of one text into Unicode code points and lines, in O(log n).
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// For every 64th code point, its byte.
    marks: Vec<usize>,
    /// Byte at which each line starts.
    lines: Vec<usize>,
}

const STRIDE: usize = 64;

impl CodePoints {
    /// Indexes `text` in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut lines = vec![0];
        for (n, (byte, c)) in text.char_indices().enumerate() {
            if n % STRIDE == 0 {
                marks.push(byte);
            }
            if c == '\n' {
                lines.push(byte + 1);
            }
        }
        CodePoints { marks, lines }
    }

    /// How many code points stand before `byte` of the same `text`.
    #[must_use]
    pub fn at(&self, text: &str, byte: usize) -> usize {
        let mark = self.marks.partition_point(|&b| b <= byte).saturating_sub(1);
        let from = self.marks.get(mark).copied().unwrap_or(0);
        mark * STRIDE + text[from..byte].chars().count()
    }

    /// The span in code points.
    #[must_use]
    pub fn span(&self, text: &str, span: Span) -> Span {
        let start = self.at(text, span.start);
        Span::new(start, start + span.of(text).chars().count())
    }

    /// The 1-based line that holds `byte`.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.lines.partition_point(|&b| b <= byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_code_points_and_lines() {
        let text = "가나다\nab\n라".repeat(40);
        let index = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.at(&text, byte), n);
        }
        let start = text.find("ab").unwrap();
        assert_eq!(index.span(&text, Span::new(start, start + 2)), Span::new(4, 6));
        assert_eq!(index.line(start), 2);
        assert_eq!(index.line(0), 1);
    }
}
