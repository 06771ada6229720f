//! What has an editor seen of a story, and what is new since? A look holds what a decision would hang on, and no ids: files
//! may move and claims be read anew without any of it being news.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::apply::sum;
use super::evidence::{Evidence, digest};
use crate::model::{
    Article, ArticleNews, Claim, Cluster, Coming, Development, Fate, FindingNews, News, Reconciliation, Verdict,
};

/// The name of the layout; what has another is no look of this daejo.
const LAYOUT: &str = "daejo/look/1";

/// What an editor has seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    layout: String,
    /// Whose look it is.
    by: String,
    articles: Vec<SeenArticle>,
    /// What each claim said, by its evidence's key.
    claims: BTreeMap<String, String>,
    findings: Vec<SeenFinding>,
    /// The decisions by number, and whether they held.
    decisions: BTreeMap<u64, bool>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SeenArticle {
    id: String,
    outlet: String,
    title: String,
    /// The digest of its text.
    text: String,
}

/// A question that more than one origin answers, or an article against itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SeenFinding {
    question: String,
    verdict: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sum: Option<String>,
    /// The keys of its claims, in their order.
    claims: Vec<String>,
}

impl Look {
    /// What `by` sees now.
    #[must_use]
    pub fn new(of: &Reconciliation, by: &str) -> Look {
        let seen = Seen::new(of);
        let article = |article: &Article| SeenArticle {
            id: article.id.clone(),
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            text: digest([article.text.as_str()]),
        };
        let finding = |cluster: &Cluster| SeenFinding {
            question: cluster.question.clone(),
            verdict: cluster.verdict.name().to_owned(),
            sum: sum(cluster).map(str::to_owned),
            claims: cluster.claims.iter().filter_map(|id| Some(seen.of(id)?.0.clone())).collect(),
        };
        Look {
            layout: LAYOUT.to_owned(),
            by: by.to_owned(),
            articles: of.story.articles.iter().map(article).collect(),
            claims: seen.claims.values().cloned().collect(),
            findings: findings(of).map(finding).collect(),
            decisions: of.review.decisions.iter().map(|d| (d.number, d.fate == Fate::Applied)).collect(),
        }
    }

    /// Where the last look of `by` at a story lies: beside the record, a file for each editor.
    #[must_use]
    pub fn place(story: &Path, by: &str) -> PathBuf {
        super::store::beside(story).join(format!("look-{}.json", &digest([by])[..16]))
    }

    /// The look that [`Look::written`] wrote; `None` where it is none, or another editor's.
    #[must_use]
    pub fn parse(text: &str, by: &str) -> Option<Look> {
        let look: Look = serde_json::from_str(text).ok()?;
        (look.layout == LAYOUT && look.by == by).then_some(look)
    }

    /// The look as a line of JSON.
    #[must_use]
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// What is new since.
    #[must_use]
    pub fn news(&self, of: &Reconciliation) -> News {
        let now = Look::new(of, &self.by);
        let seen = Seen::new(of);
        let fresh = |id: &str| seen.of(id).is_some_and(|(key, _)| !self.claims.contains_key(key));
        let held = |number: &u64| self.decisions.get(number).copied();
        let unsettled = |(number, holds): (&u64, &bool)| (!holds && held(number) == Some(true)).then_some(*number);
        News {
            articles: self
                .articles(&now, |id| of.claims.iter().filter(|claim| claim.article == id && fresh(&claim.id)).count()),
            findings: self.findings(&now, of, fresh),
            claims: now.claims.keys().filter(|key| !self.claims.contains_key(*key)).count(),
            gone: self.claims.keys().filter(|key| !now.claims.contains_key(*key)).count(),
            decided: now.decisions.keys().filter(|number| held(number).is_none()).copied().collect(),
            unsettled: now.decisions.iter().filter_map(unsettled).collect(),
        }
    }

    fn articles(&self, now: &Look, fresh: impl Fn(&str) -> usize) -> Vec<ArticleNews> {
        let texts = |look: &Look| -> BTreeSet<(String, String)> {
            look.articles.iter().map(|article| (article.outlet.clone(), article.text.clone())).collect()
        };
        let ids =
            |look: &Look| -> BTreeSet<String> { look.articles.iter().map(|article| article.id.clone()).collect() };
        let (texts_then, texts_now, ids_then, ids_now) = (texts(self), texts(now), ids(self), ids(now));
        let news = |article: &SeenArticle, coming, claims| ArticleNews {
            coming,
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            claims,
        };
        let mut found = Vec::new();
        for article in &now.articles {
            if !texts_then.contains(&(article.outlet.clone(), article.text.clone())) {
                let coming = if ids_then.contains(&article.id) { Coming::Changed } else { Coming::Added };
                found.push(news(article, coming, fresh(&article.id)));
            }
        }
        for article in self.articles.iter().filter(|article| !ids_now.contains(&article.id)) {
            if !texts_now.contains(&(article.outlet.clone(), article.text.clone())) {
                found.push(news(article, Coming::Gone, 0));
            }
        }
        found
    }

    fn findings(&self, now: &Look, of: &Reconciliation, fresh: impl Fn(&str) -> bool) -> Vec<FindingNews> {
        let mut homes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (n, finding) in self.findings.iter().enumerate() {
            finding.claims.iter().for_each(|key| homes.entry(key).or_default().push(n));
        }
        let mut met = BTreeSet::new();
        let mut found = Vec::new();
        for (finding, cluster) in now.findings.iter().zip(findings(of)) {
            let before = self.before(finding, &homes);
            met.extend(before);
            let development = match before.map(|n| &self.findings[n]) {
                None => Development::New,
                Some(before) if before.verdict != finding.verdict => Development::Turned(verdict(&before.verdict)),
                Some(before) if self.says_more(before, now, finding) => Development::Answered,
                Some(_) => continue,
            };
            found.push(FindingNews {
                development,
                question: cluster.question.clone(),
                cluster: Some(cluster.id.clone()),
                claims: cluster.claims.iter().filter(|id| fresh(id)).cloned().collect(),
            });
        }
        for finding in (0..).zip(&self.findings).filter(|(n, _)| !met.contains(n)).map(|(_, finding)| finding) {
            found.push(FindingNews {
                development: Development::Gone(verdict(&finding.verdict)),
                question: finding.question.clone(),
                cluster: None,
                claims: Vec::new(),
            });
        }
        found
    }

    /// The finding of then that shares most claims with one of now; of equals, the first.
    fn before(&self, finding: &SeenFinding, homes: &BTreeMap<&str, Vec<usize>>) -> Option<usize> {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for n in finding.claims.iter().filter_map(|key| homes.get(key.as_str())).flatten() {
            if self.findings[*n].sum == finding.sum {
                *votes.entry(*n).or_default() += 1;
            }
        }
        votes.into_iter().rev().max_by_key(|(_, votes)| *votes).map(|(n, _)| n)
    }

    fn says_more(&self, before: &SeenFinding, now: &Look, finding: &SeenFinding) -> bool {
        let said: BTreeSet<&String> = before.claims.iter().filter_map(|key| self.claims.get(key)).collect();
        finding.claims.iter().filter_map(|key| now.claims.get(key)).any(|says| !said.contains(says))
    }
}

/// Every claim of today as evidence: its key, and what it says.
struct Seen {
    claims: BTreeMap<String, (String, String)>,
}

impl Seen {
    fn new(of: &Reconciliation) -> Seen {
        let articles: BTreeMap<&str, &Article> = of.story.articles.iter().map(|a| (a.id.as_str(), a)).collect();
        let one = |claim: &Claim| {
            let evidence = Evidence::of(articles.get(claim.article.as_str())?, claim);
            let says = format!("{} {}", evidence.kind, evidence.value);
            Some((claim.id.clone(), (evidence.key(), says)))
        };
        Seen { claims: of.claims.iter().filter_map(one).collect() }
    }

    fn of(&self, claim: &str) -> Option<&(String, String)> {
        self.claims.get(claim)
    }
}

fn findings(of: &Reconciliation) -> impl Iterator<Item = &Cluster> {
    of.clusters.iter().filter(|cluster| cluster.verdict != Verdict::Single)
}

fn verdict(name: &str) -> Verdict {
    Verdict::ALL.iter().copied().find(|verdict| verdict.name() == name).unwrap_or(Verdict::Single)
}
