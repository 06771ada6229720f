//! What of an article's text may reach a reader's screen?
//!
//! Control characters, terminal escapes and characters that reorder or hide text never do: they are
//! shown as visible stand-ins. Markdown and HTML signs are escaped, spreadsheet formulas defused.

/// Whether a character can steer a terminal, reorder the line or hide in it.
#[must_use]
pub fn is_dangerous(c: char) -> bool {
    // nearly all there is
    if matches!(c, ' '..='~' | '\u{AC00}'..='\u{D7A3}') {
        return false;
    }
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Whether a text has a byte that what [`is_dangerous`] begins with; to see that there is none is cheap.
#[must_use]
pub(super) fn may_be_dangerous(text: &str) -> bool {
    let begins = |byte| matches!(byte, 0..=0x1F | 0x7F | 0xC2 | 0xD8 | 0xE1..=0xE3 | 0xEF | 0xF3);
    text.bytes().fold(false, |seen, byte| seen | begins(byte))
}

/// The character, or the stand-in that is shown for a dangerous one.
pub(super) fn visible(c: char) -> char {
    match c {
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        c if is_dangerous(c) => '\u{FFFD}',
        c => c,
    }
}

/// One line of plain text: whitespace runs become one space, dangerous characters visible stand-ins.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(visible(c));
    }
    out
}

/// [`plain`], with everything that Markdown or HTML would read as markup escaped, and with addresses that GitHub would make
/// links of broken apart.
#[must_use]
pub fn markdown(text: &str) -> String {
    let plain = plain(text);
    let mut out = String::with_capacity(plain.len() + 8);
    for (at, c) in plain.char_indices() {
        let (before, after) = (&plain[..at], &plain[at + c.len_utf8()..]);
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' if before.ends_with(|c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c))
                && after.starts_with(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c)) =>
            {
                // no escape keeps an address of mail from becoming a link
                out.push_str("<!-- -->@");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' | '!' => out.extend(['\\', c]),
            ':' if after.starts_with("//") => out.push_str("\\:"),
            '.' if before.len() >= 3 && before.as_bytes()[at - 3..].eq_ignore_ascii_case(b"www") => out.push_str("\\."),
            // a line that begins so would be a list, a rule or an underline
            '-' | '+' | '=' if before.is_empty() => out.extend(['\\', c]),
            '.' | ')' if !before.is_empty() && before.len() < 10 && before.bytes().all(|b| b.is_ascii_digit()) => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    out
}

/// [`plain`], with a leading `'` where a spreadsheet would take the cell for a formula.
#[must_use]
pub fn cell(text: &str) -> String {
    let plain = plain(text);
    if plain.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{plain}")
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn escapes_are_seen_and_not_obeyed() {
        assert_eq!(plain("a\x1b[31mred\u{9b}0m\u{202e}b"), "a␛[31mred�0m�b");
        assert_eq!(plain("  one\n\ttwo\u{a0}three "), "one two three");
        assert_eq!(markdown("<b>*x*</b> | a_b & ~1~"), "&lt;b&gt;\\*x\\*&lt;/b&gt; \\| a\\_b &amp; \\~1\\~");
        assert_eq!(markdown("- a"), "\\- a");
        assert_eq!(markdown("12. a-1. 3) b"), "12\\. a-1. 3) b");
        assert_eq!(markdown("https://a.b www.a.b x@a.b"), "https\\://a.b www\\.a.b x<!-- -->@a.b");
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("\t@cmd"), "'@cmd");
    }

    proptest! {
        #[test]
        fn nothing_dangerous_passes(text in any::<String>()) {
            for made in [plain(&text), markdown(&text), cell(&text)] {
                prop_assert!(!made.chars().any(is_dangerous), "{made:?}");
            }
            prop_assert!(!markdown(&text).replace("<!-- -->", "").contains(['<', '>']));
        }

        #[test]
        fn what_may_not_be_dangerous_is_not(c in any::<char>()) {
            prop_assert!(may_be_dangerous(&c.to_string()) || !is_dangerous(c));
        }

        #[test]
        fn plain_text_is_made_once(text in any::<String>()) {
            let once = plain(&text);
            prop_assert_eq!(plain(&once), once.clone());
        }

        #[test]
        fn no_cell_is_a_formula(text in "[=+@-]?.{0,8}") {
            prop_assert!(!cell(&text).starts_with(['=', '+', '-', '@']));
        }
    }
}
