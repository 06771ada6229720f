//! One question with its evidence side by side: who gives which answer in which words, and why the answers relate as they do.

use crate::model::{Kind, Speaker, Verdict};
use crate::report::view::{Answer, ClaimView, ClusterView, Difference, Piece, View};

/// From so many questions on a page shows less of each, so that it can still be sent and searched.
const MANY: usize = 200;

/// How much of one question is shown; the rest is counted.
#[derive(Clone, Copy)]
struct Room {
    answers: usize,
    /// Sentences of one answer.
    voices: usize,
    reasons: usize,
    differences: usize,
}

impl Room {
    fn of(view: &View<'_>, verdict: Verdict) -> Room {
        let questions = view.clusters.iter().filter(|c| c.cluster.verdict != Verdict::Single).count();
        if questions < MANY {
            return Room { answers: 16, voices: 8, reasons: 12, differences: 3 };
        }
        let differences = usize::from(matches!(verdict, Verdict::Conflict | Verdict::Update));
        Room { answers: 4, voices: 1, reasons: 3, differences }
    }
}

/// More outlets are counted, not named.
const NAMED: usize = 6;

/// A verdict as the page marks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The code, by which it is coloured and filtered.
    pub code: &'static str,
    /// The word.
    pub word: String,
}

impl Mark {
    /// The mark of a verdict.
    pub fn of(view: &View<'_>, verdict: Verdict) -> Mark {
        Mark { code: verdict.name(), word: view.words.code("verdict", verdict.name()) }
    }
}

/// A question by number, address and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub number: usize,
    pub id: String,
    pub mark: Mark,
    pub text: String,
}

impl Head {
    /// The head of the view's `n`th cluster; numbers run on from the first.
    pub fn of(view: &View<'_>, n: usize) -> Head {
        let (cluster, question) = (view.clusters[n].cluster, &view.clusters[n].question);
        Head { number: n + 1, id: cluster.id.clone(), mark: Mark::of(view, cluster.verdict), text: question.clone() }
    }
}

/// One question.
pub struct QuestionPart {
    pub head: Head,
    pub standing: String,
    /// Numbers of outlets, with spaces between.
    pub outlets: String,
    /// Codes of kinds, with spaces between.
    pub kinds: String,
    pub reasons: Vec<ReasonPart>,
    pub more_reasons: Option<String>,
    /// What editors decided of it.
    pub decisions: Vec<String>,
    pub answers: Vec<AnswerPart>,
    pub more_answers: Option<String>,
    pub differences: Vec<DifferencePart>,
}

/// Why claims relate as they do.
pub struct ReasonPart {
    pub mark: Mark,
    pub text: String,
    pub outlets: String,
    pub code: &'static str,
    /// Whether it is a sum that an article fails.
    pub sum: bool,
}

/// One answer with its evidence.
pub struct AnswerPart {
    pub value: String,
    pub voices: Vec<VoicePart>,
    pub more: Option<String>,
}

/// One quotation.
pub struct VoicePart {
    pub outlet: String,
    /// Where the sentence stands among those of its article.
    pub lang: Option<String>,
    pub before: String,
    pub value: String,
    pub after: String,
    pub place: String,
    pub also: Option<String>,
    pub speaker: String,
    /// Whether somebody else than the outlet says it.
    pub named: bool,
    pub modality: String,
    pub flags: Vec<String>,
    pub echoes: Option<String>,
}

/// Two sentences, each with its own words set off.
pub struct DifferencePart {
    pub sides: [SidePart; 2],
}

/// One of two sentences.
pub struct SidePart {
    pub outlet: String,
    /// Stretches, and whether this side alone has them.
    pub pieces: Vec<(String, bool)>,
}

/// The questions that are not one origin's alone.
pub fn parts(view: &View<'_>, outlets: &[String]) -> Vec<QuestionPart> {
    (0..)
        .zip(&view.clusters)
        .filter(|(_, cluster)| cluster.cluster.verdict != Verdict::Single)
        .map(|(n, cluster)| part(view, n, cluster, outlets))
        .collect()
}

/// The kinds of all claims: code and word, in the model's order.
pub fn kinds(view: &View<'_>) -> Vec<(&'static str, String)> {
    let occurs = |kind: &&Kind| view.claims.iter().any(|claim| claim.claim.kind == **kind);
    Kind::ALL.iter().filter(occurs).map(|kind| (kind.name(), view.words.code("kind", kind.name()))).collect()
}

fn part(view: &View<'_>, n: usize, cluster: &ClusterView<'_>, outlets: &[String]) -> QuestionPart {
    let claims = || cluster.claims.iter().map(|n| &view.claims[*n]);
    let answers = cluster.answers(&view.claims);
    let room = Room::of(view, cluster.cluster.verdict);
    let left: usize = answers.iter().skip(room.answers).map(|answer| answer.claims().count()).sum();
    let more = |n: usize| (n > 0).then(|| view.words.say("cluster.more", &[("n", &n.to_string())]));
    QuestionPart {
        head: Head::of(view, n),
        standing: [("cluster.origins", cluster.cluster.origins), ("cluster.informants", cluster.cluster.informants)]
            .map(|(key, n)| view.words.say(key, &[("n", &n.to_string())]))
            .join(" · "),
        outlets: numbers(claims(), outlets),
        kinds: codes(claims()),
        reasons: reasons(view, cluster, room.reasons),
        more_reasons: more(cluster.reasons.len().saturating_sub(room.reasons)),
        decisions: view.decided_lines(cluster),
        more_answers: more(left),
        answers: answers.iter().take(room.answers).map(|answer| self::answer(view, answer, room.voices)).collect(),
        differences: view.differences(cluster).iter().take(room.differences).map(difference).collect(),
    }
}

/// The names of outlets; of many the first few, the rest counted.
pub fn named<S: AsRef<str>>(view: &View<'_>, outlets: &[S]) -> String {
    let first: Vec<&str> = outlets.iter().take(NAMED).map(AsRef::as_ref).collect();
    let first = first.join(&view.words.word("list.comma"));
    match outlets.len().saturating_sub(NAMED) {
        0 => first,
        n => view.words.say("page.and-more", &[("names", &first), ("n", &n.to_string())]),
    }
}

/// The numbers of the claims' outlets, each once, ascending, with spaces between.
pub fn numbers<'c, 'r: 'c>(claims: impl Iterator<Item = &'c ClaimView<'r>>, outlets: &[String]) -> String {
    let mut found: Vec<usize> = claims.filter_map(|c| outlets.iter().position(|o| *o == c.outlet)).collect();
    found.sort_unstable();
    found.dedup();
    found.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}

/// The codes of the claims' kinds, each once, with spaces between.
pub fn codes<'c, 'r: 'c>(claims: impl Iterator<Item = &'c ClaimView<'r>>) -> String {
    let mut found: Vec<Kind> = claims.map(|c| c.claim.kind).collect();
    found.sort_unstable();
    found.dedup();
    found.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ")
}

fn reasons(view: &View<'_>, cluster: &ClusterView<'_>, room: usize) -> Vec<ReasonPart> {
    cluster
        .reasons
        .iter()
        .take(room)
        .map(|reason| ReasonPart {
            mark: Mark::of(view, reason.relation.into()),
            text: reason.text.clone(),
            outlets: [named(view, &reason.a), named(view, &reason.b)]
                .into_iter()
                .filter(|side| !side.is_empty())
                .collect::<Vec<_>>()
                .join(" ↔ "),
            code: reason.code,
            sum: Verdict::from(reason.relation) == Verdict::Internal,
        })
        .collect()
}

fn answer(view: &View<'_>, answer: &Answer, voices: usize) -> AnswerPart {
    let left = answer.voices.iter().skip(voices);
    let left: usize = left.map(|voice| 1 + voice.echoes.len()).sum();
    AnswerPart {
        value: answer.value.clone(),
        voices: answer
            .voices
            .iter()
            .take(voices)
            .map(|voice| self::voice(view, &view.claims[voice.claim], &voice.echoes))
            .collect(),
        more: (left > 0).then(|| view.words.say("cluster.more", &[("n", &left.to_string())])),
    }
}

fn voice(view: &View<'_>, claim: &ClaimView<'_>, echoes: &[usize]) -> VoicePart {
    let words = &view.words;
    let mut others: Vec<&str> = Vec::new();
    for echo in echoes.iter().map(|n| view.claims[*n].outlet.as_str()) {
        if echo != claim.outlet && !others.contains(&echo) {
            others.push(echo);
        }
    }
    let [before, value, after] = claim.around().map(str::to_owned);
    VoicePart {
        outlet: claim.outlet.clone(),
        lang: (claim.claim.lang != words.lang()).then(|| claim.claim.lang.to_string()),
        before,
        value,
        after,
        place: claim.where_it_stands(),
        also: (!claim.also_lines.is_empty()).then(|| claim.also(words)),
        speaker: claim.speaker.clone(),
        named: claim.claim.attribution.speaker != Speaker::Outlet,
        modality: claim.modality.clone(),
        flags: claim.flags.clone(),
        echoes: (!others.is_empty()).then(|| words.say("page.same-words", &[("outlets", &named(view, &others))])),
    }
}

fn difference(difference: &Difference) -> DifferencePart {
    let side = |outlet: &str, first: bool| SidePart {
        outlet: outlet.to_owned(),
        pieces: difference
            .pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Both(text) => Some((text.clone(), false)),
                Piece::First(text) => first.then(|| (text.clone(), true)),
                Piece::Second(text) => (!first).then(|| (text.clone(), true)),
            })
            .collect(),
    };
    DifferencePart { sides: [side(&difference.a, true), side(&difference.b, false)] }
}
