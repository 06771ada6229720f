//! What does each decision come to today? Applied, stale with old and new, or orphaned; and which of them cannot both hold.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Entry;
use super::event::{Act, Finding};
use super::history::confirmations;
use super::today::{Match, Today};
use crate::model::{Claim, Cluster, Confirmation, Contradiction, Decision, Fate, Review, Ruling, Shift, Verdict};

/// The decisions in force as they stand for `clusters`; `known` are the contradictions found when claims were brought together.
#[must_use]
pub fn review(
    in_force: &[&Entry],
    today: &Today,
    claims: &[Claim],
    clusters: &[Cluster],
    known: BTreeSet<Contradiction>,
) -> Review {
    if in_force.is_empty() {
        return Review { contradictions: known.into_iter().collect(), ..Review::default() };
    }
    let desk = Desk::new(today, claims, clusters);
    let confirmed = confirmations(in_force);
    let by = |number: &u64| confirmed.get(number).map_or(&[][..], Vec::as_slice);
    let decisions: Vec<Decision> =
        in_force.iter().filter_map(|entry| desk.decision(entry, by(&entry.number))).collect();
    let mut contradictions = known;
    let mut answers: BTreeMap<&str, Vec<&Decision>> = BTreeMap::new();
    for decision in decisions.iter().filter(|d| d.ruling.answers() && d.fate == Fate::Applied) {
        if let Some(cluster) = &decision.cluster {
            answers.entry(cluster).or_default().push(decision);
        }
    }
    for given in answers.values() {
        for (n, earlier) in given.iter().enumerate() {
            for later in given[n + 1..].iter().filter(|later| later.ruling != earlier.ruling) {
                contradictions.insert(Contradiction { earlier: earlier.number, later: later.number });
            }
        }
    }
    Review { decisions, contradictions: contradictions.into_iter().collect() }
}

fn confirmation(entry: &Entry) -> Confirmation {
    Confirmation { number: entry.number, by: entry.event.by.clone(), at: entry.event.at.clone() }
}

/// The sum that a cluster is about, where it is an article against itself.
#[must_use]
pub fn sum(cluster: &Cluster) -> Option<&'static str> {
    (cluster.verdict == Verdict::Internal).then(|| cluster.links.first().map_or("", |link| link.reason.code))
}

/// What a decision comes to: its clusters by number.
#[derive(Debug)]
struct Standing {
    fate: Fate,
    home: Option<usize>,
    covers: Vec<usize>,
    changes: Vec<Shift>,
}

struct Desk<'d> {
    today: &'d Today,
    clusters: &'d [Cluster],
    /// The members of each cluster, as indices into the claims.
    members: Vec<Vec<usize>>,
    /// The clusters that each claim is in.
    homes: BTreeMap<usize, Vec<usize>>,
}

impl<'d> Desk<'d> {
    fn new(today: &'d Today, claims: &[Claim], clusters: &'d [Cluster]) -> Desk<'d> {
        let index: BTreeMap<&str, usize> = claims.iter().enumerate().map(|(n, claim)| (claim.id.as_str(), n)).collect();
        let of = |cluster: &Cluster| cluster.claims.iter().filter_map(|id| index.get(id.as_str()).copied()).collect();
        let members: Vec<Vec<usize>> = clusters.iter().map(of).collect();
        let mut homes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (n, members) in members.iter().enumerate() {
            for member in members {
                homes.entry(*member).or_default().push(n);
            }
        }
        Desk { today, clusters, members, homes }
    }

    fn decision(&self, entry: &Entry, confirmed: &[&Entry]) -> Option<Decision> {
        let event = &entry.event;
        let (ruling, Standing { fate, home, covers, changes }) = match &event.act {
            Act::Accept { on } => (Ruling::Accepted, self.finding(on)),
            Act::Reject { on } => (Ruling::Rejected, self.finding(on)),
            Act::Unsure { on } => (Ruling::Unsure, self.finding(on)),
            Act::Resolve { on, value, rating } => {
                (Ruling::Resolved { value: value.clone(), rating: rating.clone() }, self.finding(on))
            }
            Act::Note { on, text } => (Ruling::Noted { text: text.clone() }, self.finding(on)),
            Act::Assign { on, to } => (Ruling::Assigned { to: to.clone() }, self.finding(on)),
            Act::Merge { .. } => (Ruling::Merged, self.sides(&event.act)),
            Act::Split { .. } | Act::Detach { .. } => (Ruling::Split, self.sides(&event.act)),
            Act::Confirm { .. } | Act::Undo { .. } => return None,
        };
        Some(Decision {
            number: entry.number,
            by: event.by.clone(),
            at: event.at.clone(),
            why: event.why.clone(),
            ruling,
            question: event.act.question().to_owned(),
            fate,
            confirmed: confirmed.iter().map(|entry| confirmation(entry)).collect(),
            cluster: home.map(|n| self.clusters[n].id.clone()),
            covers: covers.into_iter().map(|n| self.clusters[n].id.clone()).collect(),
            changes,
        })
    }

    /// The cluster of one sort that holds most of the claims; of several, the first.
    fn home(&self, claims: &[usize], sum: Option<&str>) -> Option<usize> {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for home in claims.iter().filter_map(|claim| self.homes.get(claim)).flatten() {
            if self::sum(&self.clusters[*home]) == sum {
                *votes.entry(*home).or_default() += 1;
            }
        }
        votes.into_iter().rev().max_by_key(|(_, votes)| *votes).map(|(home, _)| home)
    }

    fn finding(&self, on: &Finding) -> Standing {
        let found: Vec<&Match> = on.claims.iter().map(|evidence| self.today.find(evidence)).collect();
        let (mut changes, mut weighed) = (Vec::new(), BTreeSet::new());
        for (evidence, found) in on.claims.iter().zip(found) {
            let new = match found {
                // it is still said, be it under this question or another
                Match::Held(claims) => {
                    weighed.extend(claims.iter().copied());
                    continue;
                }
                Match::Changed(claim) => {
                    weighed.insert(*claim);
                    Some(self.today.said.at(*claim).said.clone())
                }
                Match::Gone => None,
            };
            changes.push(Shift { source: evidence.source.clone(), old: Some(evidence.said.clone()), new });
        }
        let there: Vec<usize> = weighed.iter().copied().collect();
        let sum = on.sum.as_deref();
        let Some(home) = self.home(&there, sum) else {
            return Standing { fate: Fate::Orphaned, home: None, covers: Vec::new(), changes };
        };
        let values: BTreeSet<(&str, &str)> = on.claims.iter().map(|evidence| evidence.says()).collect();
        for member in self.members[home].iter().filter(|member| !weighed.contains(member)) {
            let evidence = self.today.said.at(*member);
            // another who says what was weighed already changes nothing
            if !values.contains(&evidence.says()) {
                let (source, new) = (evidence.source.clone(), Some(evidence.said.clone()));
                changes.push(Shift { source, old: None, new });
            }
        }
        let mut covers: Vec<usize> =
            there.iter().filter_map(|claim| self.homes.get(claim)).flatten().copied().collect();
        covers.sort_unstable();
        covers.dedup();
        covers.retain(|other| {
            *other != home
                && self::sum(&self.clusters[*other]) == sum
                && self.members[*other].len() > 1
                && self.members[*other].iter().all(|member| weighed.contains(member))
        });
        let fate = if changes.is_empty() { Fate::Applied } else { Fate::Stale };
        Standing { fate, home: Some(home), covers, changes }
    }

    fn sides(&self, act: &Act) -> Standing {
        let mut changes = Vec::new();
        let mut held = [Vec::new(), Vec::new()];
        let mut changed = [false, false];
        let sides = act.sides().map_or_else(Vec::new, |(a, b)| vec![a, b]);
        for (n, side) in sides.into_iter().enumerate() {
            for evidence in &side.claims {
                let new = match self.today.find(evidence) {
                    Match::Held(claims) => {
                        held[n].extend(claims);
                        continue;
                    }
                    Match::Changed(claim) => {
                        changed[n] = true;
                        Some(self.today.said.at(*claim).said.clone())
                    }
                    Match::Gone => None,
                };
                changes.push(Shift { source: evidence.source.clone(), old: Some(evidence.said.clone()), new });
            }
        }
        let gone = |n: usize| held[n].is_empty() && !changed[n];
        let fate = match () {
            () if gone(0) || gone(1) => Fate::Orphaned,
            () if changed.contains(&true) => Fate::Stale,
            () => Fate::Applied,
        };
        let there: Vec<usize> = held.concat();
        let home = if fate == Fate::Orphaned { None } else { self.home(&there, None) };
        Standing { fate, home, covers: Vec::new(), changes }
    }
}
