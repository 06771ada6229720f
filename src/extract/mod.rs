//! Article → claims: what is said that could be checked, by whom, how surely, and what it answers.
//!
//! Refuses to compare: that two claims answer one question is for `cluster`, how they relate for `reconcile`.

mod apposed;
mod attribution;
mod bare;
#[cfg(test)]
mod corpus;
mod counts;
mod echo;
mod ending;
mod event;
mod figure;
mod first;
mod fold;
mod grammar;
mod held;
mod located;
mod mask;
mod modality;
mod names;
mod passages;
mod past;
mod people;
mod phrases;
mod question;
mod role;
mod scene;
mod sentences;
mod slot;
mod word;

use jiff::civil::DateTime;
use sha2::{Digest, Sha256};

use crate::model::{
    Article, Attribution, Claim, Duration, Flag, Grain, Kind, Mention, Period, Question, Range, Sentence, SentenceFate,
    Span, TimeUnit, Value, Zone,
};
pub use ending::same_but_endings;
use modality::{Cued, Put};
pub use names::{Naming, Sort, names};
pub use passages::Passage;
use people::People;
use scene::Scene;
use sentences::ReadSentence;

/// What an article says, and what became of each of its sentences.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The claims in reading order.
    pub claims: Vec<Claim>,
    /// Every sentence in reading order.
    pub sentences: Vec<Sentence>,
}

/// Reads the claims of one article.
#[must_use]
pub fn extract(article: &Article) -> Extraction {
    extracted(article, &sentences::read(article))
}

/// Reads the claims of one article, and what each of its sentences may be found by elsewhere, from one reading.
#[must_use]
pub fn extract_with_passages(article: &Article) -> (Extraction, Vec<Passage>) {
    let read = sentences::read(article);
    (extracted(article, &read), passages::passages(&article.text, &read, article.lang))
}

fn extracted(article: &Article, read: &[ReadSentence]) -> Extraction {
    let people = People::find(&article.text, read, article.lang);
    let nouns = scene::attested_nouns(read);
    let mut desk = Desk { article, people: &people, ids: claim_ids(article), claims: Vec::new(), spoke: None };
    let mut fates = Vec::new();
    let mut carried = scene::Carried::default();
    for (n, sentence) in read.iter().enumerate() {
        let before = desk.claims.len();
        let carry = if sentence.zone == Zone::Headline { scene::Carried::default() } else { carried.clone() };
        let scene = Scene::new(&article.text, n, sentence, &people, &nouns, carry, article.lang);
        desk.sentence(n, &scene);
        if sentence.zone != Zone::Caption {
            carried = scene.carry();
        }
        let fate = match desk.claims.len() > before {
            true => SentenceFate::Claims,
            false if asks(&article.text, sentence.span) => SentenceFate::Question,
            false => SentenceFate::NotUnderstood,
        };
        fates.push(Sentence { article: article.id.clone(), span: sentence.span, fate });
    }
    let mut claims = desk.claims;
    repeats(article, &mut claims, &mut fates);
    fates.sort_by_key(|f| f.span);
    claims.sort_by(|a, b| (a.span, a.kind, &a.id).cmp(&(b.span, b.kind, &b.id)));
    echo::mark(&mut claims);
    Extraction { claims, sentences: fates }
}

/// Whether a sentence ends in a question mark.
fn asks(text: &str, sentence: Span) -> bool {
    sentence.of(text).trim_end_matches(['"', '”', '\'', '’']).ends_with(['?', '？'])
}

/// Gives the claims of a passage that is repeated word for word their other places.
fn repeats(article: &Article, claims: &mut [Claim], fates: &mut Vec<Sentence>) {
    for segment in &article.segments {
        let Some(first) = segment.repeats else { continue };
        for claim in claims.iter_mut().filter(|c| first.contains(&c.span)) {
            claim.also_at.push(
                Span::new(claim.span.start - first.start, claim.span.end - first.start).shift(segment.span.start),
            );
        }
        for span in sentences::split(article, segment) {
            fates.push(Sentence { article: article.id.clone(), span, fate: SentenceFate::Repeat });
        }
    }
}

/// Where the claims of one article are gathered.
struct Desk<'a> {
    article: &'a Article,
    people: &'a People,
    ids: Sha256,
    claims: Vec<Claim>,
    /// Whoever's words may go on in the next sentence.
    spoke: Option<Attribution>,
}

impl Desk<'_> {
    fn sentence(&mut self, n: usize, scene: &Scene) {
        let (article, sentence) = (self.article, scene.sentence);
        let (text, lang) = (article.text.as_str(), article.lang);
        let cued = Cued::find(text, sentence.span, lang);
        let source = attribution::source(text, scene, self.people, self.spoke.as_ref(), lang);
        self.spoke = attribution::carried_on(sentence, &source);
        let quoted = |span: Span| {
            sentence.speaker.is_some() || sentence.words.iter().any(|w| w.quoted && w.span.overlaps(&span))
        };
        let put = |span: Span| cued.put(text, sentence, span, quoted(span), lang);
        let as_of = as_of(text, sentence).or(article.published.map(|p| p.at));
        let context = Context { sentence, source: &source, as_of };
        let mut slots: Vec<_> = sentence.mentions.iter().map(|m| slot::slot_of(text, sentence.span, m, lang)).collect();
        slot::settle_slots(text, scene, &mut slots, lang);
        let list = slot::list(text, scene, &slots);
        for (at, (mention, slot)) in sentence.mentions.iter().zip(slots).enumerate() {
            let understood = match mention.kind {
                Kind::Number => {
                    bare::understood(text, scene, mention, lang).or_else(|| counts::counted(text, scene, mention, lang))
                }
                Kind::Mass => counts::money(text, scene, mention, lang),
                _ => None,
            };
            let mention = understood.as_ref().unwrap_or(mention);
            if mention.kind == Kind::Number
                || is_anaphor(mention)
                || is_now(mention)
                || attribution::is_date_of_saying(text, sentence, mention.span, lang)
            {
                continue;
            }
            let ask = |kind, slot| question::ask(text, scene, mention.span, kind, slot, None, lang);
            let mut question = ask(mention.kind, slot);
            if let Some((_, whole)) = list.as_ref().filter(|(parts, _)| parts.contains(&at)) {
                question.part_of(whole);
            }
            let mention = if slot == Some("since") { &closed(mention) } else { mention };
            let put = put(mention.span);
            // what is counted from or compared with has its own time, whatever the verb says
            let over = as_of.filter(|_| put.over && slot.is_none());
            if over.is_some_and(|told| past::counted_from_elsewhere(text, mention, told, lang)) {
                continue;
            }
            let moved = over.and_then(|told| past::behind(mention, told));
            let mention = moved.as_ref().unwrap_or(mention);
            self.add(&context, mention, question, put);
            if let Some(length) = length(mention) {
                self.add(&context, &length, ask(Kind::Duration, Some("length")), put);
            }
        }
        for (mention, slot) in first::ranks(scene, lang) {
            let question = question::ask(text, scene, mention.span, mention.kind, Some(slot), None, lang);
            self.add(&context, &mention, question, put(mention.span));
        }
        let mut found = event::attendees(text, scene, self.people);
        found.extend(event::places(text, scene, lang));
        // who asks states nothing
        if !asks(text, sentence.span) {
            found.extend(event::statements(text, scene, as_of, put, lang));
        }
        for f in found {
            let question = question::ask(text, scene, f.span, f.kind, f.slot, f.own, lang);
            let mention = Mention { kind: f.kind, span: f.span, value: f.value, flags: Vec::new(), steps: Vec::new() };
            self.add(&context, &mention, question, put(f.span).of(&mention.value));
        }
        for (mention, question) in role::roles(n, scene, self.people, lang) {
            let at = put(mention.span);
            let held = Put {
                modality: if at.modality == crate::model::Modality::Quoted {
                    at.modality
                } else {
                    crate::model::Modality::Asserted
                },
                ..at
            };
            self.hold(&context, &mention, question, held);
        }
    }

    /// Adds an office, or another place of it: the same office again, or less fully or more fully named.
    fn hold(&mut self, context: &Context, mention: &Mention, question: Question, put: Put) {
        let known = self.claims.iter_mut().find(|c| {
            c.kind == Kind::Role
                && c.question.subject == question.subject
                && c.question.qualifiers == question.qualifiers
                && role::one_office(&c.value, &mention.value)
        });
        let Some(known) = known else { return self.add(context, mention, question, put) };
        if role::fuller(&mention.value, &known.value) {
            known.also_at.push(known.span);
            known.id = claim_id(&self.ids, mention, None);
            known.span = mention.span;
            known.sentence = context.sentence.span;
            known.quote = mention.span.of(&self.article.text).to_owned();
            known.value = mention.value.clone();
            known.zone = context.sentence.zone;
        } else {
            known.also_at.push(mention.span);
        }
    }

    fn add(&mut self, context: &Context, mention: &Mention, question: Question, put: Put) {
        let article = self.article;
        let quoted = put.modality == crate::model::Modality::Quoted;
        let zone = if quoted && context.sentence.zone == Zone::Body { Zone::Quote } else { context.sentence.zone };
        self.claims.push(Claim {
            id: claim_id(&self.ids, mention, question.slot.as_deref()),
            article: article.id.clone(),
            lang: article.lang,
            zone,
            span: mention.span,
            sentence: context.sentence.span,
            quote: mention.span.of(&article.text).to_owned(),
            kind: mention.kind,
            value: mention.value.clone(),
            question,
            modality: put.modality,
            happened: put.happened,
            attribution: context.source.clone(),
            as_of: context.as_of,
            also_at: Vec::new(),
            echo_of: None,
            weekday: (mention.kind == Kind::Time)
                .then(|| crate::normalise::weekday(&article.text, context.sentence.span, mention.span, article.lang))
                .flatten(),
            flags: mention.flags.clone(),
            steps: mention.steps.clone(),
        });
    }
}

/// What all claims of a sentence share.
struct Context<'a> {
    sentence: &'a ReadSentence,
    source: &'a Attribution,
    as_of: Option<DateTime>,
}

/// The time a sentence says its figures hold for (오후 2시 기준, 현재).
fn as_of(text: &str, sentence: &ReadSentence) -> Option<DateTime> {
    sentence.mentions.iter().find_map(|m| {
        let Value::Time(Period::Dated { from, .. }) = &m.value else { return None };
        let rest = text[m.span.end..sentence.span.end].trim_start();
        (rest.starts_with("기준") || rest.starts_with("현재")).then_some(*from).flatten()
    })
}

/// Whether it is the moment of writing (지금, now): that something holds now is no answer to when it came about.
fn is_now(mention: &Mention) -> bool {
    matches!(mention.value, Value::Time(Period::Dated { grain: Grain::Second, .. }))
}

/// A bare word for the day named before (이날): it says nothing that the day did not.
fn is_anaphor(mention: &Mention) -> bool {
    mention.flags.contains(&Flag::NamedDay)
        && matches!(&mention.value, Value::Time(Period::Dated { grain: Grain::Day, .. }))
}

/// The time from which a gap is counted is that time itself (2013년 이후 10년 만: in 2013), not all that follows.
fn closed(mention: &Mention) -> Mention {
    let mut mention = mention.clone();
    if let Value::Time(Period::Dated { from: Some(from), until: until @ None, grain, .. }) = &mut mention.value {
        let one = jiff::Span::new();
        let unit = match grain {
            Grain::Year => one.years(1),
            Grain::Half => one.months(6),
            Grain::Quarter => one.months(3),
            Grain::Month => one.months(1),
            Grain::Week => one.weeks(1),
            Grain::Day => one.days(1),
            Grain::Hour => one.hours(1),
            Grain::Minute => one.minutes(1),
            Grain::Second => one.seconds(1),
        };
        *until = from.checked_add(unit).ok();
    }
    mention
}

/// The length that a range of days has (27∼29일 is three days): a claim of its own, comparable with 1박2일.
fn length(mention: &Mention) -> Option<Mention> {
    let Value::Time(Period::Dated { from: Some(from), until: Some(until), grain: Grain::Day, .. }) = &mention.value
    else {
        return None;
    };
    let days = (from.date().until(until.date()).ok()?).get_days();
    if !(2..=60).contains(&days) {
        return None;
    }
    let range = Range::point(days.into(), 1.into(), TimeUnit::Day.ucum());
    let value = Value::Duration(Duration { range, unit: TimeUnit::Day, iso: Some(format!("P{days}D")) });
    Some(Mention {
        kind: Kind::Duration,
        span: mention.span,
        value,
        flags: mention.flags.clone(),
        steps: mention.steps.clone(),
    })
}

/// What the ids of an article's claims begin with: its id and content, hashed.
fn claim_ids(article: &Article) -> Sha256 {
    Sha256::new().chain_update(&article.id).chain_update(&article.sha256)
}

/// Made of the article's content and the place, so that re-runs and other orders of input give the same id.
fn claim_id(ids: &Sha256, mention: &Mention, slot: Option<&str>) -> String {
    let Span { start, end } = mention.span;
    let place = format!("{start}..{end} {} {}", mention.kind, slot.unwrap_or(""));
    let digest = ids.clone().chain_update(place).finalize();
    let head = digest[..6].iter().fold(0_u64, |head, byte| head << 8 | u64::from(*byte));
    format!("c{head:012x}")
}
