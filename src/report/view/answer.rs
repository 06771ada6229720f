//! What are the answers to a question, and who gives which? Claims of one value together, each sentence once.

use crate::model::Verdict;
use crate::report::sanitise;

use super::claim::ClaimView;
use super::cluster::{ClusterView, when};

/// One answer to a cluster's question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The value in words.
    pub value: String,
    /// Who gives it, each sentence once.
    pub voices: Vec<Voice>,
}

/// A sentence that gives an answer, and every claim that says it in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Index of the first such claim in the view's claims.
    pub claim: usize,
    /// Indices of the others.
    pub echoes: Vec<usize>,
}

impl Answer {
    /// Indices of all its claims.
    pub fn claims(&self) -> impl Iterator<Item = usize> {
        self.voices.iter().flat_map(|voice| std::iter::once(voice.claim).chain(voice.echoes.iter().copied()))
    }

    /// The outlets that give it, each once, in the order of the claims.
    #[must_use]
    pub fn outlets<'v>(&self, claims: &'v [ClaimView<'_>]) -> Vec<&'v str> {
        let mut outlets: Vec<&str> = Vec::new();
        for claim in self.claims() {
            if !outlets.contains(&claims[claim].outlet.as_str()) {
                outlets.push(&claims[claim].outlet);
            }
        }
        outlets
    }
}

impl ClusterView<'_> {
    /// The different values of its claims, in the order in which the claims give them; where time moved on, in the
    /// order in which they were first given.
    #[must_use]
    pub fn answers(&self, claims: &[ClaimView<'_>]) -> Vec<Answer> {
        let mut answers: Vec<Answer> = Vec::new();
        for &claim in &self.claims {
            let value = &claims[claim].value;
            let at = answers.iter().position(|answer| answer.value == *value).unwrap_or_else(|| {
                answers.push(Answer { value: value.clone(), voices: Vec::new() });
                answers.len() - 1
            });
            let said = |n: usize| sanitise::plain(claims[n].sentence_text());
            let mine = said(claim);
            match answers[at].voices.iter_mut().find(|voice| said(voice.claim) == mine) {
                Some(voice) => voice.echoes.push(claim),
                None => answers[at].voices.push(Voice { claim, echoes: Vec::new() }),
            }
        }
        if self.cluster.verdict == Verdict::Update {
            answers.sort_by_key(|answer| answer.claims().filter_map(|claim| when(&claims[claim])).min());
        }
        answers
    }
}
