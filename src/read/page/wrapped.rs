//! Which lines are one paragraph that was broken to fit a width?

use super::cues::CUES;
use super::lines::{Line, columns, runs};
use crate::model::Span;
use crate::read::draft::Layout;

/// Joins the lines of each broken paragraph.
pub fn join(text: &str, lines: Vec<Line>, layout: Layout) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        let more = rest.windows(2).take_while(|pair| joins(text, &pair[0], &pair[1], layout)).count();
        let (block, after) = rest.split_at(more + 1);
        if layout == Layout::Blocks || is_wrapped(text, block) {
            let mut line = block[0].clone();
            line.span = Span::new(line.span.start, block[more].span.end);
            joined.push(line);
        } else {
            joined.extend_from_slice(block);
        }
        rest = after;
    }
    joined
}

fn joins(text: &str, before: &Line, line: &Line, layout: Layout) -> bool {
    let free = |l: &Line| l.zone.is_none() && l.skip.is_none();
    let core = line.span.of(text);
    let marked = core.starts_with(['-', '*', '+', '|', '>', '◆', '■', '•', '▲', '<', '[']);
    let between = &text[before.span.end..line.span.start];
    let apart = between.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
    // Furniture is looked for only where every block is joined; elsewhere the widths tell.
    let furniture = |l: &Line| layout == Layout::Blocks && CUES.line(l.span.of(text)).is_some();
    apart && free(before) && free(line) && !line.gap && !marked && !furniture(before) && !furniture(line)
}

/// Lines of nearly one width, at least one of which breaks off inside a sentence, and the last ends one.
fn is_wrapped(text: &str, block: &[Line]) -> bool {
    let Some((last, inner)) = block.split_last() else { return false };
    let widths: Vec<_> = inner.iter().map(|l| columns(l.span.of(text))).collect();
    let Some(most) = widths.iter().copied().max() else { return false };
    let breaks = inner.iter().any(|l| !runs(l.span.of(text)));
    let even = widths.iter().all(|w| w * 10 >= most * 7) && columns(last.span.of(text)) <= most;
    let ends = last.span.of(text).ends_with(['.', '"', '”', '?', '!', ')']);
    (40..=130).contains(&most) && even && breaks && ends
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn joined(text: &str, layout: Layout) -> usize {
        join(text, lines(text, &[]), layout).len()
    }

    #[test]
    fn broken_paragraphs_are_joined() {
        let wrapped = "The council approved the new harbour budget on Tuesday after\n\
                       a debate of six hours, and the mayor said work would begin in\nMarch.";
        assert_eq!(joined(wrapped, Layout::Lines), 1);
        assert_eq!(joined("한빛시는 새 다리를\n6일 열었다.", Layout::Blocks), 1);
    }

    #[test]
    fn paragraphs_of_a_line_each_stay_apart() {
        let page = "한빛시 새 다리 6일 개통\n한빛시는 6일 오전 10시 새 항구 다리를 개통한다고 5일 밝혔다.\n\
                    다리는 왕복 4차로이고 길이는 1.2㎞이다.\n보행로는 안전 점검을 거쳐 내년 3월 열린다고 시는 덧붙였다.";
        assert_eq!(joined(page, Layout::Lines), 4);
        assert_eq!(joined("- 왕복 4차로\n- 보행로", Layout::Blocks), 2);
        assert_eq!(joined("공유\n한빛시는 6일 새 다리를 열었다.", Layout::Blocks), 2);
    }
}
