//! How many independent texts and sources stand behind a cluster? Copies are found by sentences, ending-folded and masked.

use std::collections::BTreeSet;

use petgraph::unionfind::UnionFind;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Article, Claim, Copy, Speaker};

/// From this share of the shorter article's claim sentences two articles are copies.
const COPY_SHARE: f64 = 0.5;

/// So few shared sentences may be chance.
const COPY_LEAST: usize = 3;

/// A shorter sentence, in letters, may be anybody's.
const COPY_LETTERS: usize = 12;

/// Of the articles that share a sentence each is paired with so many after it.
const MOST_HOLDERS: usize = 32;

/// A sentence without spaces, punctuation and its ending (했다/했습니다/했어요 alike).
#[must_use]
pub fn folded(sentence: &str) -> String {
    let syllable = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    let letters = || sentence.chars().filter(|c| syllable(*c) || c.is_alphanumeric());
    let count = letters().count();
    let mut folded = String::with_capacity(sentence.len());
    for c in letters().take(count.saturating_sub(4).max(count * 9 / 10)) {
        if syllable(c) { folded.push(c) } else { folded.extend(c.to_lowercase()) }
    }
    folded
}

/// The sentences of a story's claims, each told from the others by a number, alike where they are the same when folded.
#[derive(Debug)]
pub struct Sentences {
    /// For each claim: its article.
    article: Vec<usize>,
    /// For each claim: its sentence.
    sentence: Vec<usize>,
    /// For each sentence: whether it is too short to tell a copy by.
    short: Vec<bool>,
}

impl Sentences {
    /// Numbers articles and sentences in the order of the claims; each sentence is folded once.
    pub fn of(articles: &[Article], claims: &[Claim]) -> Sentences {
        let texts: FxHashMap<&str, (usize, &str)> =
            articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), (n, a.text.as_str()))).collect();
        let mut places: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
        let (mut article, mut sentence, mut short) = (Vec::new(), Vec::new(), Vec::new());
        for claim in claims {
            let (own, text) = texts.get(claim.article.as_str()).copied().unwrap_or((usize::MAX, ""));
            article.push(own);
            sentence.push(*places.entry((own, claim.sentence.start)).or_insert_with(|| {
                let next = numbers.len();
                let folded = folded(text.get(claim.sentence.start..claim.sentence.end).unwrap_or(""));
                if next == short.len() {
                    short.push(folded.chars().count() < COPY_LETTERS);
                }
                *numbers.entry(folded).or_insert(next)
            }));
        }
        short.truncate(numbers.len());
        Sentences { article, sentence, short }
    }

    /// Pairs of articles of which one took sentences from the other.
    pub fn copies(&self, articles: &[Article]) -> Vec<Copy> {
        let mut said: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); articles.len()];
        for (article, sentence) in self.article.iter().zip(&self.sentence) {
            if let Some(said) = said.get_mut(*article).filter(|_| !self.short[*sentence]) {
                said.insert(*sentence);
            }
        }
        // an index from sentence to articles keeps this linear in what is shared
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); self.short.len()];
        for (article, said) in said.iter().enumerate() {
            said.iter().for_each(|sentence| holders[*sentence].push(article));
        }
        let mut shared: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        for ids in holders.iter().filter(|ids| ids.len() > 1) {
            for (n, a) in ids.iter().enumerate() {
                for b in ids[n + 1..].iter().take(MOST_HOLDERS) {
                    *shared.entry((*a, *b)).or_default() += 1;
                }
            }
        }
        let mut shared: Vec<((usize, usize), usize)> = shared.into_iter().collect();
        shared.sort_unstable();
        shared
            .into_iter()
            .filter_map(|((a, b), n)| {
                let least = said[a].len().min(said[b].len());
                (n >= COPY_LEAST && n as f64 >= least as f64 * COPY_SHARE).then(|| Copy {
                    a: articles[a].id.clone(),
                    b: articles[b].id.clone(),
                    shared: n,
                    of: least,
                    signals: vec![format!("sentences {n} of {least}")],
                })
            })
            .collect()
    }

    /// How many independent texts say it, of claims by index: articles whose sentences for this cluster are the same
    /// count once.
    pub fn origins(&self, claims: &[usize]) -> usize {
        let mut groups = UnionFind::new(claims.len());
        let (mut by_article, mut by_sentence): (FxHashMap<usize, usize>, FxHashMap<usize, usize>) = Default::default();
        for (n, &claim) in claims.iter().enumerate() {
            groups.union(n, *by_article.entry(self.article[claim]).or_insert(n));
            groups.union(n, *by_sentence.entry(self.sentence[claim]).or_insert(n));
        }
        groups.into_labeling().into_iter().collect::<FxHashSet<usize>>().len()
    }
}

/// How many sources are named: each named speaker once, and every article that names nobody.
#[must_use]
pub fn informants(claims: &[&Claim]) -> usize {
    let sources: BTreeSet<(Speaker, &str)> = claims
        .iter()
        .map(|c| match c.attribution.speaker {
            Speaker::Outlet => (Speaker::Outlet, c.article.as_str()),
            speaker => (speaker, c.attribution.name.as_str()),
        })
        .collect();
    sources.len()
}
