//! What is the relation of two claims of one question? The values say whether they fit; modality and time whether time explains it.

use jiff::civil::DateTime;
use rust_decimal::Decimal;

use super::compare::{Finer, NEAR, Outcome, bare, reason};
use crate::model::{Claim, Flag, Grain, Link, Modality, Period, Range, Reason, Relation, State, Value};

/// Whether the figure is one that grows while the news goes on.
pub type Running = bool;

/// How surely two claims of one cluster are one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Joined barely, or only through others.
    #[default]
    Loose,
    /// So that values which miss each other narrowly are two accounts of one thing.
    Likely,
    /// So that a contradiction is one.
    Sure,
}

/// Relates two claims of one cluster, all of whose claims are `members`; `None` when nothing can be said of them. Only a pair
/// that was itself joined surely, not merely through others, may be called a conflict, or one whose values miss
/// each other narrowly.
#[must_use]
pub fn relate(a: &Claim, b: &Claim, running: Running, certainty: Certainty, members: &[&Claim]) -> Option<Link> {
    let sure = certainty == Certainty::Sure;
    let one_thing = certainty >= Certainty::Likely || of_one_thing(a, b);
    let link = |relation, finer: Option<String>, reason| {
        Some(Link { a: a.id.clone(), b: b.id.clone(), relation, finer, reason })
    };
    let same_article = a.article == b.article;
    let told = |code| reason(code, &a.value, &b.value);
    match bare(&a.value, &b.value)? {
        // as of any two states: what moved on is an update if it is surely one matter, else nothing is said
        Outcome::Same(NEAR) if let Some(reason) = begun(a, b) => {
            Some(reason).filter(|_| sure).and_then(|r| link(Relation::Update, None, r))
        }
        Outcome::Same(code) => link(Relation::Agree, None, told(code)),
        Outcome::Within(..) if !one_thing && swallowed(&a.value, &b.value) => None,
        Outcome::Within(finer, code) => {
            let finer = if finer == Finer::First { &a.id } else { &b.id };
            link(Relation::Refine, Some(finer.clone()), told(code))
        }
        Outcome::Apart(code) => {
            if let Value::Statement(_) = a.value {
                return moved_on(a, b).filter(|_| sure).and_then(|r| link(Relation::Update, None, r));
            }
            if let Some(reason) =
                explained(a, b, running).filter(|r| sure || running || r.code == PLAN_CHANGED && one_thing)
            {
                return link(Relation::Update, None, reason);
            }
            let near_miss = slip(&a.value, &b.value) && one_thing;
            let probable = near_miss || sure && tied(a) && tied(b) && !far(&a.value, &b.value);
            if !probable || same_article || guessed(a) || guessed(b) || of_two_people(a, b) || past_and_to_come(a, b) {
                return None;
            }
            match overtaken(a, b, members) {
                Some(reason) => link(Relation::Update, None, reason),
                None => link(Relation::Conflict, None, told(code)),
            }
        }
    }
}

/// Whether it is a figure so small that it tells nothing by itself.
pub fn few(value: &Value) -> bool {
    matches!(value, Value::Quantity(range) if range.single().is_some_and(|figure| figure.abs() <= FEW))
}

/// Whether two values agree.
pub fn same(a: &Value, b: &Value) -> bool {
    matches!(bare(a, b), Some(Outcome::Same(_)))
}

/// Whether two values agree or one is only more precise.
pub fn fits(a: &Value, b: &Value) -> bool {
    matches!(bare(a, b), Some(Outcome::Same(_) | Outcome::Within(..)))
}

/// The concept of announcing.
const SAYING: &str = "~announce";

/// Whether a claim is tied to something, and a figure counts something: else it is too weak to contradict another.
fn tied(claim: &Claim) -> bool {
    let question = &claim.question;
    // of many things that are announced, which one is not told by the verb
    let says = matches!(claim.value, Value::Time(_)) && question.relation.as_deref() == Some(SAYING);
    let untied = (question.relation.is_none() || says) && question.slot.is_none() && question.counted.is_none();
    let uncounted =
        matches!(claim.value, Value::Quantity(_)) && question.figure.is_none() && question.counted.is_none();
    !untied && !uncounted
}

/// Whether the words say that two values are of one thing: a figure of one name, of one thing counted, told by one verb; and
/// not that they are of two.
fn of_one_thing(a: &Claim, b: &Claim) -> bool {
    let (a, b) = (&a.question, &b.question);
    let known = |x: &Option<String>, y: &Option<String>| x.as_ref().zip(y.as_ref()).map(|(x, y)| x == y);
    let things = [known(&a.figure, &b.figure), known(&a.counted, &b.counted)];
    let told = known(&a.relation, &b.relation) == Some(true);
    (told || things.contains(&Some(true))) && !things.contains(&Some(false))
}

/// Whether one tells a time that is over when it is told, the other one that is yet to come.
fn past_and_to_come(a: &Claim, b: &Claim) -> bool {
    let lies = |c: &Claim| {
        let Value::Time(Period::Dated { from, until, .. }) = &c.value else { return None };
        let told = c.as_of?.date();
        match (from, until) {
            (Some(from), _) if from.date() > told => Some(Order::FirstLater),
            (_, Some(until)) if until.date() > told && !c.happened => Some(Order::FirstLater),
            (_, Some(until)) if until.date() <= told || c.happened => Some(Order::SecondLater),
            _ => None,
        }
    };
    matches!((lies(a), lies(b)), (Some(x), Some(y)) if x != y)
}

/// Whether the two are about two people: what each of them has is no contradiction.
fn of_two_people(a: &Claim, b: &Claim) -> bool {
    let (a, b) = (&a.question, &b.question);
    a.of_person && b.of_person && !a.carried && !b.carried && a.subject != b.subject
}

/// Whether a claim contradicts nothing: denied, or read with a guess that may itself be the difference.
pub fn guessed(claim: &Claim) -> bool {
    // now is the second of writing: as a time it contradicts nothing
    let now = matches!(claim.value, Value::Time(Period::Dated { grain: Grain::Second, .. }));
    now || claim.modality == Modality::Denied
        || claim.question.slot.as_deref() == Some("as-of")
        || claim.flags.iter().any(|f| {
            matches!(
                f,
                Flag::Vague
                    | Flag::NamedDay
                    | Flag::AmbiguousOrder
                    | Flag::SideUnclear
                    | Flag::GuessedCentury
                    | Flag::CommonTitle
            )
        })
}

/// Of two figures that miss each other narrowly, what the larger may be of the smaller.
const CLOSE: Decimal = Decimal::from_parts(115, 0, 0, false, 2);

/// Figures of one length, written in the same digits.
const TENFOLD: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// Of two times of day that miss each other narrowly, how many minutes may lie between them.
const CLOSE_MINUTES: i64 = 60;

/// Of two months that miss each other narrowly, how many may lie between them. Days that are close tell nothing: what is told
/// of a day is mostly another thing than what is told of the next.
const CLOSE_MONTHS: i64 = 3;

/// Whether two values miss each other so narrowly that they are likelier two accounts of one thing than two things: figures that differ by less than a seventh
/// or have their digits swapped (412, 421), times of one hour, days that a digit sets apart, months close to each other. Measured on the development stories, on which the limits were also chosen: nine in ten such pairs answer one question. What share
/// of the conflicts made of them is right on stories nobody tuned on is what `daejo evaluate` prints for the frozen ones.
pub fn slip(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(x), Value::Quantity(y)) => {
            let (Some(x), Some(y)) = (x.single(), y.single()) else { return false };
            let (small, large) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
            let within = |share| small.checked_mul(share).is_some_and(|most| large < most);
            large > FEW && (within(CLOSE) || within(TENFOLD) && transposed(small, large) || shifted(small, large))
        }
        (
            Value::Time(Period::Dated { from: Some(x), grain: g, .. }),
            Value::Time(Period::Dated { from: Some(y), grain: h, .. }),
        ) => {
            let minutes = x.duration_until(*y).as_mins().abs();
            match (g, h) {
                (Grain::Month, Grain::Month) => minutes <= CLOSE_MONTHS * Grain::Month.days() * 24 * 60,
                // the 5th and the 15th: a digit was lost
                (Grain::Day, Grain::Day) => (x.year(), x.month(), x.day() % 10) == (y.year(), y.month(), y.day() % 10),
                _ => *g <= Grain::Hour && *h <= Grain::Hour && minutes <= CLOSE_MINUTES,
            }
        }
        _ => false,
    }
}

/// The digits of a number without zeros at its ends.
pub fn digits(number: Decimal) -> Vec<u8> {
    let text = number.normalize().to_string().replace('.', "");
    text.trim_matches('0').bytes().collect()
}

/// Whether one number is the other with the point, or a zero, in another place: $1,200 and $12,000.
fn shifted(small: Decimal, large: Decimal) -> bool {
    small.checked_mul(TENFOLD) == Some(large) && digits(small).len() > 1
}

/// Whether two numbers are written in the same digits, zeros at their ends aside.
pub fn transposed(a: Decimal, b: Decimal) -> bool {
    let sorted = |number: Decimal| {
        let mut digits = digits(number);
        digits.sort_unstable();
        digits
    };
    sorted(a) == sorted(b)
}

/// What the larger of two figures that contradict each other may be of the smaller: outlets that differ about one
/// figure differ by a digit, a slip, another count; what lies farther apart is likelier another figure.
const FAR: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Figures up to this are compared by their difference alone.
const FEW: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// Of times that contradict each other, how many of their own grain may lie between them.
const STEPS: i64 = 12;

/// Whether the larger of two figures is more than [`FAR`] of the smaller.
fn beyond(x: Decimal, y: Decimal) -> bool {
    x.abs().min(y.abs()).checked_mul(FAR).is_some_and(|most| x.abs().max(y.abs()) > most)
}

/// Whether two values lie so far apart that they are likelier answers to two questions than a contradiction.
fn far(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(x), Value::Quantity(y)) => {
            let (Some(x), Some(y)) = (x.low.or(x.high), y.low.or(y.high)) else { return false };
            x.abs().max(y.abs()) > FEW && beyond(x, y)
        }
        (
            Value::Time(Period::Dated { from: Some(x), grain: g, .. }),
            Value::Time(Period::Dated { from: Some(y), grain: h, .. }),
        ) => {
            let days = x.date().until(y.date()).map_or(0, |span| i64::from(span.get_days().abs()));
            days > STEPS * (*g).max(*h).days()
        }
        _ => false,
    }
}

/// The range of a figure or a length of time.
fn range(value: &Value) -> Option<&Range> {
    match value {
        Value::Quantity(range) => Some(range),
        Value::Duration(duration) => Some(&duration.range),
        _ => None,
    }
}

/// Whether one of two figures has an open side and the other lies far out on it: "more than 300" holds anything larger, which says
/// nothing of the two.
fn swallowed(a: &Value, b: &Value) -> bool {
    let (Some(x), Some(y)) = (range(a), range(b)) else { return false };
    let open = |r: &Range| r.low.is_none() != r.high.is_none();
    let end = |r: &Range| r.low.or(r.high);
    let ends = end(x).zip(end(y).and_then(|q| y.unit.convert(q, &x.unit)));
    open(x) != open(y) && ends.is_some_and(|(p, q)| beyond(p, q))
}

/// Whether it is said as something to come.
fn pending(claim: &Claim) -> bool {
    !claim.happened && matches!(claim.modality, Modality::Planned | Modality::Expected)
}

/// Two plans that differ: believed of a pair that was not joined surely as well, where it is of one thing.
const PLAN_CHANGED: &str = "modality/plan-changed";

/// Why time explains that two values differ, if it does.
fn explained(a: &Claim, b: &Claim, running: Running) -> Option<Reason> {
    let figures = || vec![day(a), day(b)];
    let order = later(a.as_of, b.as_of);
    match (pending(a), pending(b)) {
        (true, false) if order == Some(Order::SecondLater) => {
            return Some(Reason { code: "modality/plan-then-outcome", figures: figures() });
        }
        (false, true) if order == Some(Order::FirstLater) => {
            return Some(Reason { code: "modality/plan-then-outcome", figures: figures() });
        }
        (true, true) if order.is_some() => return Some(Reason { code: PLAN_CHANGED, figures: figures() }),
        _ => {}
    }
    if running { grown(a, b, order?) } else { None }
}

/// The reason that a figure is the same one at a later time.
fn grown(a: &Claim, b: &Claim, order: Order) -> Option<Reason> {
    let (Value::Quantity(x), Value::Quantity(y)) = (&a.value, &b.value) else { return None };
    let grew = match order {
        Order::FirstLater => x.low >= y.low,
        Order::SecondLater => y.low >= x.low,
    };
    let code = if grew { "time/later-figure" } else { "time/smaller-figure" };
    Some(Reason { code, figures: vec![day(a), day(b)] })
}

fn day(claim: &Claim) -> String {
    claim.as_of.map_or_else(|| "?".into(), |t| t.to_string())
}

/// Why time may explain that two figures of a question differ, if it may: they hold for different days, and nobody says the
/// earlier figure again on the day of the later one or after it, nor the later figure before. Swapped digits are a slip.
fn overtaken(a: &Claim, b: &Claim, members: &[&Claim]) -> Option<Reason> {
    let (Value::Quantity(x), Value::Quantity(y)) = (&a.value, &b.value) else { return None };
    if x.single().zip(y.single()).is_some_and(|(x, y)| transposed(x, y)) {
        return None;
    }
    let date = |c: &Claim| c.as_of.map(|t| t.date());
    let (first, second) = (date(a)?, date(b)?);
    let (early, late) = match first.cmp(&second) {
        std::cmp::Ordering::Less => (a, b),
        std::cmp::Ordering::Greater => (b, a),
        std::cmp::Ordering::Equal => return None,
    };
    let against = |m: &&Claim| {
        same(&m.value, &early.value) && date(m) >= date(late) || same(&m.value, &late.value) && date(m) <= date(early)
    };
    let order = if first < second { Order::SecondLater } else { Order::FirstLater };
    if members.iter().any(against) { None } else { grown(a, b, order) }
}

/// For statements: the later one stands higher on the ladder. What a person plans is no deed of a firm, nor the other way round;
/// other subjects may be two words for one (the board, the firm).
fn moved_on(a: &Claim, b: &Claim) -> Option<Reason> {
    let (Value::Statement(x), Value::Statement(y)) = (&a.value, &b.value) else { return None };
    let (p, q) = (&a.question, &b.question);
    let others = p.subject.is_some() && q.subject.is_some() && p.of_person != q.of_person;
    if x.polarity != y.polarity || others {
        return None;
    }
    let fits = match later(a.as_of, b.as_of)? {
        Order::FirstLater => x.state > y.state,
        Order::SecondLater => y.state > x.state,
    };
    let figures = vec![x.state.name().to_owned(), y.state.name().to_owned()];
    fits.then_some(Reason { code: "statement/moved-on", figures })
}

/// Why what was planned or expected goes on at a later time.
fn begun(a: &Claim, b: &Claim) -> Option<Reason> {
    let state = |c: &Claim| if let Value::Statement(s) = &c.value { Some(s.state) } else { None };
    let states = [state(a), state(b)];
    let begins = states.contains(&Some(State::UnderWay)) && !states.contains(&Some(State::Done));
    moved_on(a, b).filter(|_| begins)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    FirstLater,
    SecondLater,
}

/// Who speaks later, when both times are known and differ.
fn later(a: Option<DateTime>, b: Option<DateTime>) -> Option<Order> {
    match a?.cmp(&b?) {
        std::cmp::Ordering::Less => Some(Order::SecondLater),
        std::cmp::Ordering::Greater => Some(Order::FirstLater),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;

    fn figure(at: i64, unit: &str) -> Range {
        Range::point(at.into(), Decimal::ONE, Unit::new(unit))
    }

    fn dated(from: &str, until: &str, grain: Grain) -> Value {
        let end = |day: &str| Some(format!("{day}T00:00:00").parse().unwrap());
        Value::Time(Period::Dated { from: end(from), until: end(until), grain, approx: false })
    }

    #[test]
    fn days_that_a_digit_sets_apart_and_close_months_miss_each_other_narrowly() {
        let day = |n: i8| dated(&format!("2023-06-{n:02}"), &format!("2023-06-{:02}", n + 1), Grain::Day);
        for (a, b) in [(5, 15), (3, 23), (11, 21)] {
            assert!(slip(&day(a), &day(b)) && slip(&day(b), &day(a)), "{a} and {b}");
        }
        for (a, b) in [(5, 6), (5, 16), (10, 21)] {
            assert!(!slip(&day(a), &day(b)), "{a} and {b}");
        }
        assert!(!slip(&day(5), &dated("2023-07-15", "2023-07-16", Grain::Day)));
        let month = |n: i8| dated(&format!("2016-{n:02}-01"), &format!("2016-{:02}-01", n + 1), Grain::Month);
        assert!(slip(&month(2), &month(4)) && slip(&month(7), &month(8)) && slip(&month(11), &month(9)));
        assert!(!slip(&month(2), &month(9)));
    }

    #[test]
    fn an_open_side_swallows_what_lies_far_out_on_it() {
        let over =
            |at: i64, unit: &str| Value::Quantity(Range { high: None, low_inclusive: false, ..figure(at, unit) });
        let exact = |at: i64, unit: &str| Value::Quantity(figure(at, unit));
        assert!(swallowed(&over(300, "USD"), &exact(10_977, "USD")));
        assert!(swallowed(&exact(25_000, "{명}"), &over(2_400, "{명}")));
        assert!(swallowed(&over(3, "km"), &exact(9_000, "m")), "in one unit");
        assert!(!swallowed(&over(300, "USD"), &exact(320, "USD")));
        assert!(!swallowed(&over(3, "km"), &exact(4_000, "m")));
        assert!(!swallowed(&exact(300, "USD"), &exact(10_977, "USD")), "no open side");
        assert!(!swallowed(&over(300, "USD"), &over(10_000, "USD")), "both open");
    }
}
