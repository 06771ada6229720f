//! Does an article's headline, deck or caption give another figure than its body?
//!
//! Refuses what the body says as well, figures far from each other, and those that are not told of one thing.

use super::quantity;
use crate::model::{Claim, Link, Relation, Zone};
use crate::reconcile::compare::{Outcome, bare, reason};
use crate::reconcile::judge::{few, fits, guessed, slip};

/// The figures outside the body that miss what the body says of the same thing.
pub fn against_body(claims: &[&Claim]) -> Vec<Link> {
    let outside = |c: &&&Claim| matches!(c.zone, Zone::Headline | Zone::Deck | Zone::Caption) && !guessed(c);
    let body: Vec<&&Claim> = claims.iter().filter(|c| matches!(c.zone, Zone::Body | Zone::Quote)).collect();
    claims.iter().filter(outside).filter_map(|head| check(head, &body)).collect()
}

fn check(head: &Claim, body: &[&&Claim]) -> Option<Link> {
    let unit = &quantity(head)?.unit;
    let mut alike = body.iter().filter(|c| c.kind == head.kind && quantity(c).is_some_and(|r| &r.unit == unit));
    let small = few(&head.value);
    let concept = |word: &str| word.starts_with('~');
    // a small figure stands everywhere, of something else
    if alike.clone().any(|c| fits(&c.value, &head.value) && (!small || one_thing(head, c, concept))) {
        return None;
    }
    let missed = if small {
        // so small a figure is told of by its verb, and where the body has but one under it
        let mut told = alike.filter(|c| c.question.slot.is_none() && one_thing(head, c, concept));
        let first = told.next()?;
        (few(&first.value) && told.all(|c| c.value == first.value)).then_some(first)?
    } else {
        alike.find(|c| slip(&head.value, &c.value) && one_thing(head, c, |_| true))?
    };
    let Outcome::Apart(code) = bare(&head.value, &missed.value)? else { return None };
    (!guessed(missed)).then(|| Link {
        a: head.id.clone(),
        b: missed.id.clone(),
        relation: Relation::Internal,
        finer: None,
        reason: reason(code, &head.value, &missed.value),
    })
}

/// Whether the two figures have a word in common that says what they are of: their name, their verb, what they count. `telling`
/// says which words count.
fn one_thing(a: &Claim, b: &Claim, telling: impl Fn(&str) -> bool) -> bool {
    fn words(claim: &Claim) -> impl Iterator<Item = &String> {
        let q = &claim.question;
        q.figure.iter().chain(&q.relation).chain(&q.counted).chain(&q.modifiers)
    }
    words(a).any(|word| telling(word) && words(b).any(|other| other == word))
}
