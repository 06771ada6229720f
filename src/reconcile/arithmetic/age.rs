//! Born in 1968 and 54 years old in 2024: fifty-five or fifty-six.

use jiff::civil::DateTime;

use super::{exact, has_slot, internal, plain};
use crate::model::{Claim, Kind, Link, Period, Value};

/// Every year of birth against the ages given for the same subject.
pub fn born(claims: &[&Claim]) -> Vec<Link> {
    let mut links = Vec::new();
    for birth in claims.iter().filter(|c| has_slot(c, "birth")) {
        let Value::Time(Period::Dated { from: Some(from), .. }) = &birth.value else { continue };
        for age in claims.iter().filter(|c| c.kind == Kind::Age && c.sentence == birth.sentence) {
            let (Some(years), Some(now)) = (exact(age), age.as_of.map(DateTime::year)) else { continue };
            // before the birthday one less; counted from one at birth, one more
            let lived = now - from.year();
            if (lived - 1..=lived + 1).any(|y| years == y.into()) {
                continue;
            }
            let figures = vec![now.to_string(), from.year().to_string(), lived.to_string(), plain(years)];
            links.push(internal(birth, age, "sum/age", figures));
        }
    }
    links
}
