//! Who holds which office: one claim a person and office in an article, with all its places.

use super::people::People;
use super::scene::Scene;
use crate::model::{Flag, Kind, Lang, Mention, Name, Question, Value};

/// The offices named in sentence `n`.
pub fn roles(n: usize, scene: &Scene, people: &People, lang: Lang) -> Vec<(Mention, Question)> {
    let mut roles = Vec::new();
    for office in people.offices.iter().filter(|o| o.sentence == n && !o.address) {
        let mut held: Vec<&str> = Vec::new();
        for (n, title) in office.titles.iter().enumerate() {
            if !office.same[..n].contains(&office.same[n]) {
                held.push(title);
            }
        }
        let titles = held.join(" ");
        let name = [office.organisation.as_str(), titles.as_str()]
            .iter()
            .filter(|p| !p.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        let mut aliases: Vec<String> = office.same.iter().map(|s| format!("~{s}")).collect();
        aliases.sort();
        aliases.dedup();
        let mut question = Question {
            subject: Some(office.person.clone()),
            carried: false,
            of_person: true,
            bracketed: false,
            relation: Some("~office".into()),
            figure: None,
            counted: None,
            modifiers: Vec::new(),
            people: Vec::new(),
            frame: None,
            base: None,
            list: None,
            qualifiers: if office.former { vec!["former".into()] } else { Vec::new() },
            slot: Some("office".into()),
            running: false,
            clause: Vec::new(),
            terms: scene.terms(scene.at(office.span), scene.after(office.span)),
            masked: String::new(),
            masked_at: None,
            words: String::new(),
        };
        let full = Question {
            subject: people.name(&office.person).map(str::to_owned),
            relation: question.relation.clone(),
            slot: question.slot.clone(),
            ..Question::default()
        };
        question.words = super::phrases::in_words(&full, None, Kind::Role, lang);
        let flags = if office.common { vec![Flag::CommonTitle] } else { Vec::new() };
        let value = Value::Name(Name { name, aliases });
        roles.push((Mention { kind: Kind::Role, span: office.span, value, flags, steps: Vec::new() }, question));
    }
    roles
}

/// Whether two offices of one person are one: equal, or one is named without its organisation.
pub fn one_office(a: &Value, b: &Value) -> bool {
    let (Value::Name(a), Value::Name(b)) = (a, b) else { return false };
    let within = |x: &Name, y: &Name| x.name.split(' ').all(|w| y.name.split(' ').any(|v| v == w));
    let bare = |x: &Name| !x.name.contains(' ');
    a.name == b.name
        || within(a, b)
        || within(b, a)
        || (bare(a) || bare(b)) && a.aliases.iter().any(|x| b.aliases.contains(x))
}

/// Whether the first says more.
pub fn fuller(a: &Value, b: &Value) -> bool {
    let words = |v: &Value| match v {
        Value::Name(n) => n.name.split(' ').count(),
        _ => 0,
    };
    words(a) > words(b)
}
