//! On which days does a holiday fall, as its row in a table says?

/// How the date of a holiday is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// A column of `und/lunar` or `und/feasts`.
    Lunar(&'static str),
    /// Days from Easter Sunday.
    Easter(i16),
    /// Month, which week (negative from the end), weekday.
    Nth(i8, i8, i8),
}

/// A holiday: from a day that its rule gives, for some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feast {
    /// The rule.
    pub rule: Holiday,
    /// Days from the day of the rule to the first day.
    pub shift: i16,
    /// How many days it has.
    pub days: u16,
    /// The column of the day that ends it, where its length changes by the year.
    pub until: &'static str,
}

/// Reads the cells of a table.
#[must_use]
pub fn read(date: &'static str, lunar: &'static str, nth: &str, easter: &str) -> Option<Holiday> {
    if !easter.is_empty() {
        return easter.parse().ok().map(Holiday::Easter);
    }
    if let Some((m, d)) = date.split_once('-') {
        return Some(Holiday::Fixed(m.parse().ok()?, d.parse().ok()?));
    }
    if !lunar.is_empty() {
        return Some(Holiday::Lunar(lunar));
    }
    let mut parts = nth.splitn(3, '-').map(|p| p.parse::<i8>().ok());
    let (m, n, w) = (parts.next()??, parts.next()??, parts.next()??);
    Some(Holiday::Nth(m, if n == 5 { -1 } else { n }, w))
}
