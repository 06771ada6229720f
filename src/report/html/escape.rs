//! What of an article's text may reach a browser? All of it, as text: no markup, nothing invisible, nothing that reorders a line.
//!
//! Every value in a template passes here; `|safe` is used for nothing but our own style and script.

use std::fmt::{self, Write};

use askama::filters::Escaper;

use crate::report::sanitise;

/// The escaper of the page's templates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visible;

impl Escaper for Visible {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| self.write_escaped_char(&mut dest, c))
    }

    fn write_escaped_char<W: Write>(&self, mut dest: W, c: char) -> fmt::Result {
        match c {
            '&' => dest.write_str("&amp;"),
            '<' => dest.write_str("&lt;"),
            '>' => dest.write_str("&gt;"),
            '"' => dest.write_str("&quot;"),
            '\'' => dest.write_str("&#39;"),
            c if c.is_whitespace() => dest.write_char(' '),
            c => dest.write_char(sanitise::visible(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        Visible.write_escaped_str(&mut out, text).unwrap();
        out
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(escaped("<b a=\"'\">&\n"), "&lt;b a=&quot;&#39;&quot;&gt;&amp; ");
        assert_eq!(escaped("\u{202e}\u{1b}[31m"), "\u{fffd}␛[31m");
    }

    proptest! {
        #[test]
        fn nothing_passes_that_is_markup_or_unseen(text in any::<String>()) {
            let made = escaped(&text);
            prop_assert!(!made.contains(['<', '>', '"', '\'']));
            prop_assert!(!made.chars().any(sanitise::is_dangerous));
        }
    }
}
