//! The language of a text.

use std::fmt;

use tinystr::TinyAsciiStr;

/// A language by its lower-case ISO 639 code (`ko`, `en`); `und` is what all languages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(TinyAsciiStr<8>);

impl Lang {
    /// What is shared by all languages, or a language that is not known.
    pub const UND: Lang = Lang(tinystr::tinystr!(8, "und"));

    /// Reads a code; a region is dropped (`ko-KR` is `ko`). `None` when it is no language code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Lang> {
        let head = code.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        if !(2..=3).contains(&head.len()) || !head.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        TinyAsciiStr::try_from_str(&head).ok().map(Lang)
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
