//! Where are the lines of a text, and which of them look like running text?

use std::ops::Range;

use crate::model::{Span, Why, Zone};
use crate::read::draft::What;

/// The most lines of a page; more is no article.
pub const MOST_LINES: usize = 500_000;
/// The weight beyond which no difference is made.
const HEAVIEST: usize = 2000;
/// The least letters and digits of a line that may be a sentence.
const LEAST_SENTENCE: usize = 12;
/// Letters and digits from which a line is running text whatever it ends with.
const RUNNING: usize = 120;
/// Letters and digits from which a full stop inside a line shows running text.
const INNER: usize = 60;

/// A line, or what hints leave of one, without the white space around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub span: Span,
    /// Whether a blank line stands before it.
    pub gap: bool,
    /// The zone its markup names.
    pub zone: Option<Zone>,
    /// Why its markup says not to read it.
    pub skip: Option<Why>,
}

/// The lines of `text`, cut where hints begin and end; lines of white space alone are left out.
/// Stops above [`MOST_LINES`].
pub fn lines(text: &str, hints: &[(Range<usize>, What)]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut hints = hints.iter().peekable();
    let (mut start, mut gap, mut fresh) = (0, false, true);
    while start < text.len() && lines.len() <= MOST_LINES {
        let end = text[start..].find(['\n', '\r', '\u{2028}', '\u{2029}']).map_or(text.len(), |n| start + n);
        let mut from = start;
        let mut any = false;
        while from < end {
            while hints.next_if(|(range, _)| range.end <= from).is_some() {}
            let (to, what) = match hints.peek() {
                Some((range, what)) if range.start <= from => (range.end.min(end), Some(what)),
                Some((range, _)) => (range.start.min(end), None),
                None => (end, None),
            };
            if let Some(span) = trim(text, Span::new(from, to)) {
                let zone = if let Some(What::Zone(zone)) = what { Some(*zone) } else { None };
                let skip = if let Some(What::Skip(why)) = what { Some(*why) } else { None };
                lines.push(Line { span, gap: gap && !any, zone, skip });
                any = true;
            }
            from = to;
        }
        if any {
            (gap, fresh) = (false, false);
        } else if !fresh {
            gap = true;
        }
        let crlf = text[end..].starts_with("\r\n");
        start = end + if crlf { 2 } else { text[end..].chars().next().map_or(0, char::len_utf8) };
    }
    lines
}

/// The span without the white space at its ends; `None` when nothing else is there.
pub fn trim(text: &str, span: Span) -> Option<Span> {
    let all = span.of(text);
    let head = all.trim_start();
    let start = span.end - head.len();
    let end = start + head.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

/// How many letters and digits, counted up to [`HEAVIEST`].
pub fn weight(text: &str) -> usize {
    text.chars().filter(|c| weighs(*c)).take(HEAVIEST).count()
}

/// Whether it is a letter or a digit; most are syllables.
fn weighs(c: char) -> bool {
    matches!(c, '가'..='힣') || c.is_alphanumeric()
}

/// The text in lower case without anything but letters and digits, to tell whether two say the same.
pub fn compact(text: &str) -> String {
    text.chars().filter(|c| weighs(*c)).flat_map(char::to_lowercase).collect()
}

/// How wide the text is in columns: two for a wide character.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| if ('\u{1100}'..'\u{ffff}').contains(&c) { 2 } else { 1 }).sum()
}

/// Whether the line looks like running text: it ends as a sentence does, or is too long for anything else.
pub fn runs(text: &str) -> bool {
    let weight = weight(text);
    if weight < LEAST_SENTENCE {
        return false;
    }
    weight >= RUNNING || ends(text, weight) || weight >= INNER && stops_inside(text)
}

/// Whether a stop stands at the end, quotation marks and brackets aside: not so with labels.
pub fn stops(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’)]>」』".contains(c));
    bare.ends_with(['.', '。', '?', '!'])
}

fn ends(text: &str, weight: usize) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’)]>」』〉》*_".contains(c));
    let mut back = bare.chars().rev();
    match (back.next(), back.find(|c| !"\"'”’)]>」』".contains(*c))) {
        (Some('.' | '。'), Some(before)) => before.is_alphabetic() || before == '%',
        (Some('?' | '!'), Some(_)) => weight >= 40,
        _ => false,
    }
}

/// Whether a full stop after a lower-case or caseless letter stands before a blank.
fn stops_inside(text: &str) -> bool {
    let mut before = ' ';
    let mut stop = false;
    for c in text.chars() {
        if stop && c.is_whitespace() {
            return true;
        }
        stop = c == '.' && before.is_alphabetic() && !before.is_uppercase();
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&str, bool)> {
        lines(text, &[]).iter().map(|line| (line.span.of(text), line.gap)).collect()
    }

    #[test]
    fn all_line_ends_and_all_blanks() {
        let text = "\n\n 가\u{a0}나 \r\n\r\n다\r라\u{2028}\t마\n\u{3000}\n바";
        assert_eq!(told(text), [("가\u{a0}나", false), ("다", true), ("라", false), ("마", false), ("바", true)]);
    }

    #[test]
    fn hints_cut_lines() {
        let text = "# 제목 줄\n본문";
        let hints = [(0..2, What::Skip(Why::Chrome)), (2..text.len() - 7, What::Zone(Zone::Headline))];
        let got = lines(text, &hints);
        let parts: Vec<_> = got.iter().map(|l| (l.span.of(text), l.zone, l.skip)).collect();
        assert_eq!(
            parts,
            [("#", None, Some(Why::Chrome)), ("제목 줄", Some(Zone::Headline), None), ("본문", None, None)]
        );
    }

    #[test]
    fn running_text_is_told_from_labels() {
        for text in [
            "시는 내년 3월부터 새 노선을 운행한다고 밝혔다.",
            "시장은 \"내년에는 달라질 것이다.\"",
            "The council approved the budget on Tuesday.",
        ] {
            assert!(runs(text), "{text}");
        }
        for text in [
            "새 노선 내년 3월 운행",
            "전체 회의 열려…예산안 처리는 언제?",
            "관련기사",
            "홍길동 기자",
            "1.2.3.4.5.6.7.8.9.10.11.12.",
        ] {
            assert!(!runs(text), "{text}");
        }
    }
}
