//! The laws of relations between two values of one shape: whatever the figures, whichever is asked first, in whichever unit.

use daejo::model::{Duration, Grain, Name, NameSet, Period, Polarity, Range, State, Statement, TimeUnit, Unit, Value};
use daejo::reconcile::{Finer, Outcome, compare};
use jiff::civil::{Date, Time};
use proptest::prelude::*;
use rust_decimal::Decimal;

#[path = "support/ranges.rs"]
mod ranges;

/// Units of one dimension whose ratios are powers of ten: figures convert without a remainder.
const EXACT: [(&str, &str); 5] = [("km", "m"), ("m", "cm"), ("t", "kg"), ("MW", "kW"), ("har", "m2")];

/// A figure with few digits, so that two of them meet, touch and hold each other often.
fn figure() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (1_i64..60).prop_map(Decimal::from),
        (1_i64..60, 0_u32..7).prop_map(|(n, zeros)| Decimal::from(n * 10_i64.pow(zeros))),
        (1_i64..6000, 0_u32..3).prop_map(|(n, scale)| Decimal::new(n, scale)),
        (1000_i64..1_400_000).prop_map(Decimal::from),
    ]
}

fn range(unit: &'static str) -> impl Strategy<Value = Range> {
    (figure(), figure(), 0..7_u64, 0_u32..4).prop_map(move |(a, b, shape, places)| {
        let mut range = ranges::range(a, b, unit, shape);
        // the step a figure was written with is a place it is a multiple of
        let step = Decimal::from(10_i64.pow(places));
        let fits = |d: Option<Decimal>| d.is_none_or(|d| (d % step).is_zero());
        range.step = if fits(range.low) && fits(range.high) { step } else { Decimal::new(1, a.scale().max(b.scale())) };
        range
    })
}

fn period() -> impl Strategy<Value = Period> {
    let grains = [Grain::Minute, Grain::Hour, Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year];
    let day = |n: i64| Date::constant(2024, 1, 1).checked_add(jiff::Span::new().days(n)).expect("a day");
    (0_i64..80, 1_i64..60, 0..grains.len(), 0..8_u8, any::<bool>(), 0_i8..24, 1_i8..20).prop_map(
        move |(from, length, grain, shape, approx, hour, hours)| {
            let at = |n: i64| day(n).to_datetime(Time::midnight());
            let grain = grains[grain];
            match shape {
                0 => Period::Dated { from: Some(at(from)), until: None, grain, approx },
                1 => Period::Dated { from: None, until: Some(at(from)), grain, approx },
                2 | 3 => {
                    let clock = |h: i8| Time::constant(h % 24, 0, 0, 0);
                    let until = if shape == 2 { Some(clock(hour + hours)) } else { None };
                    Period::Clock { from: clock(hour), until, grain: Grain::Hour, approx }
                }
                4 => {
                    let from = day(from).to_datetime(Time::constant(hour, 0, 0, 0));
                    let until = from.checked_add(jiff::Span::new().hours(1)).ok();
                    Period::Dated { from: Some(from), until, grain: Grain::Hour, approx }
                }
                _ => Period::Dated { from: Some(at(from)), until: Some(at(from + length)), grain, approx },
            }
        },
    )
}

fn duration() -> impl Strategy<Value = Duration> {
    use TimeUnit::{Day, Hour, Minute, Month, Second, Week, Year};
    let units = prop::sample::select(vec![Second, Minute, Hour, Day, Week, Month, Year]);
    (units, 1_i64..200, 0..7_u64).prop_map(|(unit, n, shape)| {
        let mut range = ranges::range(Decimal::from(n), Decimal::from(n + 3), "s", shape);
        range.unit = unit.ucum();
        Duration { range, unit, iso: None }
    })
}

fn name() -> impl Strategy<Value = Name> {
    let words = ["소담", "시장", "소담시", "위원장", "부위원장", "Haven", "mayor", "city"];
    let alias = prop::sample::subsequence(vec!["~시장", "~위원장"], 0..2);
    (prop::sample::subsequence(words.to_vec(), 1..4).prop_shuffle(), alias).prop_map(|(words, alias)| Name {
        name: words.join(" "),
        aliases: alias.into_iter().map(str::to_owned).collect(),
    })
}

fn statement() -> impl Strategy<Value = Statement> {
    use State::{Cancelled, Considered, Done, Expected, Planned, UnderWay};
    let states = prop::sample::select(vec![Considered, Planned, Expected, UnderWay, Done, Cancelled]);
    (states, any::<bool>())
        .prop_map(|(state, said)| Statement { polarity: if said { Polarity::Said } else { Polarity::Denied }, state })
}

/// Two values of one shape.
fn pair() -> impl Strategy<Value = (Value, Value)> {
    let mut units: Vec<(&str, &str)> = ranges::UNITS.iter().map(|unit| (*unit, *unit)).collect();
    units.extend([("km", "m"), ("km", "[mi_i]"), ("kg", "t")]);
    let units = prop::sample::select(units);
    let set = || {
        prop::collection::vec(name(), 1..4).prop_map(|mut members| {
            members.sort();
            members.dedup();
            Value::Set(NameSet { members, open: false })
        })
    };
    prop_oneof![
        4 => units.prop_flat_map(|(a, b)| (range(a), range(b))).prop_map(|(a, b)| (Value::Quantity(a), Value::Quantity(b))),
        4 => (period(), period()).prop_map(|(a, b)| (Value::Time(a), Value::Time(b))),
        2 => (duration(), duration()).prop_map(|(a, b)| (Value::Duration(a), Value::Duration(b))),
        1 => (name(), name()).prop_map(|(a, b)| (Value::Name(a), Value::Name(b))),
        1 => (set(), set()),
        1 => (statement(), statement()).prop_map(|(a, b)| (Value::Statement(a), Value::Statement(b))),
    ]
}

/// The relation without its figures, and the code of its reason.
fn plain(outcome: Option<Outcome>) -> Option<(Outcome<()>, &'static str)> {
    outcome.map(|outcome| {
        let code = match &outcome {
            Outcome::Same(r) | Outcome::Within(_, r) | Outcome::Apart(r) => r.code,
        };
        (outcome.because(|_| ()), code)
    })
}

/// Whether the first holds the second and more, and no rounding or overlap is meant.
fn holds(a: &Value, b: &Value) -> bool {
    matches!(compare(a, b), Some(Outcome::Within(Finer::Second, r)) if r.code.ends_with("/within"))
}

fn quantity(range: &Range) -> Value {
    Value::Quantity(range.clone())
}

fn converted(range: &Range, to: &str) -> Range {
    let unit = Unit::new(to);
    let figure = |d: Decimal| range.unit.convert(d, &unit).expect("units of one dimension");
    let (low, high, step) = (range.low.map(figure), range.high.map(figure), figure(range.step));
    Range { low, high, step, unit, ..range.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn every_value_agrees_with_itself((a, _) in pair()) {
        prop_assert!(matches!(compare(&a, &a), Some(Outcome::Same(_))), "{:?}: {:?}", a, compare(&a, &a));
    }

    #[test]
    fn a_relation_is_the_same_whichever_side_is_asked_first((a, b) in pair()) {
        let (forth, back) = (plain(compare(&a, &b)), plain(compare(&b, &a)));
        prop_assert_eq!(forth, back.map(|(outcome, code)| (outcome.flip(), code)), "{:?} and {:?}", a, b);
    }

    #[test]
    fn what_holds_another_is_not_held_by_it((a, b) in pair()) {
        prop_assert!(!(holds(&a, &b) && holds(&b, &a)), "{:?} and {:?}", a, b);
    }

    #[test]
    fn what_holds_a_range_holds_what_it_holds(a in range("{명}"), b in range("{명}"), c in range("{명}")) {
        let (a, b, c) = (quantity(&a), quantity(&b), quantity(&c));
        if holds(&a, &b) && holds(&b, &c) {
            let known = matches!(compare(&a, &c), Some(Outcome::Within(Finer::Second, _) | Outcome::Same(_)));
            prop_assert!(known, "{:?} and {:?} and {:?}: {:?}", a, b, c, compare(&a, &c));
        }
    }

    #[test]
    fn what_holds_a_period_holds_what_it_holds(a in period(), b in period(), c in period()) {
        let dated = |p: &Period| matches!(p, Period::Dated { .. });
        let (days, a, b, c) = (dated(&a) && dated(&b) && dated(&c), Value::Time(a), Value::Time(b), Value::Time(c));
        if days && holds(&a, &b) && holds(&b, &c) {
            prop_assert!(holds(&a, &c), "{:?} and {:?} and {:?}: {:?}", a, b, c, compare(&a, &c));
        }
    }

    #[test]
    fn another_unit_changes_no_relation(
        (large, small, a, b) in prop::sample::select(&EXACT[..]).prop_flat_map(|(large, small)| (Just(large), Just(small), range(large), range(large))),
    ) {
        let own = plain(compare(&quantity(&a), &quantity(&b)));
        let (x, y) = (converted(&a, small), converted(&b, small));
        for (one, other) in [(&x, &y), (&a, &y), (&x, &b)] {
            let there = plain(compare(&quantity(one), &quantity(other)));
            prop_assert_eq!(&there, &own, "{} in {}: {:?} and {:?}", large, small, one, other);
        }
        prop_assert_eq!(converted(&x, large).low, a.low, "there and back");
    }
}

#[test]
fn nothing_compares_across_dimensions() {
    let point = |unit: &str| Value::Quantity(Range::point(Decimal::ONE, Decimal::ONE, Unit::new(unit)));
    for (a, b) in [("km", "kg"), ("{명}", "{대}"), ("KRW", "USD"), ("%", "[pp]"), ("h", "mo")] {
        assert!(compare(&point(a), &point(b)).is_none(), "{a} and {b}");
    }
}
