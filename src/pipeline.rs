//! The rooms wired in order: a story in, its reconciliation out.

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::{Date, Time};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::extract::{self, Extraction};
use crate::model::{
    Article, Claim, Contradiction, Coverage, DraftReview, Flag, Ground, Inferred, Kind, Lang, Link, Mention, Modality,
    Published, Reason, Reconciliation, Relation, Review, Span, Story, Tried, Value, Versions,
};
use crate::normalise::Anchor;
use crate::read::Written;
use crate::reconcile::{Certainty, Outcome};
use crate::review::{self, Bonds, Entry, Said, Today};
use crate::{cluster, draft, normalise, read, reconcile, versions};

/// Reconciles a story. `progress` is told `(articles done, articles)`, from any thread.
#[must_use]
pub fn check(story: Story, progress: &(dyn Fn(usize, usize) + Sync)) -> Reconciliation {
    Reading::new(story, progress).reconcile(&[])
}

/// A story with its claims, before anything is compared.
///
/// Its articles are in composed form here, whatever they were written in; what comes of it is not.
#[derive(Clone, Debug)]
pub struct Reading {
    story: Story,
    /// For each article how it was written, where that is otherwise.
    written: Vec<Option<Written>>,
    claims: Vec<Claim>,
    coverage: Coverage,
    /// The claims as evidence, once somebody has asked.
    said: OnceLock<Said>,
}

/// A story reconciled under a record of decisions that may go on.
#[derive(Clone, Debug)]
pub struct Reconciled {
    /// What came of it.
    pub now: Reconciliation,
    /// What editors said of which claims belong together.
    bonds: Bonds,
    /// Where they said both.
    torn: BTreeSet<Contradiction>,
}

impl Reading {
    /// Reads the claims of a story. `progress` is told `(articles done, articles)`, from any thread.
    #[must_use]
    pub fn new(story: Story, progress: &(dyn Fn(usize, usize) + Sync)) -> Reading {
        Reading::read(story, FxHashMap::default(), progress)
    }

    /// Reads a story once more: an article that is as it was keeps its claims, the others are read anew. It comes to the same as
    /// [`Reading::new`], only sooner. `progress` is told of the articles that are read anew.
    #[must_use]
    pub fn again(&self, story: Story, progress: &(dyn Fn(usize, usize) + Sync)) -> Reading {
        let mut known: FxHashMap<&str, (&Article, Extraction)> = FxHashMap::default();
        for article in &self.story.articles {
            let nothing = Extraction { claims: Vec::new(), sentences: Vec::new() };
            known.insert(&article.id, (article, nothing));
        }
        for claim in &self.claims {
            if let Some((_, extraction)) = known.get_mut(claim.article.as_str()) {
                extraction.claims.push(claim.clone());
            }
        }
        for sentence in &self.coverage.sentences {
            if let Some((_, extraction)) = known.get_mut(sentence.article.as_str()) {
                extraction.sentences.push(sentence.clone());
            }
        }
        Reading::read(story, known, progress)
    }

    /// Reads the claims of the articles that are not `known`, by id, to be as they are.
    fn read(
        mut story: Story,
        known: FxHashMap<&str, (&Article, Extraction)>,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Reading {
        let written = story.articles.iter_mut().map(read::compose).collect();
        let as_it_was = |article: &Article| {
            let known = known.get(article.id.as_str()).filter(|(before, _)| **before == *article);
            known.map(|(_, extraction)| extraction)
        };
        let unknown = story.articles.iter().filter(|article| as_it_was(article).is_none()).count();
        let done = AtomicUsize::new(0);
        let extractions: Vec<Extraction> = story
            .articles
            .par_iter()
            .map(|article| {
                as_it_was(article).cloned().unwrap_or_else(|| {
                    let extraction = extract::extract(article);
                    progress(done.fetch_add(1, Ordering::Relaxed) + 1, unknown);
                    extraction
                })
            })
            .collect();
        let mut claims = Vec::new();
        let mut coverage = Coverage::default();
        for extraction in extractions {
            claims.extend(extraction.claims);
            coverage.sentences.extend(extraction.sentences);
        }
        Reading { story, written, claims, coverage, said: OnceLock::new() }
    }

    /// Reconciles it as far as editors' decisions, given as the record's entries, leave it to daejo.
    #[must_use]
    pub fn reconcile(self, record: &[Entry]) -> Reconciliation {
        self.under(record).now
    }

    /// Where the evidence of the entries in force is among the claims.
    fn today(&self, in_force: &[&Entry]) -> Today {
        let evidence = in_force.iter().flat_map(|entry| entry.event.act.evidence());
        let said = || Said::new(&self.story.articles, &self.claims);
        let said = if in_force.is_empty() { Said::default() } else { self.said.get_or_init(said).clone() };
        Today::new(said, evidence)
    }

    /// Takes in a record that has gone on since `of` was made of this reading; whether claims now stand together otherwise. It comes to
    /// the same as [`Reading::under`], only sooner where editors tied and parted nothing.
    pub fn go_on(&self, of: &mut Reconciled, record: &[Entry]) -> bool {
        let in_force = review::in_force(record);
        let today = self.today(&in_force);
        if Bonds::new(&in_force, &today) != of.bonds {
            *of = self.clone().under(record);
            return true;
        }
        of.now.review = review::review(&in_force, &today, &self.claims, &of.now.clusters, of.torn.clone());
        false
    }

    /// [`Reading::reconcile`], for a record that may go on.
    #[must_use]
    pub fn under(self, record: &[Entry]) -> Reconciled {
        let in_force = review::in_force(record);
        let today = self.today(&in_force);
        let Reading { mut story, written, mut claims, mut coverage, said: _ } = self;
        let grouping = cluster::group(&claims);
        let edges: Vec<(usize, usize, f64)> = grouping.joined.iter().map(|edge| (edge.a, edge.b, edge.score)).collect();
        let joins: Vec<usize> = grouping.groups.iter().flat_map(|group| group.joins.iter().copied()).collect();
        let groups: Vec<Vec<usize>> = grouping.groups.iter().map(|group| group.members.clone()).collect();
        let bonds = Bonds::new(&in_force, &today);
        let (groups, contradictions) = review::regroup(&groups, &edges, &bonds);
        let mut group_of = vec![0; claims.len()];
        for (n, group) in groups.iter().enumerate() {
            for member in group {
                group_of[*member] = n;
            }
        }
        let mut joined = vec![Vec::new(); groups.len()];
        let within = |edge: &&cluster::Joined| group_of[edge.a] == group_of[edge.b];
        for edge in joins.iter().map(|n| &grouping.joined[*n]).filter(within) {
            let ground = Ground::new(grouping.levels(edge));
            joined[group_of[edge.a]].push((claims[edge.a].id.clone(), claims[edge.b].id.clone(), ground));
        }
        let mut certainty = vec![FxHashMap::default(); groups.len()];
        for edge in grouping.joined.iter().filter(within) {
            if grouping.is_likely(edge) {
                let sure = if grouping.is_sure(edge) { Certainty::Sure } else { Certainty::Likely };
                certainty[group_of[edge.a]].insert((edge.a, edge.b), sure);
            }
        }
        for &(x, y, number) in bonds.together.iter().filter(|(x, y, _)| group_of[*x] == group_of[*y]) {
            let ground = Ground::new(format!("decision {number}"));
            joined[group_of[x]].push((claims[x].id.clone(), claims[y].id.clone(), ground));
            certainty[group_of[x]].insert((x.min(y), x.max(y)), Certainty::Sure);
        }
        let questions = groups
            .into_iter()
            .zip(joined.into_iter().zip(certainty))
            .map(|(members, (joined, certainty))| reconcile::Question {
                certainty,
                running: members.iter().any(|n| claims[*n].question.running),
                members,
                joined,
            })
            .collect();
        let sentences = reconcile::Sentences::of(&story.articles, &claims);
        let clusters = reconcile::reconcile(&claims, questions, &sentences);
        let copies = sentences.copies(&story.articles);
        let review = review::review(&in_force, &today, &claims, &clusters, contradictions.clone());
        restore(&written, &mut story.articles, &mut claims, &mut coverage);
        let verified_pairs = grouping.verified;
        let now = Reconciliation { story, claims, clusters, copies, coverage, verified_pairs, review };
        Reconciled { now, bonds, torn: contradictions }
    }
}

/// How far clustering comes with these claims, pair by pair: why two of them are, or are not, together.
#[must_use]
pub fn tried(claims: &[Claim]) -> Tried {
    cluster::tried(claims)
}

/// Gives every article back its text as it was written, with all places in it.
fn restore(written: &[Option<Written>], articles: &mut [Article], claims: &mut [Claim], coverage: &mut Coverage) {
    let mut otherwise: FxHashMap<String, &Written> = FxHashMap::default();
    for (article, written) in articles.iter_mut().zip(written) {
        if let Some(written) = written {
            written.restore(article);
            otherwise.insert(article.id.clone(), written);
        }
    }
    if otherwise.is_empty() {
        return;
    }
    for claim in claims {
        if let Some(written) = otherwise.get(&claim.article) {
            written.restore_claim(claim);
        }
    }
    for sentence in &mut coverage.sentences {
        if let Some(written) = otherwise.get(&sentence.article) {
            sentence.span = written.span(sentence.span);
        }
    }
}

/// Sets drafts against a story: what outlets have said to each of their claims. `progress` as for [`check`].
#[must_use]
pub fn against(draft: Story, story: Story, progress: &(dyn Fn(usize, usize) + Sync)) -> DraftReview {
    let (mut both, drafts) = draft::joined(draft, story);
    let (mut allowances, mut faults) = (Vec::new(), Vec::new());
    for article in both.articles.iter_mut().filter(|article| drafts.contains(&article.id)) {
        let (allowed, misread) = draft::allowances(article);
        allowances.extend(allowed);
        faults.extend(misread);
        draft::set_aside(article);
    }
    draft::review(check(both, progress), drafts, allowances, faults)
}

/// What changed from one article to another, or from one version to the next.
#[must_use]
pub fn versions(a: &Article, b: &Article, timezone: &str) -> Versions {
    let named = |article: &Article, id: &str| Article { id: id.to_owned(), ..article.clone() };
    let mut articles = vec![named(a, "a"), named(b, "b")];
    let written: Vec<Option<Written>> = articles.iter_mut().map(read::compose).collect();
    let extractions: Vec<Extraction> = articles.par_iter().map(extract::extract).collect();
    let sentences: Vec<Vec<Span>> =
        extractions.iter().map(|read| read.sentences.iter().map(|sentence| sentence.span).collect()).collect();
    let side =
        |n: usize| versions::Side { article: &articles[n], sentences: &sentences[n], claims: &extractions[n].claims };
    let (same, mut passages) =
        versions::compare(&side(0), &side(1), &|a, b| extract::same_but_endings(a, b, articles[0].lang));
    let mut claims = Vec::new();
    let mut coverage = Coverage::default();
    for extraction in extractions {
        claims.extend(extraction.claims);
        coverage.sentences.extend(extraction.sentences);
    }
    restore(&written, &mut articles, &mut claims, &mut coverage);
    for passage in &mut passages {
        for (place, written) in [&mut passage.a, &mut passage.b].into_iter().zip(&written) {
            if let (Some(place), Some(written)) = (place, written) {
                *place = written.span(*place);
            }
        }
    }
    let story = Story { title: String::new(), timezone: timezone.to_owned(), articles, unread: Vec::new() };
    let reconciliation = Reconciliation {
        story,
        claims,
        clusters: Vec::new(),
        copies: Vec::new(),
        coverage,
        verified_pairs: 0,
        review: Review::default(),
    };
    Versions { reconciliation, same, passages }
}

/// The claims of one article.
#[must_use]
pub fn claims(article: &Article) -> Vec<Claim> {
    let mut article = article.clone();
    let written = read::compose(&mut article);
    let mut claims = extract::extract(&article).claims;
    for claim in &mut claims {
        written.iter().for_each(|written| written.restore_claim(claim));
    }
    claims
}

/// The claims of a story, each by itself: nothing is compared.
#[must_use]
pub fn alone(story: Story) -> Reconciliation {
    let claims = story.articles.par_iter().flat_map_iter(claims).collect();
    Reconciliation {
        story,
        claims,
        clusters: Vec::new(),
        copies: Vec::new(),
        coverage: Coverage::default(),
        verified_pairs: 0,
        review: Review::default(),
    }
}

/// The values of loose text, which may be written in parts of characters: all places point into it as it is written.
#[must_use]
pub fn values(text: &str, lang: Lang, anchor: &Anchor) -> Vec<Mention> {
    let Some((read, written)) = read::composed(text) else { return normalise::scan(text, lang, anchor) };
    let mentions = normalise::scan(&read, lang, anchor).into_iter();
    mentions.map(|mention| Mention { span: written.span(mention.span), ..mention }).collect()
}

/// What came of comparing two statements.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// `None` when the two hold no comparable claim.
    pub relation: Option<Relation>,
    /// Why.
    pub reason: Option<Reason>,
    /// All that was found.
    pub reconciliation: Reconciliation,
}

/// The day on which two statements without a date are taken to be made, so that the 19th and the 20th may be told apart.
const SOME_DAY: Date = Date::constant(2000, 6, 15);

/// Compares two short texts as if two outlets had published them on one day. Who sets two statements side by side means them to
/// be about one thing: values that exclude each other are a conflict however far apart they lie. A time that hangs on the day,
/// which is not known, is compared with none that does not.
#[must_use]
pub fn compare(a: &str, b: &str, lang: Lang) -> Comparison {
    let article = |text: &str, id: &str| {
        let article = read::article_from_text(text, Some(lang));
        let day = Published { at: SOME_DAY.to_datetime(Time::midnight()), to_the_minute: false };
        let mut inferred = article.inferred.clone();
        inferred.push(Inferred { field: "published", from: String::new() });
        Article {
            id: id.into(),
            outlet: id.into(),
            published: Some(article.published.unwrap_or(day)),
            inferred,
            ..article
        }
    };
    let story = Story {
        title: String::new(),
        timezone: "Asia/Seoul".into(),
        articles: vec![article(a, "a"), article(b, "b")],
        unread: Vec::new(),
    };
    let mut reconciliation = check(story, &|_, _| {});
    exclude(&mut reconciliation);
    let strongest = reconciliation
        .clusters
        .iter()
        .flat_map(|c| &c.links)
        .filter(|l| l.relation != Relation::Internal)
        .filter(|l| {
            let of = |id: &str| reconciliation.claims.iter().find(|c| c.id == id).map(|c| (&c.article, &c.value));
            let (x, y) = (of(&l.a), of(&l.b));
            x.map(|x| x.0) != y.map(|y| y.0) && !matches!(x, Some((_, Value::Name(_))))
        })
        .max_by_key(|l| l.relation)
        .filter(|l| l.relation != Relation::Conflict || !two_events(&reconciliation.claims));
    Comparison { relation: strongest.map(|l| l.relation), reason: strongest.map(|l| l.reason.clone()), reconciliation }
}

/// Whether two statements differ in values of two kinds and share none: another day and another figure are another event.
fn two_events(claims: &[Claim]) -> bool {
    let mut fits: FxHashMap<Kind, bool> = FxHashMap::default();
    for (n, a) in claims.iter().enumerate() {
        let others = claims[n + 1..].iter().filter(|b| b.article != a.article && b.kind == a.kind);
        for outcome in others.filter_map(|b| reconcile::compare(&a.value, &b.value)) {
            *fits.entry(a.kind).or_default() |= !matches!(outcome, Outcome::Apart(_));
        }
    }
    fits.remove(&Kind::Statement);
    fits.len() > 1 && fits.values().all(|fits| !fits)
}

/// Makes conflicts of the values of one question that exclude each other, and drops what two statements only seem to say of
/// each other because the day of one of them is not known.
fn exclude(reconciliation: &mut Reconciliation) {
    let claims: FxHashMap<&str, &Claim> = reconciliation.claims.iter().map(|c| (c.id.as_str(), c)).collect();
    let hangs = |c: &Claim| c.flags.contains(&Flag::InferredAnchor);
    // of several figures of a sort it is not known which one the other statement means
    let lone = |c: &Claim| {
        let alike = |o: &&Claim| o.article == c.article && o.kind == c.kind && o.value != c.value;
        c.modality != Modality::Denied && !reconciliation.claims.iter().any(|o| alike(&o))
    };
    for cluster in &mut reconciliation.clusters {
        cluster.links.retain(|l| hangs(claims[l.a.as_str()]) == hangs(claims[l.b.as_str()]));
        let members: Vec<&Claim> = cluster.claims.iter().map(|id| claims[id.as_str()]).collect();
        for (n, a) in members.iter().enumerate() {
            for b in members[n + 1..].iter().filter(|b| b.article != a.article && hangs(a) == hangs(b)) {
                let told = cluster.links.iter().any(|l| [&l.a, &l.b].contains(&&a.id) && [&l.a, &l.b].contains(&&b.id));
                let values = lone(a) && lone(b) && !matches!(a.value, Value::Statement(_) | Value::Name(_));
                if let Some(Outcome::Apart(reason)) = reconcile::compare(&a.value, &b.value).filter(|_| values && !told)
                {
                    let (a, b) = (a.id.clone(), b.id.clone());
                    cluster.links.push(Link { a, b, relation: Relation::Conflict, finer: None, reason });
                }
            }
        }
    }
}
