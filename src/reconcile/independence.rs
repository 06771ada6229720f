//! How many independent texts and sources stand behind a cluster? Copies are found by sentences, ending-folded and masked.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Article, Claim, Copy, Speaker};

/// From this share of the shorter article's claim sentences two articles are copies.
const COPY_SHARE: f64 = 0.5;

/// So few shared sentences may be chance.
const COPY_LEAST: usize = 3;

/// Sentences of one article as comparable strings.
fn sentences<'c>(claims: &[&'c Claim], texts: &BTreeMap<&str, &str>) -> BTreeSet<String> {
    claims
        .iter()
        .filter_map(|c: &&'c Claim| texts.get(c.article.as_str()).map(|t| folded(c.sentence.of(t))))
        .filter(|s| s.chars().count() >= 12)
        .collect()
}

/// A sentence without spaces, punctuation and its ending (했다/했습니다/했어요 alike).
#[must_use]
pub fn folded(sentence: &str) -> String {
    let mut letters: Vec<char> = sentence.chars().filter(|c| c.is_alphanumeric()).collect();
    let keep = letters.len().saturating_sub(4).max(letters.len() * 9 / 10);
    letters.truncate(keep);
    letters.into_iter().flat_map(char::to_lowercase).collect()
}

/// Pairs of articles of which one took sentences from the other.
#[must_use]
pub fn copies(articles: &[Article], claims: &[Claim]) -> Vec<Copy> {
    let texts: BTreeMap<&str, &str> = articles.iter().map(|a| (a.id.as_str(), a.text.as_str())).collect();
    let mut by_article: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        by_article.entry(&claim.article).or_default().push(claim);
    }
    let sets: BTreeMap<&str, BTreeSet<String>> = by_article.iter().map(|(id, c)| (*id, sentences(c, &texts))).collect();
    // an index from sentence to articles keeps this linear in what is shared
    let mut holders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, set) in &sets {
        for sentence in set {
            holders.entry(sentence).or_default().push(id);
        }
    }
    let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for ids in holders.values().filter(|ids| ids.len() > 1) {
        for (n, a) in ids.iter().enumerate() {
            for b in ids[n + 1..].iter().take(32) {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    shared
        .into_iter()
        .filter_map(|((a, b), n)| {
            let least = sets[a].len().min(sets[b].len());
            (n >= COPY_LEAST && n as f64 >= least as f64 * COPY_SHARE).then(|| Copy {
                a: a.into(),
                b: b.into(),
                shared: n,
                of: least,
                signals: vec![format!("sentences {n} of {least}")],
            })
        })
        .collect()
}

/// How many independent texts say it: articles whose sentences for this cluster are the same count once.
#[must_use]
pub fn origins(claims: &[&Claim], articles: &BTreeMap<&str, &Article>) -> usize {
    let mut groups: Vec<(BTreeSet<&str>, BTreeSet<String>)> = Vec::new();
    for claim in claims {
        let Some(article) = articles.get(claim.article.as_str()) else { continue };
        let sentence = folded(claim.sentence.of(&article.text));
        let (mut joined, rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|(ids, said)| ids.contains(claim.article.as_str()) || said.contains(&sentence));
        let mut one = joined.pop().unwrap_or_default();
        for (ids, said) in joined {
            one.0.extend(ids);
            one.1.extend(said);
        }
        one.0.insert(&claim.article);
        one.1.insert(sentence);
        groups = rest;
        groups.push(one);
    }
    groups.len()
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
