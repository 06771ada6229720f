//! Every article as it was read: each sentence with its values marked and what they answer, and what was passed over.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Article, Kind, Sentence, SentenceFate, Verdict};
use crate::report::sanitise;
use crate::report::view::View;

use super::question;

/// Passages that were passed over are shown up to so many characters.
const PASSED: usize = 60;

/// One article.
pub struct ArticlePart {
    pub number: usize,
    pub outlet: String,
    pub published: String,
    pub file: String,
    pub title: String,
    pub lang: Option<String>,
    /// Its address, where that is one a browser may open.
    pub url: Option<String>,
    pub cautions: Vec<String>,
    /// The number under which the filter knows its outlet.
    pub outlet_number: String,
    /// The sentences that no article before it has.
    pub sentences: Vec<SentencePart>,
    pub told: ToldPart,
    pub passed: Vec<PassedPart>,
}

/// Sentences that stand, with the same values and questions, in articles before.
#[derive(Default)]
pub struct ToldPart {
    pub sentences: usize,
    /// Those articles, by number and outlet.
    pub sources: Vec<(usize, String)>,
}

/// One sentence.
pub struct SentencePart {
    pub line: usize,
    /// Stretches, and whether a value stands there.
    pub pieces: Vec<(String, bool)>,
    pub kinds: String,
    /// Codes of the verdicts of its claims, with spaces between.
    pub verdicts: String,
    /// Why it holds no claim; empty where it holds some.
    pub fate: String,
    pub notes: Vec<NotePart>,
}

/// What a value of a sentence answers.
pub struct NotePart {
    /// The address of a question that stands nowhere else.
    pub id: Option<String>,
    /// The address of a question that stands elsewhere.
    pub target: Option<String>,
    pub code: &'static str,
    pub question: String,
    pub value: String,
    /// Who says it and how, where it is not simply the outlet that asserts it.
    pub how: String,
}

/// A passage that was not read for claims.
pub struct PassedPart {
    pub line: usize,
    pub why: String,
    pub text: String,
}

pub fn parts(view: &View<'_>, outlets: &[String]) -> Vec<ArticlePart> {
    let mut homes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, cluster) in view.clusters.iter().enumerate() {
        for claim in &cluster.claims {
            homes.entry(*claim).or_default().push(n);
        }
    }
    let mut said: BTreeMap<(&str, usize), Vec<usize>> = BTreeMap::new();
    for (n, claim) in view.claims.iter().enumerate() {
        said.entry((claim.claim.article.as_str(), claim.claim.sentence.start)).or_default().push(n);
    }
    let mut desk = Desk { view, homes, said, anchored: BTreeSet::new(), told: BTreeMap::new() };
    let rows = view.article_rows();
    let articles = view.reconciliation.story.articles.iter().zip(rows).enumerate();
    let mut unread = view.reconciliation.coverage.sentences.as_slice();
    let mut parts = Vec::new();
    for (n, (article, [outlet, published, file])) in articles {
        let own = unread.iter().take_while(|sentence| sentence.article == article.id).count();
        let (own, rest) = unread.split_at(own);
        unread = rest;
        let (sentences, told) = desk.sentences(n, article, own);
        parts.push(ArticlePart {
            number: n + 1,
            outlet,
            published,
            file,
            title: article.title.clone(),
            lang: (article.lang != view.words.lang()).then(|| article.lang.to_string()),
            url: article.url.clone().filter(|url| ["https://", "http://"].iter().any(|safe| url.starts_with(safe))),
            cautions: article.cautions.iter().map(|caution| view.words.message(caution)).collect(),
            outlet_number: outlets.iter().position(|o| *o == view.outlet(&article.id)).unwrap_or(0).to_string(),
            sentences,
            told,
            passed: desk.passed(n, article),
        });
    }
    parts
}

/// A sentence without its line ends, and the clusters and values of its claims.
type Said<'v> = (String, Vec<(usize, &'v str)>);

struct Desk<'v, 'r> {
    view: &'v View<'r>,
    /// Claim → clusters.
    homes: BTreeMap<usize, Vec<usize>>,
    /// Article and sentence → claims.
    said: BTreeMap<(&'v str, usize), Vec<usize>>,
    /// Clusters that have their address already.
    anchored: BTreeSet<usize>,
    /// Sentence, its questions and values → the article that has it first.
    told: BTreeMap<Said<'v>, usize>,
}

impl<'v> Desk<'v, '_> {
    fn sentences(&mut self, n: usize, article: &'v Article, own: &[Sentence]) -> (Vec<SentencePart>, ToldPart) {
        let (mut fresh, mut told) = (Vec::new(), ToldPart::default());
        for sentence in own {
            let claims = self.said.get(&(article.id.as_str(), sentence.span.start)).cloned().unwrap_or_default();
            let notes: Vec<(usize, usize)> = claims
                .iter()
                .flat_map(|claim| self.homes.get(claim).into_iter().flatten().map(|home| (*claim, *home)))
                .collect();
            let answers = notes.iter().map(|(claim, home)| (*home, self.view.claims[*claim].value.as_str())).collect();
            let key = (sanitise::plain(sentence.span.of(&article.text)), answers);
            let source = *self.told.entry(key).or_insert(n);
            if source == n {
                fresh.push(self.sentence(n, article, sentence, &claims, notes));
                continue;
            }
            told.sentences += 1;
            let from = (source + 1, self.view.outlet(&self.view.reconciliation.story.articles[source].id));
            if !told.sources.contains(&from) {
                told.sources.push(from);
            }
        }
        (fresh, told)
    }

    fn sentence(
        &mut self,
        n: usize,
        article: &Article,
        sentence: &Sentence,
        claims: &[usize],
        notes: Vec<(usize, usize)>,
    ) -> SentencePart {
        let view = self.view;
        let mut verdicts: Vec<&str> =
            notes.iter().map(|(_, home)| view.clusters[*home].cluster.verdict.name()).collect();
        verdicts.sort_unstable();
        verdicts.dedup();
        SentencePart {
            line: view.places[n].line(sentence.span.start),
            pieces: self.pieces(article, sentence, claims),
            kinds: question::codes(claims.iter().map(|claim| &view.claims[*claim])),
            verdicts: verdicts.join(" "),
            fate: match sentence.fate {
                SentenceFate::Claims => String::new(),
                SentenceFate::Repeat => view.words.word("page.repeat"),
                SentenceFate::Question => view.words.word("page.question"),
                SentenceFate::NotUnderstood => view.words.word("page.not-understood"),
            },
            notes: notes.into_iter().map(|(claim, home)| self.note(claim, home)).collect(),
        }
    }

    /// The sentence cut at its values; of values that overlap the first, and no statement, which is all clause.
    fn pieces(&self, article: &Article, sentence: &Sentence, claims: &[usize]) -> Vec<(String, bool)> {
        let (text, end) = (article.text.as_str(), sentence.span.end);
        let mut spans: Vec<_> = claims
            .iter()
            .map(|claim| self.view.claims[*claim].claim)
            .filter(|claim| claim.kind != Kind::Statement)
            .map(|claim| claim.span)
            .collect();
        spans.sort_unstable();
        let mut pieces = Vec::new();
        let mut at = sentence.span.start;
        for span in spans {
            if span.start < at || span.end > end {
                continue;
            }
            if span.start > at {
                pieces.push((text[at..span.start].to_owned(), false));
            }
            pieces.push((span.of(text).to_owned(), true));
            at = span.end;
        }
        if at < end {
            pieces.push((text[at..end].to_owned(), false));
        }
        pieces
    }

    fn note(&mut self, claim: usize, home: usize) -> NotePart {
        let (claim, cluster) = (&self.view.claims[claim], self.view.clusters[home].cluster);
        let own = cluster.verdict == Verdict::Single && self.anchored.insert(home);
        NotePart {
            id: own.then(|| cluster.id.clone()),
            target: (!own).then(|| cluster.id.clone()),
            code: cluster.verdict.name(),
            question: self.view.clusters[home].question.clone(),
            value: claim.value.clone(),
            how: claim.how_if_not_plain(),
        }
    }

    fn passed(&self, n: usize, article: &Article) -> Vec<PassedPart> {
        article
            .skipped
            .iter()
            .map(|skipped| {
                let text = skipped.span.of(&article.text).trim();
                let cut = text.char_indices().nth(PASSED).map(|(at, _)| at);
                PassedPart {
                    line: self.view.places[n].line(skipped.span.start),
                    why: self.view.words.code("why", skipped.why.name()),
                    text: cut.map_or_else(|| text.to_owned(), |at| format!("{}…", &text[..at])),
                }
            })
            .collect()
    }
}
