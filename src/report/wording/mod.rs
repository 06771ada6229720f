//! How does a person write this value? One file a shape; which words and in which order is the
//! language's `report.tsv`, `report-units.tsv` and `report-scales.tsv`.
//!
//! Refuses to round: a value is written out in full, or exactly in the scale words of the language.

mod number;
mod period;
mod quantity;
mod question;

use jiff::civil::DateTime;

use crate::model::{Claim, Grain, Kind, Modality, Name, Period, Speaker, Value};

use super::words::Words;

use number::number;
pub use question::question;

/// The value in words: `2014년 10월`, `8억 달러`, `12:23`.
#[must_use]
pub fn value(words: &Words, kind: Kind, value: &Value) -> String {
    match value {
        Value::Time(time) => period::period(words, time),
        Value::Duration(duration) => quantity::range(words, kind, &duration.range),
        Value::Quantity(range) => quantity::range(words, kind, range),
        Value::Name(name) => one_name(words, name),
        Value::Set(set) => {
            let names: Vec<&str> = set.members.iter().map(|member| member.name.as_str()).collect();
            let names = names.join(&words.word("list.comma"));
            if set.open { words.say("set.open", &[("names", &names)]) } else { names }
        }
        Value::Statement(statement) => {
            let state = words.code("state", statement.state.name());
            words.say(&format!("polarity.{}", statement.polarity.name()), &[("state", &state)])
        }
    }
}

/// A moment to the minute, or to the day where it is midnight.
#[must_use]
pub fn moment(words: &Words, at: DateTime) -> String {
    let grain = if at.time() == jiff::civil::Time::midnight() { Grain::Day } else { Grain::Minute };
    period::period(words, &Period::Dated { from: Some(at), until: Some(at), grain, approx: false })
}

/// A month, quarter or year by its ends.
#[must_use]
pub fn frame(words: &Words, from: DateTime, until: DateTime) -> String {
    period::period(words, &Period::Dated { from: Some(from), until: Some(until), grain: Grain::Year, approx: false })
}

/// A reason's figure: an ISO time as a date, a decimal as a number, anything else as it stands.
#[must_use]
pub fn figure(words: &Words, figure: &str) -> String {
    if figure.contains(['T', '-'])
        && let Ok(at) = figure.parse::<DateTime>()
    {
        return moment(words, at);
    }
    if figure.contains(" + ") {
        return figure.split(" + ").map(|term| self::figure(words, term)).collect::<Vec<_>>().join(" + ");
    }
    if let Some(day) = figure.strip_prefix("-W-") {
        return words.word(&format!("weekday.{day}"));
    }
    // up to four digits may be a year, and a year is written without marks
    let long = figure.trim_start_matches('-').len() > 4;
    figure.parse().ok().filter(|_| long).map_or_else(|| figure.to_owned(), |decimal| number(words, decimal))
}

/// Who says it, in words.
#[must_use]
pub fn speaker(words: &Words, claim: &Claim) -> String {
    let attribution = &claim.attribution;
    match attribution.speaker {
        Speaker::Outlet => words.word("speaker.outlet"),
        _ if attribution.name.is_empty() => words.word("speaker.nobody"),
        speaker => words.say(&format!("speaker.{}", speaker.name()), &[("name", &attribution.name)]),
    }
}

/// How it is put, in words.
#[must_use]
pub fn modality(words: &Words, modality: Modality) -> String {
    words.code("modality", modality.name())
}

fn one_name(words: &Words, name: &Name) -> String {
    let aliases: Vec<&str> = name.aliases.iter().map(String::as_str).filter(|a| !a.starts_with('~')).collect();
    if aliases.is_empty() {
        return name.name.clone();
    }
    let aliases = aliases.join(&words.word("list.comma"));
    words.say("name.aliases", &[("name", &name.name), ("aliases", &aliases)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{languages, table};
    use crate::model::{Range, Unit};

    #[test]
    fn quantities_are_written_as_the_corpora_say() {
        for lang in languages() {
            let (corpus, words) = (table(lang, "report-units.corpus"), Words::new(lang));
            let mut written = String::new();
            for row in &corpus.rows {
                let cell = |name| corpus.cell(row, name);
                let (low, high) = (cell("low").parse().ok(), cell("high").parse().ok());
                let range = Range {
                    low,
                    high,
                    low_inclusive: cell("ends").starts_with('['),
                    high_inclusive: cell("ends").ends_with(']'),
                    approx: cell("about") == "~",
                    step: 1.into(),
                    unit: Unit::new(cell("unit")),
                };
                let kind = *Kind::ALL.iter().find(|kind| kind.name() == cell("kind")).expect("a kind");
                let made = value(&words, kind, &Value::Quantity(range));
                assert_eq!(made, cell("words"), "{}.tsv:{}", corpus.name, row.line);
                written.push_str(&made);
            }
            let units = table(lang, "report-units");
            for row in &units.rows {
                let key = units.cell(row, "unit");
                let hit = |row| {
                    let (kind, unit) = (corpus.cell(row, "kind"), corpus.cell(row, "unit"));
                    format!("{kind}/{unit}") == key || unit == key
                };
                assert!(corpus.rows.iter().any(hit), "{}.tsv:{}: no corpus row", units.name, row.line);
            }
            let scales = table(lang, "report-scales");
            for row in &scales.rows {
                assert!(written.contains(scales.cell(row, "word")), "{}.tsv:{}: no corpus row", scales.name, row.line);
            }
        }
    }

    #[test]
    fn times_are_written_as_people_write_them() {
        use crate::model::{Grain::*, Lang};
        let words = |code| Words::new(Lang::parse(code).unwrap());
        let (ko, en) = (words("ko"), words("en"));
        for (from, until, grain, korean, english) in [
            ("2014-01-01", "2015-01-01", Year, "2014년", "2014"),
            ("2013-01-01", "2015-01-01", Year, "2013∼2014년", "2013–2014"),
            ("2024-07-01", "2025-01-01", Half, "2024년 하반기", "second half of 2024"),
            (
                "2024-01-01",
                "2025-07-01",
                Half,
                "2024년 상반기∼2025년 상반기",
                "first half of 2024 – first half of 2025",
            ),
            ("2025-01-01", "2025-04-01", Quarter, "2025년 1분기", "Q1 2025"),
            ("2025-01-01", "2025-07-01", Quarter, "2025년 1∼2분기", "Q1–Q2 2025"),
            ("2014-10-01", "2014-11-01", Month, "2014년 10월", "October 2014"),
            ("2014-10-01", "2014-12-01", Month, "2014년 10∼11월", "October–November 2014"),
            ("2024-03-01", "2024-03-11", Month, "2024년 3월 1∼10일", "1–10 March 2024"),
            ("2024-02-27", "2024-03-01", Day, "2024년 2월 27∼29일", "27–29 February 2024"),
            ("2024-02-26", "2024-03-04", Week, "2024년 2월 26일∼3월 3일", "26 February – 3 March 2024"),
            ("2024-12-30", "2025-01-06", Week, "2024년 12월 30일∼2025년 1월 5일", "30 December 2024 – 5 January 2025"),
            ("2024-02-28T14:00", "2024-02-28T15:00", Hour, "2024년 2월 28일 14시", "28 February 2024, 14:00"),
            ("2024-02-28T00:00", "2024-02-28T12:00", Hour, "2024년 2월 28일 오전", "28 February 2024, before noon"),
            ("2024-02-28T18:00", "2024-02-28T22:00", Hour, "2024년 2월 28일 저녁", "28 February 2024, 18:00–22:00"),
            (
                "2024-02-28T18:00",
                "2024-02-29T00:00",
                Hour,
                "2024년 2월 28일 18∼24시",
                "28 February 2024, evening or night",
            ),
            ("2024-02-28T14:00", "2024-02-28T17:00", Hour, "2024년 2월 28일 14∼17시", "28 February 2024, 14:00–17:00"),
            ("2024-02-28T12:23", "2024-02-28T12:24", Minute, "2024년 2월 28일 12:23", "28 February 2024, 12:23"),
            (
                "2024-02-28T12:23",
                "2024-02-28T12:31",
                Minute,
                "2024년 2월 28일 12:23∼12:31",
                "28 February 2024, 12:23–12:31",
            ),
            (
                "2024-02-28T12:23:05",
                "2024-02-28T12:23:06",
                Second,
                "2024년 2월 28일 12:23:05",
                "28 February 2024, 12:23:05",
            ),
            ("2013-01-01", "", Year, "2013년 이후", "from 2013 on"),
            ("", "2024-03-01", Month, "2024년 2월까지", "until February 2024"),
            ("", "", Year, "때를 가리지 않음", "any time"),
            // ends in the wrong order are shown, never a panic
            ("2024-03-01", "2024-02-01", Day, "2024년 3월 1일", "1 March 2024"),
        ] {
            let end = |text: &str| (!text.is_empty()).then(|| text.parse::<DateTime>().unwrap());
            let time = Value::Time(Period::Dated { from: end(from), until: end(until), grain, approx: false });
            let made = [&ko, &en].map(|words| value(words, Kind::Time, &time));
            assert_eq!(made, [korean, english], "{from} {until}");
        }
        for edge in [DateTime::MIN, DateTime::MAX] {
            let time = Period::Dated { from: Some(edge), until: Some(edge), grain: Quarter, approx: true };
            assert!(value(&ko, Kind::Time, &Value::Time(time)).contains("무렵"));
        }
        for (from, until, grain, korean, english) in [
            ("14:00", Some("15:00"), Hour, "14시", "14:00"),
            ("14:00", Some("17:00"), Hour, "14∼17시", "14:00–17:00"),
            ("12:23", Some("12:24"), Minute, "12:23", "12:23"),
            ("12:23", None, Minute, "12:23∼24:00", "12:23–24:00"),
            ("20:00", None, Hour, "밤", "20:00–24:00"),
            ("19:00", None, Hour, "19∼24시", "19:00–24:00"),
            ("06:00", Some("12:00"), Hour, "6∼12시", "morning"),
            ("23:00", None, Hour, "23시", "23:00"),
            ("23:00", Some("00:00"), Hour, "23시", "23:00"),
            ("12:23", Some("13:00"), Hour, "12:23∼13:00", "12:23–13:00"),
            ("12:23:05", Some("12:23:06"), Second, "12:23:05", "12:23:05"),
        ] {
            let time = Value::Time(Period::Clock {
                from: from.parse().unwrap(),
                until: until.map(|until| until.parse().unwrap()),
                grain,
                approx: true,
            });
            assert_eq!(value(&ko, Kind::Time, &time), format!("{korean} 무렵"), "{from} {until:?}");
            assert_eq!(value(&en, Kind::Time, &time), format!("around {english}"), "{from} {until:?}");
        }
    }

    #[test]
    fn parts_of_the_day_are_written_by_their_names() {
        for lang in languages() {
            let (words, parts) = (Words::new(lang), table(lang, "report-hours"));
            for row in &parts.rows {
                let (from, until) = parts.cell(row, "hours").split_once('-').expect("two hours");
                let hour = |text: &str| jiff::civil::time(text.parse::<i8>().expect("an hour") % 24, 0, 0, 0);
                let time =
                    Period::Clock { from: hour(from), until: Some(hour(until)), grain: Grain::Hour, approx: false };
                assert_eq!(value(&words, Kind::Time, &Value::Time(time)), parts.cell(row, "words"));
            }
        }
    }

    #[test]
    fn figures_are_dates_numbers_or_words() {
        let words = Words::new(crate::model::Lang::parse("ko").unwrap());
        for (given, made) in [
            ("2024", "2024"),
            ("320000000", "3억2000만"),
            ("2024-02-28", "2024년 2월 28일"),
            ("2024-02-28T12:23:00", "2024년 2월 28일 12:23"),
            ("-5", "-5"),
            ("-W-3", "수요일"),
            ("34200000000 + 1760", "342억 + 1760"),
            ("수요일", "수요일"),
            ("", ""),
        ] {
            assert_eq!(figure(&words, given), made);
        }
    }
}
