//! Which moments do a page's words name: `2024.02.25 00:00`, `Feb. 28, 2024 10:30 a.m.`?
//!
//! Reads only full dates with a year, as pages and metadata write them; dates told in sentences
//! are the matter of `normalise`. Refuses days that no calendar has.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::page::cues::{BLANK, everyone, slot};
use super::page::pattern::{Found, Pattern};
use crate::language;
use crate::model::Published;

/// What a page says its date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// First entered or published.
    Published,
    /// Last changed.
    Modified,
}

/// A date in a line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Label, date and time, in bytes of the line.
    pub range: Range<usize>,
    /// What it is the date of, where the page says so.
    pub label: Option<Label>,
    /// The moment; `None` when no calendar has that day.
    pub at: Option<Published>,
}

static MONTHS: LazyLock<BTreeMap<String, i8>> = LazyLock::new(|| {
    let mut months = BTreeMap::new();
    for lang in everyone() {
        let table = language::table(lang, "read_months");
        for row in &table.rows {
            let number = table.cell(row, "month").parse().unwrap_or_else(|_| panic!("{}:{}", table.name, row.line));
            months.insert(table.cell(row, "name").to_lowercase(), number);
        }
    }
    months
});

static DATES: LazyLock<Pattern> = LazyLock::new(|| {
    let mut names: Vec<_> = MONTHS.keys().map(|name| regex::escape(name)).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let month = format!(r"(?i:{})\.?", names.join("|"));
    let s = |name: &str| slot(name);
    Pattern::new(&format!(
        r"(?:(?:(?P<published>{published})|(?P<modified>{modified})){b}*[:：|]?{b}*)?
(?:
(?P<y>(?:19|20)[0-9]{{2}}){b}*(?:[-./]|{year}){b}*(?P<m>[0-9]{{1,2}}){b}*(?:[-./]|{month_mark}){b}*(?P<d>[0-9]{{1,2}})(?:{b}*{day_mark})?\.?
|(?P<m2>{month}){b}+(?P<d2>[0-9]{{1,2}}),?{b}+(?P<y2>(?:19|20)[0-9]{{2}})
|(?P<d3>[0-9]{{1,2}}){b}+(?P<m3>{month}),?{b}+(?P<y3>(?:19|20)[0-9]{{2}})
)
(?:{b}*[(]{weekday}[)])?
(?:(?:T|,| at)?{b}*(?:(?P<am>{am})|(?P<pm>{pm}))?{b}*(?P<h>[0-9]{{1,2}})(?::|{b}*{hour}{b}*)(?P<min>[0-9]{{2}})(?:{b}*{minute}|:(?P<sec>[0-9]{{2}})(?:[.,][0-9]{{1,9}})?)?
(?:{b}*(?:(?P<am2>{am})|(?P<pm2>{pm})))?
(?: ?(?P<off>Z|\+[0-9]{{2}}:?[0-9]{{2}})|(?P<off2>-[0-9]{{2}}:?[0-9]{{2}}))?
)?",
        b = BLANK,
        published = s("published"),
        modified = s("modified"),
        year = s("year_mark"),
        month_mark = s("month_mark"),
        day_mark = s("day_mark"),
        weekday = s("day"),
        am = s("am"),
        pm = s("pm"),
        hour = s("hour_mark"),
        minute = s("minute_mark"),
    ).replace('\n', ""))
});

/// The story's zone by its IANA name; `None` when the zone data base has no such name.
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// The dates of one line, in order; only its first 400 bytes are looked at.
pub fn find(line: &str, zone: &TimeZone) -> Vec<Dated> {
    let mut end = line.len().min(400);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let line = &line[..end];
    // Most lines name no year; to see that is cheap.
    if !names_a_year(line) {
        return Vec::new();
    }
    DATES.find_all(line).map(|found| read(&Named { line, found }, zone)).collect()
}

/// Whether four digits of a year from 1900 to 2099 stand in a line.
fn names_a_year(line: &str) -> bool {
    let year = |four: &[u8]| matches!(four, [b'1', b'9', ..] | [b'2', b'0', ..]) && four.iter().all(u8::is_ascii_digit);
    line.as_bytes().windows(4).any(year)
}

/// A date found, by the names of its parts.
struct Named<'l> {
    line: &'l str,
    found: Found<'l>,
}

impl<'l> Named<'l> {
    fn name(&self, name: &str) -> Option<&'l str> {
        self.found.name(name).map(|range| &self.line[range])
    }
}

/// The moment that a given value (`2024-02-29T11:00+09:00`, `2024년 2월 29일`) names, in the zone.
///
/// # Errors
/// What was found, when it is not one full date that exists.
pub fn given(text: &str, zone: &TimeZone) -> Result<Published, String> {
    let text = text.trim();
    let wrong = || format!("{:?}", text.chars().take(60).collect::<String>());
    let dated = find(text, zone);
    let [one] = dated.as_slice() else { return Err(wrong()) };
    // `Thu, ` of mail-style dates and a closing full stop are all that may stand around.
    let before = text[..one.range.start].trim_end();
    let after = text[one.range.end..].trim_matches(['.', ' ']);
    let day = |d: &str| (3..=9).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_alphabetic());
    let weekday = before.is_empty() || before.strip_suffix(',').is_some_and(day);
    if !weekday || !(after.is_empty() || after == "KST" && zone.iana_name() == Some("Asia/Seoul")) {
        return Err(wrong());
    }
    one.at.ok_or_else(|| format!("{}, a time that does not exist", wrong()))
}

fn read(c: &Named, zone: &TimeZone) -> Dated {
    let label = if c.name("published").is_some() {
        Some(Label::Published)
    } else {
        c.name("modified").map(|_| Label::Modified)
    };
    Dated { range: c.found.range.clone(), label, at: moment(c, zone) }
}

fn moment(c: &Named, zone: &TimeZone) -> Option<Published> {
    let text = |names: [&str; 3]| names.iter().find_map(|n| c.name(n));
    let year: i16 = text(["y", "y2", "y3"])?.parse().ok()?;
    let month = text(["m", "m2", "m3"])?;
    let month = month.parse().ok().or_else(|| MONTHS.get(&month.trim_end_matches('.').to_lowercase()).copied())?;
    let day: i8 = text(["d", "d2", "d3"])?.parse().ok()?;
    let date = Date::new(year, month, day).ok()?;
    let Some(hour) = c.name("h") else {
        return Some(Published { at: date.to_datetime(Time::midnight()), to_the_minute: false });
    };
    let mut hour: i8 = hour.parse().ok()?;
    if text(["pm", "pm2", "pm2"]).is_some() && hour < 12 {
        hour += 12;
    } else if text(["am", "am2", "am2"]).is_some() && hour == 12 {
        hour = 0;
    }
    let number = |name: &str| c.name(name).map_or(Some(0), |m| m.parse::<i8>().ok());
    let time = Time::new(hour, number("min")?, number("sec")?, 0).ok()?;
    let at = date.to_datetime(time);
    let at = match text(["off", "off2", "off2"]) {
        Some(offset) => shifted(at, offset, zone)?,
        None => at,
    };
    Some(Published { at, to_the_minute: true })
}

fn shifted(at: DateTime, offset: &str, zone: &TimeZone) -> Option<DateTime> {
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let seconds = match digits.get(..2).zip(digits.get(2..4)) {
        Some((h, m)) => h.parse::<i32>().ok()? * 3600 + m.parse::<i32>().ok()? * 60,
        None => 0,
    };
    let seconds = if offset.starts_with('-') { -seconds } else { seconds };
    let moment = Offset::from_seconds(seconds).ok()?.to_timestamp(at).ok()?;
    Some(zone.to_datetime(moment))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seoul() -> TimeZone {
        TimeZone::get("Asia/Seoul").unwrap()
    }

    #[test]
    fn given_dates_are_read_in_the_zone() {
        for (text, at, minute) in [
            ("2024-02-29", "2024-02-29T00:00:00", false),
            ("2024-02-29T11:00", "2024-02-29T11:00:00", true),
            ("2024-02-29 11:00:30", "2024-02-29T11:00:30", true),
            ("2024-02-29T02:00:00Z", "2024-02-29T11:00:00", true),
            ("2024-02-28T21:00:00-05:00", "2024-02-29T11:00:00", true),
            ("2024-02-29T11:00:00.123+0900", "2024-02-29T11:00:00", true),
            ("2024년 2월 29일 오후 3시 05분", "2024-02-29T15:05:00", true),
            ("2024.2.29.", "2024-02-29T00:00:00", false),
            ("Thu, 29 Feb 2024 02:00:00 +0000", "2024-02-29T11:00:00", true),
            ("February 29, 2024 12:10 a.m.", "2024-02-29T00:10:00", true),
            ("Sept. 3, 2024", "2024-09-03T00:00:00", false),
        ] {
            let got = given(text, &seoul()).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!((got.at, got.to_the_minute), (at.parse().unwrap(), minute), "{text}");
        }
    }

    #[test]
    fn days_no_calendar_has_and_other_words_are_refused() {
        for text in [
            "2024-02-30",
            "2023년 2월 29일",
            "2024-13-01",
            "2월 29일",
            "어제",
            "",
            "2024-02-29T25:00",
            "2024-02-29 아님",
            "x 2024-02-29",
        ] {
            assert!(given(text, &seoul()).is_err(), "{text}");
        }
    }

    #[test]
    fn labels_tell_publication_from_change() {
        let line = "입력: 2024.03.05 09:00 / 수정: 2024.03.06 10:00";
        let got = find(line, &seoul());
        assert_eq!(got.iter().map(|d| d.label).collect::<Vec<_>>(), [Some(Label::Published), Some(Label::Modified)]);
        assert_eq!(&line[got[0].range.clone()], "입력: 2024.03.05 09:00");
    }

    #[test]
    fn every_month_is_read_as_its_corpus_says() {
        for lang in everyone() {
            let (table, corpus) = (language::table(lang, "read_months"), language::table(lang, "read_months.corpus"));
            for row in &corpus.rows {
                let day = given(corpus.cell(row, "text"), &seoul()).map(|p| p.at.date().to_string());
                assert_eq!(day.as_deref().unwrap_or("-"), corpus.cell(row, "day"), "{}:{}", corpus.name, row.line);
            }
            for (name, row) in table.column("name") {
                let hit = corpus.rows.iter().any(|r| corpus.cell(r, "text").starts_with(&format!("{name} ")));
                assert!(hit, "{}:{} is in no corpus row", table.name, row.line);
            }
        }
    }
}
