//! Is a time counted forward by a length (2년 뒤, two years later)?

use crate::language::table;
use crate::model::Lang;

/// The roles in the table `shifts` of words behind a length that count it forward.
const FORWARD: [&str; 2] = ["after", "hence"];

/// Whether the words of a time end in one that counts forward.
#[must_use]
pub fn counted_forward(quote: &str, lang: Lang) -> bool {
    let shifts = table(lang, "shifts");
    let forward = shifts.rows.iter().filter(|row| FORWARD.contains(&shifts.cell(row, "role")));
    forward.map(|row| shifts.cell(row, "word")).any(|words| words.split('|').any(|word| quote.ends_with(word)))
}

#[cfg(test)]
mod tests {
    use super::counted_forward;
    use crate::model::Lang;

    #[test]
    fn only_lengths_counted_forward_count() {
        for (lang, quote, counts) in [
            ("ko", "2년 뒤", true),
            ("ko", "사흘 후", true),
            ("ko", "2년 전", false),
            ("ko", "2015년", false),
            ("en", "two years later", true),
            ("en", "a week ago", false),
        ] {
            assert_eq!(counted_forward(quote, Lang::parse(lang).unwrap()), counts, "{quote}");
        }
    }
}
