//! When do the outlets say things were, and how did figures and undertakings move on? Periods as bars, courses as steps.

use jiff::civil::DateTime;
use rust_decimal::Decimal;

use crate::model::{Claim, Period, Relation, Value, Verdict};
use crate::report::view::{Answer, ClusterView, View};
use crate::report::wording;

use super::axis::{At, Axis, Mark};
use super::question::{Head, named};

/// Height of a course, in pixels, without its marks.
const HEIGHT: i64 = 96;
/// More bars or steps of one question are left to the question itself.
const DRAWN: usize = 10;
/// A bar is never thinner than this, in hundredths of a per cent.
const THINNEST: i64 = 90;
/// More questions are not drawn.
const QUESTIONS: usize = 24;

/// The timeline.
pub struct Timeline {
    /// When the articles came out.
    pub published: Option<Publications>,
    pub periods: Vec<PeriodsPart>,
    pub courses: Vec<CoursePart>,
    /// How many questions are not drawn, in words.
    pub more: Option<String>,
}

/// The articles on a line.
pub struct Publications {
    pub dots: Vec<At>,
    pub marks: Vec<Mark>,
    pub label: String,
}

/// The different periods given to one question.
pub struct PeriodsPart {
    pub head: Head,
    pub bars: Vec<BarPart>,
    pub marks: Vec<Mark>,
}

/// One period.
pub struct BarPart {
    pub x: At,
    pub width: At,
    pub value: String,
    pub outlets: String,
    /// Whether it goes on beyond the left end, the right end.
    pub open: (bool, bool),
}

/// How the answers to one question moved on.
pub struct CoursePart {
    pub head: Head,
    pub steps: Vec<StepPart>,
    pub lines: Vec<LinePart>,
    pub marks: Vec<Mark>,
    pub height: i64,
}

/// One answer at one time.
pub struct StepPart {
    pub x: At,
    pub y: i64,
    pub text_y: i64,
    pub anchor: &'static str,
    pub value: String,
    pub when: String,
    pub outlet: String,
}

/// From one answer to the next.
pub struct LinePart {
    pub from: (At, i64),
    pub to: (At, i64),
}

pub fn timeline(view: &View<'_>) -> Timeline {
    let moved = (0..)
        .zip(&view.clusters)
        .filter(|(_, cluster)| !matches!(cluster.cluster.verdict, Verdict::Single | Verdict::Agree));
    let (mut periods, mut courses) = (Vec::new(), Vec::new());
    for (n, cluster) in moved {
        if let Some(part) = self::periods(view, n, cluster) {
            periods.push(part);
        } else if let Some(part) = course(view, n, cluster) {
            courses.push(part);
        }
    }
    let left = periods.len().saturating_sub(QUESTIONS) + courses.len().saturating_sub(QUESTIONS);
    periods.truncate(QUESTIONS);
    courses.truncate(QUESTIONS);
    Timeline {
        published: publications(view),
        periods,
        courses,
        more: (left > 0).then(|| view.words.say("page.timeline-cut", &[("n", &left.to_string())])),
    }
}

fn publications(view: &View<'_>) -> Option<Publications> {
    let times: Vec<DateTime> =
        view.reconciliation.story.articles.iter().filter_map(|a| a.published.map(|p| p.at)).collect();
    let axis = Axis::over(times.iter().copied())?;
    let mut dots: Vec<At> = times.iter().map(|at| axis.at(*at)).collect();
    dots.sort_unstable();
    dots.dedup();
    let (first, last) = (times.iter().min()?, times.iter().max()?);
    let label = view.words.say(
        "page.published",
        &[
            ("n", &times.len().to_string()),
            ("from", &wording::moment(&view.words, *first)),
            ("until", &wording::moment(&view.words, *last)),
        ],
    );
    Some(Publications { dots, marks: axis.marks(&view.words), label })
}

fn periods(view: &View<'_>, n: usize, cluster: &ClusterView<'_>) -> Option<PeriodsPart> {
    let answers = cluster.answers(&view.claims);
    let dated: Vec<(&Answer, Option<DateTime>, Option<DateTime>)> = answers
        .iter()
        .filter_map(|answer| match view.claims[answer.claims().next()?].claim.value {
            Value::Time(Period::Dated { from, until, .. }) => Some((answer, from, until)),
            _ => None,
        })
        .collect();
    if dated.len() < 2 {
        return None;
    }
    let axis = Axis::over(dated.iter().flat_map(|(_, from, until)| [*from, *until]).flatten())?;
    let bars = dated
        .iter()
        .take(DRAWN)
        .map(|(answer, from, until)| {
            let start = from.map_or(At(0), |from| axis.at(from));
            let end = until.map_or(Axis::end(), |until| axis.at(until));
            BarPart {
                x: start,
                width: At((end.0 - start.0).max(THINNEST)),
                value: answer.value.clone(),
                outlets: named(view, &answer.outlets(&view.claims)),
                open: (from.is_none(), until.is_none()),
            }
        })
        .collect();
    Some(PeriodsPart { head: Head::of(view, n), bars, marks: axis.marks(&view.words) })
}

/// How high a claim stands: its figure, or the rung of an undertaking.
fn level(claim: &Claim) -> Option<i64> {
    match &claim.value {
        // only the order of heights is drawn from it, so thousandths are exact enough
        Value::Quantity(range) => range.low.or(range.high)?.checked_mul(Decimal::ONE_THOUSAND)?.trunc().try_into().ok(),
        Value::Statement(statement) => Some(statement.state as i64),
        _ => None,
    }
}

fn course(view: &View<'_>, n: usize, cluster: &ClusterView<'_>) -> Option<CoursePart> {
    if !cluster.relations.iter().any(|relation| relation.link.relation == Relation::Update) {
        return None;
    }
    let mut points: Vec<(DateTime, i64, usize)> = cluster
        .claims
        .iter()
        .filter_map(|claim| {
            let of = &view.claims[*claim];
            let when = of.claim.as_of.or(of.article.published.map(|published| published.at))?;
            Some((when, level(of.claim)?, *claim))
        })
        .collect();
    points.sort_by_key(|(when, level, _)| (*when, *level));
    points.dedup_by_key(|(when, level, _)| (*when, *level));
    points.truncate(DRAWN);
    let axis = Axis::over(points.iter().map(|(when, ..)| *when))?;
    let (low, high) = (points.iter().map(|p| p.1).min()?, points.iter().map(|p| p.1).max()?);
    if low == high {
        return None;
    }
    let y = |level: i64| {
        let past = i128::from(level - low) * i128::from(HEIGHT - 40) / i128::from(high - low);
        HEIGHT - 14 - i64::try_from(past).unwrap_or(0)
    };
    let steps: Vec<StepPart> = points
        .iter()
        .map(|(when, level, claim)| {
            let (x, y, of) = (axis.at(*when), y(*level), &view.claims[*claim]);
            StepPart {
                x,
                y,
                text_y: y - 9,
                anchor: match x.0 {
                    ..=2_000 => "start",
                    8_000.. => "end",
                    _ => "middle",
                },
                value: of.value.clone(),
                when: wording::moment(&view.words, *when),
                outlet: of.outlet.clone(),
            }
        })
        .collect();
    let lines = steps.windows(2).map(|pair| LinePart { from: (pair[0].x, pair[0].y), to: (pair[1].x, pair[1].y) });
    Some(CoursePart {
        head: Head::of(view, n),
        lines: lines.collect(),
        steps,
        marks: axis.marks(&view.words),
        height: HEIGHT,
    })
}

impl Timeline {
    /// Whether there is anything to draw.
    pub fn shows(&self) -> bool {
        self.published.is_some() || !self.periods.is_empty() || !self.courses.is_empty()
    }
}
