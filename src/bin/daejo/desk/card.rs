//! What does the desk show of one question? Everything in words, made once after each decision.

use std::collections::BTreeMap;

use daejo::model::{CodePoints, Decision, Fate, Reconciliation, Ruling, Verdict};
use daejo::report::{ClusterView, Piece, View, Words, decision_line, sanitise};
use daejo::review::{self, Waiting};
use sha2::{Digest, Sha256};

/// One outlet's claim.
#[derive(Clone, Debug)]
pub struct Row {
    /// The claim's id.
    pub claim: String,
    pub outlet: String,
    pub value: String,
    /// The sentence around the value, in three.
    pub sentence: [String; 3],
    /// Published, speaker, modality, place, in words.
    pub about: Vec<String>,
    /// The letter of the group of texts it shares its origin with.
    pub origin: char,
    /// The lines of the source around the sentence, and which of them hold it.
    pub source: Vec<(String, bool)>,
}

/// A decision, as it is told under its question.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its number in the record.
    pub number: u64,
    pub by: String,
    pub line: String,
    /// Who else stands by it; `None` where there is nothing to stand by, as in a note.
    pub confirmed: Option<Vec<String>>,
}

impl Told {
    /// Whether `by` could confirm it.
    pub fn waits_for(&self, by: &str) -> bool {
        let known = |others: &Vec<String>| self.by == by || others.iter().any(|other| other == by);
        self.confirmed.as_ref().is_some_and(|others| !known(others))
    }
}

/// One question.
#[derive(Clone, Debug)]
pub struct Card {
    /// The cluster's id.
    pub cluster: String,
    pub question: String,
    pub verdict: Verdict,
    /// How many texts and sources stand behind it.
    pub standing: String,
    pub rows: Vec<Row>,
    pub reasons: Vec<String>,
    /// Word-level differences: the pair in words, and the stretches.
    pub differences: Vec<(String, Vec<Piece>)>,
    pub decisions: Vec<Told>,
    /// The answer that holds, as the record's word.
    pub answer: Option<&'static str>,
    /// Whether what settled it was confirmed by another person; `None` where nothing did.
    pub confirmed: Option<bool>,
    /// Whether it is to be asked again: a decision is stale or contradicted.
    pub again: bool,
    /// Harm and doubt; `None` where there is no doubt.
    pub weight: Option<(u32, u32)>,
    /// Its place in a report, and in the reconciliation.
    place: (usize, usize),
}

impl Card {
    /// Whether it waits for an answer.
    pub fn is_open(&self) -> bool {
        self.weight.is_some() && (self.again || self.answer.is_none())
    }

    /// A mark of what an editor saw of it: the claims under it and what was decided. It changes when either does.
    pub fn seen(&self) -> String {
        let claims = self.rows.iter().map(|row| row.claim.as_str());
        let mut hash = Sha256::new();
        for part in claims.chain([self.cluster.as_str()]).chain(self.decisions.iter().map(|told| told.line.as_str())) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The decision on it of this number.
    pub fn told(&self, number: &str) -> Option<&Told> {
        let number: u64 = number.parse().ok()?;
        self.decisions.iter().find(|told| told.number == number)
    }

    /// Whether any of its words hold `sought`, in small letters.
    pub fn holds(&self, sought: &str) -> bool {
        let has = |text: &str| text.to_lowercase().contains(sought);
        has(&self.question)
            || self.rows.iter().any(|row| has(&row.outlet) || has(&row.value) || has(&row.sentence.concat()))
    }
}

/// Which questions are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Those that wait for an answer.
    Open,
    /// Those that have one.
    Decided,
    /// Those that were settled by one person alone.
    Unconfirmed,
    /// All, also those without doubt.
    All,
}

impl Shown {
    /// The key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Shown::Open => "desk.open",
            Shown::Decided => "desk.decided",
            Shown::Unconfirmed => "desk.unconfirmed",
            Shown::All => "desk.all",
        }
    }

    /// Whether a question is one of them.
    pub fn takes(self, card: &Card) -> bool {
        match self {
            Shown::Open => card.is_open(),
            Shown::Decided => card.answer.is_some(),
            Shown::Unconfirmed => card.confirmed == Some(false),
            Shown::All => true,
        }
    }

    pub fn next(self) -> Shown {
        match self {
            Shown::Open => Shown::Decided,
            Shown::Decided => Shown::Unconfirmed,
            Shown::Unconfirmed => Shown::All,
            Shown::All => Shown::Open,
        }
    }
}

/// The lines of a source shown before and after the sentence.
const AROUND: usize = 12;

/// Every question: those in doubt first, by the queue, then the others as a report has them.
pub fn cards(view: &View<'_>) -> Vec<Card> {
    let origins = origins(view.reconciliation);
    let mut cards: Vec<Card> =
        view.clusters.iter().enumerate().map(|(n, cluster)| card(view, n, cluster, &origins)).collect();
    restand(&mut cards, view.reconciliation, &view.words);
    cards
}

/// Brings what hangs on decisions up to what they come to now: the questions are those of `of` already.
pub fn restand(cards: &mut [Card], of: &Reconciliation, words: &Words) {
    let queue = review::queue(of);
    let waiting: BTreeMap<usize, (usize, Waiting)> =
        queue.into_iter().enumerate().map(|(n, waiting)| (waiting.cluster, (n, waiting))).collect();
    for card in cards.iter_mut() {
        let (review, id) = (&of.review, card.cluster.as_str());
        let answer = review.answer(id);
        card.decisions = review.concerning(id).into_iter().map(|decision| told(words, decision)).collect();
        card.answer = answer.map(|decision| decision.ruling.name());
        card.confirmed = answer.filter(|d| d.ruling.settles()).map(|decision| !decision.confirmed.is_empty());
        card.again =
            review.of(id).any(|d| d.ruling.answers() && (d.fate == Fate::Stale || review.is_contradicted(d.number)));
        card.weight = waiting.get(&card.place.1).map(|(_, waiting)| (waiting.harm, waiting.doubt));
    }
    cards.sort_by_key(|card| (waiting.get(&card.place.1).map_or(usize::MAX, |(n, _)| *n), card.place));
}

fn card(view: &View<'_>, place: usize, cluster: &ClusterView<'_>, origins: &BTreeMap<&str, usize>) -> Card {
    let id = &cluster.cluster.id;
    let standing = view.standing(cluster);
    let plain = |lines: Vec<String>| lines.iter().map(|line| sanitise::plain(line)).collect();
    Card {
        cluster: id.clone(),
        question: sanitise::plain(&cluster.question),
        verdict: cluster.cluster.verdict,
        standing: sanitise::plain(standing.strip_suffix(&format!(" · {id}")).unwrap_or(&standing)),
        rows: rows(view, cluster, origins),
        reasons: plain(view.reason_lines(cluster)),
        differences: view
            .differences(cluster)
            .into_iter()
            .map(|d| (view.words.say("difference.pair", &[("a", &d.a), ("b", &d.b)]), d.pieces))
            .collect(),
        decisions: Vec::new(),
        answer: None,
        confirmed: None,
        again: false,
        weight: None,
        place: (place, cluster.number),
    }
}

fn told(words: &Words, decision: &Decision) -> Told {
    let confirmed = decision.confirmed.iter().map(|other| other.by.clone()).collect();
    Told {
        number: decision.number,
        by: decision.by.clone(),
        line: sanitise::plain(&decision_line(words, decision)),
        confirmed: (!matches!(decision.ruling, Ruling::Noted { .. } | Ruling::Assigned { .. })).then_some(confirmed),
    }
}

fn rows(view: &View<'_>, cluster: &ClusterView<'_>, origins: &BTreeMap<&str, usize>) -> Vec<Row> {
    let mut letters: BTreeMap<usize, char> = BTreeMap::new();
    let claims = cluster.claims.iter().filter_map(|n| view.claims.get(*n));
    claims
        .map(|claim| {
            let origin = origins.get(claim.article.id.as_str()).copied().unwrap_or_default();
            let next = char::from(b'A' + u8::try_from(letters.len().min(25)).unwrap_or(25));
            let origin = *letters.entry(origin).or_insert(next);
            let quotation = &claim.quotation;
            let published = claim.article.published.map(|published| {
                let at = published.at;
                if published.to_the_minute { at.strftime("%m-%d %H:%M") } else { at.strftime("%m-%d") }.to_string()
            });
            let spoken = claim.how_if_not_plain();
            let about = published.into_iter().chain([spoken, claim.where_it_stands()]).filter(|part| !part.is_empty());
            Row {
                claim: claim.claim.id.clone(),
                outlet: sanitise::plain(&claim.outlet),
                value: sanitise::plain(&claim.value),
                sentence: spaced(&quotation.before, &quotation.value, &quotation.after),
                about: about.map(|part| sanitise::plain(&part)).collect(),
                origin,
                source: source(&claim.article.text, claim.claim.sentence),
            }
        })
        .collect()
}

/// Three parts made safe, with the spaces between them as they were.
fn spaced(before: &str, value: &str, after: &str) -> [String; 3] {
    let tail = if before.ends_with(char::is_whitespace) { " " } else { "" };
    let lead = if after.starts_with(char::is_whitespace) { " " } else { "" };
    [sanitise::plain(before) + tail, sanitise::plain(value), lead.to_owned() + &sanitise::plain(after)]
}

fn source(text: &str, sentence: daejo::model::Span) -> Vec<(String, bool)> {
    let index = CodePoints::new(text);
    let (first, last) = (index.line(sentence.start), index.line(sentence.end));
    let lines = text.lines().enumerate().skip(first.saturating_sub(AROUND + 1)).take(last - first + 2 * AROUND + 1);
    let lines = lines.map(|(n, line)| (sanitise::plain(line), (first..=last).contains(&(n + 1))));
    lines.filter(|(line, _)| !line.is_empty()).collect()
}

/// Articles that show signs of copying have one number.
fn origins(of: &Reconciliation) -> BTreeMap<&str, usize> {
    let mut number: BTreeMap<&str, usize> =
        of.story.articles.iter().enumerate().map(|(n, article)| (article.id.as_str(), n)).collect();
    for copy in &of.copies {
        let (Some(&a), Some(&b)) = (number.get(copy.a.as_str()), number.get(copy.b.as_str())) else { continue };
        for n in number.values_mut().filter(|n| **n == b) {
            *n = a;
        }
    }
    number
}
