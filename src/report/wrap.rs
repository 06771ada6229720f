//! Lines that fit a width, counted in columns as a terminal shows them (한글 takes two).

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks one line of plain text into lines of at most `width` columns; those after the first start with `indent`.
/// A word that fits no line is broken between characters. An indent that leaves no room is left out.
#[must_use]
pub fn wrap(text: &str, width: usize, indent: &str) -> String {
    let indent = if indent.width() + 4 > width { "" } else { indent };
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut column = 0;
    let lead = text.len() - text.trim_start_matches(' ').len();
    out.push_str(&text[..lead]);
    column += lead;
    let mut fresh = true;
    for word in text[lead..].split(' ') {
        let wide = word.width();
        let space = usize::from(!fresh);
        if column + space + wide > width && !fresh {
            out.push('\n');
            out.push_str(indent);
            column = indent.width();
        } else if !fresh {
            out.push(' ');
            column += 1;
        }
        fresh = false;
        if column + wide <= width {
            out.push_str(word);
            column += wide;
            continue;
        }
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if column + wide > width && column > indent.width() {
                out.push('\n');
                out.push_str(indent);
                column = indent.width();
            }
            out.push(c);
            column += wide;
        }
    }
    out
}

/// The text when it fits, or else as much of it as does, with `…`.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| text[..*end].width() < width).last().unwrap_or(0);
    format!("{}…", text[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(wrap("가나다 라마 바", 8, ""), "가나다\n라마 바");
        assert_eq!(wrap("- 가나다라마바사", 9, "  "), "-\n  가나다\n  라마바\n  사");
        assert_eq!(wrap("abc", 80, "  "), "abc");
    }

    #[test]
    fn a_cut_text_shows_that_it_was_cut() {
        assert_eq!(cut("가나다", 6), "가나다");
        assert_eq!(cut("가나다라", 6), "가나…");
        assert_eq!(cut("ab cd", 4), "ab…");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_nothing_is_lost(text in "[가-힣a-z]{0,30}( [가-힣a-z]{1,30}){0,6}", width in 8_usize..60) {
            let made = wrap(&text, width, "  ");
            prop_assert!(made.lines().all(|line| line.width() <= width));
            let bare = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&made), bare(&text));
        }
    }
}
