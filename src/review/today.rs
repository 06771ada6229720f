//! Where is the evidence of a decision today? There, there in other words, there with another value, or gone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::evidence::Evidence;
use crate::model::{Article, Claim};

/// What became of one piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same outlet says the same value of the same question: these claims, by index.
    Held(Vec<usize>),
    /// In its place the outlet says something else.
    Changed(usize),
    /// The outlet says nothing of it any more.
    Gone,
}

impl Match {
    /// The claims that say the same.
    #[must_use]
    pub fn held(&self) -> &[usize] {
        match self {
            Match::Held(claims) => claims,
            Match::Changed(_) | Match::Gone => &[],
        }
    }
}

/// The claims of a story as evidence, each with its key, in the order of the claims.
#[derive(Clone, Debug, Default)]
pub struct Said(Arc<Vec<(Evidence, String)>>);

impl Said {
    /// What `claims` of `articles` are as evidence.
    #[must_use]
    pub fn new(articles: &[Article], claims: &[Claim]) -> Said {
        let by_id: BTreeMap<&str, &Article> = articles.iter().map(|a| (a.id.as_str(), a)).collect();
        let evidence = |claim: &Claim| Some(Evidence::of(by_id.get(claim.article.as_str())?, claim));
        let keyed = |evidence: Evidence| (evidence.key(), evidence);
        let said = claims.iter().filter_map(evidence).map(keyed).map(|(key, evidence)| (evidence, key));
        Said(Arc::new(said.collect()))
    }

    /// The evidence that the claim of this index is.
    #[must_use]
    pub fn at(&self, claim: usize) -> &Evidence {
        &self.0[claim].0
    }
}

/// The claims of today as evidence, and where each piece of a record's evidence is among them.
#[derive(Clone, Debug)]
pub struct Today {
    /// The evidence that each claim is.
    pub said: Said,
    matches: BTreeMap<String, Match>,
}

impl Today {
    /// Looks for every piece of `evidence` among the claims. Guesses nothing: where a changed claim could be either of two, it is neither.
    #[must_use]
    pub fn new<'e>(said: Said, evidence: impl Iterator<Item = &'e Evidence>) -> Today {
        let sought: BTreeMap<String, &Evidence> = evidence.map(|evidence| (evidence.key(), evidence)).collect();
        let mut search = Search { said: &said, open: BTreeSet::new(), sought, matches: BTreeMap::new() };
        search.exactly();
        search
            .by(|evidence| evidence.matter().map(|matter| (matter, evidence.value.clone())), |n| Match::Held(vec![n]));
        search.by(|evidence| Some(evidence.place()), Match::Changed);
        search.by(Evidence::matter, Match::Changed);
        let matches = search.done();
        Today { said, matches }
    }

    /// Where a piece of the evidence is today.
    #[must_use]
    pub fn find(&self, evidence: &Evidence) -> &Match {
        self.matches.get(&evidence.key()).unwrap_or(&Match::Gone)
    }
}

struct Search<'s> {
    said: &'s Said,
    /// Claims that no evidence was found to be yet.
    open: BTreeSet<usize>,
    /// Evidence that was not found yet.
    sought: BTreeMap<String, &'s Evidence>,
    matches: BTreeMap<String, Match>,
}

impl Search<'_> {
    fn exactly(&mut self) {
        for (n, (_, key)) in self.said.0.iter().enumerate() {
            if !self.sought.contains_key(key) {
                self.open.insert(n);
                continue;
            }
            match self.matches.entry(key.clone()).or_insert_with(|| Match::Held(Vec::new())) {
                Match::Held(claims) => claims.push(n),
                Match::Changed(_) | Match::Gone => {}
            }
        }
        let found = &self.matches;
        self.sought.retain(|key, _| !found.contains_key(key));
    }

    /// Pairs what is sought with what is open where exactly one of each has the same mark.
    fn by<M: Ord>(&mut self, mark: impl Fn(&Evidence) -> Option<M>, made: impl Fn(usize) -> Match) {
        let mut pairs: BTreeMap<M, (Vec<String>, Vec<usize>)> = BTreeMap::new();
        for (key, evidence) in &self.sought {
            if let Some(mark) = mark(evidence) {
                pairs.entry(mark).or_default().0.push(key.clone());
            }
        }
        if pairs.is_empty() {
            return;
        }
        for n in &self.open {
            if let Some(pair) = mark(self.said.at(*n)).and_then(|mark| pairs.get_mut(&mark)) {
                pair.1.push(*n);
            }
        }
        for (sought, open) in pairs.into_values() {
            if let ([key], [n]) = (sought.as_slice(), open.as_slice()) {
                self.sought.remove(key);
                self.open.remove(n);
                self.matches.insert(key.clone(), made(*n));
            }
        }
    }

    fn done(mut self) -> BTreeMap<String, Match> {
        for key in self.sought.into_keys() {
            self.matches.insert(key, Match::Gone);
        }
        self.matches
    }
}
