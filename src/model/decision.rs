//! What editors decided, as it stands today.

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// The finding is right and known.
    Accepted,
    /// The finding is a false alarm.
    Rejected,
    /// Looked at, and left open.
    Unsure,
    /// A person said what holds.
    Resolved {
        /// The value that holds, in the person's words.
        value: String,
        /// The rating the person chose.
        rating: String,
    },
    /// Claims answer one question.
    Merged,
    /// Claims do not answer one question.
    Split,
    /// A remark.
    Noted {
        /// The remark.
        text: String,
    },
    /// Somebody is to look at it.
    Assigned {
        /// Who; empty for nobody.
        to: String,
    },
}

impl Ruling {
    /// The word used in JSON and in the record.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Ruling::Accepted => "accept",
            Ruling::Rejected => "reject",
            Ruling::Unsure => "unsure",
            Ruling::Resolved { .. } => "resolve",
            Ruling::Merged => "merge",
            Ruling::Split => "split",
            Ruling::Noted { .. } => "note",
            Ruling::Assigned { .. } => "assign",
        }
    }

    /// Whether it settles a finding, so that nobody needs to be asked again.
    #[must_use]
    pub fn settles(&self) -> bool {
        matches!(self, Ruling::Accepted | Ruling::Rejected | Ruling::Resolved { .. })
    }

    /// Whether it is an answer to a finding, if only that it stays open.
    #[must_use]
    pub fn answers(&self) -> bool {
        self.settles() || matches!(self, Ruling::Unsure)
    }
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Its evidence is unchanged.
    Applied,
    /// Its evidence changed: it is shown and asked again.
    Stale,
    /// Its evidence is gone: it is kept and listed.
    Orphaned,
}

impl Fate {
    /// The word used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Fate::Applied => "applied",
            Fate::Stale => "stale",
            Fate::Orphaned => "orphaned",
        }
    }
}

/// How the evidence of a decision differs from what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Who says it.
    pub source: String,
    /// What it said when the decision was made; `None` where it said nothing.
    pub old: Option<String>,
    /// What it says now; `None` where it says nothing any more.
    pub new: Option<String>,
}

/// Another person who stands by a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Its number in the record.
    pub number: u64,
    /// Who.
    pub by: String,
    /// When, in UTC.
    pub at: String,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number in the record.
    pub number: u64,
    /// Who decided.
    pub by: String,
    /// When, in UTC.
    pub at: String,
    /// Why; empty when nothing was said.
    pub why: String,
    /// What.
    pub ruling: Ruling,
    /// The question in words, as it was then.
    pub question: String,
    /// What became of it.
    pub fate: Fate,
    /// Who else stands by it, oldest first.
    pub confirmed: Vec<Confirmation>,
    /// The id of the cluster it concerns today: the one that holds most of its claims.
    pub cluster: Option<String>,
    /// The ids of other clusters all of whose claims were weighed in it: what was one question when it was made is several today.
    pub covers: Vec<String>,
    /// What changed since.
    pub changes: Vec<Shift>,
}

/// Two decisions that cannot both hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contradiction {
    /// The number of the earlier one.
    pub earlier: u64,
    /// The number of the later one.
    pub later: u64,
}

/// All that stands decided of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The decisions in force, by number.
    pub decisions: Vec<Decision>,
    /// What cannot both hold, by numbers.
    pub contradictions: Vec<Contradiction>,
}

impl Review {
    /// The decisions that concern a cluster, oldest first.
    pub fn of(&self, cluster: &str) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(move |decision| decision.cluster.as_deref() == Some(cluster))
    }

    /// The decisions to tell of a cluster: one that covers it and holds, then those that concern it, oldest first.
    #[must_use]
    pub fn concerning(&self, cluster: &str) -> Vec<&Decision> {
        let covering = self.answer(cluster).filter(|decision| decision.cluster.as_deref() != Some(cluster));
        covering.into_iter().chain(self.of(cluster)).collect()
    }

    /// Whether a decision is contradicted by another.
    #[must_use]
    pub fn is_contradicted(&self, number: u64) -> bool {
        self.contradictions.iter().any(|c| c.earlier == number || c.later == number)
    }

    /// The answer that holds for a cluster: applied, and contradicted by none. One given to it outranks one that covers it.
    #[must_use]
    pub fn answer(&self, cluster: &str) -> Option<&Decision> {
        let holds = |d: &&Decision| d.ruling.answers() && d.fate == Fate::Applied && !self.is_contradicted(d.number);
        if self.of(cluster).any(|d| d.ruling.answers()) {
            return self.of(cluster).filter(holds).last();
        }
        let mut covering = self.decisions.iter().filter(|d| d.covers.iter().any(|id| id == cluster));
        covering.rfind(holds)
    }

    /// Whether a cluster is settled: what was decided of it holds.
    #[must_use]
    pub fn is_settled(&self, cluster: &str) -> bool {
        self.answer(cluster).is_some_and(|decision| decision.ruling.settles())
    }
}
