//! How does a message of the library read in a report's language?
//!
//! The library says in English what it found and what it expected: for programs, for logs, for searching. A language's table
//! `messages` holds what each message reads there, by its English words; `{x}` in both stands for what varies, and what
//! was found or expected, and why, is looked up in turn. What no table has stays as it is.

use crate::language::table;

use super::words::Words;

/// What varies and is itself a message; all else that varies is a name, a figure or somebody's words.
const MESSAGES: [&str; 4] = ["found", "expected", "what", "why"];

impl Words {
    /// The message in this language.
    #[must_use]
    pub fn message(&self, english: &str) -> String {
        let messages = table(self.lang(), "messages");
        let rows = messages.rows.iter().map(|row| (messages.cell(row, "message"), messages.cell(row, "text")));
        let fitting = rows.filter_map(|(message, text)| Some((message, text, matched(message, english)?)));
        // one whose first words are its own, and of those the one that leaves least to what varies
        let vague = |(message, _, with): &(&str, &str, Vec<(&str, &str)>)| {
            (message.starts_with('{'), with.iter().map(|(_, said)| said.len()).sum::<usize>())
        };
        let Some((_, text, with)) = fitting.min_by_key(vague) else {
            return english.to_owned();
        };
        let told = |(name, said): (&'static str, &str)| {
            let said = if MESSAGES.contains(&name) && said.len() < english.len() {
                self.message(said)
            } else {
                said.to_owned()
            };
            (name, said)
        };
        let with: Vec<(&str, String)> = with.into_iter().map(told).collect();
        let with: Vec<(&str, &str)> = with.iter().map(|(name, said)| (*name, said.as_str())).collect();
        self.fill(text, &with)
    }
}

/// What stands in `text` for the `{names}` of `message`; `None` where it is another message.
fn matched<'t>(message: &'static str, text: &'t str) -> Option<Vec<(&'static str, &'t str)>> {
    let Some((head, rest)) = message.split_once('{') else { return (message == text).then(Vec::new) };
    let text = text.strip_prefix(head)?;
    let (name, rest) = rest.split_once('}')?;
    let next = &rest[..rest.find('{').unwrap_or(rest.len())];
    let last = next.len() == rest.len();
    // what was found may hold anything, also words of the message
    let end = match (last, name) {
        (true, _) => text.strip_suffix(next)?.len(),
        (false, "found") => text.rfind(next)?,
        (false, _) => text.find(next)?,
    };
    if end == 0 {
        return None;
    }
    let mut with = vec![(name, &text[..end])];
    if !last {
        with.extend(matched(rest, &text[end..])?);
    }
    Some(with)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn korean(message: &str) -> String {
        Words::new(Lang::parse("ko").unwrap()).message(message)
    }

    #[test]
    fn messages_name_what_was_found_and_expected() {
        for (english, text) in [
            ("found an empty file, expected an article", "빈 파일입니다. 기사가 필요합니다."),
            (
                "error: story/story.toml:4: found file = \"b.txt\" (entity not found), expected a file that exists",
                "오류: story/story.toml:4: file = \"b.txt\"(없는 파일)입니다. 실제로 있는 파일이 필요합니다.",
            ),
            (
                "found published = \"2024-02-30\", a time that does not exist, expected a date that exists, as 2024-02-29T11:00",
                "published = \"2024-02-30\"(없는 날짜나 시각)입니다. 2024-02-29T11:00처럼 실제로 있는 날짜가 필요합니다.",
            ),
            ("declared as klingon, which is no known charset", "klingon으로 적혀 있지만 알려진 문자 집합이 아닙니다"),
            ("3 places could not be decoded as EUC-KR", "EUC-KR로 풀 수 없는 자리가 3곳 있습니다"),
            ("sentences 12 of 18", "문장 18개 가운데 12개가 같음"),
        ] {
            assert_eq!(korean(english), text);
        }
    }

    #[test]
    fn what_nobody_translated_and_what_is_quoted_stays() {
        assert_eq!(korean("no such words"), "no such words");
        assert_eq!(
            korean("found file = \"an article\", expected a file"),
            "file = \"an article\"입니다. 파일이 필요합니다."
        );
        let english = "found an empty file, expected an article";
        assert_eq!(Words::new(Lang::parse("en").unwrap()).message(english), english);
        // a text that looks like a message is one thing found
        assert!(korean("found lang: \"x, expected y\", expected a language code, as ko").contains("\"x, expected y\""));
    }
}
