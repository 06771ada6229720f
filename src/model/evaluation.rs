//! How near a report comes to what people annotated: figures, what lowers them, and the two by story and by group.

use std::collections::BTreeMap;
use std::ops::AddAssign;

macro_rules! figures {
    ($($variant:ident $name:literal $doc:literal,)*) => {
        /// What is measured.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Figure { $(#[doc = $doc] $variant,)* }

        impl Figure {
            /// Every figure in the order in which they are shown.
            pub const ALL: &'static [Figure] = &[$(Figure::$variant,)*];

            /// The word used in JSON, in floors and on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Figure::$variant => $name,)* }
            }
        }
    };
}

figures! {
    ClaimRecall "claim_recall" "Share of the annotated values that some claim stands for.",
    ClaimRecallAll "claim_recall_all" "The same of all annotated claims.",
    PairRecall "pair_recall" "Share of the annotated pairs of values that share a cluster.",
    PairRecallAll "pair_recall_all" "The same of all annotated pairs.",
    ClusterRecall "cluster_recall" "Share of its pairs found, averaged over the annotated clusters.",
    PairPrecision "pair_precision" "Share of the reported pairs, both sides annotated, that may meet.",
    PairF1 "pair_f1" "Harmonic mean of `pair_precision` and `pair_recall_all`.",
    RelationAccuracy "relation_accuracy" "Share of the key pairs with the annotated relation.",
    ConflictRecall "conflict_recall" "Share of the annotated conflicts that are reported as conflicts.",
    ConflictPrecision "conflict_precision" "Share of the reported conflicts, both sides annotated, that are conflicts.",
    VerdictAccuracy "verdict_accuracy" "Share of the annotated clusters with an accepted verdict.",
    BcubedPrecision "bcubed_precision" "Of a reported claim's companions the share that belong with it, averaged over those that stand for clustered claims.",
    BcubedRecall "bcubed_recall" "Of an annotated claim's companions the share that are with it, averaged over all clustered claims.",
    BcubedF1 "bcubed_f1" "Harmonic mean of `bcubed_precision` and `bcubed_recall`.",
    TrapViolations "trap_violations" "How many traps were sprung.",
    Traps "traps" "How many traps there are.",
}

impl Figure {
    /// The figure of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Figure> {
        Figure::ALL.iter().copied().find(|figure| figure.name() == name)
    }

    /// Whether it counts; the others are shares in 0..1.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Figure::TrapViolations | Figure::Traps)
    }

    /// Whether less of it is better.
    #[must_use]
    pub fn is_ceiling(self) -> bool {
        self == Figure::TrapViolations
    }

    /// The precision and the recall that it is the harmonic mean of.
    fn halves(self) -> Option<(Figure, Figure)> {
        match self {
            Figure::PairF1 => Some((Figure::PairPrecision, Figure::PairRecallAll)),
            Figure::BcubedF1 => Some((Figure::BcubedPrecision, Figure::BcubedRecall)),
            _ => None,
        }
    }
}

/// How many were asked, and how much of that was right; half right counts half.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// What was right.
    pub good: f64,
    /// Of how many.
    pub of: usize,
}

/// Tallies by figure. They add up: the sum of those of several stories is their pool.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(BTreeMap<Figure, Tally>);

impl Figures {
    /// Asks once more: `good` in 0..1 is how right it was.
    pub fn note(&mut self, figure: Figure, good: f64) {
        let tally = self.0.entry(figure).or_default();
        tally.good += good;
        tally.of += 1;
    }

    /// The value: a share in 0..1, or a count; `None` where nothing was asked. A harmonic mean with nothing on one side is 0.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
    pub fn value(&self, figure: Figure) -> Option<f64> {
        if let Some((precision, recall)) = figure.halves() {
            let half = |figure| self.value(figure).unwrap_or(0.0);
            let (p, r) = (half(precision), half(recall));
            return Some(if p > 0.0 && r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 });
        }
        let tally = self.tally(figure);
        match figure {
            Figure::TrapViolations => Some(tally.good),
            Figure::Traps => Some(self.tally(Figure::TrapViolations).of as f64),
            _ => (tally.of > 0).then(|| tally.good / tally.of as f64),
        }
    }

    /// Of how many; `None` for counts and for harmonic means.
    #[must_use]
    pub fn of(&self, figure: Figure) -> Option<usize> {
        (figure.halves().is_none() && !figure.counts()).then(|| self.tally(figure).of)
    }

    /// Whether anything was asked for it, on either side of a harmonic mean.
    #[must_use]
    pub fn asks(&self, figure: Figure) -> bool {
        match figure.halves() {
            Some((precision, recall)) => self.asks(precision) || self.asks(recall),
            None => figure.counts() || self.tally(figure).of > 0,
        }
    }

    fn tally(&self, figure: Figure) -> Tally {
        self.0.get(&figure).copied().unwrap_or_default()
    }
}

impl AddAssign<&Figures> for Figures {
    fn add_assign(&mut self, other: &Figures) {
        for (figure, more) in &other.0 {
            let tally = self.0.entry(*figure).or_default();
            tally.good += more.good;
            tally.of += more.of;
        }
    }
}

/// What sort of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// An annotated pair is not together.
    MissedPair,
    /// A pair is together that must not be.
    WrongPair,
    /// A key pair has another relation.
    WrongRelation,
    /// A conflict is reported that is none.
    FalseConflict,
    /// A cluster has another verdict.
    WrongVerdict,
}

impl Fault {
    /// Every sort in the order in which they are shown.
    pub const ALL: &'static [Fault] =
        &[Fault::MissedPair, Fault::WrongPair, Fault::WrongRelation, Fault::FalseConflict, Fault::WrongVerdict];

    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Fault::MissedPair => "missed-pair",
            Fault::WrongPair => "wrong-pair",
            Fault::WrongRelation => "wrong-relation",
            Fault::FalseConflict => "false-conflict",
            Fault::WrongVerdict => "wrong-verdict",
        }
    }
}

/// How often what went wrong for which cause, by annotated kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Causes(BTreeMap<(Fault, String), BTreeMap<String, usize>>);

/// One cause of one sort of fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause<'c> {
    /// What went wrong.
    pub fault: Fault,
    /// Why: a code such as `never-blocked`, or `agree -> update modality/plan-then-outcome`.
    pub why: &'c str,
    /// How often.
    pub n: usize,
    /// How often by annotated kind, the most frequent first.
    pub kinds: Vec<(&'c str, usize)>,
}

impl Causes {
    /// Counts one more.
    pub fn note(&mut self, fault: Fault, why: impl Into<String>, kind: &str) {
        *self.0.entry((fault, why.into())).or_default().entry(kind.to_owned()).or_default() += 1;
    }

    /// The causes of one sort, the most frequent first, then by code.
    #[must_use]
    pub fn of(&self, fault: Fault) -> Vec<Cause<'_>> {
        let here = self.0.iter().filter(|((sort, _), _)| *sort == fault);
        let mut causes: Vec<Cause<'_>> = here
            .map(|((fault, why), kinds)| {
                let mut kinds: Vec<(&str, usize)> = kinds.iter().map(|(kind, n)| (kind.as_str(), *n)).collect();
                kinds.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
                Cause { fault: *fault, why, n: kinds.iter().map(|(_, n)| n).sum(), kinds }
            })
            .collect();
        causes.sort_by_key(|cause| std::cmp::Reverse(cause.n));
        causes
    }
}

impl AddAssign<&Causes> for Causes {
    fn add_assign(&mut self, other: &Causes) {
        for (cause, kinds) in &other.0 {
            let own = self.0.entry(cause.clone()).or_default();
            for (kind, n) in kinds {
                *own.entry(kind.clone()).or_default() += n;
            }
        }
    }
}

/// A story against its annotation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    /// Every figure.
    pub figures: Figures,
    /// `claim_recall_all`, the figures of pairs and those of conflicts by annotated kind; pairs of two kinds are `mixed`.
    pub kinds: BTreeMap<String, Figures>,
    /// Why they are not higher.
    pub causes: Causes,
    /// What went wrong: the sort, and each case in words.
    pub errors: Vec<(&'static str, Vec<String>)>,
}

/// A story of a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Surveyed {
    /// The name of its folder.
    pub name: String,
    /// `ko`, `en` …, or `mixed`.
    pub language: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// Whether it is kept for measuring alone: its errors are never listed.
    pub frozen: bool,
    /// How it came out.
    pub evaluation: Evaluation,
}

/// Stories that are looked at together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// `all`, `dev`, `frozen`, a language, or both as `ko-dev`.
    pub name: String,
    /// How many stories.
    pub stories: usize,
    /// The figures of all their claims and pairs as if they were one story.
    pub pooled: Figures,
    /// The mean of the stories' own figures, of those that have them.
    pub mean: BTreeMap<Figure, f64>,
    /// 95 % bootstrap intervals of the pooled figures over stories; none for a single story.
    pub interval: BTreeMap<Figure, (f64, f64)>,
    /// The pooled figures by kind.
    pub kinds: BTreeMap<String, Figures>,
    /// The causes of all of them.
    pub causes: Causes,
}

/// Several stories against their annotations.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// The stories by name.
    pub stories: Vec<Surveyed>,
    /// The groups that have stories: all, dev, frozen, then each language, whole and by dev and frozen.
    pub groups: Vec<Group>,
    /// How often the stories were drawn anew for the intervals.
    pub resamples: usize,
    /// The seed of the draw.
    pub seed: u64,
}

/// How far clustering came with the claims of a story: what was compared, and how alike it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tried {
    /// The family of each claim by its id; only claims of one family are compared.
    pub families: BTreeMap<String, u32>,
    /// The pairs compared, the smaller id first: the score as a share of what joins.
    pub shares: BTreeMap<(String, String), f64>,
}
