//! How does styled text break into lines of a width? Counted in columns as a terminal shows them (한글 takes two).

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthChar;

/// Breaks stretches of text at spaces, or inside a word that fits no line; lines after the first start with `indent` spaces.
pub fn flow(pieces: &[(String, Style)], width: usize, indent: usize) -> Vec<Line<'static>> {
    let width = width.max(indent + 4);
    let letters: Vec<(char, Style)> =
        pieces.iter().flat_map(|(text, style)| text.chars().map(|c| (c, *style))).collect();
    let (mut lines, mut line, mut column) = (Vec::new(), Vec::new(), 0);
    let mut space: Option<usize> = None;
    for (c, style) in letters {
        let wide = c.width().unwrap_or(0);
        if column + wide > width {
            if c == ' ' {
                continue;
            }
            let rest = match space {
                Some(at) => {
                    let rest = line.split_off(at + 1);
                    line.pop();
                    rest
                }
                None => Vec::new(),
            };
            lines.push(spans(&line));
            line = vec![(' ', Style::new()); indent];
            line.extend(rest);
            column = line.iter().map(|(c, _): &(char, Style)| c.width().unwrap_or(0)).sum();
            space = None;
        }
        if c == ' ' && line.len() > indent {
            space = Some(line.len());
        }
        line.push((c, style));
        column += wide;
    }
    lines.push(spans(&line));
    lines
}

fn spans(letters: &[(char, Style)]) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (c, style) in letters {
        match spans.last_mut() {
            Some(last) if last.style == *style => last.content.to_mut().push(*c),
            _ => spans.push(Span::styled(c.to_string(), *style)),
        }
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize, indent: usize) -> Vec<String> {
        flow(&[(text.to_owned(), Style::new())], width, indent).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_count_columns() {
        assert_eq!(lines("가나 다라 마바", 10, 0), ["가나 다라", "마바"]);
        assert_eq!(lines("가나 다라 마바", 9, 2), ["가나 다라", "  마바"]);
        assert_eq!(lines("가나다라마바사", 8, 0), ["가나다라", "마바사"]);
        assert_eq!(lines("", 8, 0), [""]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for width in 4..40 {
            for line in flow(&[("대조 desk 가나다라마바사아자차카타파하 ab c ".repeat(4), Style::new())], width, 2)
            {
                assert!(line.width() <= width.max(6), "{width}: {line}");
            }
        }
    }
}
